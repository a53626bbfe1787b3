"""Rooms, threads, posts."""

from sqlalchemy import select

from portal import clock
from portal.forum.models import Alias, Entry, Post, PostState, Room, Thread
from portal.text import squeezed
from tests.make.numbers import NUMBERS
from tests.make.people import viewer


def room(db, title="Work life", language=None, **rules):
    """A room for everybody, unless its rules say otherwise."""
    number = next(NUMBERS)
    return db.add(
        Room(
            slug=f"room-{number}",
            language=language,
            title={"en": title},
            about={"en": "Talk about work."},
            **{"position": number, **rules},
        )
    )


def entry(db, room, member):
    return db.add(Entry(room_id=room.id, member_id=member.id, at=clock.now()))


def alias(db, room, member, name=None):
    """Another name of somebody in a room."""
    name = name or f"other {next(NUMBERS)}"
    mine = viewer(member).mine
    return db.add(Alias(room_id=room.id, owner_key=mine, name=name, name_key=squeezed(name)))


def thread(db, author, room_id=None, title="First weeks in a new job", body="How do I begin?", **v):
    """A thread with its first post."""
    made = db.add(
        Thread(
            room_id=room_id or room(db).id,
            author_id=None if "alias" in v else author.id,
            alias_id=v["alias"].id if "alias" in v else None,
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


def post(db, thread, author, body="Good luck!", state="shown", language="en", **values):
    alias = values.pop("alias", None)
    made = db.add(
        Post(
            thread_id=thread.id,
            author_id=None if alias else author.id,
            alias_id=alias.id if alias else None,
            body=body,
            language=language,
            state=PostState(state),
            written_at=clock.now(),
            **values,
        )
    )
    if state == "shown":
        thread.shown += 1
        db.do(lambda session: session.get(Thread, thread.id).__setattr__("shown", thread.shown))
    return made


def hidden(db, thread, author, why="hurts", **values):
    """A post that a mentor hid."""
    return post(db, thread, author, state="hidden", why_hidden=why, **values)


def under_alias(db, author, name="Rüzgâr", house_id=None, *, everywhere=False):
    """Her post under another name, in a thread of her own, in a room of her house or of all."""
    at = None if everywhere else house_id or author.house_id
    place = room(db, house_id=at, takes_aliases=True)
    started = thread(db, author, place.id, body="It was hard", alias=alias(db, place, author, name))
    return db.all(posts_of(started))[0]


def posts_of(thread):
    return select(Post).where(Post.thread_id == thread.id).order_by(Post.id)
