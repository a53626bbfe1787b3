"""Letting people into a room by name, and out: of one's own house, and without reading in it."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from portal.accounts.models import ENDED, Member
from portal.forum import queries
from portal.forum.models import Entry
from portal.trail.models import TrailEntry
from tests import make


@pytest.fixture
def nur(db):
    return make.member(db, "nur", role="coordinator")


@pytest.fixture
def amina(db, nur):
    return make.member(db, "amina", house_id=nur.house_id)


@pytest.fixture
def room(db, nur):
    """Of all houses, by name only."""
    return make.room(db, by_entry=True)


def people(db):
    return [row.member_id for row in db.every(Entry)]


def sees(db, person, room):
    return db.ask(queries.room_for, make.viewer(person), room.slug) is not None


def send(browser, room, deed, who):
    return browser.post(f"/desk/rooms/{room.id}/{deed}", who=str(who))


def test_in_and_out_again(db, sign_in, nur, amina, room):
    browser, here = sign_in(nur), f"/desk/rooms/{room.id}/people"
    assert not sees(db, amina, room)

    for _ in range(2):
        assert send(browser, room, "entry", amina.id).headers["location"] == here
    (row,) = db.every(Entry)
    assert (row.member_id, row.by_id) == (amina.id, nur.id)
    assert sees(db, amina, room)
    assert "<li><bdi>amina</bdi></li>" in browser.get(here).text
    for _ in range(2):
        assert send(browser, room, "exit", amina.id).headers["location"] == here
    assert people(db) == []
    assert not sees(db, amina, room)
    assert "<li><bdi>amina</bdi></li>" not in browser.get(here).text


def test_who_lets_in_does_not_read_there_and_nobody_is_told(db, sign_in, nur, amina, room):
    send(sign_in(nur), room, "entry", amina.id)

    assert not sees(db, nur, room)
    assert db.every(TrailEntry) == []
    assert "Work life" not in sign_in(make.member(db)).get("/account").text


def test_each_house_sees_and_chooses_its_own_people(db, sign_in, nur, amina, room):
    other = make.member(db, "selin", role="coordinator")
    hers = make.member(db, "noor", house_id=other.house_id)
    mine, theirs = sign_in(nur), sign_in(other)
    send(mine, room, "entry", amina.id)
    send(theirs, room, "entry", hers.id)
    here = f"/desk/rooms/{room.id}/people"

    pages = [browser.get(here).text for browser in (mine, theirs)]
    assert [("amina" in page, "noor" in page) for page in pages] == [(True, False), (False, True)]
    assert send(theirs, room, "exit", amina.id).status_code == 422
    assert send(theirs, room, "entry", amina.id).status_code == 422
    assert sorted(people(db)) == sorted([amina.id, hers.id])


@pytest.mark.parametrize("who", ["", "x", "0", "-1", "999999999", "9" * 30, "٣"])
def test_nobody_like_that(db, sign_in, nur, amina, room, who):
    browser = sign_in(nur)
    make.member(db, house_id=nur.house_id)
    send(browser, room, "entry", amina.id)
    for deed in ("entry", "exit"):
        answer = send(browser, room, deed, who)
        assert (answer.status_code, answer.text.count('class="error"')) == (422, 1)
    assert people(db) == [amina.id]


def test_only_who_fits_the_room_and_is_here(db, sign_in, nur, amina):
    graduates = make.room(db, by_entry=True, roles=" graduate coordinator ", house_id=nur.house_id)
    graduate = make.member(db, "gul", role="graduate", house_id=nur.house_id)
    gone = make.member(db, "gone", role="graduate", house_id=nur.house_id, state=ENDED)
    admin = make.member(db, "admin", role="administrator", house_id=nur.house_id)
    browser = sign_in(nur)

    tried = [send(browser, graduates, "entry", p.id) for p in (amina, gone, admin, graduate, nur)]
    assert [answer.status_code for answer in tried] == [422, 422, 422, 303, 422]
    assert people(db) == [graduate.id]


def test_nobody_is_let_into_a_room_that_is_open(db, sign_in, nur, amina):
    room = make.room(db, house_id=nur.house_id)
    browser = sign_in(nur)

    assert send(browser, room, "entry", amina.id).status_code == 409
    assert "Let this person in" not in browser.get(f"/desk/rooms/{room.id}/people").text
    assert people(db) == []


def test_a_room_without_a_mentor_says_so(db, sign_in, nur, amina, room):
    mentor = make.member(db, role="peer_mentor", house_id=nur.house_id)
    browser = sign_in(nur)

    def warned():
        pages = [browser.get(f"/desk/rooms/{room.id}{more}").text for more in ("", "/people")]
        return ["Nobody who moderates" in page for page in pages]

    send(browser, room, "entry", amina.id)
    assert warned() == [True, True]
    send(browser, room, "entry", mentor.id)
    assert warned() == [False, False]
    db.do(lambda s: setattr(s.get(Member, mentor.id), "state", ENDED))
    assert warned() == [True, True]


def test_the_same_person_at_once_is_in_once(db, sign_in, nur, amina, room):
    browsers = [sign_in(nur) for _ in range(3)]
    for browser in browsers:
        browser.token()
    with ThreadPoolExecutor(3) as threads:
        sent = threads.map(lambda browser: send(browser, room, "entry", amina.id), browsers)
        codes = {answer.status_code for answer in sent}

    assert codes == {303}
    assert people(db) == [amina.id]


def test_nobody_lets_herself_in(db, sign_in, nur, room):
    """Who keeps a room would else read it without anybody knowing."""
    answer = send(sign_in(nur), room, "entry", nur.id)

    assert answer.status_code == 422
    assert people(db) == []
    assert not sees(db, nur, room)
