"""What is found in a text, with the houses and marks that the database knows."""

from collections.abc import Callable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.accounts.house_names import house_names
from portal.finding.detecting import found_in
from portal.finding.found import Found
from portal.finding.models import HouseMark
from portal.finding.places import Marks
from portal.seal.box import keys_of

PURPOSE = "house mark"  # of the index
Checker = Callable[[str], list[Found]]

_MARKS = select(HouseMark.words, HouseMark.digest)


def checker_for(db: Session, country: str) -> Checker:
    """Finds in any number of texts, after two statements. `country` is a country pack's code."""
    houses, marks = house_names(db), marks_of(db)
    return lambda text: found_in(text, country=country, houses=houses, marks=marks)


def found_in_text(db: Session, text: str, country: str) -> list[Found]:
    """By what somebody could be found, in order and not overlapping."""
    return checker_for(db, country)(text)


def marks_of(db: Session) -> Marks:
    """Those of every house: what one house hides, somebody of another one could post."""
    rows = db.execute(_MARKS).all()
    known, keys = {row[1] for row in rows}, keys_of(db)
    return Marks(frozenset(row[0] for row in rows), lambda said: keys.index(PURPOSE, said) in known)


def count_marks(db: Session, house_id: int) -> int:
    """How many a house has; what they are, nobody can tell."""
    return db.scalar(select(func.count()).where(HouseMark.house_id == house_id)) or 0
