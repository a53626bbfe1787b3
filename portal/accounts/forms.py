"""Sign-in, the card, an invitation."""

from collections.abc import Iterable
from typing import Any

import wtforms
from wtforms import validators

from portal.accounts import words as secret_words
from portal.accounts.names import is_plain
from portal.i18n import LANGUAGES, WRITTEN
from portal.i18n import lazy as _
from portal.text import squeezed
from portal.viewer import Role
from portal.web.forms import Form, choice, text, tick

ROLES: dict[Role, Any] = {
    Role.RESIDENT: _("Resident"),
    Role.GRADUATE: _("Graduate"),
    Role.PEER_MENTOR: _("Peer mentor"),
    Role.CASEWORKER: _("Caseworker"),
    Role.COORDINATOR: _("Coordinator"),
    Role.ADMINISTRATOR: _("Administrator"),
}

OWN_PHONE = {
    "label": _("This phone is only mine"),
    "hint": _("If you do not tick this, you are signed out soon and the phone keeps nothing."),
}


def _words(form: wtforms.Form, field: wtforms.Field) -> None:
    if not secret_words.are_long_enough(field.data or ""):
        raise validators.ValidationError(_("Too short. Choose three or four words."))


def _a_name(form: wtforms.Form, field: wtforms.Field) -> None:
    if len(squeezed(field.data or "")) < 2:
        raise validators.ValidationError(_("Please write at least two letters."))
    if len(squeezed(field.data)) > 80 or not is_plain(field.data):
        raise validators.ValidationError(_("Please use the letters of one alphabet only."))


class SignIn(Form):
    name = text(_("Your name here"), most=40)
    words = wtforms.PasswordField(
        _("Your secret words"),
        [validators.InputRequired(message=_("Please write your secret words."))],
        description=_("Capital letters and spaces do not matter."),
    )
    own_phone = tick(OWN_PHONE["label"], hint=OWN_PHONE["hint"])


class CardOpening(Form):
    name = text(
        _("Choose a name for here"),
        most=40,
        hint=_("Not your real name. Others see it when you write."),
        checks=[_a_name],
    )
    words = text(
        _("Choose three or four secret words"),
        most=secret_words.MOST,
        hint=_("Words you will remember and nobody can guess. Capital letters do not matter."),
        checks=[_words],
    )
    own_phone = tick(OWN_PHONE["label"], hint=OWN_PHONE["hint"])


class Invitation(Form):
    name = text(
        _("Name here"),
        most=40,
        hint=_("Not a real name. It can be changed when the card is opened."),
        checks=[_a_name],
    )
    role = choice(_("Role"), ROLES.items())
    language = choice(_("Language"), WRITTEN.items())
    house = wtforms.SelectField(_("House"), coerce=int)

    def offer(self, roles: Iterable[Role], houses: Iterable[tuple[int, str]]) -> "Invitation":
        """Only roles and houses for which the inviter may invite."""
        self.role.choices = [wtforms.SelectChoice(value=r, label=ROLES[r]) for r in roles]
        self.house.choices = [wtforms.SelectChoice(value=i, label=name) for i, name in houses]
        return self


class Speaking(Form):
    language = choice(
        _("Language of this portal"), [(code, lang.name) for code, lang in LANGUAGES.items()]
    )
