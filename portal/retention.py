"""How long what is kept, and why: the one table behind `portal purge`, my data and erasing.

A clock says in plain words why something is kept and until when. The number in its words is the
number by which rows go.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

from portal import formats
from portal.accounts import throttle, unsent, visits
from portal.accounts.models import (
    Arrival,
    Assignment,
    BreakGlass,
    Card,
    Countersign,
    Notice,
    SignedInPhone,
    Tries,
    Unsent,
)
from portal.db import Base
from portal.i18n import lazy as _
from portal.listings.models import Listing, Saved
from portal.moderation.models import Report
from portal.my_data.models import DataRequest
from portal.notes.models import Note
from portal.proof.models import Authenticator, OneUseCode
from portal.referrals.models import OVER, Referral
from portal.reminders.models import Contact, Message
from portal.training.models import Booking, Training
from portal.way.models import Choice
from portal.web.once import KEPT_FOR, Answer

NONE, MINUTE, DAY = timedelta(0), timedelta(minutes=1), timedelta(days=1)
YEAR = 365 * DAY
MONTH = YEAR / 12
Past = Callable[[datetime], ColumnElement[bool]]


@dataclass(frozen=True)
class Clock:
    """One class of rows; without a table they go only with the person or by another's doing."""

    why: Any
    until: Any  # with %(n)s where the number stands
    n: int = 0
    unit: timedelta = NONE
    table: type[Base] | None = None
    past: Past | None = None  # given the moment before which rows are too old

    @property
    def until_said(self) -> str:
        return str(self.until) % {"n": formats.number(self.n)}

    def before(self, now: datetime) -> datetime:
        """What ended before this moment is past its time."""
        return now - self.n * self.unit


def _ended(before: datetime) -> ColumnElement[bool]:
    """Listings that nobody can see any more."""
    return or_(Listing.valid_through < before.date(), Listing.withdrawn_at < before)


def _over(before: datetime) -> ColumnElement[bool]:
    return Booking.training_id.in_(select(Training.id).where(Training.ends_at < before))


_WHILE_HERE = _("As long as you have an account here, or until you erase it.")

