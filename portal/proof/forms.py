"""Codes and the PIN."""

import wtforms
from wtforms import validators

from portal.i18n import lazy as _
from portal.proof import pin
from portal.web.forms import Form, text, tick


def good(form: wtforms.Form, field: wtforms.Field) -> None:
    """A PIN that is not the first one somebody would try."""
    if not pin.is_good(pin.cleaned(field.data or "")):
        raise validators.ValidationError(
            _("Please choose 4 to 8 digits, not all the same and not in a row.")
        )


class Code(Form):
    code = text(_("Code"), most=40, hint=_("Capital letters and blanks do not matter."))


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
        checks=[good],
    )
    asks = tick(
        _("Ask for the PIN before my private pages"),
        hint=_("Your plan, who looked, and your data. It is asked after two minutes of rest."),
    )
