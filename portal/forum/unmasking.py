"""Who writes under another name: asked for with a reason, agreed to by a colleague, told to her.

Nothing that is kept joins the two: the request holds a blind index of the other name, and whose it
is, is computed anew each time.
"""

from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts import countersigns
from portal.accounts.countersigns import Why
from portal.accounts.mine import mine_of
from portal.accounts.models import ENDED, Countersign, Deal, House, Member, News
from portal.accounts.news import tell
from portal.forum.models import Alias, Post
from portal.forum.reading import post_for
from portal.i18n import lazy as _
from portal.refusal import Refused
from portal.seal.box import keys_of
from portal.trail.actions import record
from portal.trail.deeds import Deed
from portal.viewer import Viewer

SHOWN_FOR = timedelta(minutes=15)
NOT_AGREED = _("A colleague has to agree first, and each agreement is for one look.")
NOBODY = _("Nobody here has this other name any more.")


class Unmasked(NamedTuple):
    """Whose the other name is. Of another house only the house is told."""

    name: str | None
    house: str


def under_alias(db: Session, viewer: Viewer, post_id: int) -> Post | None:
    """A post in the viewer's sight that was written under another name."""
    post = post_for(db, viewer, post_id)
    return post if post is not None and post.alias is not None else None


def ask(db: Session, by: Viewer, alias: Alias, subject: str, reason: str) -> Countersign:
    """Ask a colleague to agree. The person learns nothing of it before anybody has looked."""
    me = db.get_one(Member, by.id)
    why = Why(subject, reason)
    return countersigns.ask(db, by, Deal.UNMASK, me, _mark(db, alias), why)


def request_of(db: Session, by: Viewer, alias: Alias) -> Countersign | None:
    """Her open request for this name."""
    return countersigns.own_request(db, by, Deal.UNMASK, _mark(db, alias))


def look(db: Session, by: Viewer, alias: Alias) -> None:
    """Use what a colleague agreed to: for a quarter of an hour she sees whose name it is. The
    person is told at once, and reads the reason. Raises `Refused`."""
    mark = _mark(db, alias)
    if not countersigns.use(db, by, Deal.UNMASK, by.id, mark):
        raise Refused(NOT_AGREED)
    person = _owner_of(db, alias)
    if person is None:
        raise Refused(NOBODY)
    deed = Deed.UNMASKED if person.house_id == by.house_id else Deed.UNMASKED_ELSEWHERE
    used = countersigns.used_within(db, by, Deal.UNMASK, mark, SHOWN_FOR)
    if used is not None:
        record(db, person.id, by, deed, reason=used.reason)
        record(db, person.id, _signer(db, used), Deed.UNMASK_AGREED)
    tell(db, person.id, News.UNMASKED)


def shown_to(db: Session, by: Viewer, alias: Alias) -> Unmasked | None:
    """Whose it is, as long as her look lasts."""
    if not countersigns.used_within(db, by, Deal.UNMASK, _mark(db, alias), SHOWN_FOR):
        return None
    person = _owner_of(db, alias)
    if person is None:
        return None
    house = db.get_one(House, person.house_id).name
    return Unmasked(person.name if person.house_id == by.house_id else None, house)


def _signer(db: Session, used: Countersign) -> Viewer:
    signer = db.get_one(Member, used.signed_by_id)
    return Viewer(signer.id, signer.name, signer.role, signer.house_id, signer.language)


def _mark(db: Session, alias: Alias) -> str:
    return keys_of(db).index("unmask", str(alias.id))


def _owner_of(db: Session, alias: Alias) -> Member | None:
    """Everybody's other names are computed until one fits: there is no other way."""
    for number in db.scalars(select(Member.id).where(Member.state != ENDED)):
        if mine_of(db, number) == alias.owner_key:
            return db.get_one(Member, number)
    return None
