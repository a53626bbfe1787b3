"""A date stands on her first page and in her calendar, behind the PIN and in neutral words."""

from datetime import timedelta

import pytest
import time_machine

from portal import clock
from portal.accounts import pin
from tests import make
from tests.calendars.reading import ALLOWED, events, names, said
from tests.interest.making import interested
from tests.interest.pages import here
from tests.statements import counted

TITLE = "Interview</b>"


@pytest.fixture
def at_noon():
    with time_machine.travel("2026-11-22 09:30:00+00:00", tick=False) as travel:
        yield travel


@pytest.fixture
def row(db, at_noon, scene):
    when = clock.now() + timedelta(days=7)
    return interested(db, scene.amina, scene.job, state="interview", when=when)


def test_the_file_has_hours_and_her_words_only(mine, scene, row):
    page = mine.get(f"{here(row.id)}/dates")
    answer = mine.post(f"{here(row.id)}/dates", title="Walk")

    assert 'value="Appointment"' in page.text
    assert names(answer) == ALLOWED - {"NAME", "X-WR-CALNAME"}
    assert said(answer) == [("Walk", 0, "CONFIRMED")]
    assert events(answer)[0].decoded("dtstart") == clock.now() + timedelta(days=7)
    assert mine.post(f"{here(row.id)}/dates", title="").status_code == 422


def test_it_stands_on_the_first_page_while_private_pages_are_open(db, sign_in, scene, row):
    shown = sign_in(scene.amina).get("/").text
    db.do(pin.keep, scene.amina.id, "73910482", asks=True)
    shut = sign_in(scene.amina).get("/").text

    assert TITLE in shown
    assert TITLE not in shut
    assert here(row.id) not in shut


@pytest.mark.parametrize(("days", "is_sooner"), [(3, False), (11, True)])
def test_the_sooner_date_stands_first(db, mine, scene, row, days, is_sooner):
    make.booking(db, make.training(db, days=days), scene.amina)
    page = mine.get("/").text

    assert (page.index(TITLE) < page.index("Sewing workshop</b>")) is is_sooner
    assert "Find a training" not in page


def test_it_says_when_the_offer_was_hidden(mine, scene, row, change):
    change(scene.job, hidden_at=clock.now())

    assert "Please do not go there before your house says" in mine.get("/").text


def test_it_leaves_the_pages_when_it_is_over(sign_in, scene, row, at_noon):
    at_noon.shift(8 * 24 * 3600)
    mine = sign_in(scene.amina)

    assert TITLE not in mine.get("/").text
    assert TITLE not in mine.get(here(row.id)).text
    assert mine.get(f"{here(row.id)}/dates").status_code == 404


def test_it_is_in_her_feed_and_leaves_it_as_cancelled(db, mine, guest, scene, row):
    page = mine.post("/account/calendar/address", title="Appointment").text
    feed = page.partition("/calendar/")[2].partition(".ics")[0]
    with counted(db) as sent:
        there = guest.get(f"/calendar/{feed}.ics")
    in_file = events(mine.post(f"{here(row.id)}/dates", title="Walk"))[0]["uid"]
    mine.post(f"{here(row.id)}/withdrawal")
    after = guest.get(f"/calendar/{feed}.ics")

    assert said(there) == [("Appointment", 0, "CONFIRMED")]
    assert events(there)[0]["uid"] == in_file
    assert "Tailor" not in there.text
    assert "shop" not in there.text
    assert len(sent) == 3
    assert said(after) == [("Appointment", 1, "CANCELLED")]


def test_a_clash_is_said_on_both_sides(db, mine, scene, row):
    day = (clock.now() + timedelta(days=7)).date()
    make.step(db, make.goal(db, scene.amina), "See the doctor", planned_on=day)
    training = make.training(db, days=7, house_id=scene.amina.house_id)

    assert "See the doctor" in mine.get(here(row.id)).text
    assert f'href="{here(row.id)}"' in mine.get(f"/training/{training.id}").text
