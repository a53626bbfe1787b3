"""The chain: every entry is bound to the one before it, with a key that is used once.

The key of the next link is a one-way step from the key of this one, and this one is forgotten: who
takes the machine today can write tomorrow's entries, but cannot change yesterday's. To verify, one
needs the first key (`trail` in the key file, which may be moved off the machine). A chain whose
end was cut, and whose state was put back with it, is still found out by the heads, which are
written outside the database after every entry. Old copies of the state (in a backup, say) hold old
keys: whoever has one, and the key file, and no head in the way, can write anew what came after it.

Links are forged at the end of a transaction, so that deeds queue for the chain only that long.
"""

import hashlib
import hmac
import json
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from portal.db import after_commit, insert_if_new
from portal.seal import crypt
from portal.seal.box import box_to_fill, keys_of
from portal.seal.keyfile import WrongKeyFile
from portal.seal.keys import Keys
from portal.trail import heads
from portal.trail.models import TrailEntry, TrailState

PLACE = "trail_entries.reason"


class Link(NamedTuple):
    """An entry as it is stored. The mac binds everything but the two references, which are emptied
    when a person is erased: `subject` and `by_number` say the same and stay."""

    id: int
    member_id: int | None
    subject: int
    by_id: int | None
    by_number: int
    by_name: str
    deed: str
    purpose: str
    reason_sealed: bytes
    at: datetime
    mac: str


class End(NamedTuple):
    """The end of the chain. What came before `first` was purged, lawfully, and only its end is
    known."""

    length: int  # the number of the last link
    mac: str  # of the last link, 64 hexadecimal digits
    key: bytes  # of the next link, 32 bytes
    first: int = 0  # the last purged link
    first_mac: str = ""  # its mac


def begin(keys: Keys) -> End:
    """An empty chain. Raises `WrongKeyFile` when its first key is not there."""
    return End(0, "", keys.trail_root)


def append(db: Session, entries: Sequence[Mapping[str, Any]]) -> None:
    """Store entries as the next links. `reason` is sealed for the person it is about."""
    for entry in entries:
        if entry["reason"]:  # her key first: nobody may wait for it who holds the chain
            box_to_fill(db, entry["member_id"])
    end = locked_end(db)
    links = []
    for entry in entries:
        links.append(_forged(db, end, entry))
        end = end._replace(length=links[-1].id, mac=links[-1].mac, key=next_key(end.key))
    db.execute(insert(TrailEntry), [link._asdict() for link in links])
    store(db, end)
    after_commit(db, lambda done: heads.write(done.info["heads"], end.length, end.mac))


def mac_of(key: bytes, entry: Link, mac_before: str) -> str:
    """HMAC-SHA256 over everything the entry says and the link before it, in hexadecimal."""
    said = [
        entry.id,
        entry.subject,
        entry.by_number,
        entry.by_name,
        entry.deed,
        entry.purpose,
        b64encode(entry.reason_sealed).decode(),
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        mac_before,
    ]
    return hmac.digest(key, json.dumps(said).encode(), "sha256").hex()


def next_key(key: bytes) -> bytes:
    """The key of the link after; there is no way back."""
    return hashlib.sha256(b"next link" + key).digest()


def end_of(db: Session) -> End | None:
    """The end of the chain; None before its first link. Raises `WrongKeyFile`."""
    sealed = db.scalar(select(TrailState.sealed))
    return None if sealed is None else _opened(keys_of(db), sealed)


def store(db: Session, end: End) -> None:
    """This is the end now."""
    sealed = _sealed(keys_of(db), end)
    db.execute(update(TrailState).where(TrailState.id == 1).values(sealed=sealed))


def locked_end(db: Session) -> End:
    """The end of the chain, held until the transaction is over."""
    found = select(TrailState.sealed).with_for_update()
    sealed = db.scalar(found)
    if sealed is None:
        keys = keys_of(db)
        insert_if_new(db, TrailState, {"id": 1, "sealed": _sealed(keys, begin(keys))})
        sealed = db.scalars(found).one()
    return _opened(keys_of(db), sealed)


def _forged(db: Session, end: End, entry: Mapping[str, Any]) -> Link:
    """The link after this end."""
    number, subject, reason = end.length + 1, entry["member_id"], entry["reason"]
    link = Link(
        id=number,
        member_id=subject,
        subject=subject,
        by_id=entry["by_id"],
        by_number=entry["by_id"] or 0,
        by_name=entry["by_name"],
        deed=entry["deed"],
        purpose=entry["purpose"],
        reason_sealed=box_to_fill(db, subject).seal(PLACE, number, reason) if reason else b"",
        at=entry["at"],
        mac="",
    )
    return link._replace(mac=mac_of(end.key, link, end.mac))


def _sealed(keys: Keys, end: End) -> bytes:
    said = json.dumps([*end[:2], b64encode(end.key).decode(), *end[3:]])
    return crypt.seal(_cipher(keys), said.encode(), "trail_state")


def _opened(keys: Keys, sealed: bytes) -> End:
    try:
        said = json.loads(crypt.open_(_cipher(keys), sealed, "trail_state"))
    except InvalidTag:
        raise WrongKeyFile(
            f"the key file {keys.path} does not belong to this database, or the state of the "
            "trail was changed; nothing was changed now"
        ) from None
    length, mac, key, first, first_mac = said
    return End(length, mac, b64decode(key), first, first_mac)


def _cipher(keys: Keys) -> AESGCM:
    return AESGCM(keys.derive("trail state", ""))
