"""Reading a pack's file: every value has its kind, every text its English."""

from typing import Any

from portal.types import Texts


class BadPack(ValueError):  # noqa: N818
    """The pack's file does not say what a pack must say; the text names the place."""


def texts(entry: dict[str, Any], key: str) -> Texts:
    """One text by language. Raises `BadPack` without English, and for anything but texts."""
    found: Texts = of(dict, entry, key)
    if not found.get("en") or not all(isinstance(text, str) for text in found.values()):
        raise BadPack(f"{key} must be texts by language, English among them")
    return found


def of(kind: type, entry: dict[str, Any], key: str) -> Any:
    """A value that must be there, of this kind."""
    value = entry.get(key)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise BadPack(f"{key} must be given, as {kind.__name__}")
    return value
