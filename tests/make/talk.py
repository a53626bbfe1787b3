"""Rooms, threads, posts."""

from sqlalchemy import select

from portal import clock
from portal.accounts.mine import mine_of
from portal.forum.models import Alias, Post, PostState, Room, Thread
from portal.text import squeezed
from tests.make.numbers import NUMBERS


def room(db, title="Work life", language=None):
    number = next(NUMBERS)
    return db.add(
        Room(
            slug=f"room-{number}",
            language=language,
            title={"en": title},
            about={"en": "Talk about work."},
            position=number,
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


def under_alias(db, author, name="Rüzgâr", house_id=None, *, everywhere=False):
    """Her post under another name, in a thread of her own, in a room of her house or of all."""
    place = room(db)
    place.house_id = None if everywhere else house_id or author.house_id
    place.takes_aliases = True
    db.do(lambda session: session.merge(place))
    mine = db.ask(mine_of, author.id)
    alias = db.add(Alias(room_id=place.id, owner_key=mine, name=name, name_key=squeezed(name)))
    thread_of_hers = thread(db, author, place.id, body="It was hard")
    written = db.all(posts_of(thread_of_hers))[0]

    def hide(session):
        for row in (session.get(Thread, thread_of_hers.id), session.get(Post, written.id)):
            row.author_id, row.alias_id = None, alias.id

    db.do(hide)
    return written


def posts_of(thread):
    return select(Post).where(Post.thread_id == thread.id).order_by(Post.id)
