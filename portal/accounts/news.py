"""News about a person's own account: told on her next page until she has seen them."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.models import News, Notice
from portal.viewer import Viewer


def tell(db: Session, member_id: int, news: News) -> None:
    """From the next page on she is told."""
    db.add(Notice(member_id=member_id, news=news, at=clock.now()))


def newest_for(db: Session, viewer: Viewer, most: int = 20) -> list[Notice]:
    """Her own news, newest first, seen ones as well."""
    mine = select(Notice).where(Notice.member_id == viewer.id)
    return list(db.scalars(mine.order_by(Notice.id.desc()).limit(most)))


def see(db: Session, viewer: Viewer) -> None:
    """She has seen what there is."""
    mine = update(Notice).where(Notice.member_id == viewer.id, Notice.seen_at.is_(None))
    db.execute(mine.values(seen_at=clock.now()))
