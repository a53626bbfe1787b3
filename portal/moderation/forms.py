"""A report, a reason, a note, a request for another look."""

from portal.forum.rules import REASONS, REVISIONS
from portal.i18n import lazy as _
from portal.moderation.rules import BEHAVIOUR, KINDS, QUIET
from portal.web.forms import SAID, Form, choice, long_text


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


class Revising(Form):
    why = choice(
        _("What should be different? The author reads this in their own language."),
        list(REVISIONS.items()),
    )


class Quieting(Form):
    why = choice(_("Why? All members can read this."), list(QUIET.items()))


class Noting(Form):
    kind = choice(_("What did this person do here?"), list(BEHAVIOUR.items()))
    said = long_text(
        _("In a few words, if you want"),
        most=200,
        hint=_("Only what was done here. Please write nothing about a life, and no names."),
        required=False,
        name=SAID,
    )


class Passing(Form):
    said = long_text(_("What should they know?"), most=1000, name=SAID)


class Appealing(Form):
    said = long_text(
        _("What would you like to say?"),
        most=500,
        hint=_("You can leave this empty. Please do not write names."),
        required=False,
        name=SAID,
    )
