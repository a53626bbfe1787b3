"""Naming a partner, what staff write down, and which words stood on the page."""

import unicodedata
from typing import Any

import wtforms
from starlette.datastructures import FormData
from wtforms import validators

from portal.accounts.names import FILLERS, JOINERS, UNSEEN
from portal.consent.models import Purpose
from portal.consent.texts import Matter, Read
from portal.i18n import lazy as _
from portal.text import squeezed
from portal.web.forms import Form, choice, text

ORGANISATION = _("An organisation or an office, by the name it uses. Not a person.")
PURPOSES: dict[Purpose, Any] = {
    Purpose.SERVICES: _("Using what is written here to help"),
    Purpose.SHARING: _("Sharing with a partner"),
    Purpose.REPORTING: _("Being counted in figures"),
}


def _a_partner(form: wtforms.Form, field: wtforms.Field) -> None:
    """A name that can be read and told apart from others."""
    typed = field.data or ""
    unseen = any(unicodedata.category(c) in UNSEEN and c not in JOINERS for c in typed)
    if unseen or FILLERS.intersection(typed) or not squeezed(typed):
        raise validators.ValidationError(_("Please write the name in letters."))


class Partner(Form):
    partner = text(_("Name of the partner"), most=80, hint=ORGANISATION, checks=[_a_partner])


class Statement(Form):
    purpose = choice(_("What the person agreed to"), list(PURPOSES.items()))
    shared_with = text(
        _("Name of the partner, for sharing"),
        most=80,
        hint=ORGANISATION,
        required=False,
        checks=[_a_partner],
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """Sharing is always with somebody."""
        is_right: bool = super().validate(extra_validators)
        if self.purpose.data == Purpose.SHARING and not self.shared_with.data:
            self.shared_with.errors = [_("Please write something here.")]
            return False
        return is_right

    @property
    def matter(self) -> Matter:
        """What was said; a partner's name beside another purpose is left out."""
        purpose = Purpose(self.purpose.data)
        return Matter(purpose, self.shared_with.data if purpose is Purpose.SHARING else "")


def read(fields: FormData) -> Read:
    """The words that stood on the page."""
    return Read(str(fields.get("language", "")), str(fields.get("read", "")))
