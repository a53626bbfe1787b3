"""AES-256-GCM with a fresh 96-bit nonce; one format byte, so that another can follow."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FORMAT = b"\x01"
NONCE = 12  # bytes
LEAST = 1 + NONCE + 16  # bytes: nothing but a format, a nonce and a tag


def seal(cipher: AESGCM, plain: bytes, bound_to: str) -> bytes:
    """Format byte, nonce, ciphertext and tag. Opens only with the same `bound_to`."""
    nonce = os.urandom(NONCE)
    return FORMAT + nonce + cipher.encrypt(nonce, plain, bound_to.encode())


def open_(cipher: AESGCM, sealed: bytes, bound_to: str) -> bytes:
    """What was sealed. Raises `InvalidTag` when it was changed, or sealed for something else."""
    if sealed[:1] != FORMAT or len(sealed) < LEAST:
        raise InvalidTag
    return cipher.decrypt(sealed[1 : 1 + NONCE], sealed[1 + NONCE :], bound_to.encode())
