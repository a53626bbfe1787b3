"""Country packs: complete, dated, and refused when they are not."""

from datetime import date, datetime, timedelta

import pytest

from portal import packs
from portal.i18n import LANGUAGES
from portal.packs.calendar import calendar
from portal.packs.flags import RULES, red_flags

PACK = packs.load("tr")
TODAY = date(2026, 11, 22)


def way_texts():
    way = PACK.way
    found = [t for station in way.stations for t in (station.name, station.about, station.if_no)]
    found += [t for paper in way.papers for t in (paper.name, paper.about, paper.source)]
    for option in way.options:
        found += [option.name, option.means, option.afterwards, option.helps]
        found += [*option.steps, *option.questions]
    return found + [t for somebody in way.talk for t in (somebody.name, somebody.about)]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_text_is_there_in_every_language(code):
    texts = [t for line in PACK.lines for t in (line.name, line.about, line.hours, line.careful)]
    texts += [t for service in PACK.services for t in (service.name, service.about)]
    above = PACK.ombudsman
    texts += [above.name, above.about, above.contact, above.careful, above.say]

    texts += way_texts()
    calendar = PACK.calendar
    texts += [season.name for season in (*calendar.feasts, *calendar.fasting)]
    texts += [calendar.moon_note, calendar.fasting_note]

    assert [text for text in texts if text and not text.get(code)] == []


def test_the_lines_of_turkiye():
    assert [line.number for line in PACK.lines] == ["157", "112", "183", "170"]
    assert PACK.first_line.number == "157"
    assert PACK.emergency_line.number == "112"


def test_a_question_about_what_is_owed_waits_three_days_and_can_go_above_the_house():
    assert PACK.days_to_answer == 3
    assert PACK.ombudsman.name["en"] == "Ombudsman Institution (KDK)"


def test_the_way_of_turkiye():
    way = PACK.way

    assert [station.key for station in way.stations] == [
        "report",
        "interview",
        "identification",
        "information",
        "reflection",
        "support",
        "plan",
        "ahead",
        "follow_up",
    ]
    assert [(paper.key, paper.source["en"]) for paper in way.papers] == [
        ("reflection_permit", "Law 6458, articles 48 and 49"),
        ("residence_permit", "Law 6458, article 49"),
        ("three_years", "Law 6458, article 49"),
    ]
    assert way.cooling_off_days == 7


def test_the_two_ways_ahead_weigh_the_same():
    """As many steps, as many questions, and in no language is one much longer than the other."""
    stay, back = PACK.way.options

    assert (len(stay.steps), len(stay.questions)) == (len(back.steps), len(back.questions))
    for code in LANGUAGES:
        lengths = [
            sum(len(t[code]) for t in (o.name, o.means, o.afterwards, o.helps, *o.steps))
            for o in (stay, back)
        ]
        assert max(lengths) < 1.4 * min(lengths)


def test_no_word_makes_anybody_small_or_promises_a_right():
    said = " ".join(word for text in way_texts() for word in text.values()).casefold()
    words = [
        "victim",
        "mağdur",
        "ضحية",
        "ضحايا",
        "beneficiary",
        "trafficking",
        "you have the right",
    ]

    assert [word for word in words if word in said] == []


@pytest.mark.parametrize("code", ["xx", "../tr", ""])
def test_a_pack_that_is_not_there_is_refused(code):
    with pytest.raises(packs.BadPack):
        packs.load(code)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("first = true", "first = false"),
        ("emergency = true", "emergency = false"),
        ("checked_on = 2026-11-21", ""),
        ("https://www.mgm.gov.tr/", "http://www.mgm.gov.tr/"),
        ('number = "112"', "number = 112"),
        ("cooling_off_days = 7", "cooling_off_days = 0"),
        ("remind_days = [14, 5]", "remind_days = [5, 14]"),
        ("remind_days = [14, 5]", "remind_days = [14, 0]"),
        ("remind_days = [14, 5]", "remind_days = []"),
        ('key = "return"', 'key = "leave"'),
        ('key = "interview"', 'key = "report"'),
        ('key = "interview"', 'key = "first interview"'),
        ("[way.stations.if_no]\nen = ", "[way.stations.if_no]\nfr = "),
        ("[[way.options.steps]]\nen = ", "[[way.options.steps]]\nfr = "),
        ("[way.papers.source]\n", "[way.papers.sauce]\n"),
        ("[way.talk.about]\nen = ", "[way.talk.about]\nfr = "),
        ("[owed]\ndays = 3", "[owed]\ndays = true"),
        ("[ombudsman.say]\nen = ", "[ombudsman.say]\nfr = "),
    ],
)
def test_an_incomplete_pack_is_refused(tmp_path, monkeypatch, old, new):
    text = (packs.PACKS / "tr.toml").read_text("utf-8")
    assert old in text
    (tmp_path / "bad.toml").write_text(text.replace(old, new), "utf-8")
    monkeypatch.setattr(packs, "PACKS", tmp_path)
    packs.load.cache_clear()

    with pytest.raises(packs.BadPack):
        packs.load("bad")
    packs.load.cache_clear()


