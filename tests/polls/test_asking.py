"""Who asks whom, and with which words."""

from datetime import timedelta

import pytest
import time_machine

from portal import clock
from portal.polls.models import Ballot, Poll
from tests import make

NOON = "2026-11-22 09:30:00+00:00"  # in Istanbul half past twelve


@pytest.fixture(autouse=True)
def moment():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def asked(member, **values):
    """What the form sends."""
    return {
        "title": "Friday’s meal?",
        "said": "Lentils\r\n\r\n  Rice \r\nI don’t mind",
        "language": "tr",
        "house": str(member.house_id),
        "closes_on": "2026-11-25",
    } | values


def test_a_mentor_asks_her_house(db, sign_in, house):
    answer = sign_in(house.mentor).post("/polls", **asked(house.mentor))

    (made,) = db.every(Poll)
    assert answer.headers["location"] == f"/polls/{made.id}"
    assert (made.title, made.options) == ("Friday’s meal?", ["Lentils", "Rice", "I don’t mind"])
    assert (made.language, made.house_id, made.by_id) == ("tr", house[0].house_id, house.mentor.id)
    assert made.closes_at.isoformat() == "2026-11-25T21:00:00+00:00", "midnight in Istanbul"
    page = sign_in(house.amina).get(f"/polls/{made.id}").text
    assert '<h1 lang="tr" dir="auto">Friday’s meal?</h1>' in page
    assert "Until Wednesday 25 November" in page


@pytest.mark.parametrize(
    ("who", "everywhere"), [("mentor", True), ("coordinator", True), ("caseworker", False)]
)
def test_all_houses_are_asked_by_mentors_and_coordinators(db, sign_in, house, who, everywhere):
    person = getattr(house, who)
    answer = sign_in(person).post("/polls", **asked(person, house="all"))

    assert answer.status_code == (303 if everywhere else 422)
    assert [poll.house_id for poll in db.every(Poll)] == [None] * everywhere


def test_residents_and_guests_ask_nothing(db, sign_in, guest, house):
    browser = sign_in(house.amina)

    assert browser.get("/polls/new").status_code == 404
    assert browser.post("/polls", **asked(house.amina)).status_code == 404
    assert guest.get("/polls/new").headers["location"].startswith("/sign-in")
    assert guest.get("/polls").headers["location"].startswith("/sign-in")
    assert "Ask something" not in browser.get("/polls").text
    assert db.every(Poll) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"title": "a" * 201},
        {"said": "Only one"},
        {"said": "\n".join("abcdefghi")},
        {"said": "Rice\nRİCE"},
        {"said": "Rice\n" + "a" * 121},
        {"said": "a\n" * 2000},
        {"language": "klingon"},
        {"house": "999"},
        {"closes_on": ""},
        {"closes_on": "soon"},
        {"closes_on": "2026-11-21"},
        {"closes_on": "2027-01-22"},
    ],
    ids=lambda wrong: str(wrong)[:30],
)
def test_what_is_wrong_is_asked_for_again(db, sign_in, house, wrong):
    answer = sign_in(house.mentor).post("/polls", **asked(house.mentor, **wrong))

    assert answer.status_code == 422
    assert answer.text.count('class="error"') == 1
    assert db.every(Poll) == []


@pytest.mark.parametrize("day", ["2026-11-22", "2027-01-21", "٢٠٢٧-٠١-٢١"])
def test_from_today_to_sixty_days(db, sign_in, house, day):
    answer = sign_in(house.mentor).post("/polls", **asked(house.mentor, closes_on=day))

    assert answer.status_code == 303
    (made,) = db.every(Poll)
    assert timedelta(0) < made.closes_at - clock.now() <= timedelta(days=61)


def test_the_same_form_twice_asks_once(db, sign_in, house):
    browser = sign_in(house.mentor)
    form = browser.token()
    answers = [browser.post("/polls", token=form, **asked(house.mentor)) for _ in range(3)]

    assert len({answer.headers["location"] for answer in answers}) == 1
    assert len(db.every(Poll)) == 1


def test_other_houses_are_not_in_the_list_and_not_there(db, sign_in, house, poll):
    everywhere = make.poll(db, house.mentor, "A feast together?", everywhere=True)
    browser = sign_in(house.stranger)
    here = f"/polls/{poll.id}"

    page = browser.get("/polls").text
    assert ("Friday?" in page, "A feast together?" in page) == (False, True)
    assert browser.get(f"/polls/{everywhere.id}").status_code == 200
    tried = [browser.get(here), browser.get("/polls/999")]
    tried += [browser.post(f"{here}/{deed}", voice="0") for deed in ("vote", "withdrawal")]
    other = sign_in(make.member(db, role="coordinator"))
    tried += [other.post(f"{here}/{deed}") for deed in ("end", "removal")]
    assert [answer.status_code for answer in tried] == [404] * 6
    assert browser.get("/polls?after=x").status_code == 400


def test_the_list_is_paged(db, sign_in, house):
    for number in range(23):
        make.poll(db, house.mentor, f"closed {number}.", days=-1 - number)
    make.poll(db, house.mentor, "open now")
    browser = sign_in(house.amina)

    first = browser.get("/polls").text
    after = first.split("/polls?after=")[1].split('"')[0]
    second = browser.get(f"/polls?after={after}").text
    assert [first.count("closed "), second.count("closed ")] == [20, 3]
    assert ("open now" in first, "open now" in second) == (True, False)


@pytest.mark.parametrize(
    ("who", "status"), [("mentor", 303), ("coordinator", 303), ("caseworker", 403)]
)
@pytest.mark.parametrize("deed", ["end", "removal"])
def test_who_ends_it_and_takes_it_out(db, sign_in, house, poll, cast, deed, who, status):
    cast(2)
    browser, here = sign_in(getattr(house, who)), f"/polls/{poll.id}"

    assert [browser.post(f"{here}/{deed}").status_code for _ in range(2)][0] == status
    left = db.every(Poll)
    if status == 403:
        assert left[0].is_open(clock.now())
        assert len(db.every(Ballot)) == 2
    elif deed == "end":
        assert not left[0].is_open(clock.now())
        assert db.every(Ballot) == []
    else:
        assert (left, db.every(Ballot)) == ([], [])


def test_another_mentor_of_the_house_does_not_end_it(db, sign_in, house, poll):
    other = make.member(db, role="peer_mentor", house_id=house.mentor.house_id)
    answer = sign_in(other).post(f"/polls/{poll.id}/end")

    assert answer.status_code == 403
    assert db.every(Poll)[0].is_open(clock.now())


def test_any_coordinator_ends_what_is_for_all_houses(db, sign_in, house):
    everywhere = make.poll(db, house.mentor, everywhere=True)
    other = make.member(db, role="coordinator")

    assert sign_in(other).post(f"/polls/{everywhere.id}/end").status_code == 303
    assert not db.every(Poll)[0].is_open(clock.now())
