"""Heads of the trail: its length and last link, one line an entry, outside the database.

The same file remembers what a backup that is put back must not undo: `erased 17`. And it says
when that happened, so that an older trail is not taken for a cut one: `restored 40 <link>`.
"""

import logging
import os
from pathlib import Path
from typing import NamedTuple

from portal.text import is_number

log = logging.getLogger("portal")


class Head(NamedTuple):
    number: int
    mac: str  # 64 hexadecimal digits


def write(path: Path | None, count: int, mac: str) -> None:
    """Add a head. What was done stays done when the file cannot be written; the log says so."""
    note(path, f"{count} {mac}")


def note(path: Path | None, line: str) -> None:
    """Add any line."""
    if path is None:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(handle, f"{line}\n".encode())
        finally:
            os.close(handle)
    except OSError:
        log.error(
            "the head of the trail could not be written"
        )  # no path, no exception: logs say little


def read(path: Path) -> list[Head]:
    """Every head in the file; a line that a power cut left half written is no head. What came
    after the end of a backup that was put back does not count any more."""
    found: list[Head] = []
    for part in _parts(path):
        match part:
            case ["restored", number, mac] if is_number(number):
                found = [head for head in found if head.number <= int(number)]
                found += [Head(int(number), mac)] if len(mac) == 64 else []
            case [number, mac] if is_number(number) and len(mac) == 64:
                found.append(Head(int(number), mac))
    return found


def erased(path: Path) -> set[int]:
    """The numbers of everybody who was erased."""
    parts = [part for part in _parts(path) if part[:1] == ["erased"] and len(part) == 2]
    return {int(number) for _, number in parts if is_number(number)}


def _parts(path: Path) -> list[list[str]]:
    if not path.exists():
        return []
    return [line.split() for line in path.read_text("ascii", "replace").splitlines()]
