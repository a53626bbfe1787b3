"""The clocks of somebody's account and of what guards it."""

from sqlalchemy import and_, or_

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
from portal.i18n import lazy as _
from portal.my_data.models import DataRequest
from portal.proof.models import Authenticator, OneUseCode
from portal.retention.shape import DAY, MINUTE, NONE, WHILE_HERE, YEAR, Clock
from portal.web.once import KEPT_FOR, Answer

CLOCKS: dict[str, Clock] = {
    "account": Clock(_("So that you can sign in, and others know how to call you."), WHILE_HERE),
    "trail": Clock(
        _("So that nobody can look at your page unseen. Only you can read it."),
        _("%(n)s years. Once your account is erased, only a number without a name is left in it."),
        10,
        YEAR,
    ),
    "carers": Clock(
        _("So that only those who look after you see your plan."),
        WHILE_HERE,
        table=Assignment,
        past=lambda before: Assignment.until < before,
    ),
    "factors": Clock(_("So that you can prove that it is you."), WHILE_HERE),
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
