"""Text that people type: folding it, so that case, marks and scripts' digits never matter."""

import re
import unicodedata

_TURKISH_I = str.maketrans({"İ": "i", "I": "i", "ı": "i"})
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك"})
_DROPPED = dict.fromkeys(map(ord, "ـʻʼ'’‘`´\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069\ufeff"))
_JOINERS = "\u200c\u200d"  # Persian and Arabic are written with them
_GAPS = re.compile(r"[\s\-_.,·]+")
_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """The form in which two spellings of a name or a word are the same.

    Lower case with one dot-less/dotted i, no marks, one shape for Arabic letter variants, ASCII
    digits, no apostrophes or invisible characters, single blanks. Never shown to anybody.
    """
    text = unicodedata.normalize("NFKC", text).translate(_TURKISH_I).casefold()
    text = unicodedata.normalize("NFD", text.translate(_DROPPED))
    text = "".join(c for c in text if unicodedata.category(c) not in {"Mn", "Cf"})
    text = unicodedata.normalize("NFC", text).translate(_ARABIC).replace("ё", "е")
    return _GAPS.sub(" ", digits(text)).strip()


def digits(text: str) -> str:
    """The same text with the digits of any script as 0-9."""
    return "".join(str(unicodedata.decimal(c, c)) for c in text)


def is_number(text: str, most: int = 9) -> bool:
    """Whether it is nothing but digits 0-9, at least one and at most so many."""
    return text.isascii() and text.isdigit() and len(text) <= most


def harmless(text: str) -> str:
    """The same text without what has no face and can turn or hide other letters: overrides and
    isolates of direction, blanks of no width, tags, controls. Line ends stay."""
    return "".join(
        c
        for c in text
        if c in "\n\t" or c in _JOINERS or unicodedata.category(c) not in {"Cc", "Cf", "Zl", "Zp"}
    )


def one_line(typed: object) -> str:
    """What was typed, without line ends and without what no calendar and no paper takes."""
    written = "".join(" " if unicodedata.category(c) == "Cc" else c for c in str(typed or ""))
    return " ".join(written.split())


def isolated(text: str) -> str:
    """With a direction of its own: a phone number in an Arabic sentence keeps its order."""
    return f"\u2068{text}\u2069"


def folded_words(text: str, most: int = 8) -> list[str]:
    """The first words of what somebody typed into a search field."""
    return _WORD.findall(fold(text))[:most]


def squeezed(text: str) -> str:
    """Folded without any blanks: for secret words, typed with or without spaces."""
    return fold(text).replace(" ", "")
