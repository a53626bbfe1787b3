"""Days for a calendar: neutral words, all day long, and a file that every calendar can read."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from icalendar import Calendar

from portal import clock
from portal.calendar_file import Day, calendar_file
from tests import make
from tests.take_along.reading import content_lines, fields_of, goal_with, offered, ticked

NOW = "2026-11-21 21:30:00+00:00"  # half past midnight of the 22nd in Istanbul
DATES, FILE = "/plan/take/calendar", "/plan/take/calendar/file"
ALLOWED = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "TRANSP"}


@pytest.fixture
def at_night():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def amina(db, at_night):
    return make.member(db, "amina-secret", house_id=make.house(db, "Secret Garden House").id)


@pytest.fixture
def days(db, amina):
    """Three days to come, and what has none to come: past, done, withdrawn, undated."""
    goal, steps = goal_with(db, amina, "See a lawyer", planned_on=date(2026, 11, 27))
    steps.append(make.step(db, goal, "Choose", planned_on=date(2026, 11, 22)))
    steps.append(make.step(db, goal, "A letter", doer="house", planned_on=date(2026, 12, 1)))
    make.step(db, goal, "Yesterday", planned_on=date(2026, 11, 21))
    make.step(db, goal, "Done", planned_on=date(2026, 11, 27), done_at=clock.now())
    make.step(db, goal, "Gone", planned_on=date(2026, 11, 27), withdrawn_at=clock.now())
    make.step(db, goal, "Undated")
    return steps


def test_days_to_come_are_offered_in_their_order_and_none_is_ticked(days, amina, sign_in):
    lawyer, choose, letter = days

    page = sign_in(amina).get(DATES).text

    assert offered(page, "step") == [choose.id, lawyer.id, letter.id]
    assert ticked(page, "step") == []
    assert "Others may see a calendar" in page
    assert "a copy of it on the internet" in page
    assert fields_of(page) == {"title": "Appointment"}


def test_without_scripts_from_the_choice_to_the_file(days, amina, sign_in):
    lawyer, choose, _letter = days
    browser = sign_in(amina)

    shown = browser.post(DATES, step=[lawyer.id, choose.id], title=" Walk ")
    fields = fields_of(shown.text)
    answer = browser.post(FILE, **{**fields, f"title{choose.id}": "Tea; with, a friend"})

    assert shown.status_code == 200
    assert fields[f"title{lawyer.id}"] == "Walk"
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="dates.ics"'
    assert answer.headers["cache-control"] == "no-store"
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert [(e.decoded("dtstart"), str(e["summary"])) for e in events] == [
        (date(2026, 11, 22), "Tea; with, a friend"),
        (date(2026, 11, 27), "Walk"),
    ]


def test_the_file_says_days_and_words_and_nothing_else(days, amina, sign_in, settings):
    raw = sign_in(amina).post(FILE, step=[step.id for step in days], title="Appointment").content
    lines = content_lines(raw)
    names = [re.split("[:;]", line, maxsplit=1)[0] for line in lines]

    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dates//EN"]
    assert lines[-1] == "END:VCALENDAR"
    assert set(names) - ALLOWED == {"BEGIN", "END", "VERSION", "PRODID"}
    assert [line for line in lines if line.startswith("DTSTART")] == [
        f"DTSTART;VALUE=DATE:{day}" for day in ("20261122", "20261127", "20261201")
    ]
    assert [line for line in lines if line.startswith("DTEND")] == [
        f"DTEND;VALUE=DATE:{day}" for day in ("20261123", "20261128", "20261202")
    ]
    assert {line for line in lines if line.startswith("DTSTAMP")} == {"DTSTAMP:20261121T000000Z"}
    assert len({line for line in lines if line.startswith("UID")}) == 3
    for word in ("lawyer", "letter", settings.name, "amina", "Secret", "portal", "localhost"):
        assert word.lower() not in raw.decode().lower()


def test_two_files_have_nothing_in_common_but_days_and_words():
    def uids(raw):
        return {line for line in content_lines(raw) if line.startswith("UID")}

    first, second = (calendar_file([Day(date(2026, 11, 27), "Walk")]) for _ in range(2))

    assert not uids(first) & uids(second)
    assert all(re.fullmatch(r"UID:[0-9a-f-]{36}", uid) for uid in uids(first) | uids(second))


def test_the_same_words_on_the_same_day_are_there_once():
    day = Day(date(2026, 11, 27), "Walk")

    assert calendar_file([day, day, day._replace(title="Tea")]).count(b"BEGIN:VEVENT") == 2


@pytest.mark.parametrize(
    "title",
    [
        "موعد مهم جداً عند صاحبة الورشة في المدينة صباح يوم الأحد",
        "Çok önemli bir görüşme için şöyle uzunca bir başlık, ığüşöç",
        "a" * 60,
        "👩‍👩‍👧" * 10,
        'Tea; with, a \\ friend: "now"',
    ],
)
def test_long_words_are_folded_between_letters_and_come_back_whole(days, amina, sign_in, title):
    raw = sign_in(amina).post(FILE, step=[days[0].id], title=title).content

    assert content_lines(raw)
    (event,) = Calendar.from_ical(raw).walk("VEVENT")
    assert str(event["summary"]) == title


def test_line_ends_and_control_letters_make_no_new_lines(days, amina, sign_in):
    number = days[0].id
    typed = "Walk\r\nDESCRIPTION:secret\n\x07\x85\u2028 home"

    raw = sign_in(amina).post(FILE, step=[number], title="x", **{f"title{number}": typed}).content

    (event,) = Calendar.from_ical(raw).walk("VEVENT")
    assert str(event["summary"]) == "Walk DESCRIPTION:secret home"
    assert "DESCRIPTION" not in event


def test_an_empty_word_falls_back_to_the_one_for_all(days, amina, sign_in):
    number = days[0].id
    sent = {"step": [number], "title": "Walk", f"title{number}": "  "}

    (event,) = Calendar.from_ical(sign_in(amina).post(FILE, **sent).content).walk("VEVENT")

    assert str(event["summary"]) == "Walk"


@pytest.mark.parametrize("address", [DATES, FILE])
def test_nothing_ticked_and_no_words_are_asked_again(days, amina, sign_in, address):
    browser, number = sign_in(amina), days[0].id

    empty = browser.post(address, title="Walk")
    wordless = browser.post(address, step=[number], title="  ")
    long = browser.post(address, step=[number], title="a" * 61)

    assert [answer.status_code for answer in (empty, wordless, long)] == [422, 422, 422]
    assert "No day is ticked." in empty.text
    assert 'value="Walk"' in empty.text
    assert ticked(wordless.text, "step") == ticked(long.text, "step") == [number]
    assert [page.text.count('class="error"') for page in (wordless, long)] == [1, 1]


def test_words_too_long_for_one_day_are_kept_to_be_shortened(days, amina, sign_in):
    number = days[0].id
    sent = {"step": [number], "title": "Walk", f"title{number}": "b" * 61}

    answer = sign_in(amina).post(FILE, **sent)

    assert answer.status_code == 422
    assert f'id="t{number}-error"' in answer.text
    assert "b" * 61 in answer.text


def test_only_so_many_days_are_offered_the_nearest_first(db, amina, sign_in):
    first = date(2026, 11, 25)
    for number in range(3):
        goal = make.goal(db, amina, f"Goal {number}")
        for turn in range(22):
            make.step(db, goal, planned_on=first + timedelta(days=22 * number + turn))

    page = sign_in(amina).get(DATES).text

    assert len(offered(page, "step")) == 60


def test_no_day_to_come_says_so(db, amina, sign_in):
    goal_with(db, amina, "Undated")
    page = sign_in(amina).get(DATES)

    assert page.status_code == 200
    assert "No step of your plan has a day that is still to come." in page.text
