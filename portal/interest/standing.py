"""How the offer stands that somebody asked about: it can be hidden or gone by now."""

from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.formats import today
from portal.i18n import lazy as _
from portal.interest.models import State
from portal.listings.models import Listing, Visibility
from portal.listings.queries import visible_to
from portal.refusal import Refused

_STANDS = select(
    visible_to(),
    Listing.withdrawn_at.is_(None) & Listing.hidden_at.is_(None) & Listing.assured_at.is_not(None),
)
STOPPED = _(
    "This offer is being looked at again, or it was taken away. Nothing more may be sent until it "
    "is shown again."
)
OUT_OF_TIME = _("The time of this offer is over. Nothing may be sent to whoever made it.")


class Standing(StrEnum):
    SHOWN = "shown"
    OVER = "over"  # its time is over; a date that stands stays good
    STOPPED = "stopped"  # reported, taken away, or gone


def standing_of(db: Session, listing_id: int) -> Standing:
    row = db.execute(_STANDS.where(Listing.id == listing_id), {"today": today()}).first()
    if row is None or not row[1]:
        return Standing.STOPPED
    return Standing.SHOWN if row[0] else Standing.OVER


def tells_address(db: Session, listing_id: int) -> bool:
    """Whether the exact address may be told at all, once there is a date."""
    found = db.scalar(select(Listing.visibility).where(Listing.id == listing_id))
    return found is Visibility.DISTRICT


def require_for(db: Session, listing_id: int, after: State) -> None:
    """Nothing goes out to an offer that nobody may see, and nobody is sent there. That it is over
    can always be written down."""
    stands = standing_of(db, listing_id)
    if after is State.ENDED or stands is Standing.SHOWN:
        return
    if stands is Standing.STOPPED:
        raise Refused(STOPPED)
    if after is State.SENT:
        raise Refused(OUT_OF_TIME)
