"""Rooms, threads, posts."""

from sqlalchemy import select

from portal import clock
from portal.forum.models import Post, PostState, Room, Thread
from tests.make.numbers import NUMBERS


def room(db, title="Work life", language=None, **rules):
    number = next(NUMBERS)
    return db.add(
        Room(
            slug=f"room-{number}",
            language=language,
            title={"en": title},
            about={"en": "Talk about work."},
            position=number,
            **rules,
        )
    )


def thread(db, author, room_id=None, title="First weeks in a new job", body="How do I begin?", **v):
    """A thread with its first post."""
    made = db.add(
        Thread(
            room_id=room_id or room(db).id,
            author_id=author.id,
            title=title,
            language="en",
            started_at=clock.now(),
            last_at=clock.now(),
            shown=0,
            title_hidden=v.get("state", "shown") != "shown",
        )
    )
    post(db, made, author, body, **v)
    return made


def post(db, thread, author, body="Good luck!", state="shown", language="en"):
    made = db.add(
        Post(
            thread_id=thread.id,
            author_id=author.id,
            body=body,
            language=language,
            state=PostState(state),
            written_at=clock.now(),
        )
    )
    if state == "shown":
        thread.shown += 1
        db.do(lambda session: session.get(Thread, thread.id).__setattr__("shown", thread.shown))
    return made


def hidden(db, thread, author, why="hurts", **values):
    """A post that a mentor hid."""
    made = post(db, thread, author, state="hidden", **values)
    db.do(lambda session: setattr(session.get(Post, made.id), "why_hidden", why))
    return made


def posts_of(thread):
    return select(Post).where(Post.thread_id == thread.id).order_by(Post.id)
