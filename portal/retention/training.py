"""The clocks of sessions, lines, reminders and certificates."""

from datetime import datetime

from sqlalchemy import ColumnElement, or_, select

from portal.certificates.models import Certificate
from portal.feedback.models import Change, Feedback
from portal.i18n import lazy as _
from portal.reminders.models import Contact, Message
from portal.retention.shape import DAY, MONTH, Clock
from portal.training.models import Booking, PairCode, SessionNews, Training, Turn, Wait


def _over(before: datetime) -> ColumnElement[bool]:
    return Booking.training_id.in_(select(Training.id).where(Training.ends_at < before))


def _told(before: datetime) -> ColumnElement[bool]:
    return Turn.training_id.in_(select(Training.id).where(Training.ends_at < before))


def _waited(before: datetime) -> ColumnElement[bool]:
    return Wait.training_id.in_(select(Training.id).where(Training.ends_at < before))


CLOCKS: dict[str, Clock] = {
    "bookings": Clock(
        _("So that your place is kept, and you can find again what you took part in."),
        _("%(n)s months after the training."),
        12,
        MONTH,
        Booking,
        _over,
    ),
    "waits": Clock(
        _("So that you are offered a place when it is your turn."),
        _("Until you leave the list or have a place; at the latest when the training is over."),
        table=Wait,
        past=_waited,
    ),
    "turns": Clock(
        _("So that the house can explain why a place was offered to whom."),
        _("%(n)s months after the training."),
        3,
        MONTH,
        Turn,
        _told,
    ),
    "pair_codes": Clock(
        _("So that a friend and you can book together."),
        _("%(n)s days after the code was used or its time was over."),
        2,
        DAY,
        PairCode,
        lambda before: PairCode.until < before,
    ),
    "session_news": Clock(
        _("So that you learn when a session of yours is moved or called off."),
        _("%(n)s days after you saw it, or after the session."),
        90,
        DAY,
        SessionNews,
        lambda before: or_(
            SessionNews.seen_at < before,
            SessionNews.training_id.in_(select(Training.id).where(Training.ends_at < before)),
        ),
    ),
    "certificates": Clock(
        _("So that you can print them again, and others can check the paper."),
        _(
            "As long as you have an account here. One that the house took back goes %(n)s months "
            "later."
        ),
        12,
        MONTH,
        Certificate,
        lambda before: Certificate.withdrawn_at < before,
    ),
    "calendar": Clock(
        _("So that a calendar of yours can ask for your sessions."),
        _("Until you end it, or as long as you have an account here."),
    ),
    "voices": Clock(
        _(
            "So that courses become better. Nobody knows who said what, so it cannot be shown "
            "here either."
        ),
        _("%(n)s months."),
        24,
        MONTH,
        Feedback,
        lambda before: Feedback.month < before.date(),
    ),
    "changes": Clock(
        _("So that people see what came of what they said."),
        _("%(n)s months."),
        24,
        MONTH,
        Change,
        lambda before: Change.at < before,
    ),
    "outbox": Clock(
        _("So that no message is lost or sent twice. Its words and your address are not in it."),
        _("%(n)s days after it went out."),
        30,
        DAY,
        Message,
        lambda before: Message.ended_at < before,
    ),
    "reminders": Clock(
        _("So that a short message comes to you, as you asked."),
        _("Until you switch it off. The address goes at once, the rest %(n)s days later."),
        30,
        DAY,
        Contact,
        lambda before: Contact.stopped_at < before,
    ),
}
