"""What somebody is writing and has not sent: kept on the server, sealed, hers alone."""

from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portal import clock
from portal.db import changed, insert_if_new
from portal.forum.models import Draft
from portal.viewer import Viewer

KEPT_FOR = timedelta(days=14)
MOST = 20  # of one person; the oldest goes


def draft_for(db: Session, member: Viewer, place: str) -> Draft | None:
    own = select(Draft).where(Draft.member_id == member.id, Draft.place == place)
    return db.scalars(own).first()


def drafts_of(db: Session, member: Viewer) -> list[Draft]:
    own = select(Draft).where(Draft.member_id == member.id).order_by(Draft.kept_at.desc())
    return list(db.scalars(own.limit(MOST)))


def keep(db: Session, member: Viewer, place: str, title: str, body: str) -> None:
    """One text for each place, the newest; no words are no draft."""
    if not (title or body):
        throw_away(db, member, place)
        return
    now = clock.now()
    empty = {"title_sealed": b"", "body_sealed": b""}
    insert_if_new(db, Draft, {"member_id": member.id, "place": place, "kept_at": now, **empty})
    own = select(Draft).where(Draft.member_id == member.id, Draft.place == place)
    found = db.scalars(own.with_for_update()).one()
    found.title, found.body, found.kept_at = title, body, now
    db.flush()
    _keep_few(db, member)


def throw_away(db: Session, member: Viewer, place: str) -> None:
    """It was sent, or is not wanted any more."""
    changed(db, delete(Draft).where(Draft.member_id == member.id, Draft.place == place))


def _keep_few(db: Session, member: Viewer) -> None:
    own = select(Draft.id).where(Draft.member_id == member.id)
    older = own.order_by(Draft.kept_at.desc(), Draft.id.desc()).offset(MOST)
    if numbers := list(db.scalars(older)):
        changed(db, delete(Draft).where(Draft.id.in_(numbers)))
