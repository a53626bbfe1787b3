"""Being on duty: from when until when, by whom, and what comes with it."""

from datetime import timedelta

import pytest

from portal import clock
from portal.accounts.models import Notice
from portal.duty.models import Concern, Shift, Turn
from tests import make

WORDS = "She does not open her door."


def hour(hours):
    """The value of a full hour, so many hours from now."""
    moment = clock.now() + timedelta(hours=hours)
    return str(int(moment.replace(minute=0, second=0, microsecond=0).timestamp()))


def go(browser, who, until=8, since="now"):
    return browser.post("/desk/duty/shifts", who=str(who.id), since=since, until=hour(until))


def test_going_on_duty_and_ending_it(db, sign_in, house):
    browser = sign_in(house["elif"])

    begun = go(browser, house["elif"])
    page = browser.get("/desk/duty").text
    (shift,) = db.every(Shift)
    ended = [browser.post(f"/desk/duty/shifts/{shift.id}/end") for _ in range(2)]

    assert begun.headers["location"] == "/desk/duty"
    assert "<bdi>elif</bdi></b> <span" in page
    assert shift.since < clock.now() < shift.until < clock.now() + timedelta(hours=9)
    assert [answer.status_code for answer in ended] == [303, 303]
    assert db.get(Shift, shift.id).until <= clock.now()
    assert "Nobody of this house is on duty now." in browser.get("/desk/duty").text
    assert db.every(Notice) == []


def test_staying_longer_is_one_shift(db, sign_in, house):
    browser = sign_in(house["elif"])

    for until in (8, 12, 4):
        assert go(browser, house["elif"], until).status_code == 303

    (shift,) = db.every(Shift)
    assert shift.until == clock.now().replace(minute=0, second=0, microsecond=0) + timedelta(
        hours=4
    )


@pytest.mark.parametrize(
    ("since", "until"), [("now", "25"), ("now", ""), ("now", "x"), ("5", "3"), ("99", "3")]
)
def test_no_end_or_one_that_is_too_late_is_asked_again(db, sign_in, house, since, until):
    browser = sign_in(house["elif"])
    since = hour(int(since)) if since.isdigit() else since
    until = hour(int(until)) if until.isdigit() else until

    answer = browser.post("/desk/duty/shifts", who=str(house["elif"].id), since=since, until=until)

    assert answer.status_code in {409, 422}
    assert db.every(Shift) == []


def test_a_coordinator_puts_a_colleague_of_her_house_on_duty_who_is_told(db, sign_in, house):
    nur = sign_in(house["nur"])

    assert go(nur, house["elif"]).status_code == 303
    assert go(nur, house["far"]).status_code == 422
    assert go(nur, house["amina"]).status_code == 422
    (shift,) = db.every(Shift)
    assert (shift.member_id, shift.by_id) == (house["elif"].id, house["nur"].id)
    assert "<bdi>nur</bdi> put you on duty." in sign_in(house["elif"]).get("/account/news").text
    nur.post(f"/desk/duty/shifts/{shift.id}/end")
    assert [row.news for row in db.every(Notice)] == ["duty", "duty_over"]


def test_a_caseworker_places_nobody_else(db, sign_in, house):
    make.shift(db, house["selin"])
    browser = sign_in(house["elif"])

    assert go(browser, house["selin"]).status_code == 422
    assert browser.post("/desk/duty/shifts/1/end").status_code == 404
    assert browser.post("/desk/duty/shifts/99/end").status_code == 404
    assert sign_in(house["far"]).post("/desk/duty/shifts/1/end").status_code == 404
    assert db.get(Shift, 1).until > clock.now()


def test_what_waited_is_hers_who_comes_and_goes_on_when_she_leaves(db, sign_in, house):
    told = make.concern(db, house["amina"])
    browser = sign_in(house["elif"])

    go(browser, house["elif"])
    hers = db.get(Concern, told.id)
    browser.post("/desk/duty/shifts/1/end")

    assert (told.to_id, told.due_at) == (house["nur"].id, None)
    assert hers.to_id == house["elif"].id
    assert hers.due_at > clock.now()
    assert [row.to_id for row in db.every(Turn)] == [house["nur"].id, house["elif"].id]
