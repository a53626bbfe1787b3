"""What putting a backup back needs besides its rows: two persons, and nobody who was erased."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts import countersigns
from portal.accounts.models import ACTIVE, Deal, Member
from portal.db import after_commit
from portal.listings.actions import make_findable
from portal.listings.models import Listing
from portal.my_data import erasing
from portal.refusal import Refused
from portal.text import squeezed
from portal.trail import heads
from portal.trail.chain import end_of
from portal.viewer import Role, Viewer


def require_two(db: Session, by: str) -> None:
    """Where there are people, their records are replaced by older ones only when an administrator
    asked for it and somebody else agreed. An empty database needs nobody. Raises `Refused`."""
    if db.scalar(select(Member.id).where(Member.state == ACTIVE).limit(1)) is None:
        return
    named = select(Member).where(Member.name_key == squeezed(by), Member.state == ACTIVE)
    person = db.scalars(named.where(Member.role == Role.ADMINISTRATOR)).first()
    if person is None or not countersigns.use(db, viewer_of(person), Deal.RESTORE, person.id):
        raise Refused(
            "there are people in this database: an administrator asks a colleague at the desk to "
            "agree, within 24 hours, and then says --by NAME here"
        )


def mend(db: Session, erased: Collection[int]) -> None:
    """Erase again who was erased since the backup, make listings findable, begin new heads."""
    for member in db.scalars(select(Member).where(Member.id.in_(erased), Member.state == ACTIVE)):
        erasing.erase(db, viewer_of(member))
    for listing in db.scalars(select(Listing).where(Listing.assured_at.is_not(None))):
        if listing.withdrawn_at is None:
            make_findable(db, listing)
    end = end_of(db)
    line = f"restored {end.length} {end.mac}" if end else "restored 0 -"
    after_commit(db, lambda done: heads.note(done.info["heads"], line))


def viewer_of(member: Member) -> Viewer:
    return Viewer(member.id, member.name, member.role, member.house_id, member.language)
