"""Where jobs and homes that nobody sees yet came from; some wait for a second look."""

from typing import Any

from sqlalchemy import select

from portal.demo.world import World
from portal.flags.indicators import Indicator
from portal.listings.models import HOME, Answer, Check, Listing
from portal.text import fold
from portal.vetting.models import Provider, Source
from portal.vetting.offer import HAND, PASTE, mark_of

# No number begins with 000 behind a Turkish area code, and nobody has a mailbox at example.org.
CONTACTS = [
    ("Mavi Dikiş Atölyesi", "Hatice Hanım", "0312 000 00 11", "mavi@example.org"),
    ("Çınar Lokantası", "Osman Usta", "0312 000 00 12", ""),
    ("Deniz Temizlik", "Sevgi Hanım", "0232 000 00 13", "deniz@example.org"),
    ("Nermin Kaya", "Nermin Hanım", "0212 000 00 14", ""),
    ("Güneş Kreşi", "", "0212 000 00 15", "gunes@example.org"),
]
LOOKED = 4  # of those that wait, the first ones wait for a second look


def build(world: World) -> None:
    now = world.times.ago(0)
    rows = world.db.execute(
        select(
            Listing.id,
            Listing.kind,
            Listing.title,
            Listing.description,
            Listing.language,
            Listing.posted_by_id,
            Listing.posted_at,
        )
        .where(Listing.assured_at.is_(None))
        .order_by(Listing.id)
    )
    waiting = rows.all()
    providers = world.store(Provider, (_provider(contact, now) for contact in CONTACTS))
    world.put(Source, (_source(n, row, providers) for n, row in enumerate(waiting)))
    world.put(Check, map(_check, waiting[:LOOKED]))


def _provider(contact: tuple[str, str, str, str], now: Any) -> dict[str, Any]:
    name, who, phone, mail = contact
    digits = phone.replace(" ", "")[-10:]
    made = {"name": name, "folded": fold(name), "who": who, "phone": phone, "mail": mail}
    return made | {
        "digits": digits,
        "is_host": name == "Nermin Kaya",
        "state": "new",
        "state_at": now,
        "made_at": now,
    }


def _source(n: int, row: Any, providers: list[int]) -> dict[str, Any]:
    return {
        "listing_id": row.id,
        "provider_id": providers[3 if row.kind == HOME else n % 3],
        "way": PASTE if n % 2 else HAND,
        "address": "",
        "notes": "",
        "mark": mark_of(row.title, row.description),
    }


def _check(row: Any) -> dict[str, Any]:
    """Nobody said where exactly it is; everything else was asked about."""
    answers = dict.fromkeys(Indicator, Answer.FINE) | {Indicator.ISOLATION: Answer.UNKNOWN}
    return {
        "listing_id": row.id,
        "version": 1,
        "turn": 1,
        "by_id": row.posted_by_id,
        "at": row.posted_at,
        "answers": answers,
        "words": {},
        "language": row.language,
        "bars": False,
    }
