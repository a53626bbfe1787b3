"""The table of addresses: every route by its name, and how to write a link to it."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlencode

from starlette.convertors import Convertor, register_url_convertor

_PLACE = re.compile(r"\{(\w+):\w+\}")
_formats: dict[str, str] = {}
_handlers: dict[str, Callable[..., Any]] = {}


class IdConvertor(Convertor[int]):
    """A row's number, in a size every database takes: other texts are no address at all."""

    regex = "[1-9][0-9]{0,8}"

    def convert(self, value: str) -> int:
        return int(value)

    def to_string(self, value: int) -> str:
        return str(value)


class WordConvertor(Convertor[str]):
    """A short name in an address: a forum room, a language."""

    regex = "[a-z0-9_A-Z-]{1,40}"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("id", IdConvertor())
register_url_convertor("word", WordConvertor())


def enter(name: str, pattern: str, handler: Callable[..., Any]) -> None:
    """Give an address its name; two of the same name are a mistake."""
    if name in _formats:
        raise ValueError(f"two routes are called {name}")
    _formats[name] = _PLACE.sub(r"{\1}", pattern)
    _handlers[name] = handler


def handler(name: str) -> Callable[..., Any]:
    """The handler behind a name."""
    return _handlers[name]


def path(name: str, **values: object) -> str:
    """The address of a route. Values that are not part of it become its query; None is left out."""
    pattern = _formats[name]
    inside = {key: quote(str(value), safe="") for key, value in values.items()}
    query = {k: v for k, v in values.items() if f"{{{k}}}" not in pattern and v not in (None, "")}
    written = pattern.format_map(inside)
    return f"{written}?{urlencode(query)}" if query else written


def is_ours(address: str) -> bool:
    """Whether somebody may be sent there: a path of this site and nothing else."""
    return (
        address.startswith("/")
        and not address.startswith("//")
        and "\\" not in address
        and address.isprintable()
        and len(address) <= 300
    )
