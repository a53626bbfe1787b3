"""Everything that can leave the portal, word by word. No names, no links, no digits, no topic.

A test reads all of them in every language. Whoever picks one up from the table learns nothing.
"""

from typing import Any

from portal import i18n
from portal.i18n import LANGUAGES
from portal.i18n import lazy as _
from portal.reminders.models import Contact, Kind

_NEWS = {
    "messages": _("Please look at your messages."),
    "new": _("There is something new for you."),
    "home": _("Call home."),
    "look": _("Do not forget to look today."),
    "moment": _("Do you have a moment today?"),
}
WORDINGS: dict[Kind, dict[str, Any]] = {
    Kind.OFFER: _NEWS,
    Kind.SEARCH: _NEWS,  # the same words as for an offer: she picks them once
    Kind.SESSION: {
        "appointment": _("Your appointment is tomorrow."),
        "tomorrow": _("Do not forget tomorrow."),
        "ready": _("Get your things ready for tomorrow."),
        "early": _("Go to bed early, tomorrow is a full day."),
        "home": _("Call home."),
    },
    Kind.CHANGE: {
        "messages": _("Please look at your messages."),
        "time": _("The time has changed."),
        "appointment": _("Please check your appointment."),
        "calendar": _("Please look at your calendar."),
        "home": _("Call home."),
    },
    Kind.FIRST: {"test": _("This is a test.")},
}
STOP = "STOP"  # the word that the pages name; stopping.WORDS knows it in other languages


def key_of(contact: Contact, kind: Kind) -> str:
    """Which wording she picked for this kind."""
    return {
        Kind.OFFER: contact.offer_wording,
        Kind.SEARCH: contact.offer_wording,
        Kind.SESSION: contact.session_wording,
        Kind.CHANGE: contact.change_wording,
    }.get(kind, "")


def text_of(kind: Kind, key: str, language: str) -> str:
    """The whole message, as it is sent. An unknown key is the first wording."""
    wordings = WORDINGS[kind]
    chosen = wordings.get(key, next(iter(wordings.values())))
    with i18n.speaking(LANGUAGES.get(language, LANGUAGES["en"])):
        return str(chosen)


def texts_for(contact: Contact) -> dict[Kind, str]:
    """What can come, by kind, in the language she picked."""
    kinds = [Kind.FIRST]
    kinds += [Kind.OFFER] if contact.offers or contact.searches else []
    kinds += [Kind.SESSION, Kind.CHANGE] if contact.sessions else []
    return {kind: text_of(kind, key_of(contact, kind), contact.language) for kind in kinds}
