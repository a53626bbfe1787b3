"""How it was, in one tap and in words; and what came of it."""

from typing import Any

from portal.accounts.unsent import VOICE
from portal.feedback.rules import Helped
from portal.i18n import WRITTEN
from portal.i18n import lazy as _
from portal.web.forms import SAID, Form, choice, long_text

LONGEST = 1000
LONGEST_CHANGE = 300
HELPED: dict[str, Any] = {
    Helped.YES: _("Yes"),
    Helped.PARTLY: _("Partly"),
    Helped.NO: _("No"),
    Helped.SKIP: _("I’d rather not say"),
}


class Said(Form):
    """The name of the field keeps her words out of what is kept for people who were signed out."""

    helped = choice(_("Did it help you?"), list(HELPED.items()))
    voice = long_text(
        _("What should stay, what should change?"), most=LONGEST, required=False, name=VOICE
    )


class Changed(Form):
    """What people said, in other words than theirs, and what was changed for it."""

    you_said = long_text(
        _("You said"),
        most=LONGEST_CHANGE,
        name=SAID,
        hint=_("In words of your own: people know each other by their way of writing."),
    )
    changed = long_text(_("We changed"), most=LONGEST_CHANGE)
    language = choice(_("Written in"), list(WRITTEN.items()))
