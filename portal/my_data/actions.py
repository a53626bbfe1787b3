"""Sending a request about one's own data, and answering one."""

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.models import News
from portal.accounts.news import tell
from portal.db import changed
from portal.formats import today
from portal.i18n import lazy as _
from portal.my_data import rules
from portal.my_data.models import DataRequest, Right
from portal.refusal import Refused, require
from portal.trail.actions import record
from portal.trail.deeds import Deed
from portal.viewer import Viewer

MOST_OPEN = 5


def file_request(
    db: Session, member: Viewer, *, rights: Iterable[str], words: str, days: int
) -> DataRequest:
    """From today on the house has so many days. Raises `Refused` when many wait already."""
    own = select(func.count()).where(DataRequest.member_id == member.id)
    if (db.scalar(own.where(DataRequest.answered_at.is_(None))) or 0) >= MOST_OPEN:
        raise Refused(_("Several of your requests wait for an answer. Please wait for one first."))
    asked = set(rights)
    request = DataRequest(
        member_id=member.id,
        rights=[right.value for right in Right if right in asked],
        words=words,
        filed_at=clock.now(),
        due_on=today() + timedelta(days=days),
    )
    db.add(request)
    db.flush()
    return request


def open_request(db: Session, by: Viewer, request: DataRequest) -> None:
    """A coordinator reads it: the member sees that she did."""
    record(db, request.member_id, by, Deed.REQUEST_OPENED)


def answer(db: Session, by: Viewer, request: DataRequest, text: str) -> None:
    """Once and for all; she is told. Raises `Refused` when it was answered already."""
    require(rules.may_answer(by, request))
    waiting = update(DataRequest).where(
        DataRequest.id == request.id, DataRequest.answered_at.is_(None)
    )
    if not changed(db, waiting.values(answered_at=clock.now(), answered_by_id=by.id)):
        raise Refused(_("This request was answered already."))
    request.answer = text
    tell(db, request.member_id, News.ANSWER)
    record(db, request.member_id, by, Deed.REQUEST_ANSWERED)
