"""The clocks of plans, papers and what staff write."""

from sqlalchemy import and_

from portal.i18n import lazy as _
from portal.notes.models import Note
from portal.referrals.models import OVER, Referral
from portal.retention.shape import DAY, MONTH, WHILE_HERE, Clock
from portal.way.models import Choice

CLOCKS: dict[str, Clock] = {
    "plan": Clock(_("So that you and the house know what comes next."), WHILE_HERE),
    "safety": Clock(_("For you alone, for hard moments."), WHILE_HERE),
    "way": Clock(
        _("So that you know where you are, and no paper ends without your knowing."), WHILE_HERE
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
    "consents": Clock(_("To prove what you agreed to and what not."), WHILE_HERE),
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
}
