"""A report, and the reason for hiding a post."""

from portal.forum.rules import REASONS
from portal.i18n import lazy as _
from portal.moderation.rules import KINDS
from portal.web.forms import Form, choice, long_text


class Reporting(Form):
    kind = choice(_("What is wrong?"), list(KINDS.items()))
    note = long_text(
        _("Do you want to say more?"),
        most=500,
        hint=_("You can leave this empty. A mentor reads it, so please do not write who you are."),
        required=False,
    )


class Hiding(Form):
    why = choice(_("Why? The author reads this."), list(REASONS.items()))
