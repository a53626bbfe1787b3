"""Words that must never be posted: kept so that they are known again and cannot be read."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal import clock
from portal.db import changed, insert_if_new
from portal.finding.models import HouseMark
from portal.finding.places import MOST_WORDS, mark_words
from portal.finding.queries import PURPOSE, count_marks
from portal.i18n import lazy as _
from portal.refusal import Refused, require
from portal.seal.box import keys_of
from portal.viewer import Role, Viewer

MOST = 50  # of one house
LEAST_LETTERS = 5  # of a mark that is one word


def is_fit(said: str) -> bool:
    """Several words, or a long one: a short word alone would be found everywhere."""
    words = mark_words(said)
    is_long = len(words) == 1 and len(words[0]) >= LEAST_LETTERS and words[0].isalpha()
    return is_long or 1 < len(words) <= MOST_WORDS


def add_mark(db: Session, by: Viewer, said: str) -> None:
    """From now on these words of her house are found. Twice is once; raises `Refused` when there
    are too many."""
    require(by.role is Role.COORDINATOR, is_fit(said))
    if count_marks(db, by.house_id) >= MOST:
        raise Refused(_("There are as many entries as there can be. Please begin anew."))
    words = mark_words(said)
    digest = keys_of(db).index(PURPOSE, " ".join(words))
    row = {"house_id": by.house_id, "digest": digest, "words": len(words), "at": clock.now()}
    insert_if_new(db, HouseMark, row)


def forget_marks(db: Session, by: Viewer) -> None:
    """Nothing of her house is found any more, except its name. One by one is not possible: nobody
    can tell which is which."""
    require(by.role is Role.COORDINATOR)
    changed(db, delete(HouseMark).where(HouseMark.house_id == by.house_id))
