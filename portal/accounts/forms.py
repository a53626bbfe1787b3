"""Sign-in, the card, an invitation."""

from collections.abc import Iterable
from typing import Any

import wtforms
from wtforms import validators

from portal.accounts import pin
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

ASKS_PIN = {
    "label": _("Ask for the PIN before my private pages"),
    "hint": _("Your plan, who looked, and your data. It is asked after two minutes of rest."),
}
OWN_PHONE = {
    "label": _("This phone is only mine"),
    "hint": _("If you do not tick this, you are signed out soon and the phone keeps nothing."),
}


def good_pin(form: wtforms.Form, field: wtforms.Field) -> None:
    """A PIN that is not the first one somebody would try."""
    if not pin.is_good(pin.cleaned(field.data or "")):
        raise validators.ValidationError(
            _("Please choose 4 to 8 digits, not all the same and not in a row.")
        )


def _words(form: wtforms.Form, field: wtforms.Field) -> None:
    if not secret_words.are_long_enough(field.data or ""):
        raise validators.ValidationError(_("Too short. Choose three or four words."))
    name = form.name.data if "name" in form else ""
    is_guessed = secret_words.are_common(field.data) or secret_words.are_ours(field.data)
    if is_guessed or squeezed(name) == squeezed(field.data):
        raise validators.ValidationError(_("Many people choose this. Please choose other words."))


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


class CardCode(Form):
    code = text(
        _("The code on your card"),
        most=40,
        hint=_("12 letters and digits. Capital letters and blanks do not matter."),
    )


class CardOpening(Form):
    name = text(
        _("Choose a name for here"),
        most=40,
        hint=_("Not your real name. Others see it when you write."),
        checks=[_a_name],
    )
    words = text(
        _("Three or four secret words of your own"),
        most=secret_words.MOST,
        hint=_("At least 12 letters. Leave this empty to keep the four words on the card."),
        required=False,
        checks=[_words],
    )
    pin = text(
        _("A PIN of your own"),
        most=20,
        hint=_("4 to 8 digits. Leave this empty to keep the PIN on the card."),
        required=False,
        checks=[good_pin],
    )
    asks_pin = tick(ASKS_PIN["label"], hint=ASKS_PIN["hint"])
    own_phone = tick(OWN_PHONE["label"], hint=OWN_PHONE["hint"])


class NewWords(Form):
    """Other secret words, chosen by somebody who is signed in."""

    words = wtforms.PasswordField(
        _("Your secret words until now"),
        [validators.InputRequired(message=_("Please write your secret words."))],
    )
    new_words = text(
        _("New secret words"),
        most=secret_words.MOST,
        hint=_("Three or four words, at least 12 letters. Capital letters do not matter."),
        checks=[_words],
    )


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
    note = text(
        _("A note for yourself"),
        most=60,
        hint=_("Such as “room 3”, so that you know whose card it is. No names, please."),
        required=False,
    )

    def offer(self, roles: Iterable[Role], houses: Iterable[tuple[int, str]]) -> "Invitation":
        """Only roles and houses for which the inviter may invite."""
        self.role.choices = [wtforms.SelectChoice(value=r, label=ROLES[r]) for r in roles]
        self.house.choices = [wtforms.SelectChoice(value=i, label=name) for i, name in houses]
        return self


class Speaking(Form):
    language = choice(
        _("Language of this portal"), [(code, lang.name) for code, lang in LANGUAGES.items()]
    )
