"""Names here: one person each, however they are spelt."""

from typing import Any

from sqlalchemy.orm import Session

from portal.accounts.queries import has_name
from portal.i18n import lazy as _
from portal.refusal import Refused
from portal.text import squeezed

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
