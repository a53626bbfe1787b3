"""Where messages go, about what, and in which words."""

from functools import partial
from typing import Any

import wtforms
from starlette.datastructures import FormData
from wtforms import validators

from portal.i18n import LANGUAGES
from portal.i18n import lazy as _
from portal.reminders.addresses import MOST, normalised
from portal.reminders.choosing import Wishes
from portal.reminders.models import Channel, Contact, Kind
from portal.reminders.words import WORDINGS, text_of
from portal.web.forms import Form, choice, text, tick

LABELS: dict[Channel, Any] = {
    Channel.SMS: _("Telephone number"),
    Channel.EMAIL: _("E-mail address"),
    Channel.APPRISE: _("Your name or number there"),
}
HINTS: dict[Channel, Any] = {
    Channel.SMS: _("Your own, that nobody else reads. With + and the country, or as you dial it."),
    Channel.EMAIL: _("Your own, that nobody else reads."),
    Channel.APPRISE: _("Your own, that nobody else reads."),
}
WRONG: dict[Channel, Any] = {
    Channel.SMS: _("This is not a number of a mobile phone. Please look at it again."),
    Channel.EMAIL: _("This is not an e-mail address. Please look at it again."),
    Channel.APPRISE: _("This is no name or number. Please look at it again."),
}
KEEP = _("Leave this empty to keep the one there is.")
PICKS = {Kind.OFFER: "offer", Kind.SESSION: "session", Kind.CHANGE: "change"}


class Reminding(Form):
    address = text(LABELS[Channel.SMS], most=MOST, required=False)
    language = choice(_("Language"), [(code, spoken.name) for code, spoken in LANGUAGES.items()])
    offers = tick(_("When a place is kept for me"))
    searches = tick(_("When something new fits what I look for"))
    offer = choice(_("Then this comes"), WORDINGS[Kind.OFFER].items())
    sessions = tick(_("The day before a session, and when one changes"))
    session = choice(_("The day before, this comes"), WORDINGS[Kind.SESSION].items())
    change = choice(_("When something changes, this comes"), WORDINGS[Kind.CHANGE].items())

    def validate_sessions(self, field: wtforms.Field) -> None:
        if not (self.offers.data or self.searches.data or field.data):
            raise validators.ValidationError(_("Please tick at least one."))

    @property
    def wishes(self) -> Wishes:
        wordings = {kind: self[name].data for kind, name in PICKS.items()}
        return Wishes(
            self.address.data or "",
            self.language.data,
            self.offers.data,
            self.sessions.data,
            self.searches.data,
            wordings,
        )


def form_for(
    channel: Channel,
    contact: Contact | None,
    country: str,
    *,
    typed: FormData | None = None,
    language: str = "",
) -> Reminding:
    """The form for this channel; its wordings speak the language that she picks for messages."""
    form = Reminding(typed) if typed is not None else Reminding(data=_kept(contact, language))
    has_address = contact is not None and contact.stopped_at is None
    form.address.label.text = LABELS[channel]
    form.address.description = KEEP if has_address else HINTS[channel]
    check = partial(_checked, channel, country, has_address)
    form.address.validators = [*form.address.validators[1:], check]  # without Optional
    for kind, name in PICKS.items():
        form[name].choices = [
            wtforms.SelectChoice(value=key, label=text_of(kind, key, form.language.data or "en"))
            for key in WORDINGS[kind]
        ]
    return form


def _kept(contact: Contact | None, language: str) -> dict[str, Any]:
    if contact is None:
        first = {name: next(iter(WORDINGS[kind])) for kind, name in PICKS.items()}
        return {"language": language, "offers": True, "sessions": True, **first}
    return {
        "language": language or contact.language,
        "offers": contact.offers,
        "sessions": contact.sessions,
        "searches": contact.searches,
        "offer": contact.offer_wording,
        "session": contact.session_wording,
        "change": contact.change_wording,
    }


def _checked(
    channel: Channel, country: str, may_be_empty: bool, form: wtforms.Form, field: wtforms.Field
) -> None:
    """What was typed, in the one form that is kept."""
    if not field.data and may_be_empty:
        return
    field.data = normalised(channel, field.data or "", country)
    if not field.data:
        raise validators.ValidationError(WRONG[channel])
