"""Who looks at a concern next: those on duty in its house, its coordinator, other coordinators."""

from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import (
    ColumnElement,
    and_,
    bindparam,
    column,
    exists,
    func,
    or_,
    select,
    table,
)
from sqlalchemy.orm import Session

from portal.accounts.mine import mine_of
from portal.accounts.models import ACTIVE, Member
from portal.duty.models import Concern, Shift, Turn
from portal.types import UTCMoment
from portal.viewer import Role, Viewer

NEVER = datetime(1970, 1, 1, tzinfo=UTC)

# Whose words were sent along: told by other features' tables, which stand beside this one.
_POSTS = table("posts", column("id"), column("author_id"), column("alias_id"))
_ALIASES = table("aliases", column("id"), column("owner_key"))
_MESSAGES = table("letter_messages", column("id"), column("by_id"))

_NOW = bindparam("now", type_=UTCMoment)
_SINCE = (
    select(func.max(Shift.since, type_=UTCMoment()))
    .where(Shift.member_id == Member.id, Shift.since <= _NOW, Shift.until > _NOW)
    .scalar_subquery()
)
_LAST = (
    select(func.max(Turn.at, type_=UTCMoment())).where(Turn.to_id == Member.id).scalar_subquery()
)
_ASKED = (
    select(func.max(Turn.at, type_=UTCMoment()))
    .where(Turn.to_id == Member.id, Turn.concern_id == bindparam("concern"))
    .scalar_subquery()
)
_IN_HOUSE = Member.house_id == bindparam("house")
_LEADS = Member.role == Role.COORDINATOR
_STAFF = (
    select(Member.id, Member.name, Member.house_id, _SINCE, _LAST, _ASKED)
    .where(
        Member.state == ACTIVE,
        Member.role.in_([Role.CASEWORKER, Role.COORDINATOR]),
        or_(
            and_(_IN_HOUSE, or_(_SINCE.is_not(None), _LEADS)),
            and_(_LEADS, _SINCE.is_not(None)),
        ),
    )
    .order_by(Member.id)
)

_ALL = select(Member.id).where(
    Member.state == ACTIVE, Member.role.in_([Role.CASEWORKER, Role.COORDINATOR])
)


class Candidate(NamedTuple):
    """Somebody of the staff who could look at a concern."""

    id: int
    name: str
    house_id: int
    since: datetime | None  # on duty since; None: not on duty
    last_at: datetime | None  # when she was given one the last time
    asked_at: datetime | None  # when she was given this one

    @property
    def is_on_duty(self) -> bool:
        return self.since is not None

    @property
    def was_asked(self) -> bool:
        """Once in each of her shifts; outside of them once."""
        return self.asked_at is not None and (self.since is None or self.asked_at >= self.since)


def candidates_for(
    db: Session, now: datetime, house_id: int, but: frozenset[int], concern_id: int = 0
) -> list[Candidate]:
    """In the order in which they are asked: of the house and on duty, coordinators of the house,
    coordinators of other houses who are on duty; who had none for longest first."""
    rows = db.execute(_STAFF, {"now": now, "house": house_id, "concern": concern_id})
    found = [Candidate._make(row) for row in rows]
    order = {
        person.id: (_floor(person, house_id), person.last_at or NEVER, person.id)
        for person in found
    }
    return sorted((p for p in found if p.id not in but), key=lambda person: order[person.id])


def left_out(
    db: Session,
    member_id: int,
    post_id: int | None = None,
    message_id: int | None = None,
    *,
    by_name: bool = False,
) -> frozenset[int]:
    """Who never gets it: who told it, and who wrote what was sent along; `by_name`: as far as
    everybody may know, for what is shown of it beforehand."""
    out = {member_id}
    if post_id is not None:
        author = (
            select(_POSTS.c.author_id, _ALIASES.c.owner_key)
            .select_from(_POSTS.outerjoin(_ALIASES, _ALIASES.c.id == _POSTS.c.alias_id))
            .where(_POSTS.c.id == post_id)
        )
        for author_id, owner_key in db.execute(author):
            out.add(author_id or 0)
            if owner_key is not None and not by_name:
                out |= {n for n in db.scalars(_ALL) if mine_of(db, n) == owner_key}
    if message_id is not None:
        writer = select(_MESSAGES.c.by_id).where(_MESSAGES.c.id == message_id)
        out.add(db.scalar(writer) or 0)
    return frozenset(out)


def not_about(viewer: Viewer) -> ColumnElement[bool]:
    """Concerns that this person may know of: not her own, and not about words of hers."""
    wrote = exists(
        select(_POSTS.c.id)
        .select_from(_POSTS.outerjoin(_ALIASES, _ALIASES.c.id == _POSTS.c.alias_id))
        .where(
            _POSTS.c.id == Concern.post_id,
            or_(_POSTS.c.author_id == viewer.id, _ALIASES.c.owner_key == viewer.mine),
        )
    )
    answered = exists(
        select(_MESSAGES.c.id).where(
            _MESSAGES.c.id == Concern.message_id, _MESSAGES.c.by_id == viewer.id
        )
    )
    return and_(Concern.member_id != viewer.id, ~wrote, ~answered)


def _floor(person: Candidate, house_id: int) -> int:
    if person.house_id != house_id:
        return 2
    return 0 if person.is_on_duty else 1
