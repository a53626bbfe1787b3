"""Issuing a certificate, withdrawing it, and keeping one's own paper from being checked."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Update, update
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.house_names import house_names, names_one
from portal.accounts.models import News
from portal.accounts.news import tell
from portal.certificates import queries, rules
from portal.certificates.codes import new_number
from portal.certificates.models import Certificate
from portal.certificates.rules import Taken
from portal.db import changed, insert_if_new
from portal.i18n import lazy as _
from portal.refusal import Refused
from portal.trail.actions import record
from portal.trail.deeds import Deed
from portal.viewer import Viewer

TRIES = 5  # of random numbers, should one be taken
NO_BODY = _(
    "No certificate can be made yet, because no training body is set. Whoever runs this site can "
    "do that with PORTAL_TRAINING_BODY."
)
BODY_IS_HOUSE = _(
    "No certificate can be made, because the training body is called like one of the houses. The "
    "paper must not tell where somebody lives. Whoever runs this site can change "
    "PORTAL_TRAINING_BODY."
)
COURSE_IS_HOUSE = _(
    "No certificate can be made for this course, because its title holds the name of a house. The "
    "paper must not tell where somebody lives. Change the title of the course first."
)
NEEDS_WORD = _("Nobody marked that this person was there. Tick it if you were there yourself.")


def why_not(db: Session, body: str) -> Any:
    """Why nothing can be issued at all; empty when it can."""
    return _why_not(body, house_names(db))


def open_certificates(db: Session, by: Viewer, member_id: int) -> None:
    record(db, member_id, by, Deed.CERTIFICATES_OPENED)


def issue(db: Session, by: Viewer, member_id: int, taken: Taken, body: str, *, saw: bool) -> None:
    """A certificate for this course; she is told. Where one stands already nothing changes.

    One that was withdrawn comes back under a new number: the old code stays worthless, and what
    she decided about checking stays. Raises `Refused` without a training body, where nobody saw her
    there, and when the course is called like a house: its title stands on the paper.
    """
    houses = house_names(db)
    if why := _why_not(body, houses):
        raise Refused(why)
    if names_one(" ".join(taken.title.values()), houses):
        raise Refused(COURSE_IS_HOUSE)
    if not rules.may_issue(taken, saw=saw):
        raise Refused(NEEDS_WORD)
    row = {
        "course": taken.title,
        "body": body,
        "on": taken.on,
        "on_word": taken.needs_word,
        "issued_by_id": by.id,
        "issued_at": clock.now(),
        "withdrawn_at": None,
    }
    if _store(db, member_id, taken.course_id, row):
        record(db, member_id, by, Deed.CERTIFICATE_ISSUED)
        tell(db, member_id, News.CERTIFICATE)


def withdraw(db: Session, by: Viewer, certificate: Certificate) -> None:
    """The paper is worth nothing any more, and she is told. Twice is once."""
    standing = _of(certificate).where(Certificate.withdrawn_at.is_(None))
    if changed(db, standing.values(withdrawn_at=clock.now())):
        record(db, certificate.member_id, by, Deed.CERTIFICATE_WITHDRAWN)
        tell(db, certificate.member_id, News.CERTIFICATE_GONE)


def close(db: Session, certificate: Certificate) -> None:
    """Her paper cannot be checked until she wants it again. Twice is once."""
    open_ = _of(certificate).where(Certificate.closed_at.is_(None))
    changed(db, open_.values(closed_at=clock.now()))


def reopen(db: Session, certificate: Certificate) -> None:
    """It can be checked again, unless the house withdrew it."""
    changed(db, _of(certificate).values(closed_at=None))


def _store(db: Session, member_id: int, course_id: int, row: dict[str, Any]) -> bool:
    """Whether a certificate is new or came back."""
    key = {"member_id": member_id, "course_id": course_id}
    gone = update(Certificate).filter_by(**key).where(Certificate.withdrawn_at.is_not(None))
    for _try in range(TRIES):
        number = {"number": new_number()}
        if insert_if_new(db, Certificate, {**key, **row, **number}):
            return True
        if queries.has_certificate(db, member_id, course_id):
            return bool(changed(db, gone.values(**row, **number)))
    raise LookupError("no free number for a certificate")


def _of(certificate: Certificate) -> Update:
    return update(Certificate).where(Certificate.id == certificate.id)


def _why_not(body: str, houses: Iterable[str]) -> Any:
    if not body:
        return NO_BODY
    return BODY_IS_HOUSE if names_one(body, houses) else ""
