"""One mentor at a time looks at a post: taking it, giving it on, leaving it.

Every deed locks the post first, so that two of them see what the other one did.
"""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import String, cast, delete, exists, false, func, literal, or_, select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.models import ACTIVE, Member
from portal.db import changed, insert_if_new
from portal.forum.models import Entry, Post, Room
from portal.i18n import lazy as _
from portal.moderation.models import Claim, MentorShift, Pass
from portal.moderation.rules import ends_at
from portal.moderation.shifts import needed
from portal.refusal import Refused
from portal.types import UTCMoment
from portal.viewer import Role, Viewer

TAKEN = _("%(name)s is looking at it.")
NOT_HERS = _("This person cannot take it now.")
ROLES = (Role.PEER_MENTOR, Role.CASEWORKER, Role.COORDINATOR)


class Holder(NamedTuple):
    """Who is looking at a post."""

    id: int
    name: str
    until: datetime


class Colleague(NamedTuple):
    """Somebody who is there at this moment."""

    id: int
    name: str


def holder_of(db: Session, post_id: int) -> Holder | None:
    found = (
        select(Claim.by_id, Member.name, Claim.until)
        .join(Member, Member.id == Claim.by_id)
        .where(Claim.post_id == post_id, Claim.until > clock.now())
    )
    row = db.execute(found).first()
    return Holder._make(row) if row else None


def take(db: Session, by: Viewer, post: Post) -> None:
    """She looks at it, until a quarter of an hour from now or until her shift ends. Again is for
    longer. Raises `Refused` when a colleague looks at it."""
    until = ends_at(clock.now(), needed(db, by).until)
    free(db, by, post.id)
    row = {"by_id": by.id, "until": until}
    same = update(Claim).where(Claim.post_id == post.id)
    if not changed(db, same.values(**row)):
        insert_if_new(db, Claim, {"post_id": post.id, **row})


def free(db: Session, by: Viewer, post_id: int) -> None:
    """Hold the post to the end of this deed; raises `Refused` when a colleague looks at it.

    Answers may point to it meanwhile: they hold the thread, which comes after the post here.
    """
    db.execute(select(Post.id).where(Post.id == post_id).with_for_update(key_share=True))
    holder = holder_of(db, post_id)
    if holder is not None and holder.id != by.id:
        raise Refused(str(TAKEN) % {"name": holder.name})


def release(db: Session, post_id: int) -> None:
    """Nobody looks at it any more."""
    changed(db, delete(Claim).where(Claim.post_id == post_id))


def leave(db: Session, by: Viewer, post: Post) -> None:
    """She cannot take this one, and nobody asks why: others do. Twice is once."""
    needed(db, by)
    insert_if_new(db, Pass, {"post_id": post.id, "member_id": by.id, "at": clock.now()})
    changed(db, delete(Claim).where(Claim.post_id == post.id, Claim.by_id == by.id))


def hand_over(db: Session, by: Viewer, post: Post, to_id: int = 0) -> None:
    """Back to where everybody looks; or to a colleague who is there now."""
    needed(db, by)
    free(db, by, post.id)
    if not to_id:
        release(db, post.id)
        return
    if to_id not in {person.id for person in colleagues_for(db, by, post)}:
        raise Refused(NOT_HERS)
    last = select(func.max(MentorShift.until, type_=UTCMoment()))
    until = db.scalars(last.where(MentorShift.member_id == to_id)).one()
    release(db, post.id)
    db.add(Claim(post_id=post.id, by_id=to_id, until=ends_at(clock.now(), until)))


def colleagues_for(db: Session, by: Viewer, post: Post) -> list[Colleague]:
    """Who is on a shift and may come into the room of a post, whose author apart, by name.

    Under another name the author stays in the list, or the list would say who it is: she is not
    shown it, and it waits for others again after a while.
    """
    now, role = clock.now(), cast(Member.role, String)
    may_enter = exists().where(
        Room.id == post.thread.room_id,
        or_(Room.house_id.is_(None), Room.house_id == Member.house_id),
        or_(Room.roles == "", Room.roles.like(literal("% ").concat(role).concat(" %"))),
        or_(
            Room.by_entry == false(),
            exists().where(Entry.room_id == Room.id, Entry.member_id == Member.id),
        ),
    )
    there = exists().where(
        MentorShift.member_id == Member.id, MentorShift.since <= now, MentorShift.until > now
    )
    passed = exists().where(Pass.member_id == Member.id, Pass.post_id == post.id)
    found = (
        select(Member.id, Member.name)
        .where(Member.state == ACTIVE, Member.role.in_(ROLES), Member.id != by.id)
        .where(Member.id.is_distinct_from(post.author_id), there, may_enter, ~passed)
        .order_by(Member.name_key)
    )
    return [Colleague._make(row) for row in db.execute(found)]
