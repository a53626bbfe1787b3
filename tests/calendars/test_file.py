"""One session as a file: hours, words that say nothing, and a name by which it is known again."""

import pytest

from portal import clock
from tests import make
from tests.calendars.reading import ALLOWED, events, names, said


def address(session):
    return f"/training/{session.id}/calendar"


def test_hours_and_neutral_words_and_nothing_else(sign_in, amina, session, settings):
    browser = sign_in(amina)
    page = browser.get(address(session)).text
    answer = browser.post(address(session), title="Appointment")

    assert 'value="Appointment"' in page
    assert "Others may see a calendar" in page
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="dates.ics"'
    assert answer.headers["cache-control"] == "no-store"
    assert names(answer) == ALLOWED - {"NAME", "X-WR-CALNAME"}
    (event,) = events(answer)
    assert event.decoded("dtstart") == session.starts_at.replace(microsecond=0)
    assert event.decoded("dtend") == session.ends_at.replace(microsecond=0)
    assert said(answer) == [("Appointment", 0, "CONFIRMED")]
    text = answer.text.lower()
    for secret in ("secret", "sewing", "room", "localhost", settings.name.lower(), "training"):
        assert secret not in text


def test_the_room_only_if_she_ticks_it(sign_in, amina, session):
    browser = sign_in(amina)

    ticked = browser.post(address(session), title="Tea; with, a friend\n", with_place="y")

    (event,) = events(ticked)
    assert (str(event["location"]), str(event["summary"])) == ("Room 2", "Tea; with, a friend")
    assert " checked" not in browser.get(address(session)).text


def test_a_room_that_is_called_like_a_house_stays_out(db, sign_in, guest, amina, session):
    db.do(lambda s: setattr(s.merge(session), "place", "Kitchen, SECRET Garden House"))
    browser = sign_in(amina)

    ticked = browser.post(address(session), title="Walk", with_place="y")
    made = browser.post("/account/calendar/address", title="Walk", with_place="y")
    feed = "/calendar/" + made.text.split("/calendar/")[1].split("<")[0]

    for answer in (ticked, guest.get(feed)):
        assert said(answer) == [("Walk", 0, "CONFIRMED")]
        assert "LOCATION" not in names(answer)
        assert "secret" not in answer.text.lower()


def test_a_moved_session_replaces_the_old_entry(db, sign_in, amina, session):
    browser = sign_in(amina)
    (before,) = events(browser.post(address(session), title="Walk"))
    db.do(lambda s: setattr(s.merge(session), "moves", 2))
    (after,) = events(browser.post(address(session), title="Walk"))

    assert before["uid"] == after["uid"]
    assert (int(before["sequence"]), int(after["sequence"])) == (0, 2)


def test_two_phones_have_no_name_in_common(db, sign_in, amina, session):
    lale = make.member(db, "lale", house_id=amina.house_id)
    make.booking(db, session, lale, seat=2)
    uids = {
        str(events(sign_in(who).post(address(session), title="Walk"))[0]["uid"])
        for who in (amina, lale)
    }

    assert len(uids) == 2
    assert {len(uid) for uid in uids} == {32}


@pytest.mark.parametrize("title", ["", "   ", "x" * 61])
def test_no_words_or_too_many_are_asked_again(sign_in, amina, session, title):
    assert sign_in(amina).post(address(session), title=title).status_code == 422


def test_only_with_a_place_in_a_session_that_is_to_come(db, sign_in, amina, session):
    lale = sign_in(make.member(db, "lale", house_id=amina.house_id))
    over = make.attended(db, amina)
    back = make.attended(db, amina, days=3, seat=None, cancelled_at=clock.now())
    child = make.attended(db, amina, days=3, for_child=True)
    browser = sign_in(amina)

    answers = [lale.get(address(session)), lale.post(address(session), title="Walk")]
    answers += [browser.get(address(other)) for other in (over, back, child)]
    assert {answer.status_code for answer in answers} == {404}


def test_the_page_of_the_session_leads_there_only_with_a_place(db, sign_in, amina, session):
    lale = sign_in(make.member(db, "lale", house_id=amina.house_id))
    page, link = f"/training/{session.id}", f'href="{address(session)}"'

    assert link in sign_in(amina).get(page).text
    assert link not in lale.get(page).text
    assert link in lale.fragment(f"{page}/booking", "booking", x="").text
