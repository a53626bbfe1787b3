"""Another name in one room. Nothing stored says whose it is, see models.Alias."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from portal.accounts.models import Member
from portal.db import insert_if_new
from portal.forum import rules
from portal.forum.models import Alias, Post, Room, Thread
from portal.forum.sight import IS_WAITING
from portal.forum.standing import standing_of
from portal.i18n import lazy as _
from portal.refusal import Refused, require
from portal.text import squeezed
from portal.viewer import Viewer

TAKEN = _("Somebody in this room is called so. Please choose another name.")


def alias_of(db: Session, member: Viewer, room_id: int) -> Alias | None:
    """Her other name in this room."""
    if not member.mine:
        return None
    own = select(Alias).where(Alias.room_id == room_id, Alias.owner_key == member.mine)
    return db.scalars(own).first()


def choose(db: Session, member: Viewer, room: Room, name: str) -> None:
    """From now on she may write under this name in this room. It cannot be changed: what was said
    under it would change its voice. Twice is once.

    Taken is only what can be read in this room: a search for names must find nobody else.
    """
    is_new = rules.is_new(member, standing_of(db, member))
    require(rules.may_use_alias(member, takes_aliases=room.takes_aliases, is_new=is_new))
    if alias_of(db, member, room.id) is not None:
        return
    key = squeezed(name)
    if _is_read_here(db, member, room.id, key):
        raise Refused(TAKEN)
    row = {"room_id": room.id, "owner_key": member.mine, "name": name, "name_key": key}
    if not insert_if_new(db, Alias, row) and alias_of(db, member, room.id) is None:
        raise Refused(TAKEN)


def _is_read_here(db: Session, member: Viewer, room_id: int, key: str) -> bool:
    """Whether somebody of that name wrote here, she herself excepted: two names that are the same
    would be one person to everybody."""
    wrote = (
        select(Member.id)
        .join(Post, Post.author_id == Member.id)
        .join(Thread, Thread.id == Post.thread_id)
        .where(Thread.room_id == room_id, Member.name_key == key, ~IS_WAITING)
    )
    own = select(Member.id).where(Member.id == member.id, Member.name_key == key)
    return db.scalar(select(or_(wrote.exists(), own.exists()))) or False
