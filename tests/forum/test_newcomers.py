"""A newcomer's first posts wait for a mentor."""

import pytest
from sqlalchemy import select

from portal.forum import judging
from portal.forum.models import Post, Thread
from tests import make


@pytest.mark.parametrize("role", ["peer_mentor", "caseworker", "coordinator"])
def test_mentors_and_staff_are_no_newcomers(db, sign_in, role):
    thread = make.thread(db, make.member(db))
    sign_in(make.member(db, role=role)).post(
        f"/forum/threads/{thread.id}/reply", body="Welcome", language="en"
    )

    assert [post.state for post in db.every(Post)] == ["shown", "shown"]


def test_a_newcomers_first_two_posts_wait(db, sign_in):
    thread = make.thread(db, make.member(db))
    new, mentor = make.member(db), make.member(db, role="peer_mentor")
    browser, other = sign_in(new), sign_in(make.member(db))
    note = "A mentor reads this first. Others do not see it yet."
    hint = "A mentor reads first posts before others see them."
    states = []
    for number in range(3):
        hinted = hint in browser.get(f"/forum/threads/{thread.id}").text
        browser.post(f"/forum/threads/{thread.id}/reply", body=f"Hello {number}", language="en")
        post = db.every(Post)[-1]
        mine = browser.get(f"/forum/threads/{thread.id}")
        theirs = other.get(f"/forum/threads/{thread.id}")
        assert (f"Hello {number}" in mine.text, note in mine.text) == (True, number < 2)
        assert (f"Hello {number}" in theirs.text) == (post.state == "shown")
        states.append((hinted, post.state))
        if post.state == "waiting":
            db.do(judging.admit, make.viewer(mentor), post)

    assert states == [(True, "waiting"), (True, "waiting"), (False, "shown")]
    assert db.get(Thread, thread.id).shown == 4


def test_a_newcomers_thread_waits_with_its_title(db, sign_in):
    room = make.room(db)
    browser = sign_in(make.member(db))
    answer = browser.post(
        f"/forum/{room.slug}/threads", title="Hello", body="I am new", language="en"
    )
    mine = browser.get(answer.headers["location"])
    theirs = sign_in(make.member(db)).get(answer.headers["location"])
    thread = db.one(select(Thread))

    assert (mine.status_code, theirs.status_code) == (200, 404)
    assert (thread.shown, thread.title_hidden, thread.last_at) == (0, True, thread.started_at)


def test_nobody_else_replies_where_nothing_is_shown(db, sign_in):
    thread = make.thread(db, make.member(db), state="waiting")
    mentor, other = sign_in(make.member(db, role="peer_mentor")), sign_in(make.member(db))

    answers = [
        browser.post(f"/forum/threads/{thread.id}/reply", body="Hi", language="en").status_code
        for browser in (mentor, other)
    ]

    assert answers == [403, 404]
    assert 'name="body"' not in mentor.get(f"/forum/threads/{thread.id}").text
    assert len(db.every(Post)) == 1
