"""What mentors tell each other about somebody who writes: notes about behaviour, and a word.

About the name that she wrote under, never about the person behind another name.
"""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.models import Member
from portal.forum.models import Post, Room, Word
from portal.forum.rules import may_judge
from portal.forum.sight import ROOM_IN_SIGHT, sight
from portal.moderation.models import Remark
from portal.moderation.rules import NOTED_FOR
from portal.moderation.shifts import needed
from portal.refusal import require
from portal.types import UTCMoment
from portal.viewer import Viewer


class Noted(NamedTuple):
    """A note as colleagues read it."""

    kind: str
    said: str
    language: str
    at: datetime
    name: str | None


_NOTES = (
    select(Remark.kind, Remark.said, Remark.language, Remark.at, Member.name)
    .join(Room, Room.id == Remark.room_id)
    .outerjoin(Member, Member.id == Remark.by_id)
    .where(
        or_(
            Remark.member_id == bindparam("author"),
            Remark.alias_id == bindparam("alias"),
        ),
        Remark.until > bindparam("now", type_=UTCMoment),
        ROOM_IN_SIGHT,
    )
    .order_by(Remark.id.desc())
    .limit(10)
)


def notes_about(db: Session, viewer: Viewer, post: Post) -> list[Noted]:
    """Of the author of a post, from rooms that the viewer can see; the newest first."""
    asked = {"author": post.author_id or 0, "alias": post.alias_id or 0, "now": clock.now()}
    return [Noted._make(row) for row in db.execute(_NOTES, {**sight(viewer), **asked})]


def note(db: Session, by: Viewer, post: Post, kind: str, said: str) -> None:
    """It expires by itself, and she reads it among what is held about her. Twice is once."""
    _require(db, by, post)
    now = clock.now()
    row: dict[str, Any] = {**_whose(post), "room_id": post.thread.room_id, "kind": kind}
    row |= {"said": said, "by_id": by.id}
    same = select(Remark.id).where(*(getattr(Remark, key) == row[key] for key in row))
    if db.scalar(same.where(Remark.until > now).limit(1)) is None:
        until = now + NOTED_FOR
        db.add(Remark(**row, language=by.language, at=now, until=until))


def say(db: Session, by: Viewer, post: Post, *, trusts: bool) -> None:
    """From now on nobody reads first what she writes; or a mentor does, again. Twice is once."""
    _require(db, by, post)
    if word_about(db, post) is not trusts:
        db.add(Word(**_whose(post), trusts=trusts, by_id=by.id, at=clock.now()))


def word_about(db: Session, post: Post) -> bool | None:
    """The last word of a mentor about the author of a post."""
    whose = _whose(post)
    words = select(Word.trusts).where(*(getattr(Word, key) == whose[key] for key in whose))
    return db.scalar(words.order_by(Word.id.desc()).limit(1))


def _whose(post: Post) -> dict[str, int | None]:
    return {"member_id": post.author_id, "alias_id": post.alias_id}


def _require(db: Session, by: Viewer, post: Post) -> None:
    """Where the name is gone nothing is written about anybody."""
    require(may_judge(by, post), (post.author_id or post.alias_id) is not None)
    needed(db, by)
