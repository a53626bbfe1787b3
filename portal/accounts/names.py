"""Names here: one person each, however they are spelt."""

import unicodedata
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from portal.accounts.queries import has_name
from portal.i18n import lazy as _
from portal.refusal import Refused
from portal.text import squeezed

UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}  # Unicode categories without a face
JOINERS = "\u200c\u200d"  # Persian and Indic spelling needs them
FILLERS = set("\u115f\u1160\u3164\uffa0\u2800")
TAKEN = _("Somebody already uses this name. Please choose another one.")


def is_taken(db: Session, field: Any, but: int = 0) -> bool:
    """Whether somebody else has the name in this form field; the field then says so."""
    if not has_name(db, squeezed(field.data), but):
        return False
    field.errors = [TAKEN]
    return True


def require_free(db: Session, name: str, but: int = 0) -> None:
    """Raises `Refused` when somebody else has this name."""
    if has_name(db, squeezed(name), but):
        raise Refused(TAKEN)


def flush_name(db: Session) -> None:
    """Two people may choose one name at the same moment: the database lets one of them have it.

    Raises `Refused` for the other.
    """
    try:
        db.flush()
    except IntegrityError:
        raise Refused(TAKEN) from None


def is_plain(name: str) -> bool:
    """Whether a name is what it looks like: one script, nothing invisible.

    Otherwise somebody could stand beside Elif as another Elif.
    """
    if any(unicodedata.category(c) in UNSEEN and c not in JOINERS for c in name):
        return False
    scripts = {unicodedata.name(c, "?").split()[0] for c in name if c.isalpha()}
    return len(scripts) <= 1 and not FILLERS.intersection(name)
