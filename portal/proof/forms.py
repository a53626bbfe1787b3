"""Codes and the secret words, typed once more."""

import wtforms
from wtforms import validators

from portal.i18n import lazy as _
from portal.web.forms import Form, text


class Code(Form):
    code = text(_("Code"), most=40, hint=_("Capital letters and spaces do not matter."))


class Words(Form):
    words = wtforms.PasswordField(
        _("Your secret words"),
        [validators.InputRequired(message=_("Please write your secret words."))],
        description=_("Capital letters and spaces do not matter."),
    )
