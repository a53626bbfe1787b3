"""The address of a calendar: shown once, kept as a digest, ended at any time."""

import re
import threading

import pytest

from portal import clock
from portal.accounts.models import Notice
from portal.calendars.models import Feed
from portal.web.once import Answer
from tests import make
from tests.browser import Browser
from tests.calendars.reading import ALLOWED, events, names, said
from tests.dump import dump
from tests.statements import counted

SETTINGS, MAKE, END = "/account/calendar", "/account/calendar/address", "/account/calendar/end"
SHOWN = re.compile(r'<bdi dir="ltr"><b>http://localhost:8000(/calendar/[\w-]+\.ics)</b>')


def shown(answer):
    assert answer.status_code == 200, answer.text
    return SHOWN.search(answer.text)[1]


def change(session, row, **values):
    stored = session.get(type(row), row.id)
    for name, value in values.items():
        setattr(stored, name, value)


@pytest.fixture
def browser(sign_in, amina):
    return sign_in(amina)


@pytest.fixture
def feed(browser):
    return shown(browser.post(MAKE, title="Appointment"))


def test_it_is_shown_once_and_kept_only_as_a_digest(db, browser, guest, feed, session):
    secret = feed.removeprefix("/calendar/").removesuffix(".ics")
    (row,) = db.every(Feed)

    assert len(secret) == 32  # 192 bits
    assert secret not in str(dump(db))
    assert secret not in browser.get(SETTINGS).text
    assert (row.title, row.with_place, len(row.digest)) == ("Appointment", False, 32)
    assert guest.get(feed).status_code == 200


def test_what_a_calendar_gets(db, guest, feed, session, amina, settings):
    make.attended(db, amina)
    make.booking(db, make.training(db, taken=1), make.member(db, "lale"))
    with counted(db) as sent:
        answer = guest.get(feed)

    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert "set-cookie" not in answer.headers
    assert names(answer) == ALLOWED
    assert said(answer) == [("Appointment", 0, "CONFIRMED")]
    assert events(answer)[0].decoded("dtstart") == session.starts_at.replace(microsecond=0)
    assert len(sent) == 3
    text = answer.text.lower()
    for secret in ("secret", "sewing", "room", "localhost", settings.name.lower(), "training"):
        assert secret not in text


def test_the_name_of_an_entry_is_the_same_as_in_the_file(browser, guest, feed, session):
    (at_address,) = events(guest.get(feed))
    (in_file,) = events(browser.post(f"/training/{session.id}/calendar", title="Walk"))

    assert at_address["uid"] == in_file["uid"]


def test_moved_and_cancelled_ones(db, browser, guest, feed, session, at_noon):
    db.do(change, session, moves=1)
    moved = said(guest.get(feed))
    browser.post(f"/training/{session.id}/cancellation")
    given_back = said(guest.get(feed))
    at_noon.shift(29 * 24 * 3600)
    still = said(guest.get(feed))
    at_noon.shift(2 * 24 * 3600)
    gone = said(guest.get(feed))

    assert moved == [("Appointment", 1, "CONFIRMED")]
    assert given_back == still == [("Appointment", 2, "CANCELLED")]
    assert gone == []


def test_a_session_that_was_called_off(db, guest, feed, session):
    db.do(change, session, cancelled_at=clock.now())

    assert said(guest.get(feed)) == [("Appointment", 1, "CANCELLED")]


def test_the_room_only_if_she_ticks_it_and_words_can_be_changed(browser, guest, feed, session):
    page = browser.get(SETTINGS).text
    before = names(guest.get(feed))
    browser.post(SETTINGS, title="Walk", with_place="y")
    after = guest.get(feed)

    assert 'name="with_place" value="y" checked' not in page
    assert before == ALLOWED
    assert names(after) == ALLOWED | {"LOCATION"}
    assert said(after) == [("Walk", 0, "CONFIRMED")]
    assert browser.post(SETTINGS, title="x" * 61).status_code == 422


def test_an_ended_a_replaced_and_a_wrong_address_are_not_there(browser, guest, feed):
    another = shown(browser.post(MAKE, title="Appointment"))
    replaced = guest.get(feed)
    good = guest.get(another).status_code
    browser.post(END)
    browser.post(END)
    answers = [
        replaced,
        *(guest.get(a) for a in (another, "/calendar/x.ics", "/calendar/" + "x" * 3000 + ".ics")),
        guest.get("/nowhere"),
    ]

    assert (another != feed, good) == (True, 200)
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


def test_the_same_form_again_gives_the_same_address_and_tells_once(db, browser, guest, at_noon):
    token, typed = browser.token(), {"title": "Appointment"}
    first = shown(browser.post(MAKE, token=token, **typed))
    at_noon.shift(300)
    again = shown(browser.post(MAKE, token=token, **typed))

    assert first == again
    assert [notice.news for notice in db.every(Notice)] == ["calendar"]
    assert "If it was not you, end it" in browser.get("/account/news").text


def test_an_old_form_never_brings_an_ended_address_back(db, browser, guest, at_noon):
    token, typed = browser.token(), {"title": "Appointment"}
    first = shown(browser.post(MAKE, token=token, **typed))
    browser.post(END)
    at_noon.shift(60)
    again = shown(browser.post(MAKE, token=token, **typed))

    assert first != again
    assert guest.get(first).status_code == 404


def test_the_same_form_at_once(db, app, browser, amina):
    token, found = browser.token(), []
    browsers = [Browser(app) for _ in range(4)]
    for each in browsers:
        each.cookies.update(browser.cookies)

    def press(each):
        found.append(shown(each.post(MAKE, token=token, title="Appointment")))

    threads = [threading.Thread(target=press, args=(each,)) for each in browsers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert (len(found), len(set(found))) == (4, 1)
    assert len(db.every(Notice)) == len(db.every(Feed)) == 1
    assert [row.location for row in db.every(Answer) if row.location] == []


def test_each_person_has_one_of_her_own(db, sign_in, amina, feed, guest, session):
    lale = sign_in(make.member(db, "lale", house_id=amina.house_id))
    hers = shown(lale.post(MAKE, title="Walk"))

    assert said(guest.get(hers)) == []
    assert said(guest.get(feed)) == [("Appointment", 0, "CONFIRMED")]
    assert "You have an address since" in lale.get(SETTINGS).text
    lale.post(END)
    assert guest.get(feed).status_code == 200


def test_erased_the_address_is_nobodys(db, guest, feed, amina):
    from portal.my_data import erasing

    db.do(erasing.erase, make.viewer(amina))

    assert guest.get(feed).status_code == 404


def test_staff_have_none(db, sign_in, amina):
    staff = sign_in(make.member(db, "elif", role="caseworker", house_id=amina.house_id))

    assert [staff.get(SETTINGS).status_code, staff.post(MAKE, title="x").status_code] == [404, 404]
    assert 'href="/account/calendar"' not in staff.get("/account").text


@pytest.mark.parametrize("title", ["", " ", "x" * 61])
def test_no_words_or_too_many_are_asked_again(db, browser, title):
    assert browser.post(MAKE, title=title).status_code == 422
    assert db.every(Feed) == []
