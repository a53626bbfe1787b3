"""Where I wait for a place, what happened there, and my codes for a friend."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from portal.i18n import lazy as _
from portal.my_data.holdings.shape import Entry, Fact, entry
from portal.training.models import Course, PairCode, Training, Turn, Wait
from portal.training.turns import Happened
from portal.types import Texts, in_language, language_of
from portal.viewer import Viewer

HAPPENED: dict[str, Any] = {
    Happened.JOINED: _("You came to the list"),
    Happened.LEFT: _("You left the list"),
    Happened.ASKED: _("You were offered a place"),
    Happened.PASSED_SKIPS: _("The next was asked, because you had said “Not this time”"),
    Happened.PASSED_NEEDS_MORE: _("The next was asked, because you need more places"),
    Happened.ACCEPTED: _("You took the place"),
    Happened.SKIPPED: _("You said “Not this time”"),
    Happened.LAPSED: _("The offer ended"),
    Happened.BOOKED: _("You booked an open place"),
}


def waiting(db: Session, viewer: Viewer) -> list[Entry]:
    """Where she waits, also with a friend, who is not named; then what happened, newest first."""
    return [*_waits(db, viewer), *_turns(db, viewer), *_codes(db, viewer)]


def _waits(db: Session, viewer: Viewer) -> Iterator[Entry]:
    hers = or_(Wait.member_id == viewer.id, Wait.friend_id == viewer.id)
    for row, title in _of(db, Wait, hers):
        yield entry(
            _training(title, viewer),
            Fact("joined_at", _("You wait since"), row.joined_at),
            Fact("with_child", _("With a child"), row.with_child),
            Fact("with_friend", _("With a friend"), row.friend_id is not None),
            Fact("passes", _("Not this time"), row.passes),
            Fact("offered_at", _("Offered"), row.offered_at),
            Fact("held_until", _("Held until"), row.held_until),
            more=("training.show", row.training_id),
        )


def _turns(db: Session, viewer: Viewer) -> Iterator[Entry]:
    for row, title in _of(db, Turn, Turn.member_id == viewer.id):
        yield entry(
            _training(title, viewer),
            Fact("happened", _("What happened"), HAPPENED.get(row.happened, row.happened)),
            Fact("places", _("Places"), row.size),
            Fact("at", _("When"), row.at),
        )


def _codes(db: Session, viewer: Viewer) -> Iterator[Entry]:
    for row, title in _of(db, PairCode, PairCode.member_id == viewer.id):
        yield entry(
            _training(title, viewer),
            Fact("code_until", _("A code for a friend, until"), row.until),
        )


def _of(db: Session, table: Any, hers: Any) -> Any:
    found = select(table, Course.title).join(Training, Training.id == table.training_id)
    found = found.join(Course, Course.id == Training.course_id)
    return db.execute(found.where(hers).order_by(table.id.desc()))


def _training(title: Texts, viewer: Viewer) -> Fact:
    said = in_language(title, viewer.language), language_of(title, viewer.language)
    return Fact("training", _("Training"), *said)