def test_red_flags_of_turkiye():
    words = PACK.red_flags

    assert {phrase.language for phrase in words.phrases} == {"tr", "ar", "ru", "en"}
    assert {phrase.rule for phrase in words.phrases} == RULES
    assert words.hours_a_day == 11
    assert words.pay.currencies["TRY"].ordinary["month"] == 45_000
    assert words.pay.checked_on == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("checked_on = 2026-11-22\n\n[hours]", "[hours]"),
        ("most_a_day = 11", 'most_a_day = "11"'),
        ("most_a_day = 11", "most_a_day = 0"),
        ("times = 2", "times = 0"),
        ("hour = 400", "hour = 4000"),
        ("hour = 400", "hour = 0"),
        ('written = ["tl"', 'written = ["*"'),
        ("[pay.units]\nhour", "[pay.units]\nminute"),
        ("[denials.en]", "[denials.xx]"),
        ("[hints.shifts]", "[hints.shirts]"),
        ("[facts.insured]", "[facts.insurance]"),
        ("[rules.papers_kept]", "[rules.papers_burnt]"),
        ("[rules.papers_kept]\nen = [", "[rules.papers_kept]\nen = [1, "),
        ("[rules.papers_kept]\nen = [", '[rules.papers_kept]\nen = ["(passport kept", '),
        ("[rules.papers_kept]\nen = [", '[rules.papers_kept]\nen = ["a & b & c", '),
        ("[rules.papers_kept]\nen = [", '[rules.papers_kept]\nen = [".. #", '),
    ],
)
def test_words_that_would_find_nothing_are_refused(tmp_path, old, new):
    text = (packs.PACKS / "tr.flags.toml").read_text("utf-8")
    assert old in text
    path = tmp_path / "bad.flags.toml"
    path.write_text(text.replace(old, new, 1), "utf-8")

    with pytest.raises(packs.BadPack):
        red_flags(path)


def test_a_country_without_words_of_its_own_has_none(tmp_path):
    assert red_flags(tmp_path / "none.flags.toml") is None


def at(text, hours=2):
    """The feast and the fasting month of a session, by the clocks of the house."""
    starts = datetime.fromisoformat(text)
    ends = starts + timedelta(hours=hours)
    found = PACK.calendar.feast_at(starts, ends), PACK.calendar.fasting_at(starts, ends)
    return tuple(season and season.key for season in found)


def test_feasts_begin_on_the_afternoon_before_and_end_at_midnight():
    assert at("2027-03-08 10:00") == (None, "ramadan")
    assert at("2027-03-08 11:30") == ("ramazan_bayrami", "ramadan")
    assert at("2027-03-11 21:00") == ("ramazan_bayrami", None)
    assert at("2027-03-12 10:00") == (None, None)
    assert at("2026-10-28 14:00") == ("october_29", None)
    assert at("2027-04-22 14:00") == (None, None)
    assert at("2027-04-23 10:00") == ("april_23", None)
    assert at("2026-03-21 10:00") == ("ramazan_bayrami", None)
    assert at("2027-03-21 10:00") == ("nowruz", None)


def test_every_year_that_is_known_has_every_feast_and_ramadan_ends_with_its_feast():
    calendar = PACK.calendar
    years = {season.key: [first.year for first, _ in season.spans] for season in calendar.feasts}

    assert set(map(tuple, years.values())) == {(2026, 2027, 2028, 2029)}
    assert calendar.known_until == date(2029, 12, 31)
    feast = next(season for season in calendar.feasts if season.key == "ramazan_bayrami")
    (ramadan,) = calendar.fasting
    ends = [last + timedelta(days=1) for _, last in ramadan.spans]
    assert ends == [first for first, _ in feast.spans]
    assert {(last - first).days + 1 for first, last in ramadan.spans} <= {29, 30}
    assert {season.key for season in calendar.feasts if season.follows_moon} == {
        "ramazan_bayrami",
        "kurban_bayrami",
    }


@pytest.mark.parametrize(
    "wrong",
    [
        {"days": []} | {"key": 3},
        {"eve_from": 24},
        {"eve_from": "noon"},
        {"days": ["2027-01-01"]},
        {"days": [[date(2027, 1, 2), date(2027, 1, 1)]]},
        {"days": [[date(2027, 1, 2)]]},
        {"checked_on": "yesterday"},
        {"name": {"tr": "Yılbaşı"}},
    ],
)
def test_a_calendar_that_says_nonsense_is_refused(wrong):
    feast = {"key": "a", "name": {"en": "A"}, "days": [date(2027, 1, 1)], "checked_on": TODAY}
    whole = {
        "checked_on": TODAY,
        "known_until": TODAY,
        "moon_note": {"en": "x"},
        "fasting_note": {"en": "x"},
        "feasts": [feast],
        "fasting": [],
    }
    assert calendar(whole).feasts[0].key == "a"

    with pytest.raises(packs.BadPack):
        calendar(whole | {"feasts": [feast | wrong]})
    with pytest.raises(packs.BadPack, match="same key"):
        calendar(whole | {"feasts": [feast, feast]})
