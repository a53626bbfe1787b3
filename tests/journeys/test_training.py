"""A full session end to end in Chromium, without JavaScript: wait, be offered, take, give back."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from portal import clock, i18n
from portal.accounts.models import House, Member
from portal.training import actions
from tests.journeys.test_looks import too_wide
from tests.training.lines import deed, full
from tests.training.seen import seats

PEOPLE = [("papatya", "tr"), ("lale", "ar")]


@pytest.mark.parametrize(("name", "language"), PEOPLE)
def test_a_place_that_becomes_free_finds_who_waits(as_person, rows, name, language):
    def sees(text, place="#booking"):
        assert i18n.translations(language).gettext(text) in page.locator(place).inner_text()
        assert not too_wide(page)

    me = rows.one(select(Member).where(Member.name == name.title()))
    other = rows.one(select(Member).where(Member.name == "Menekşe"))
    training = full(rows, rows.get(House, me.house_id), other)
    here = f"/training/{training.id}"
    page = as_person(name, language, scripts=False)

    page.goto(here)
    sees("This session is full.")
    page.click(f"form[action='{here}/waiting'] button")
    sees("You are on the waiting list.")
    page.goto("/training")
    sees("On the waiting list", f"a[href='{here}']")
    with time_machine.travel(tomorrow_noon(), tick=False):  # nobody is asked at night
        deed(rows, actions.cancel, training, other)
    page.goto("/")
    page.click(f"main a[href='{here}']")
    sees("A place is held for you.")
    page.click("button[value=take]")
    sees("You have a place.")
    assert seats(rows, training) == (1, [1])
    page.click(f"form[action='{here}/cancellation'] button")
    sees("Book a place")

    assert seats(rows, training) == (0, [])
    assert page.strangers == []


def tomorrow_noon():
    """By the clocks of the house."""
    return (clock.now() + timedelta(days=1)).replace(hour=9, minute=0)
