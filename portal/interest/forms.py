"""What goes out in her name: which name, which language, with or without a CV, a few words."""

from typing import Any

import wtforms

from portal.calendar_file import LONGEST_TITLE
from portal.cv.forms import printable
from portal.cv.parts import Written
from portal.i18n import LANGUAGES
from portal.i18n import lazy as _
from portal.web.forms import SAID, Form, choice, is_offered, long_text
from portal.web.forms import text as line

APPOINTMENT = _("Appointment")
NO_CV, BOTH = "none", "both"
_LANGUAGES: list[tuple[str, Any]] = [(code, said.name) for code, said in LANGUAGES.items()]


class Asking(Form):
    called = line(
        _("The name that goes out"),
        most=60,
        hint=_("Your own or another one; they ask for it when they call back."),
        checks=[printable],
    )
    written_in = choice(_("Language of the letter"), _LANGUAGES)
    cv = wtforms.RadioField(_("Does your CV go with it?"), [is_offered], validate_choice=False)
    words = long_text(
        _("A few words of your own"),
        most=800,
        required=False,
        hint=_(
            "Such as when you can begin. In the language of the letter. You can leave it empty."
        ),
        name=SAID,
    )

    def offer(self, written: Written) -> "Asking":
        """Her CV only in languages in which she has one."""
        told = [(NO_CV, _("No CV"))]
        if written.name:
            told += [(code, LANGUAGES[code].name) for code in written.languages]
        if len(told) > 2:
            told.append((BOTH, _("In both languages")))
        self.cv.choices = [wtforms.SelectChoice(value=value, label=said) for value, said in told]
        return self

    def leaves_in(self, written: Written) -> list[str]:
        """The languages of the CV that goes with it."""
        if self.cv.data == NO_CV:
            return []
        return list(written.languages) if self.cv.data == BOTH else [self.cv.data]


class Words(Form):
    """What a calendar shows."""

    title = line(_("What the calendar shows"), most=LONGEST_TITLE)
