"""What of her papers and dates stands on her first page, while her private pages are open."""

from typing import NamedTuple

from sqlalchemy import LargeBinary, literal, select, union_all
from sqlalchemy.orm import Session

from portal import clock
from portal.checkins.queries import WAITS
from portal.interest.meetings import COLUMNS, HAS_ONE, Meeting, meeting_in
from portal.packs.way import Guide
from portal.plan.hiding import shows
from portal.plan.models import GoalType
from portal.seal.box import box_for
from portal.viewer import Viewer
from portal.way.queries import OWN_SHEET, told_in
from portal.way.sheet import Due

_LAW_SHOWS = shows(GoalType.LEGAL)  # papers are not told of where she hides that topic
_NOTHING = literal(b"", LargeBinary)
_QUESTIONS = "questions"
_TOGETHER = union_all(  # her papers and her dates, both sealed, and whether questions wait
    OWN_SHEET.where(_LAW_SHOWS).add_columns(_NOTHING, literal("")),
    select(*COLUMNS).where(*HAS_ONE),
    select(literal(0), _NOTHING, _NOTHING, literal(_QUESTIONS)).where(WAITS),
)


class Private(NamedTuple):
    """What is hers alone."""

    reminders: list[Due]
    meeting: Meeting | None
    questions: bool  # a check-in that she chose waits for her


SHUT = Private([], None, False)


def private_of(db: Session, viewer: Viewer, guide: Guide) -> Private:
    """Papers that end soon, the next date, and whether questions wait; one statement."""
    now = clock.now()
    values = {"viewer": viewer.id, "hides": viewer.hides, "earliest": now, "now": now}
    reminders: list[Due] = []
    meetings: list[Meeting] = []
    questions = False
    for row in db.execute(_TOGETHER, values):
        if row[3] == _QUESTIONS:
            questions = True
        elif row[3]:
            meetings.append(meeting_in(box_for(db, viewer.id), row))
        else:
            reminders += told_in(db, viewer, guide, row[0], row[1])
    coming = [one for one in meetings if one.is_coming]
    return Private(reminders, min(coming, key=lambda one: one.when.at, default=None), questions)
