"""What stands in a ballot: whose it is and what it says, both only for who has the key file."""

from collections.abc import Iterable
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy.orm import Session

from portal.seal import crypt
from portal.seal.box import keys_of

NONE = "-"  # taken back; as long as the number of an answer
BITS = 62  # of a ballot's number


def key_of(db: Session, poll_id: int, member_id: int) -> str:
    """Another one for every question: ballots of two questions cannot be joined either."""
    return keys_of(db).index("ballot", f"{poll_id} {member_id}")


def sealed(db: Session, poll_id: int, key: str, choice: int | None) -> bytes:
    """The same length whatever it says, and different each time."""
    plain = NONE if choice is None else str(choice)
    return crypt.seal(_cipher(db, poll_id), plain.encode(), _bound_to(poll_id, key))


def opened(db: Session, poll_id: int, key: str, ballot: bytes) -> int | None:
    """The number of the answer; None for a voice taken back, or for what is no ballot of ours."""
    try:
        plain = crypt.open_(_cipher(db, poll_id), ballot, _bound_to(poll_id, key)).decode()
    except InvalidTag:
        return None
    return None if plain == NONE else int(plain)


def count(db: Session, poll_id: int, options: int, found: Iterable[tuple[str, bytes]]) -> list[int]:
    """How many voices each of so many answers has."""
    counts = [0] * options
    for key, ballot in found:
        choice = opened(db, poll_id, key, ballot)
        if choice is not None and choice < options:
            counts[choice] += 1
    return counts


def number_of(form_key: str) -> int:
    """A ballot's number, from the one-time key of the form that it came with, which is not kept:
    the same form again is known by it. Random for everybody who has not got that form."""
    digest = sha256(f"ballot {form_key}".encode()).digest()
    return (int.from_bytes(digest[:8]) >> (64 - BITS)) or 1


def _cipher(db: Session, poll_id: int) -> AESGCM:
    return AESGCM(keys_of(db).derive("ballots", str(poll_id)))


def _bound_to(poll_id: int, key: str) -> str:
    return f"ballots|{poll_id}|{key}"
