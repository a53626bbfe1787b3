"""Whom to call about an offer: for the desk alone."""

from typing import NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from portal.vetting.models import Provider, Source, State


class Contact(NamedTuple):
    """As far as somebody wrote it down."""

    address: str
    notes: str
    name: str | None
    who: str | None
    phone: str | None
    mail: str | None
    state: State | None

    @property
    def is_refused(self) -> bool:
        return self.state is State.REFUSED


_OF_ONE = (
    select(
        Source.address,
        Source.notes,
        Provider.name,
        Provider.who,
        Provider.phone,
        Provider.mail,
        Provider.state,
    )
    .outerjoin(Provider, Provider.id == Source.provider_id)
    .where(Source.listing_id == bindparam("listing"))
)


def contact_of(db: Session, listing_id: int) -> Contact | None:
    row = db.execute(_OF_ONE, {"listing": listing_id}).first()
    return Contact._make(row) if row else None
