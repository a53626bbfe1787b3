"""Nobody is left alone by accident, and nobody is handed over twice."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from portal.accounts.models import Assignment
from portal.trail.models import TrailEntry
from tests import make
from tests.desk.house import BEFORE, House, deeds_of, form, told


@pytest.fixture
def house(db):
    return House(db)


def test_the_last_one_is_not_ended_without_saying_that_nobody_will(db, sign_in, house):
    browser = sign_in(house.nur)
    release = (f"/desk/people/{house.amina.id}/release", {"staff": str(house.elif_.id)})

    refused = browser.post(release[0], **release[1])
    before = house.cares()
    done = [browser.post(release[0], **release[1], nobody="y").status_code for _ in range(2)]

    assert (refused.status_code, before) == (409, BEFORE)
    assert done == [303, 303]
    assert house.cares() == [("elif", "lale")]
    assert "Nobody is chosen yet" in told(sign_in, house.amina)
    assert deeds_of(db, house.amina) == ["person.release"]


def test_a_caseworker_ends_it_for_herself_when_another_one_stays(db, sign_in, house):
    browser, address = sign_in(house.elif_), f"/desk/people/{house.amina.id}/release"
    alone = browser.post(address, staff=str(house.elif_.id), nobody="y")
    make.assignment(db, house.selin, house.amina)

    others = browser.post(address, staff=str(house.selin.id))
    own = browser.post(address, staff=str(house.elif_.id))

    assert (alone.status_code, others.status_code) == (409, 403)
    assert own.headers["location"] == "/desk/caseload"
    assert house.cares() == [("elif", "lale"), ("selin", "amina")]
    assert "Somebody else still does." in told(sign_in, house.amina)


def test_whoever_only_stays_for_some_days_does_not_count_as_another(db, sign_in, house):
    sign_in(house.elif_).post("/desk/handover", **form(house.amina, to=house.selin, when="7"))

    answer = sign_in(house.nur).post(
        f"/desk/people/{house.amina.id}/release", staff=str(house.selin.id)
    )

    assert answer.status_code == 409
    assert ("selin", "amina") in house.cares()


def test_choosing_her_again_takes_the_end_away(db, sign_in, house):
    sign_in(house.elif_).post("/desk/handover", **form(house.amina, to=house.selin, when="7"))

    sign_in(house.nur).post(f"/desk/people/{house.amina.id}/assignment", staff=str(house.elif_.id))

    assert {row.until for row in db.every(Assignment)} == {None}


def test_two_coordinators_at_once_hand_her_over_once(db, sign_in, house):
    zehra = house.staff("zehra", role="coordinator")
    third = house.staff("third")
    browsers = [(sign_in(house.nur), house.selin), (sign_in(zehra), third)]

    def hand_over(browser, to):
        sent = {**form(house.amina, house.lale, to=to), "of": str(house.elif_.id)}
        return browser.post("/desk/handover", **sent).status_code

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(lambda pair: hand_over(*pair), browsers))

    assert answers == [303, 409]
    (winner,) = {staff for staff, _ in house.cares()}
    assert house.cares() == [(winner, "amina"), (winner, "lale")]
    assert len(db.every(TrailEntry)) == 4


def test_two_who_end_it_at_once_leave_one(db, sign_in, house):
    make.assignment(db, house.selin, house.amina)
    browsers = [sign_in(member) for member in (house.elif_, house.selin)]
    address = f"/desk/people/{house.amina.id}/release"

    def end(pair):
        browser, staff = pair
        return browser.post(address, staff=str(staff.id)).status_code

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(end, zip(browsers, (house.elif_, house.selin), strict=True)))

    assert answers == [303, 409]
    assert len([pair for pair in house.cares() if pair[1] == "amina"]) == 1
