"""The texts of the demo world: TOML files beside this module."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("tr", "en", "ar", "ru", "uz", "fa_AF")  # in which people of the demo world write


@cache
def read(name: str, kind: str) -> list[dict[str, Any]]:
    """All entries `[[kind]]` of one file. The list is shared: read it, do not change it."""
    path = Path(__file__).with_name(f"{name}.toml")
    entries: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))[kind]
    return entries
