"""Red flags: what is found, where it is denied, and what is only missing."""

from dataclasses import replace

import pytest

from portal.flags.advert import Advert
from portal.flags.indicators import BY_FACTS_ALONE, RULES, Indicator
from portal.flags.labels import ASK, QUESTIONS, WHY
from portal.flags.rules import Flag, found_in
from portal.packs import flags
from tests.flags.collection import LANGUAGES, collection
from tests.flags.measuring import WORDS, measure, of_the_demo

PLAIN = Advert(
    title="Cleaner", pay_max=30_000, pay_currency="TRY", hours="8 hours", address_known=True
)


def rules_in(text, **more):
    return [flag.rule for flag in found_in(PLAIN._replace(text=text, **more), WORDS)]


def test_every_rule_has_its_sentence_and_every_question_its_rules():
    assert list(WHY) == list(RULES)
    assert RULES.keys() - BY_FACTS_ALONE == flags.RULES
    assert set(RULES.values()) == set(Indicator) == set(QUESTIONS) == set(ASK)


def test_the_collection_is_what_is_said_of_it():
    assert len(collection()) == 400
    for code in LANGUAGES:
        ours = [one for one in collection() if one.advert.language == code]
        assert sum(bool(one.shows) for one in ours) == len(ours) / 2 == 50
        assert {indicator for one in ours for indicator in one.shows} == set(Indicator)


def test_what_is_planted_is_found_and_what_is_honest_is_left_alone():
    measured = measure()

    assert measured.found >= 0.95
    assert measured.false <= 0.02
    assert min(right / there for right, there in measured.by.values()) >= 0.9


def test_other_wordings_are_found_too():
    """They have been looked at since; what was found at first is in the README."""
    measured = measure("after", "last", "fresh")

    assert measured.found >= 0.9
    assert measured.false <= 0.05


def test_words_that_nobody_thought_of_are_found_more_often_than_not():
    """Never mend rules by these: see the README."""
    measured = measure("aside", "others")

    assert measured.found >= 0.5
    assert measured.touched >= 0.7
    assert measured.false <= 0.05


def test_without_words_too_little_is_found():
    """The control: missing facts alone make no checklist."""
    assert measure(words=None).found < 0.5


def test_without_denials_honest_adverts_are_suspected():
    """The control: what honest people deny is read as said."""
    nothing = flags.Denial(None, None, None)
    deaf = replace(WORDS, denials=dict.fromkeys(WORDS.denials, nothing))

    assert measure(words=deaf).false > 0.1


def test_offers_of_the_demo_world_are_left_alone():
    assert [advert for advert in of_the_demo() if found_in(advert, WORDS)] == []


def test_a_flag_names_its_rule_and_quotes_what_was_written():
    advert = PLAIN._replace(text="Nice work. PASSPORTS  are kept, by us!")

    assert found_in(advert, WORDS) == [
        Flag(Indicator.DOCUMENTS, "papers_kept", "PASSPORTS  are kept")
    ]


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        ("we keep your passport", "we never keep your passport"),
        ("registration fee 100 euro", "no registration fee"),
        ("pasaport bizde kalır", "pasaport asla bizde kalmaz"),
        ("kayıt ücreti alınır", "kayit ucreti alinmaz"),
        ("رسوم تسجيل مقدما", "بدون رسوم تسجيل"),
        ("منحتفظ بجواز السفر", "لا نحتفظ بجواز السفر"),
        ("паспорт забираем", "паспорт не забираем"),
        ("вступительный взнос", "без взносов"),
    ],
)
def test_what_is_denied_is_no_flag(said, denied):
    assert len(rules_in(said)) == 1
    assert rules_in(denied) == []


def test_what_is_not_said_is_a_flag():
    assert [flag[:2] for flag in found_in(Advert(title="Cook"), WORDS)] == [
        (Indicator.ISOLATION, "no_address"),
        (Indicator.WAGES, "no_wage"),
        (Indicator.OVERTIME, "no_hours"),
    ]
    assert [flag.rule for flag in found_in(Advert(is_home=True), WORDS)] == ["no_address"]
    assert [flag.rule for flag in found_in(Advert(), None)] == ["no_address", "no_wage", "no_hours"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("09:00-18:00, 35.000 TL", []),
        ("from 08:00 to 22:00", ["long_hours"]),
        ("shifts of 8 hours between 06:00 and 22:00", []),
        ("٩٠٬٠٠٠ ليرة", []),
        ("٩٢٬٠٠٠ ليرة", ["pay_far_above"]),
        ("١٥٠٠٠٠ ليرة", ["pay_far_above"]),
        ("haftalık 50 bin TL", ["pay_far_above"]),
        ("günlük 3.000 TL", []),
        ("$5000", ["pay_far_above"]),
        ("18 000 ₺", []),
    ],
)
def test_amounts_and_clocks(text, found):
    assert rules_in(text) == found


def test_a_bed_that_belongs_to_the_job_is_a_flag_unless_one_may_live_elsewhere():
    assert rules_in("", housing_with_it=True) == ["home_with_job"]
    assert rules_in("A room is free if you like.", housing_with_it=True) == []
    assert rules_in("", is_home=True, tied_to_job=True) == ["home_tied"]


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("10-19", True),
        ("Salı hariç 9 – 18, yol parası", True),
        ("12 noon to 9 pm", True),
        ("10-15 kişi", False),
        ("18-25", False),
        ("28-30 000", False),
        ("09.12-15.12.2026", False),
    ],
)
def test_hours_are_said_in_many_ways(text, is_said):
    unsaid = PLAIN._replace(text=text, hours="")

    assert ("no_hours" in [flag.rule for flag in found_in(unsaid, WORDS)]) is not is_said


def test_women_only_is_no_flag_where_its_reason_is_said():
    assert rules_in("Sadece bayan") == ["sex_asked"]
    assert rules_in("Sadece bayan, çünkü kadınlar hamamı") == []
    assert rules_in("Sadece bayan", women_only=True) == []


@pytest.mark.parametrize("piece", ["1", "1 ", "1.000", "9:00-", "passport ", "паспорт не ", ", ."])
def test_whatever_is_pasted_is_read(piece):
    assert isinstance(rules_in(piece * 5_000), list)


def test_costs_are_no_pay():
    asked = Advert(text="Registration fee 100 euro", hours="8", address_known=True)

    assert [flag.rule for flag in found_in(asked, WORDS)] == ["no_wage", "fee_asked"]
