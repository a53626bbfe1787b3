"""What may be sent to which address."""

from portal.reminders.models import Contact, Kind


def wants(contact: Contact, kind: Kind) -> bool:
    """Proven, not stopped, and such news was asked for."""
    if contact.proven_at is None or contact.stopped_at is not None:
        return False
    return {
        Kind.OFFER: contact.offers,
        Kind.SESSION: contact.sessions,
        Kind.CHANGE: contact.sessions,
    }.get(kind, False)
