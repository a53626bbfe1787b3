"""What somebody new may do, how long she is new, and what a mentor's word changes."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from portal import clock
from portal.accounts.models import Member
from portal.forum.models import Post, Thread, Word
from portal.forum.rules import NEW_FOR, THREADS_A_DAY
from tests import make
from tests.forum.people import tried


def here_since(db, member, days):
    joined = clock.now() - timedelta(days=days)
    db.do(
        lambda session: session.execute(
            update(Member).where(Member.id == member.id).values(joined_at=joined)
        )
    )


def state_of_next(db, browser, thread):
    browser.post(f"/forum/threads/{thread.id}/reply", body="Hello")
    return db.every(Post)[-1].state


@pytest.mark.parametrize(("days", "state"), [(0, "waiting"), (13, "waiting"), (15, "shown")])
def test_a_fortnight_is_new_whatever_she_wrote(db, sign_in, days, state):
    amina = tried(db)
    here_since(db, amina, days)

    assert state_of_next(db, sign_in(amina), make.thread(db, tried(db))) == state
    assert timedelta(days=14) == NEW_FOR


def test_the_last_word_of_a_mentor_counts(db, sign_in):
    new, known = make.member(db), tried(db)
    thread = make.thread(db, tried(db))
    browsers = [sign_in(new), sign_in(known)]
    before = [state_of_next(db, browser, thread) for browser in browsers]
    for member, trusts in ((new, False), (new, True), (known, True), (known, False)):
        db.add(Word(member_id=member.id, trusts=trusts, at=clock.now()))

    assert before == ["waiting", "shown"]
    assert [state_of_next(db, browser, thread) for browser in browsers] == ["shown", "waiting"]


def test_who_is_new_begins_three_threads_a_day(db, sign_in):
    new, known, room = make.member(db), tried(db), make.room(db)
    answers = {}
    for name, member in (("new", new), ("known", known)):
        browser = sign_in(member)
        answers[name] = [
            browser.post(f"/forum/{room.slug}/threads", title=f"{n}", body="x").status_code
            for n in range(THREADS_A_DAY + 1)
        ]
    db.do(
        lambda session: session.execute(
            update(Thread).values(started_at=clock.now() - timedelta(days=1, minutes=1))
        )
    )
    tomorrow = sign_in(new).post(f"/forum/{room.slug}/threads", title="next", body="x")

    assert answers == {"new": [303, 303, 303, 409], "known": [303, 303, 303, 303]}
    assert tomorrow.status_code == 303


def test_own_words_change_within_an_hour(db, sign_in, time_machine):
    amina = tried(db)
    thread = make.thread(db, tried(db))
    posts = [make.post(db, thread, amina) for _ in range(2)]
    found = []
    for minutes in (59, 61):
        time_machine.move_to(posts[0].written_at + timedelta(minutes=minutes))
        browser = sign_in(amina)
        offered = "/change" in browser.get(f"/forum/posts/{posts[0].id}/more").text
        answer = browser.post(f"/forum/posts/{posts[0].id}/change", body=f"After {minutes}")
        found.append((offered, answer.status_code))

    assert found == [(True, 303), (False, 409)]
    assert db.get(Post, posts[0].id).body == "After 59"


def test_other_words_that_a_mentor_asked_for_wait_and_are_never_too_late(db, sign_in, time_machine):
    amina = tried(db)
    thread = make.thread(db, tried(db))
    post = make.post(db, thread, amina, "Call me", "revise", why_hidden="contact")
    time_machine.move_to(post.written_at + timedelta(minutes=90))
    browser, other = sign_in(amina), sign_in(tried(db))
    asked = browser.get(f"/forum/posts/{post.id}/change").text
    theirs = other.get(f"/forum/threads/{thread.id}").text
    browser.post(f"/forum/posts/{post.id}/change", body="Ask me here")
    changed = db.get(Post, post.id)

    assert "It holds a phone number" in asked
    assert ("Call me" in theirs, "A mentor asked for other words here." in theirs) == (False, True)
    assert (changed.state, changed.body, changed.why_hidden) == ("waiting", "Ask me here", "")


@pytest.mark.parametrize("role", ["resident", "peer_mentor"])
def test_a_locked_thread_is_read_and_mentors_write_in_it(db, sign_in, role):
    thread = make.thread(db, tried(db))
    db.do(lambda session: session.execute(update(Thread).values(locked_at=clock.now())))
    browser = sign_in(tried(db, role=role))
    page = browser.get(f"/forum/threads/{thread.id}").text
    answer = browser.post(f"/forum/threads/{thread.id}/reply", body="But")

    assert "A mentor closed this talk." in page
    assert ('name="body"' in page, answer.status_code) == (
        (True, 303) if role == "peer_mentor" else (False, 409)
    )


def test_in_a_slow_thread_everybody_writes_once_an_hour(db, sign_in, time_machine):
    amina, thread = tried(db), make.thread(db, tried(db))
    until = clock.now() + timedelta(days=1)
    db.do(lambda session: session.execute(update(Thread).values(slow_until=until)))
    browser, other = sign_in(amina), sign_in(tried(db))
    address = f"/forum/threads/{thread.id}/reply"

    answers = [browser.post(address, body=f"{n}").status_code for n in range(2)]
    answers.append(other.post(address, body="And I").status_code)
    page = other.get(f"/forum/threads/{thread.id}").text
    time_machine.move_to(clock.now() + timedelta(minutes=61))
    answers.append(sign_in(amina).post(address, body="Now").status_code)

    assert answers == [303, 409, 303, 303]
    assert "slowed this talk down" in page
