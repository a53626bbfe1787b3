"""What stands beside a post that waits: reasons, what was added, who handled it, what else was
begun. Nothing here tells who reported."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from portal.accounts.models import Member
from portal.forum.models import Thread
from portal.moderation.models import Decision, Report
from portal.moderation.queries import Item


class Count(NamedTuple):
    """How many people gave this reason."""

    kind: str
    people: int


class Done(NamedTuple):
    """What a colleague did."""

    action: str
    rule: str
    at: datetime
    name: str | None


_DONE = (
    select(Decision.action, Decision.rule, Decision.at, Member.name)
    .outerjoin(Member, Member.id == Decision.by_id)
    .where(Decision.post_id == bindparam("post"))
    .order_by(Decision.id)
)


def kinds_of(item: Item) -> list[Count]:
    """The reasons of the open reports of a post, the most frequent first."""
    counted = Counter((item.kinds or "").split())
    return [Count(kind, n) for kind, n in sorted(counted.items(), key=lambda c: (-c[1], c[0]))]


def notes_of(db: Session, post_id: int) -> list[str]:
    """What those who reported added, without their names and in no order that tells of them."""
    notes = select(Report.note).where(
        Report.post_id == post_id, Report.settled_at.is_(None), Report.note != ""
    )
    return sorted(db.scalars(notes))


def done_with(db: Session, post_id: int) -> list[Done]:
    """Who handled it, from the beginning."""
    return [Done._make(row) for row in db.execute(_DONE, {"post": post_id})]


def begun_by(db: Session, items: Sequence[Item], within: timedelta) -> dict[int, int]:
    """How many threads the author of each item began close to it, under the same name."""
    authors = {item.author_id for item in items if item.author_id}
    aliases = {item.alias_id for item in items if item.alias_id}
    if not items:
        return {}
    since = min(item.written_at for item in items) - within
    found = select(Thread.author_id, Thread.alias_id, Thread.started_at).where(
        or_(Thread.author_id.in_(authors), Thread.alias_id.in_(aliases)), Thread.started_at > since
    )
    rows = db.execute(found).all()
    return {
        item.id: sum(
            (row.author_id, row.alias_id) == (item.author_id, item.alias_id)
            and abs(row.started_at - item.written_at) < within
            for row in rows
        )
        for item in items
    }
