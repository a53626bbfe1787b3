"""Looking at an offer by the eleven questions: twice, by two people, then it is shown or not."""

from enum import StrEnum
from typing import NamedTuple

from sqlalchemy.orm import Session

from portal import clock
from portal.formats import today
from portal.i18n import lazy as _
from portal.listings import rules
from portal.listings.actions import assure
from portal.listings.checks import checks_of
from portal.listings.models import Check, Listing
from portal.refusal import Refused, require
from portal.vetting.entering import BARRED, vanish
from portal.vetting.providers import refused_like
from portal.vetting.rules import may_look_anew, may_show
from portal.viewer import Viewer


class Found(NamedTuple):
    """What one person found; `words` are for members, in one language."""

    answers: dict[str, str]
    words: dict[str, str]
    language: str


class Begun(NamedTuple):
    """What she had before her when she began to answer."""

    version: int
    turn: int


class Looked(StrEnum):
    OUTDATED = "outdated"  # it was changed, or somebody else looked meanwhile: nothing was stored
    WAITS = "waits"  # for a second person
    SHOWN = "shown"
    NOT_SHOWN = "not_shown"


def turn_now(checks: list[Check]) -> int:
    """Whose turn it is: the second person's after one look, else that of a first one."""
    return 2 if len(checks) == 1 else 1


def look(db: Session, by: Viewer, listing: Listing, found: Found, begun: Begun) -> Looked:
    """One person's answers. The second one's decide whether it is shown. `listing` is held.

    Looking anew makes another version; what is shown stays meanwhile, unless somebody finds
    something. Raises `Refused` when it is not for this person, or for nobody any more.
    """
    require(by.role in rules.VETS)
    checks = checks_of(db, listing)
    require_open(listing, checks)
    require_turn(by, listing, checks)
    if begun != (listing.version, turn_now(checks)):
        return Looked.OUTDATED
    if len(checks) > 1:
        listing.version, checks = listing.version + 1, []
    check = _stored(db, by, listing, found, len(checks) + 1)
    if check.turn == 1:
        if rules.flagged([check]):
            vanish(db, listing)
        return Looked.WAITS
    return _decided(db, by, listing, [*checks, check])


def require_open(listing: Listing, checks: list[Check]) -> None:
    """Raises `Refused` for what nobody needs to look at."""
    if listing.withdrawn_at is not None:
        raise Refused(_("This was withdrawn. Write it anew if it is right again."))
    if listing.valid_through < today():
        raise Refused(_("This has ended. Give it a new last day first."))
    if rules.can_only_be_withdrawn(checks):
        raise Refused(BARRED)
    if len(checks) != 1 and not may_look_anew(listing):
        raise Refused(_("Two people have looked at it already."))


def require_turn(by: Viewer, listing: Listing, checks: list[Check]) -> None:
    """Raises `Refused` when it is somebody else's turn."""
    if turn_now(checks) == 2 and not rules.may_look_second(by, listing, checks[0]):
        raise Refused(_("Now a colleague looks: neither who looked first nor who wrote it last."))


def _stored(db: Session, by: Viewer, listing: Listing, found: Found, turn: int) -> Check:
    check = Check(
        listing_id=listing.id,
        version=listing.version,
        turn=turn,
        by_id=by.id,
        at=clock.now(),
        answers=found.answers,
        words=found.words,
        language=found.language,
    )
    check.bars = rules.can_only_be_withdrawn([check])
    db.add(check)
    db.flush()
    return check


def _decided(db: Session, by: Viewer, listing: Listing, checks: list[Check]) -> Looked:
    vanish(db, listing)
    if not rules.may_be_shown(checks) or is_of_refused(db, listing):
        return Looked.NOT_SHOWN
    assure(db, listing, by)
    return Looked.SHOWN


def is_of_refused(db: Session, listing: Listing) -> bool:
    """Whether it is decided that nothing of those who offer it, or have their name or phone, is
    shown."""
    return not may_show(refused_like(db, listing.id))
