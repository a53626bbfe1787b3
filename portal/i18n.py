"""Languages: which there are, the one in use, its words, its direction and its formats."""

import gettext as stdlib_gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, cached_property
from io import BytesIO
from typing import Any

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import LazyProxy

from portal.files import LOCALES

PLURALS = {  # Babel's own tables are off for some of these (tr, fa, ka, id): keep ours
    "en": "nplurals=2; plural=(n != 1);",
    "tr": "nplurals=2; plural=(n != 1);",
    "ar": (
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
        "n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
    ),
}
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@dataclass(frozen=True)
class Language:
    """One language of the portal: all that pages need to know about it."""

    code: str
    name: str
    digits: dict[int, int] | None = None
    numbering: str = "latn"
    day_pattern: str = "EEEE d MMMM"
    sign_last: bool = False  # the currency sign comes after the number

    @cached_property
    def locale(self) -> Locale:
        return Locale.parse(self.code)

    @property
    def tag(self) -> str:
        """BCP 47, for the lang attribute and Accept-Language."""
        return self.code.replace("_", "-")

    @property
    def direction(self) -> str:
        return self.locale.text_direction

    def numerals(self, text: str) -> str:
        """The same text with the digits people use in this language."""
        return text.translate(self.digits) if self.digits else text


LANGUAGES = {
    language.code: language
    for language in (
        Language("tr", "Türkçe", day_pattern="d MMMM EEEE"),
        Language("en", "English"),
        Language("ar", "العربية", ARABIC_DIGITS, "arab", "EEEE، d MMMM", sign_last=True),
    )
}

# Languages in which people write: wider than the languages the portal itself speaks.
WRITTEN = {
    "tr": "Türkçe",
    "en": "English",
    "ar": "العربية",
    "fa_AF": "دری",
    "ru": "Русский",
    "uz": "Oʻzbekcha",
    "ky": "Кыргызча",
    "tk": "Türkmençe",
    "ps": "پښتو",
    "az": "Azərbaycanca",
    "ka": "ქართული",
    "uk": "Українська",
    "ro": "Română",
    "fr": "Français",
}

_current: ContextVar[str] = ContextVar("language", default="en")
_noting: ContextVar[bool] = ContextVar("noting", default=False)


class Noted(str):
    """A message as it stands in the code, with the values put into it: to be said again later."""

    source: str
    values: dict[str, str]

    def __new__(cls, source: str, values: dict[str, str] | None = None) -> "Noted":
        noted = super().__new__(cls, source % values if values else source)
        noted.source, noted.values = source, values or {}
        return noted

    def __mod__(self, values: Any) -> "Noted":
        used = {name: str(value) for name, value in values.items() if f"%({name})s" in self.source}
        return Noted(self.source, used)

    def __str__(self) -> "Noted":
        return self


def use(code: str) -> None:
    """From here on, in this thread's context, strings speak this language."""
    _current.set(code)


@contextmanager
def speaking(language: Language) -> Iterator[Language]:
    """For a while strings speak another language: on paper for somebody else."""
    before = _current.get()
    _current.set(language.code)
    try:
        yield language
    finally:
        _current.set(before)


def current() -> Language:
    return LANGUAGES[_current.get()]


@cache
def translations(code: str) -> stdlib_gettext.NullTranslations:
    """The catalogue of a language, read from its .po file: there is no build step to forget."""
    path = LOCALES / code / "LC_MESSAGES" / "portal.po"
    if not path.exists():
        return stdlib_gettext.NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=code))
    compiled.seek(0)
    return stdlib_gettext.GNUTranslations(compiled)


@contextmanager
def noting() -> Iterator[None]:
    """For a while messages are English and remember what they were made of."""
    before = _current.get()
    _current.set("en")
    _noting.set(True)
    try:
        yield
    finally:
        _noting.set(False)
        _current.set(before)


def said_again(source: str, values: dict[str, str]) -> str:
    """A message that was noted, in the language in use and its digits."""
    numerals = current().numerals
    said = {name: numerals(value) if value.isdigit() else value for name, value in values.items()}
    return gettext(source) % said if said else gettext(source)


def gettext(message: str) -> str:
    if _noting.get():
        return Noted(message)
    return translations(_current.get()).gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    return translations(_current.get()).ngettext(one, many, count)


def lazy(message: str) -> Any:
    """A string of a module or class body: translated when it is shown, not when it is read."""
    return LazyProxy(gettext, message, enable_cache=False)


def tag_of(code: str) -> str:
    """The BCP 47 tag of a language people write in: fa_AF is fa-AF."""
    return code.replace("_", "-")
