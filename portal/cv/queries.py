"""Reading a CV: nobody but the person herself does."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.cv.models import CV
from portal.cv.parts import Written, read
from portal.listings.models import Skill
from portal.viewer import Viewer


def cv_of(db: Session, viewer: Viewer) -> CV | None:
    return db.scalars(select(CV).where(CV.member_id == viewer.id)).first()


def written_by(db: Session, viewer: Viewer) -> Written:
    """What she wrote; empty when there is nothing yet."""
    row = cv_of(db, viewer)
    return read(row.parts) if row else Written()


def skills_of(db: Session, viewer: Viewer) -> list[str]:
    """What she ticked that she can do."""
    mine = select(Skill.key).where(Skill.member_id == viewer.id)
    return list(db.scalars(mine.order_by(Skill.id)))
