"""What stands on the paper: languages, the name as she types it, and whether it can be checked."""

from typing import Any

import wtforms

from portal.i18n import LANGUAGES, Language
from portal.i18n import lazy as _
from portal.paper.faces import missing
from portal.web.forms import Form, choice, tick
from portal.web.forms import text as line

LONGEST_NAME = 60
NOTHING, CODE, QR = "nothing", "code", "qr"
_LANGUAGES: list[tuple[str, Any]] = [(code, said.name) for code, said in LANGUAGES.items()]


def _printable(form: wtforms.Form, field: wtforms.Field) -> None:
    if strange := missing(field.data or ""):
        message = _("This cannot be printed: %(letters)s")
        raise wtforms.ValidationError(message % {"letters": " ".join(sorted(strange))})


class Paper(Form):
    """The name is kept nowhere, not even for an hour: see UNTOLD in accounts/unsent.py."""

    own_name = line(
        _("The name on the paper"),
        most=LONGEST_NAME,
        required=False,
        hint=_(
            "It goes on the paper and is kept nowhere. Or leave it empty: then there is a line."
        ),
        checks=[_printable],
    )
    first = choice(_("First language"), _LANGUAGES)
    second = choice(_("Second language, below it"), [("", _("No second language")), *_LANGUAGES])
    to_sign = tick(_("With a line for a signature and a stamp"))
    check = choice(
        _("How others can check the paper"),
        [
            (NOTHING, _("Nothing on the paper. I can tell the code myself.")),
            (CODE, _("The code and the address of this site")),
            (QR, _("The code, the address and a picture of it for cameras (QR)")),
        ],
    )

    @property
    def languages(self) -> list[Language]:
        """One or two."""
        codes = dict.fromkeys([self.first.data, self.second.data])
        return [LANGUAGES[code] for code in codes if code]
