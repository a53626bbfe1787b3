"""Codes and the PIN."""

from portal.i18n import lazy as _
from portal.web.forms import Form, text


class Code(Form):
    code = text(_("Code"), most=40, hint=_("Capital letters and blanks do not matter."))
