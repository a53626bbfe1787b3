"""Changing what somebody proves with. Each change is told to her and signs out her other phones."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from portal.accounts import news, visits
from portal.accounts.models import Member, News
from portal.i18n import lazy as _
from portal.proof import apps, codes, passkeys
from portal.proof.models import Passkey
from portal.proof.passkeys import Site
from portal.proof.queries import ways_of
from portal.refusal import Refused
from portal.viewer import Visit

LAST = _("This is your only way in. Add another one first.")


def prove_by_code(db: Session, visit: Visit, typed: str) -> bool:
    """Whether the digits of her app, or a printed code, are right; either counts once.

    A member who used up her last code is asked for none until she makes new ones: nobody is
    locked out by her own paper.
    """
    me = visit.viewer
    if apps.is_like(typed):
        return apps.prove(db, me.id, typed)
    if not codes.use(db, me.id, typed):
        return False
    if not me.is_staff and not codes.left(db, me.id):
        _changed(db, visit, asks=False)
    return True


def add_passkey(db: Session, visit: Visit, site: Site, challenge: bytes, answer: str) -> bool:
    """Whether the browser's answer was a new passkey."""
    _lock(db, visit.viewer.id)
    if ways_of(db, visit.viewer.id).passkeys >= passkeys.MOST:
        raise Refused(_("You have many passkeys already. Remove one first."))
    if not passkeys.add(db, visit.viewer.id, site, challenge, answer):
        return False
    _changed(db, visit, asks=True)
    return True


def confirm_app(db: Session, visit: Visit, typed: str) -> bool:
    """Whether the first code of a new app was right; an older app ends."""
    _lock(db, visit.viewer.id)
    if not apps.confirm(db, visit.viewer.id, typed):
        return False
    _changed(db, visit, asks=True)
    return True


def save_codes(db: Session, visit: Visit, typed: str) -> bool:
    """Whether she typed one of the new codes. A member is asked for one from now on."""
    _lock(db, visit.viewer.id)
    if not codes.save(db, visit.viewer.id, typed):
        return False
    _changed(db, visit, asks=True)
    return True


def remove_passkey(db: Session, visit: Visit, passkey: Passkey) -> None:
    """Raises `Refused` for the last way in that is not used up."""
    _lock(db, visit.viewer.id)
    db.delete(passkey)
    db.flush()
    _require_a_way(db, visit.viewer.id)
    _changed(db, visit, asks=True)


def remove_app(db: Session, visit: Visit) -> None:
    """Twice is once. Raises `Refused` for the last way in that is not used up."""
    _lock(db, visit.viewer.id)
    if apps.remove(db, visit.viewer.id):
        _require_a_way(db, visit.viewer.id)
        _changed(db, visit, asks=True)


def stop_asking(db: Session, visit: Visit) -> None:
    """A member is no longer asked for codes; those on her paper open nothing."""
    codes.remove(db, visit.viewer.id)
    _changed(db, visit, asks=False)


def forget_factors(db: Session, member_id: int) -> None:
    """For somebody who lost everything and gets a new card, face to face: no passkey, app or code
    of hers opens anything, and every phone is signed out."""
    for passkey in passkeys.of(db, member_id):
        db.delete(passkey)
    apps.remove(db, member_id)
    codes.remove(db, member_id)
    _ask(db, member_id, asks=False)
    visits.end_all(db, member_id)
    news.tell(db, member_id, News.SECOND)


def _require_a_way(db: Session, member_id: int) -> None:
    if not ways_of(db, member_id).lasting:
        raise Refused(LAST)


def _changed(db: Session, visit: Visit, *, asks: bool) -> None:
    """The other phones go as well because one that still waits for its second step would be let in
    when codes are asked no more."""
    _ask(db, visit.viewer.id, asks=asks)
    visits.end_all(db, visit.viewer.id, but=visit.key)
    news.tell(db, visit.viewer.id, News.SECOND)


def _ask(db: Session, member_id: int, *, asks: bool) -> None:
    db.execute(update(Member).where(Member.id == member_id).values(asks_code=asks))


def _lock(db: Session, member_id: int) -> None:
    """Two changes of one person wait for each other: together they could leave her no way in."""
    db.execute(select(Member.id).where(Member.id == member_id).with_for_update())
