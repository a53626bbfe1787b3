"""Heads of the trail: its length and last link, one line an entry, outside the database."""

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
    if path is None:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(handle, f"{count} {mac}\n".encode())
        finally:
            os.close(handle)
    except OSError:
        log.error(
            "the head of the trail could not be written"
        )  # no path, no exception: logs say little


def read(path: Path) -> list[Head]:
    """Every head in the file; a line that a power cut left half written is no head."""
    if not path.exists():
        return []
    parts = [line.split() for line in path.read_text("ascii", "replace").splitlines()]
    return [
        Head(int(part[0]), part[1])
        for part in parts
        if len(part) == 2 and is_number(part[0]) and len(part[1]) == 64
    ]
