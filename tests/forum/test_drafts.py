"""What is not sent yet is kept on the server, sealed, for its author alone."""

import pytest
from sqlalchemy import select, text

from portal import purging
from portal.forum import drafts
from portal.forum.models import Draft, Post
from tests import make
from tests.forum.people import tried

BODY = "Half a thought about my first week"


@pytest.fixture
def place(db):
    return f"/forum/threads/{make.thread(db, tried(db)).id}/reply"


def test_it_waits_where_it_was_written(db, sign_in, place):
    browser, other = sign_in(tried(db)), sign_in(tried(db))
    browser.post(place, body="Half", do="keep")
    browser.post(place, body=BODY, do="keep")
    thread = place.removesuffix("/reply")

    assert BODY in browser.get(thread).text
    assert "This is kept for you." in browser.get(thread).text
    assert BODY in browser.get("/forum/mine").text
    assert BODY not in other.get(thread).text + other.get("/forum/mine").text
    assert len(db.every(Draft)) == 1
    assert [post.body for post in db.every(Post) if BODY in post.body] == []


def test_of_a_new_thread_the_title_waits_as_well(db, sign_in):
    room = make.room(db)
    browser = sign_in(tried(db))
    browser.post(f"/forum/{room.slug}/threads", title="First week", body=BODY, do="keep")
    page = browser.get(f"/forum/{room.slug}/new").text

    assert ('value="First week"' in page, BODY in page) == (True, True)
    assert f'href="/forum/{room.slug}/new"' in browser.get("/forum/mine").text


def test_with_sending_it_goes(db, sign_in, place):
    browser = sign_in(tried(db))
    browser.post(place, body=BODY, do="keep")
    browser.post(place, body=f"{BODY}, and the end of it")

    assert db.every(Draft) == []


@pytest.mark.parametrize("how", ["emptied", "thrown away", "taken away with everything"])
def test_it_goes_when_she_wants(db, sign_in, place, how):
    browser, other = sign_in(tried(db)), sign_in(tried(db))
    for who in (browser, other):
        who.post(place, body=BODY, do="keep")
    if how == "emptied":
        browser.post(place, body="  ", do="keep")
    elif how == "thrown away":
        browser.post("/forum/mine/removal", place=place)
    else:
        browser.post("/forum/mine/everything")

    assert len(db.every(Draft)) == 1
    assert BODY in other.get("/forum/mine").text


def test_nobody_who_has_the_database_reads_it(db, sign_in, place):
    sign_in(tried(db)).post(place, body=BODY, title="Secret", do="keep")
    stored = db.ask(lambda session: session.execute(text("SELECT * FROM drafts")).one())

    assert BODY.encode() not in stored.body_sealed
    assert "thought" not in str(stored)


def test_it_stays_a_fortnight(db, sign_in, place, time_machine):
    browser = sign_in(tried(db))
    browser.post(place, body=BODY, do="keep")
    kept_at = db.one(select(Draft)).kept_at
    time_machine.move_to(kept_at + drafts.KEPT_FOR - drafts.KEPT_FOR / 28)
    db.do(purging.purge)
    kept = len(db.every(Draft))
    time_machine.move_to(kept_at + drafts.KEPT_FOR * 1.01)
    db.do(purging.purge)

    assert (kept, db.every(Draft)) == (1, [])


def test_the_newest_few_are_kept(db, sign_in):
    author = tried(db)
    browser = sign_in(tried(db))
    for number in range(drafts.MOST + 2):
        browser.post(
            f"/forum/threads/{make.thread(db, author).id}/reply", body=f"n {number}", do="keep"
        )
    page = browser.get("/forum/mine").text

    assert len(db.every(Draft)) == drafts.MOST
    assert [f'<p dir="auto">n {number}</p>' in page for number in (0, 1, 2, 21)] == [
        False,
        False,
        True,
        True,
    ]


def test_kept_while_she_types(db, sign_in, place):
    """The script of the page sends the form as it stands and shows one line."""
    browser = sign_in(tried(db))
    browser.get(place.removesuffix("/reply"))
    asks = {"hx-request": "true", "hx-request-type": "partial", "hx-target": "p#kept"}
    answer = browser.post(place, headers=asks, body=BODY, do="keep")

    assert answer.text.strip() == "This is kept for you. Nobody else sees it before you send it."
