"""What I do here: trainings and reports."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.i18n import lazy as _
from portal.moderation.models import Report
from portal.moderation.rules import GONE, HIDDEN, KEPT, KINDS, REVISE
from portal.my_data.holdings.shape import Entry, Fact, entry
from portal.training.models import Booking, Course, News, SessionNews, Training
from portal.types import in_language, language_of
from portal.viewer import Viewer

TOLD: dict[News, Any] = {
    News.OFFERED: _("A place was held for you"),
    News.LAPSED: _("The place went to the next person"),
    News.PAIRED: _("A friend typed your code"),
    News.TAKEN: _("Your friend took the places for both of you"),
    News.ROOM: _("A session of yours is in another room"),
    News.MOVED: _("It was moved"),
    News.CALLED_OFF: _("It was called off"),
}
OUTCOMES: dict[str, Any] = {
    HIDDEN: _("The post was hidden"),
    KEPT: _("The post can be read"),
    REVISE: _("Its author was asked for other words"),
    GONE: _("Its author took it away"),
    "": _("Nobody has decided yet"),
}


def bookings(db: Session, viewer: Viewer) -> list[Entry]:
    found = (
        select(Booking, Training.starts_at, Course.title)
        .join(Training, Training.id == Booking.training_id)
        .join(Course, Course.id == Training.course_id)
        .where(Booking.member_id == viewer.id)
        .order_by(Training.starts_at.desc(), Booking.id)
    )
    return [
        entry(
            Fact(
                "training",
                _("Training"),
                in_language(title, viewer.language),
                language_of(title, viewer.language),
            ),
            Fact("starts_at", _("When"), starts_at),
            Fact("for_child", _("For a child you bring"), row.for_child or None),
            Fact("booked_at", _("Booked"), row.booked_at),
            Fact("for_child", _("For a child you bring"), row.for_child or None),
            Fact("cancelled_at", _("Given back"), row.cancelled_at),
            Fact("was_there", _("Written down: you were there"), row.was_there),
            Fact("marked_at", _("Written down on"), row.marked_at),
            Fact("says_was_there", _("You say: you were there"), row.says_was_there),
            Fact("answered_at", _("You said so on"), row.answered_at),
            more=("training.show", row.training_id),
        )
        for row, starts_at, title in db.execute(found)
    ]


def session_news(db: Session, viewer: Viewer) -> list[Entry]:
    found = (
        select(SessionNews, Course.title)
        .join(Training, Training.id == SessionNews.training_id)
        .join(Course, Course.id == Training.course_id)
        .where(SessionNews.member_id == viewer.id)
        .order_by(SessionNews.id.desc())
    )
    return [
        entry(
            Fact("news", _("What happened"), TOLD[row.news]),
            Fact(
                "training",
                _("Training"),
                in_language(title, viewer.language),
                language_of(title, viewer.language),
            ),
            Fact("was_at", _("Was planned for"), row.was_at),
            Fact("at", _("When"), row.at),
            Fact("seen_at", _("Seen"), row.seen_at),
            more=("training.show", row.training_id),
        )
        for row, title in db.execute(found)
    ]


def reports(db: Session, viewer: Viewer) -> list[Entry]:
    own = select(Report).where(Report.reporter_id == viewer.id).order_by(Report.id.desc())
    return [
        entry(
            Fact("kind", _("What was wrong"), KINDS.get(row.kind, row.kind)),
            Fact("note", _("What you wrote"), row.note),
            Fact("reported_at", _("When"), row.reported_at),
            Fact("outcome", _("What came of it"), OUTCOMES.get(row.outcome, row.outcome)),
        )
        for row in db.scalars(own)
    ]
