"""What is new in the threads a member wrote in."""

from portal.forum import following
from portal.forum.models import Follow
from tests import make
from tests.forum.people import tried
from tests.statements import counted


def test_replies_are_new_until_they_are_read(db, sign_in):
    amina, bea = tried(db), tried(db)
    thread = make.thread(db, bea, title="First bus")
    browser, viewer = sign_in(amina), make.viewer(amina)
    browser.post(f"/forum/threads/{thread.id}/reply", body="When?", language="en")
    nothing = db.ask(following.new_replies_for, viewer)
    for state in ("shown", "shown", "waiting", "hidden"):
        make.post(db, thread, bea, state=state)
    make.post(db, thread, amina)
    with counted(db) as statements:
        (new,) = db.ask(following.new_replies_for, viewer)
    browser.get(f"/forum/threads/{thread.id}")

    assert nothing == db.ask(following.new_replies_for, viewer) == []
    assert (new.thread_id, new.title, new.language, new.replies) == (
        thread.id,
        "First bus",
        "en",
        2,
    )
    assert len(statements) == 1
    assert len(db.every(Follow)) == 1


def test_reading_follows_nothing_and_of_many_threads_the_newest_are_told(db, sign_in):
    amina, bea = tried(db), tried(db)
    threads = [make.thread(db, bea, title=f"Thread {number}") for number in range(4)]
    for thread in threads:
        db.add(Follow(member_id=amina.id, thread_id=thread.id, seen_post_id=0))
    sign_in(bea).get(f"/forum/threads/{threads[0].id}")

    found = db.ask(following.new_replies_for, make.viewer(amina))

    assert [line.title for line in found] == ["Thread 3", "Thread 2", "Thread 1"]
    assert {follow.member_id for follow in db.every(Follow)} == {amina.id}
