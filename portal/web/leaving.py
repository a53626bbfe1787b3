"""Addresses in what people wrote: they lead to a notice of ours, which says where to they really
lead, and never straight out of here.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from urllib.parse import quote, unquote, urlsplit

from markupsafe import Markup, escape

from portal.i18n import lazy as _
from portal.text import harmless
from portal.web.rendering import paragraphs

ADDRESS = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_AFTER_IT = ".,;:!?)]}»”’،؛؟。"  # ends a sentence, not an address
_HOST = re.compile(r"(?=.{1,253}$)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?")
_NUMBERS = re.compile(r"[0-9.]+|0x[0-9a-f.x]+")
_SAFE = "/?#&=%:+,;@~!$*()-._"  # in what comes after the host

NO_PAGE = _("It cannot be opened from here.")
TWO_SCRIPTS = _("Its name mixes letters of different scripts. False pages do that to look real.")
OTHER_LETTERS = _("Its name has letters that can look like others. This is how machines write it.")
BEFORE_AT = _("What stands before the @ is not where it leads.")
ONLY_NUMBERS = _("It has numbers instead of a name. Real pages have a name.")


class Going(NamedTuple):
    """Where an address leads; without `href` there is no way to open it from here."""

    said: str  # as it stands in the text
    host: str = ""  # the true one, as machines write it
    href: str = ""
    warnings: tuple[Any, ...] = ()


def addresses_in(text: str) -> list[str]:
    """The addresses in a plain text, in the order in which `with_doors` numbers them."""
    return [said for _start, said in _found(harmless(text))]


def with_doors(text: str, door: Callable[[int], str]) -> Markup:
    """A plain text as a piece of a page; `door` gives the address of the notice by number."""
    text = harmless(text)
    parts: list[str] = []
    end = 0
    for number, (start, said) in enumerate(_found(text), 1):
        shown = Markup('<a href="{}"><bdi dir="ltr">{}</bdi></a>').format(door(number), said)
        parts += [escape(text[end:start]), shown]
        end = start + len(said)
    return paragraphs(Markup("").join([*parts, escape(text[end:])]))


def going(address: str) -> Going:
    """What is known of an address before somebody goes there. Any text can be given.

    The link is written anew from the host that is shown, so that both are the same whatever the
    browser makes of odd signs.
    """
    said = harmless(address)
    plain = "".join(c for c in said if unicodedata.category(c) != "Cf").replace("\\", "/")
    scheme, mark, rest = plain.partition("://")
    if not mark or scheme.lower() not in {"http", "https"}:
        return Going(said, warnings=(NO_PAGE,))
    try:
        parts = urlsplit(f"{scheme.lower()}://{rest.lstrip('/')}")
        name, port = unquote(parts.hostname or ""), parts.port
    except ValueError:
        return Going(said, warnings=(NO_PAGE,))
    host = _as_machines_write(name)
    if not host:
        return Going(said, warnings=(NO_PAGE,))
    after = parts._replace(scheme="", netloc="").geturl()
    number = f":{port}" if port else ""
    href = f"{parts.scheme}://{host}{number}{quote(after, safe=_SAFE)}"
    return Going(said, host + number, href, tuple(_warnings(host, parts.netloc)))


def _found(text: str) -> Iterator[tuple[int, str]]:
    for found in ADDRESS.finditer(text):
        said = found.group().rstrip(_AFTER_IT)
        if not said.endswith("/") or said.count("/") > 2:  # not `https://` alone
            yield found.start(), said


def _as_machines_write(name: str) -> str:
    """`xn--…` where it has other letters than ASCII; empty when no browser should be sent there."""
    try:
        written = name.encode("idna").decode().lower()
    except UnicodeError:
        return ""
    return written if _HOST.fullmatch(written) else ""


def _warnings(host: str, netloc: str) -> Iterator[Any]:
    if "@" in netloc:
        yield BEFORE_AT
    if _NUMBERS.fullmatch(host):
        yield ONLY_NUMBERS
    if "xn--" not in host:
        return
    try:
        scripts = {_script(c) for c in host.encode().decode("idna") if c.isalpha()}
    except UnicodeError:
        scripts = set()
    yield TWO_SCRIPTS if len(scripts) > 1 else OTHER_LETTERS


def _script(letter: str) -> str:
    """`LATIN`, `CYRILLIC` …; letters with marks are of the script of the letter."""
    return unicodedata.name(letter, "UNKNOWN").split()[0]
