"""What else she has at that time is said before, never forbidden, and only where it may be told."""

import re
from datetime import timedelta

import pytest

from portal import clock
from portal.accounts import pin
from portal.plan import hiding
from portal.plan.models import GoalType
from portal.training import actions, waiting
from tests import make
from tests.training.lines import deed, everything, full, people, standing
from tests.training.seen import block, seats, stored

NOTE = "At that time you also have:"
PLAN = "For that day your plan has:"
WANTS_ANOTHER = (
    "At that time you also have “Cooking” (09:00–11:00). Nothing was changed. Go back if you want "
    "this one all the same: it is asked there once more."
)


@pytest.fixture
def cooking(db, amina, time):
    """Amina is booked: Thursday, nine to eleven."""
    training = make.training(db, make.course(db, "Cooking").id, days=3)
    deed(db, actions.book, training, amina)
    return training


def at(db, minutes, **values):
    """A session that begins so long after the other one did."""
    return make.training(db, days=3 + minutes / 1440, **values)


def test_it_is_said_before_and_can_be_booked_all_the_same(db, sign_in, amina, cooking):
    training, browser = at(db, 60), sign_in(amina)
    here = f"/training/{training.id}"
    assert f"{NOTE} Cooking 09:00–11:00" in block(browser.get(here))
    assert "Book this one all the same" in block(browser.get(here))
    before = stored(db)

    unsaid = browser.post(f"{here}/booking")

    assert (unsaid.status_code, unsaid.text.count(WANTS_ANOTHER)) == (409, 1)
    assert stored(db) == before
    assert browser.post(f"{here}/booking", anyway="y").status_code == 303
    assert seats(db, training) == (1, [1])
    assert browser.post(f"{here}/booking").status_code == 303, "she has it: nothing is asked"


@pytest.mark.parametrize(
    ("minutes", "clashes"),
    [(-120, False), (-119, True), (0, True), (119, True), (120, False), (1440, False)],
)
def test_only_what_overlaps(db, sign_in, amina, cooking, minutes, clashes):
    training = at(db, minutes)

    page = sign_in(amina).get(f"/training/{training.id}")

    assert (NOTE in block(page)) is clashes


def test_what_does_not_count(db, sign_in, house, amina, cooking):
    """Somebody else's booking, one given back, one that was called off, a child's seat twice."""
    (lale,) = people(db, house, "lale")
    training = at(db, 0)
    assert NOTE not in block(sign_in(lale).get(f"/training/{training.id}"))
    deed(db, actions.book, cooking, amina, child=True)
    assert block(sign_in(amina).get(f"/training/{training.id}")).count("Cooking") == 1
    deed(db, actions.cancel, cooking, amina)
    assert NOTE not in block(sign_in(amina).get(f"/training/{training.id}"))
    deed(db, actions.book, cooking, amina)
    db.do(lambda s: setattr(s.merge(cooking), "cancelled_at", clock.now()))
    assert NOTE not in block(sign_in(amina).get(f"/training/{training.id}"))
    assert sign_in(amina).post(f"/training/{training.id}/booking").status_code == 303


def test_also_before_waiting_and_before_an_offer_is_taken(db, sign_in, house, amina, cooking):
    (lale,) = people(db, house, "lale")
    training = full(db, house, lale, days=3)
    here, browser = f"/training/{training.id}", sign_in(amina)
    before = everything(db)
    assert NOTE in block(browser.get(here))
    refused = browser.post(f"{here}/waiting")
    assert (refused.status_code, refused.text.count(WANTS_ANOTHER)) == (409, 1)
    assert everything(db) == before
    browser.post(f"{here}/waiting", anyway="y")
    deed(db, actions.cancel, training, lale)
    assert NOTE in block(browser.get(here))
    offered = everything(db)
    refused = browser.post(f"{here}/answer", answer="take")
    assert (refused.status_code, refused.text.count(WANTS_ANOTHER)) == (409, 1)
    assert everything(db) == offered
    browser.post(f"{here}/answer", answer="take", anyway="y")
    assert (standing(db, training), seats(db, training)) == ((1, 0, []), (1, [1]))


