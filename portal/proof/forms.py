"""Codes, the PIN, and the secret words, typed once more."""

import wtforms
from wtforms import validators

from portal.accounts.forms import ASKS_PIN, good_pin
from portal.i18n import lazy as _
from portal.web.forms import Form, text, tick


class Code(Form):
    code = text(_("Code"), most=40, hint=_("Capital letters and spaces do not matter."))


class Pin(Form):
    pin = text(_("Your PIN"), most=20)


class PinChange(Form):
    """The PIN that was, the one that will be, and whether it is asked."""

    pin = text(_("Your PIN until now"), most=20)
    new_pin = text(
        _("New PIN"),
        most=20,
        hint=_("4 to 8 digits. Leave this empty to keep your PIN."),
        required=False,
        checks=[good_pin],
    )
    asks = tick(ASKS_PIN["label"], hint=ASKS_PIN["hint"])


class Words(Form):
    words = wtforms.PasswordField(
        _("Your secret words"),
        [validators.InputRequired(message=_("Please write your secret words."))],
        description=_("Capital letters and spaces do not matter."),
    )
