"""Where I am reminded, in which words, and what was sent there."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.i18n import WRITTEN
from portal.i18n import lazy as _
from portal.my_data.holdings.shape import Entry, Fact, entry
from portal.reminders.labels import CHANNELS, KINDS, STATES
from portal.reminders.models import Contact, Message
from portal.reminders.words import texts_for
from portal.viewer import Viewer


def reminders(db: Session, viewer: Viewer) -> list[Entry]:
    """Each address, and each message to it; newest first."""
    own = select(Contact).where(Contact.member_id == viewer.id).order_by(Contact.channel)
    contacts = list(db.scalars(own))
    sent = select(Message).where(Message.contact_id.in_([contact.id for contact in contacts]))
    messages = db.scalars(sent.order_by(Message.id.desc()))
    return [*map(_contact, contacts), *map(_message, messages)]


def _contact(contact: Contact) -> Entry:
    words = list(dict.fromkeys(texts_for(contact).values()))
    return entry(
        Fact("channel", _("How"), CHANNELS[contact.channel]),
        Fact("address", _("Where"), contact.address),
        Fact("words", _("The words you chose"), "\n".join(words), contact.language),
        Fact("language", _("Language"), WRITTEN.get(contact.language, contact.language)),
        Fact("offers", _("When a place is kept for you"), contact.offers),
        Fact("sessions", _("The day before, and when a session changes"), contact.sessions),
        Fact("searches", _("When something new fits what you look for"), contact.searches),
        Fact("made_at", _("Since"), contact.made_at),
        Fact("proven_at", _("You said that it came"), contact.proven_at),
        Fact("asked_at", _("You said that it is still safe"), contact.asked_at),
        Fact("stopped_at", _("Switched off"), contact.stopped_at),
    )


def _message(message: Message) -> Entry:
    return entry(
        Fact("kind", _("Message"), KINDS[message.kind]),
        Fact("state", _("What became of it"), STATES[message.state]),
        Fact("made_at", _("When"), message.made_at),
        Fact("ended_at", _("Done"), message.ended_at),
    )
