"""The code of a certificate: a random number and its signature, in groups that are easy to type.

The key comes from the key file and not from PORTAL_SECRET, which is changed every year: paper that
somebody has in her hands must stay good for longer.
"""

import hashlib
import secrets
from typing import NamedTuple

from itsdangerous import Signer
from itsdangerous.encoding import base64_decode, base64_encode
from itsdangerous.signer import HMACAlgorithm

from portal.seal.keys import Keys
from portal.text import squeezed

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's 32: no I, L, O and U
LOOK_ALIKES = str.maketrans("ILOU", "110V")
NUMBER = 8  # letters: 40 bits, so that numbers are not counted
SIGNED = 16  # letters: 80 bits, so that nobody guesses a code
SIZE = SIGNED * 5 // 8  # bytes of the signature
GROUP = 4


class Read(NamedTuple):
    """A typed code; `number` is there also when it is not ours, so that it is looked for anyway."""

    number: str
    is_ours: bool


class _Short(HMACAlgorithm):
    """HMAC-SHA256, the first 80 bits: nobody types 52 letters."""

    def get_signature(self, key: bytes, value: bytes) -> bytes:
        return super().get_signature(key, value)[:SIZE]


def new_number() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(NUMBER))


def code_of(keys: Keys, number: str) -> str:
    """As it stands on paper: `7K2M-0QXZ-…`."""
    signature = base64_decode(_signer(keys).get_signature(number.encode()))
    letters = number + _written(signature)
    return "-".join(letters[i : i + GROUP] for i in range(0, len(letters), GROUP))


def read(keys: Keys, typed: str) -> Read:
    """A code as somebody typed it: any case, any blanks and dashes, digits of any script, and
    letters for the digits that look like them."""
    letters = squeezed(typed[:80]).upper().translate(LOOK_ALIKES)
    is_whole = len(letters) == NUMBER + SIGNED and not set(letters) - set(LETTERS)
    if not is_whole:
        letters = LETTERS[0] * (NUMBER + SIGNED)
    number, signature = letters[:NUMBER], _bytes(letters[NUMBER:])
    is_ours = _signer(keys).verify_signature(number.encode(), base64_encode(signature))
    return Read(number, is_whole and is_ours)


def _signer(keys: Keys) -> Signer:
    return Signer(
        keys.derive("certificate", ""),
        salt="certificate",
        key_derivation="hmac",
        digest_method=hashlib.sha256,
        algorithm=_Short(hashlib.sha256),
    )


def _written(signature: bytes) -> str:
    left, letters = int.from_bytes(signature), ""
    for _ in range(SIGNED):
        left, last = divmod(left, len(LETTERS))
        letters = LETTERS[last] + letters
    return letters


def _bytes(letters: str) -> bytes:
    number = 0
    for letter in letters:
        number = number * len(LETTERS) + LETTERS.index(letter)
    return number.to_bytes(SIZE)
