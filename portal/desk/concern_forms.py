"""What came of a concern, and to whom it is handed on."""

from collections.abc import Iterable

import wtforms
from wtforms import validators

from portal.duty.choosing import Candidate
from portal.duty.rules import CHOICES
from portal.i18n import lazy as _
from portal.web.forms import Form, is_offered


class Closing(Form):
    outcome = wtforms.RadioField(
        _("What came of it?"),
        [validators.AnyOf(list(CHOICES), message=_("Please choose one."))],
        choices=[wtforms.SelectChoice(value=key, label=said) for key, said in CHOICES.items()],
        validate_choice=False,
    )


class Handing(Form):
    to = wtforms.RadioField(_("To whom?"), [is_offered], choices=[], validate_choice=False)

    def offer(self, people: Iterable[Candidate]) -> "Handing":
        """Only colleagues who are on duty."""
        self.to.choices = [
            wtforms.SelectChoice(value=str(person.id), label=person.name) for person in people
        ]
        return self