CLOCKS: dict[str, Clock] = {
    "account": Clock(_("So that you can sign in, and others know how to call you."), _WHILE_HERE),
    "trail": Clock(
        _("So that nobody can look at your page unseen. Only you can read it."),
        _("%(n)s years. Once your account is erased, only a number without a name is left in it."),
        10,
        YEAR,
    ),
    "plan": Clock(_("So that you and the house know what comes next."), _WHILE_HERE),
    "safety": Clock(_("For you alone, for hard moments."), _WHILE_HERE),
    "way": Clock(
        _("So that you know where you are, and no paper ends without your knowing."), _WHILE_HERE
    ),
    "choices": Clock(
        _("So that those who look after you begin nothing that you do not want."),
        _(
            "As long as you have an account here. What you take back before others see it goes at "
            "once, the rest %(n)s days after you took it back."
        ),
        90,
        DAY,
        Choice,
        lambda before: Choice.taken_back_at < before,
    ),
    "consents": Clock(_("To prove what you agreed to and what not."), _WHILE_HERE),
    "forum": Clock(_("So that others can read what you wrote."), _WHILE_HERE),
    "carers": Clock(
        _("So that only those who look after you see your plan."),
        _WHILE_HERE,
        table=Assignment,
        past=lambda before: Assignment.until < before,
    ),
    "factors": Clock(_("So that you can prove that it is you."), _WHILE_HERE),
    "phones": Clock(
        _("So that your phone stays signed in, and you can sign it out from elsewhere."),
        _("A shared phone half a day after its last use, your own phone after %(n)s days."),
        visits.OWN_MOST.days,
        NONE,
        SignedInPhone,
        visits.is_past,
    ),
    "arrivals": Clock(
        _("So that you notice when somebody else signs in as you."),
        _("%(n)s days after the sign-in."),
        30,
        DAY,
        Arrival,
        lambda before: Arrival.at < before,
    ),
    "notices": Clock(
        _("So that you learn what happened to your account."),
        _("%(n)s days after you saw it."),
        90,
        DAY,
        Notice,
        lambda before: Notice.seen_at < before,
    ),
    "unsent": Clock(
        _("So that nothing you wrote is lost when you are signed out."),
        _("%(n)s hour."),
        1,
        unsent.KEPT_FOR,
        Unsent,
        lambda before: Unsent.kept_at < before,
    ),
    "cards": Clock(
        _("So that a card works only once."),
        _("%(n)s days after it was used or became invalid."),
        30,
        DAY,
        Card,
        lambda before: or_(
            Card.used_at < before, Card.voided_at < before, Card.expires_at < before
        ),
    ),
    "codes": Clock(
        _("So that a code works only once."),
        _("%(n)s days after it was used."),
        30,
        DAY,
        OneUseCode,
        lambda before: OneUseCode.used_at < before,
    ),
    "unconfirmed": Clock(
        _("Until the first code of a new app is typed."),
        _("%(n)s days."),
        2,
        DAY,
        Authenticator,
        lambda before: and_(Authenticator.confirmed_at.is_(None), Authenticator.added_at < before),
    ),
    "looks": Clock(
        _("So that somebody who looked without looking after you has to say why."),
        _("%(n)s year for the reason. That it happened stays in the list of who looked."),
        1,
        YEAR,
        BreakGlass,
        lambda before: BreakGlass.until < before,
    ),
    "deals": Clock(
        _("So that nobody in the house can do such a thing alone."),
        _("%(n)s days after it is over."),
        30,
        DAY,
        Countersign,
        lambda before: Countersign.until < before,
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
    "bookings": Clock(
        _("So that your place is kept, and you can find again what you took part in."),
        _("%(n)s months after the training."),
        12,
        MONTH,
        Booking,
        _over,
    ),
    "saved": Clock(
        _("So that you find again what you liked."),
        _("%(n)s months after the job or home has ended."),
        12,
        MONTH,
        Saved,
        lambda before: Saved.listing_id.in_(select(Listing.id).where(_ended(before))),
    ),
    "listings": Clock(
        _("So that offers can be compared and bad ones recognised."),
        _("%(n)s months after the job or home has ended."),
        12,
        MONTH,
        Listing,
        _ended,
    ),
    "reports": Clock(
        _("So that mentors can look at what worried you. They do not learn who it was."),
        _("%(n)s months after a mentor decided."),
        12,
        MONTH,
        Report,
        lambda before: Report.settled_at < before,
    ),
    "notes": Clock(
        _("So that the people who look after you do not forget what matters."),
        _("%(n)s months after the note was written."),
        24,
        MONTH,
        Note,
        lambda before: Note.at < before,
    ),
    "referrals": Clock(
        _("So that you can see what a service was told for you, and that you had said yes."),
        _("%(n)s months after it is over."),
        24,
        MONTH,
        Referral,
        lambda before: and_(Referral.state.in_(OVER), Referral.changed_at < before),
    ),
    "requests": Clock(
        _("So that the house answers in time, and can prove that it did."),
        _("%(n)s years after the answer."),
        3,
        YEAR,
        DataRequest,
        lambda before: DataRequest.answered_at < before,
    ),
    "answers": Clock(
        _("So that a form that is sent twice counts once."),
        _("%(n)s days."),
        KEPT_FOR.days,
        DAY,
        Answer,
        lambda before: Answer.answered_at < before,
    ),
    "tries": Clock(
        _("So that nobody can guess your secret words."),
        _("%(n)s minutes."),
        throttle.FORGOTTEN // MINUTE,
        MINUTE,
        Tries,
        lambda before: Tries.last_at < before,
    ),
}
