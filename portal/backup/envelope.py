"""A long text as a chain of sealed pieces: never whole in memory, never readable on a disk.

Each piece is bound to its place and to being the last one or not, so that pieces can neither be
swapped nor left out, and a file that was cut does not open.
"""

import zlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from portal.seal import crypt
from portal.seal.keys import Keys

MAGIC = b"portal backup 1\n"
PIECE = 1 << 20  # bytes before sealing
LENGTH = 4  # bytes that say how long a sealed piece is


class Damaged(ValueError):  # noqa: N818
    """The file is no backup, was cut or changed, or belongs to another key file."""


def write(file: BinaryIO, lines: Iterable[str], keys: Keys) -> None:
    """Seal the lines (without line ends in them) into the file."""
    cipher = _cipher(keys)
    file.write(MAGIC)
    number, waiting = 0, b""
    for piece in _pieces(lines):
        if waiting:
            _write(file, cipher, waiting, f"{number}")
            number += 1
        waiting = piece
    _write(file, cipher, waiting, f"{number} last")


def read(file: BinaryIO, keys: Keys) -> Iterator[str]:
    """The lines in the file. Raises `Damaged`, perhaps only at the end."""
    if file.read(len(MAGIC)) != MAGIC:
        raise Damaged("this is no backup of a portal")
    cipher, unpack, rest = _cipher(keys), zlib.decompressobj(), b""
    for piece in _opened(file, cipher):
        *lines, rest = (rest + unpack.decompress(piece)).split(b"\n")
        yield from (line.decode() for line in lines)
    *lines, _ = (rest + unpack.flush() + b"\n").split(b"\n")
    yield from (line.decode() for line in lines if line)


def _pieces(lines: Iterable[str]) -> Iterator[bytes]:
    pack, waiting = zlib.compressobj(6), b""
    for line in lines:
        waiting += pack.compress(f"{line}\n".encode())
        while len(waiting) >= PIECE:
            yield waiting[:PIECE]
            waiting = waiting[PIECE:]
    yield waiting + pack.flush()


def _write(file: BinaryIO, cipher: AESGCM, piece: bytes, place: str) -> None:
    sealed = crypt.seal(cipher, piece, f"backup {place}")
    file.write(len(sealed).to_bytes(LENGTH) + sealed)


def _opened(file: BinaryIO, cipher: AESGCM) -> Iterator[bytes]:
    number, length = 0, file.read(LENGTH)
    while length:
        sealed = file.read(int.from_bytes(length))
        length = file.read(LENGTH)
        place = f"backup {number}" if length else f"backup {number} last"
        try:
            yield crypt.open_(cipher, sealed, place)
        except InvalidTag:
            raise Damaged(
                "the backup is damaged, or belongs to another key file; nothing was changed"
            ) from None
        number += 1
    if number == 0:
        raise Damaged("the backup is empty")


def _cipher(keys: Keys) -> AESGCM:
    return AESGCM(keys.derive("backup", ""))
