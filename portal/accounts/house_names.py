"""Nothing that leaves the portal names a house: it would tell where somebody lives."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts.models import House
from portal.text import fold


def house_names(db: Session) -> list[str]:
    """Of every house, folded."""
    return [fold(name) for name in db.scalars(select(House.name)) if name.strip()]


def names_one(said: str, houses: Iterable[str]) -> bool:
    """Whether words hold the name of one of these houses, in capitals or not."""
    return any(house in fold(said) for house in houses)
