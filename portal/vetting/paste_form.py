"""A text as it was found somewhere, to be read into fields."""

import wtforms
from wtforms import validators

from portal.i18n import lazy as _
from portal.listings.models import HOME, JOB
from portal.vetting.cleaning import clean_text
from portal.web.forms import SAID, Form, long_text

KINDS = {JOB: _("A job"), HOME: _("A home")}


class Pasting(Form):
    kind = wtforms.RadioField(
        _("What is it?"),
        [validators.AnyOf(list(KINDS), message=_("Please choose one."))],
        choices=[wtforms.SelectChoice(value=value, label=said) for value, said in KINDS.items()],
        validate_choice=False,
    )
    said = long_text(_("The text, as you found it"), most=6000, name=SAID)

    def validate_said(self, field: wtforms.Field) -> None:
        field.data = clean_text(field.data or "")
        if not field.data:
            raise validators.ValidationError(_("Please write something here."))
