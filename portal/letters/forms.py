"""A letter, an answer, and what is wrong with a message."""

import wtforms
from wtforms import validators

from portal.duty import rules as duty
from portal.i18n import lazy as _
from portal.letters.rules import MOST
from portal.web.forms import SAID, Form, long_text, tick

NO_NAMES = _("Please do not write names, addresses or telephone numbers.")


class Saying(Form):
    """What is asked or answered."""

    words = long_text(_("Your words"), most=MOST, hint=NO_NAMES, name=SAID)


class NewLetter(Saying):
    other_houses = tick(
        _("Not the mentors of my house"),
        hint=_("Then mentors of other houses read it. An answer can take longer."),
    )


class Reporting(Form):
    about = wtforms.RadioField(
        _("What is it?"),
        [validators.AnyOf(list(duty.ABOUT), message=_("Please choose one."))],
        choices=[wtforms.SelectChoice(value=key, label=said) for key, said in duty.ABOUT.items()],
        validate_choice=False,
    )
    words = long_text(
        _("Anything else they should know"),
        most=duty.MOST,
        required=False,
        hint=_("You can leave this empty."),
        name=SAID,
    )
