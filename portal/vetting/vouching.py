"""What the desk does with somebody who offers something: call, visit, trust, refuse."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal import clock
from portal.formats import today
from portal.i18n import lazy as _
from portal.listings.actions import withdraw
from portal.listings.models import Listing
from portal.refusal import Refused
from portal.vetting import trusting
from portal.vetting.dealings import last_visit
from portal.vetting.models import Provider, Source, State, Visit
from portal.vetting.providers import like
from portal.viewer import Viewer

CHANGED = _("This was changed by a colleague just now. Please look at it again.")
NO_TRUST = _(
    "Trust takes a visit that went well, and somebody else than who was there who says so."
)


def call(db: Session, by: Viewer, provider: Provider) -> None:
    """Somebody talked to them. Twice is once. `provider` is locked, as in all deeds here."""
    if provider.state is State.CALLED:
        return
    if not trusting.may_call(by, provider):
        raise Refused(CHANGED)
    _move(by, provider, State.CALLED)


def visit(
    db: Session,
    by: Viewer,
    provider: Provider,
    *,
    on: date,
    answers: dict[str, str],
    said: str,
    went_well: bool,
) -> Visit:
    """Somebody of the house was there, on a day that is not to come."""
    if not trusting.may_visit(by, provider) or on > today():
        raise Refused(CHANGED)
    seen = Visit(
        provider_id=provider.id,
        by_id=by.id,
        on=on,
        answers=answers,
        said=said,
        went_well=went_well,
        made_at=clock.now(),
    )
    db.add(seen)
    db.flush()
    newest = last_visit(db, provider.id)
    if newest is not None and newest.id == seen.id:
        state = trusting.after_visit(provider.state, went_well=went_well)
        if state is not provider.state:
            _move(by, provider, state)
    return seen


def trust(db: Session, by: Viewer, provider: Provider) -> None:
    """A second person says that the visit went well. Twice is once."""
    if provider.state is State.TRUSTED:
        return
    if not trusting.may_trust(by, provider, last_visit(db, provider.id)):
        raise Refused(NO_TRUST)
    _move(by, provider, State.TRUSTED)


def refuse(db: Session, by: Viewer, provider: Provider, reason: str) -> int:
    """Nothing of theirs is shown from now on; how many offers that took away. Twice is once.

    Offers of whoever has the same name or phone go with them.
    """
    if provider.state is State.REFUSED:
        return 0
    if not trusting.may_refuse(by, provider):
        raise Refused(CHANGED)
    _move(by, provider, State.REFUSED)
    provider.reason = reason
    db.flush()
    theirs = (
        select(Listing)
        .join(Source, Source.listing_id == Listing.id)
        .where(Source.provider_id.in_(select(Provider.id).where(like(provider))))
        .where(Listing.withdrawn_at.is_(None))
        .order_by(Listing.id)
        .with_for_update(of=Listing)
    )
    gone = db.scalars(theirs).all()
    for listing in gone:
        withdraw(db, listing, by)
    return len(gone)


def begin_anew(db: Session, by: Viewer, provider: Provider) -> None:
    """A refusal was wrong: from the beginning, and what was withdrawn stays withdrawn."""
    if provider.state is State.NEW:
        return
    if not trusting.may_begin_anew(by, provider):
        raise Refused(CHANGED)
    _move(by, provider, State.NEW)
    provider.reason = ""


def _move(by: Viewer, provider: Provider, state: State) -> None:
    provider.state, provider.state_by_id, provider.state_at = state, by.id, clock.now()
