"""One person's box: what is sealed in it opens only with her key, in its own row and column."""

import secrets
from collections.abc import Callable
from functools import cached_property, partial
from typing import Any, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import bindparam, select, text
from sqlalchemy.orm import Session

from portal import clock
from portal.db import insert_if_new
from portal.seal import crypt
from portal.seal.keyfile import SIZE
from portal.seal.keys import Keys
from portal.seal.models import PersonKey


class Unreadable(Exception):  # noqa: N818
    """A sealed text was changed, moved from elsewhere, or its person's key is gone."""


_FIND = select(PersonKey.wrapped_by, PersonKey.wrapped).where(
    PersonKey.member_id == bindparam("member")
)


class Box:
    """Seals and opens texts of one person."""

    def __init__(self, member_id: int, key: Callable[[], bytes | None]) -> None:
        """`key` is asked once, when something is sealed or opened."""
        self.member_id = member_id
        self._key = key

    @cached_property
    def _cipher(self) -> AESGCM | None:
        key = self._key()
        return AESGCM(key) if key else None

    def seal(self, place: str, row: int, plain: str) -> bytes:
        """`place` is "table.column", `row` the row's number: it opens nowhere else."""
        if self._cipher is None:
            raise Unreadable("this person has no key")
        return crypt.seal(self._cipher, plain.encode(), self._bound_to(place, row))

    def open(self, place: str, row: int, sealed: bytes) -> str:
        """The text. Raises `Unreadable`; an empty column is an empty text."""
        if not sealed:
            return ""
        if self._cipher is None:
            raise Unreadable("this person has no key")
        try:
            return crypt.open_(self._cipher, sealed, self._bound_to(place, row)).decode()
        except InvalidTag:
            raise Unreadable(place) from None

    def _bound_to(self, place: str, row: int) -> str:
        return f"{place}|{row}|{self.member_id}"


def keys_of(db: Session) -> Keys:
    """The keys this session's database was opened with."""
    return cast("Keys", db.info["keys"])


def box_for(db: Session, member_id: int) -> Box:
    """The person's box, found once per transaction; without a key it opens nothing."""
    return _known(db).get(member_id) or _find(db, member_id)


def bring_along(db: Session, member_id: int, wrapped_by: str, wrapped: bytes) -> None:
    """The person's wrapped key came with another statement: nobody has to ask for it again."""
    key = partial(_unwrapped, keys_of(db), member_id, (wrapped_by, wrapped))
    _known(db).setdefault(member_id, Box(member_id, key))


def box_to_fill(db: Session, member_id: int) -> Box:
    """The person's box; her key is made when she has none. Only while writing."""
    found = _known(db).get(member_id) or _find(db, member_id)
    if found._cipher is not None:
        return found
    if db.get_bind().dialect.name == "postgresql":  # nobody may rotate between reading and writing
        db.execute(text("LOCK TABLE person_keys IN ROW EXCLUSIVE MODE"))
    name, wrapped = keys_of(db).wrap(secrets.token_bytes(SIZE), purpose_of(member_id))
    row = {
        "member_id": member_id,
        "wrapped_by": name,
        "wrapped": wrapped,
        "made_at": clock.now(),
    }
    insert_if_new(db, PersonKey, row)
    return _find(db, member_id)


def _known(db: Session) -> dict[int, Box]:
    return cast("dict[int, Box]", db.info.setdefault("boxes", {}))


def _find(db: Session, member_id: int) -> Box:
    row: Any = db.execute(_FIND, {"member": member_id}).first()
    box = _known(db)[member_id] = Box(member_id, partial(_unwrapped, keys_of(db), member_id, row))
    return box


def _unwrapped(keys: Keys, member_id: int, row: Any) -> bytes | None:
    return keys.unwrap(row[0], row[1], purpose_of(member_id)) if row else None


def purpose_of(member_id: int) -> str:
    """What a person's wrapped key is bound to."""
    return f"person_keys|{member_id}"
