"""Thousands of offers in one transaction: SQLite lets nobody else write meanwhile, so it is short.

Everything that can be done before the transaction is done in `prepared`.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple, cast

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from portal import clock
from portal.db import Base
from portal.listings.models import HOME, Listing
from portal.vetting.entering import KINDS, columns_for
from portal.vetting.matching import Key, key_of, name_of
from portal.vetting.models import Import, Provider, Source
from portal.vetting.offer import Contact, Offer, mark_of

AT_ONCE = 400  # names in one statement


class Ready(NamedTuple):
    """An offer as rows of its tables, without their numbers."""

    listing: dict[str, Any]
    part: dict[str, Any]  # of jobs or homes
    contact: Contact
    key: Key | None  # of who offers it
    mark: str  # of its words


def prepared(kind: str, offer: Offer) -> Ready:
    columns = columns_for(offer)
    shared = set(Listing.__table__.columns.keys()) - {"id"}
    listing = {name: value for name, value in columns.items() if name in shared}
    part = {name: value for name, value in columns.items() if name not in shared}
    return Ready(
        listing | {"kind": kind}, part, offer.contact, key_of(offer.contact), words_of(offer)
    )


def words_of(offer: Offer) -> str:
    return mark_of(offer.facts["title"], offer.facts["description"])


def enter_many(db: Session, found: Import, offers: Sequence[Ready]) -> None:
    """All of them, not looked at by anybody, as written down by who brought the file."""
    if not offers:
        return
    now, kind = clock.now(), found.kind
    providers = _providers(db, offers, is_host=kind == HOME)
    by = {"posted_by_id": found.by_id, "posted_at": now}
    numbers = _inserted(db, Listing, [one.listing | by for one in offers])
    parts = [{"id": number} | one.part for number, one in zip(numbers, offers, strict=True)]
    db.execute(insert(_table(KINDS[kind])), parts)
    sources = [
        {
            "listing_id": number,
            "provider_id": providers[one.key] if one.key else None,
            "import_id": found.id,
            "way": found.way,
            "address": one.contact.address,
            "notes": one.contact.notes,
            "mark": one.mark,
        }
        for number, one in zip(numbers, offers, strict=True)
    ]
    db.execute(insert(_table(Source)), sources)


def _providers(db: Session, offers: Sequence[Ready], *, is_host: bool) -> dict[Key, int]:
    """Who offers these things: those who are known, and new ones."""
    asked: dict[Key, Contact] = {}
    for offer in offers:
        if offer.key:
            asked.setdefault(offer.key, offer.contact)
    names = sorted({key[0] for key in asked})
    known: dict[Key, int] = {}
    for at in range(0, len(names), AT_ONCE):
        some = select(Provider).where(Provider.folded.in_(names[at : at + AT_ONCE]))
        for one in db.scalars(some.order_by(Provider.id.desc())):
            contact = Contact(one.name, phone=one.phone, mail=one.mail)
            known[key_of(contact) or (one.folded, one.digits, "")] = one.id
    new = [key for key in asked if key not in known]
    numbers = _inserted(db, Provider, [_provider(asked[key], key, is_host) for key in new])
    return known | dict(zip(new, numbers, strict=True))


def _provider(contact: Contact, key: Key, is_host: bool) -> dict[str, Any]:
    now = clock.now()
    told = {"who": contact.who, "phone": contact.phone, "mail": contact.mail}
    found = {"name": name_of(contact), "folded": key[0], "digits": key[1], "is_host": is_host}
    return {**told, **found, "state_at": now, "made_at": now}


def _inserted(db: Session, model: type[Base], rows: list[dict[str, Any]]) -> list[int]:
    """The numbers of new rows, in their order."""
    if not rows:
        return []
    table = _table(model)
    made = insert(table).returning(table.c.id, sort_by_parameter_order=True)
    return list(db.scalars(made, rows))


def _table(model: type[Base]) -> Table:
    return cast("Table", model.__table__)