def test_also_before_coming_with_a_friend(db, sign_in, house, amina, cooking):
    (lale,) = people(db, house, "lale")
    training = at(db, 30)
    made = sign_in(lale).post(f"/training/{training.id}/code")
    text = sign_in(lale).get(made.headers["location"]).text
    code = re.search(r'dir="ltr">(\w{4} \w{4})<', text)[1]
    browser, here = sign_in(amina), f"/training/{training.id}/together"

    unsaid = browser.post(here, code=code)

    assert (unsaid.status_code, unsaid.text.count(WANTS_ANOTHER)) == (409, 1)
    assert seats(db, training) == (0, [])
    assert NOTE in browser.get(here).text
    assert browser.post(here, code=code, anyway="y").status_code == 303
    assert seats(db, training) == (2, [1, 2])


def test_a_full_session_is_full_first(db, sign_in, house, amina, cooking):
    (lale,) = people(db, house, "lale")
    training = full(db, house, lale, days=3)

    refused = sign_in(amina).post(f"/training/{training.id}/booking")

    assert refused.text.count("This session is full.") == 1


def planned(db, member, text="See the dentist", type_="health", **values):
    day = (clock.now() + timedelta(days=3)).date()
    goal = make.goal(db, member, type=type_)
    return make.step(db, goal, text, planned_on=values.pop("planned_on", day), **values)


def test_the_plan_of_that_day_is_told(db, sign_in, house, amina, time):
    planned(db, amina)
    planned(db, amina, "Go to the bank", doer="service")
    planned(db, amina, "The house does this", doer="house")
    planned(db, amina, "Done long ago", done_at=clock.now())
    planned(db, amina, "Another day", planned_on=make.today())
    planned(db, *people(db, house, "lale"), "Not hers")
    training = make.training(db, days=3)
    browser = sign_in(amina)

    shown = block(browser.get(f"/training/{training.id}"))

    told = shown.partition(PLAN)[2].partition("I bring")[0]
    assert " ".join(told.split()) == "See the dentist Go to the bank"
    assert browser.post(f"/training/{training.id}/booking").status_code == 303, "a day, no hour"
    assert PLAN not in block(browser.get(f"/training/{training.id}")), "it was said before"


def test_nothing_of_the_plan_is_told_while_private_pages_are_shut(db, sign_in, amina, time):
    planned(db, amina)
    db.do(pin.keep, amina.id, "8305", asks=True)
    training = make.training(db, days=3)
    browser, here = sign_in(amina), f"/training/{training.id}"
    shut = [browser.get(here).text, browser.get(f"{here}/together").text]
    shut.append(browser.fragment(here, "booking").text)

    browser.post("/pin", pin="8305")

    assert [page for page in shut if PLAN in page or "dentist" in page] == []
    assert "See the dentist" in block(browser.get(here))


def test_nor_what_she_hides_on_a_shared_phone(db, sign_in, amina, time):
    planned(db, amina)
    planned(db, amina, "Write a letter", "livelihood")
    db.do(hiding.choose, make.viewer(amina), [GoalType.HEALTH], links_safety=False)
    training = make.training(db, days=3)

    shared = block(sign_in(amina).get(f"/training/{training.id}"))
    own = block(sign_in(amina, own_phone=True).get(f"/training/{training.id}"))

    assert ("dentist" in shared, "Write a letter" in shared) == (False, True)
    assert ("dentist" in own, "Write a letter" in own) == (True, True)


def test_staff_are_told_nothing_of_anybody(db, sign_in, house, amina, cooking):
    planned(db, amina)
    staff = sign_in(make.member(db, role="caseworker", house_id=house.id))

    shown = staff.get(f"/training/{at(db, 0).id}").text

    assert (NOTE in shown, PLAN in shown) == (False, False)


def test_waiting_needs_no_second_word_when_nothing_clashes(db, sign_in, house, amina, time):
    training = full(db, house, *people(db, house, "lale"))

    deed(db, waiting.join, training, amina)

    assert standing(db, training)[2] == [str(amina.id)]
