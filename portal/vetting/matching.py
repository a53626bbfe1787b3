"""Who offers something, found again or made: one row for one person or firm."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal import clock
from portal.text import fold
from portal.vetting.models import Provider
from portal.vetting.offer import Contact, name_key, phone_digits

MOST_AT_ONCE = 400  # names in one statement

Key = tuple[str, str, str]


def providers_of(db: Session, contacts: Iterable[Contact], *, is_host: bool) -> "Known":
    """Those who offer what is about to come in, as far as they are known."""
    names = sorted({key[0] for c in contacts if (key := key_of(c))})
    known = Known(db, is_host=is_host)
    for at in range(0, len(names), MOST_AT_ONCE):
        some = Provider.folded.in_(names[at : at + MOST_AT_ONCE])
        for one in db.scalars(select(Provider).where(some).order_by(Provider.id.desc())):
            known.remember(one)
    return known


def key_of(contact: Contact) -> Key | None:
    """The name without regard to spelling, and the phone; without one the mail."""
    folded = name_key(name_of(contact))
    number = phone_digits(contact.phone)
    return (folded, number, "" if number else fold(contact.mail)) if folded else None


def name_of(contact: Contact) -> str:
    """What they are called; nameless ones by their phone, so that it is kept and known again."""
    return contact.provider or contact.phone or contact.mail or contact.who


class Known:
    """Providers by key, for one deed."""

    def __init__(self, db: Session, *, is_host: bool) -> None:
        self.db, self.is_host = db, is_host
        self.by_key: dict[Key, Provider] = {}

    def remember(self, one: Provider) -> None:
        key = (one.folded, one.digits, "" if one.digits else fold(one.mail))
        self.by_key[key] = one

    def provider(self, contact: Contact) -> Provider | None:
        """The row for this contact; what was not known of it before is filled in."""
        key = key_of(contact)
        if key is None:
            return None
        if key not in self.by_key:
            self.remember(self._made(contact, key))
        one = self.by_key[key]
        one.who, one.mail = one.who or contact.who, one.mail or contact.mail
        return one

    def _made(self, contact: Contact, key: Key) -> Provider:
        now = clock.now()
        one = Provider(
            name=name_of(contact),
            folded=key[0],
            is_host=self.is_host,
            who=contact.who,
            phone=contact.phone,
            digits=key[1],
            mail=contact.mail,
            state_at=now,
            made_at=now,
        )
        self.db.add(one)
        return one
