"""An offer as it was entered: what members read of it, and what stays at the desk."""

import hashlib
import re
from typing import Any, NamedTuple

from portal.text import digits, fold

HAND, PASTE, CSV, JSON = "hand", "paste", "csv", "json"
WAYS = (HAND, PASTE, CSV, JSON)
LAST_DIGITS = 10  # of a phone number: the same with and without the country's
LONGEST_NAME = 120
_KIND_OF_FIRM = re.compile(  # folded, at the end of a name
    r"(?: (?:san|sanayi|ve|tic|ticaret|ltd|limited|sti|sirketi|as|a s|anonim|inc|llc|gmbh))+$"
)
_LATIN = re.compile(r"[a-z]")
_LOOKS_LATIN = str.maketrans("асеіјорѕухԁ", "aceijopsyxd")  # Cyrillic letters


class Contact(NamedTuple):
    """Who offers it and where, and what was noted. Never shown to members."""

    provider: str = ""
    who: str = ""
    phone: str = ""
    mail: str = ""
    address: str = ""
    notes: str = ""


class Offer(NamedTuple):
    """`facts` are values by column of Listing and of Job or Home."""

    facts: dict[str, Any]
    contact: Contact = Contact()


def phone_digits(phone: str) -> str:
    """By what a phone number is known again, however it was written."""
    return "".join(c for c in digits(phone) if c.isascii() and c.isdigit())[-LAST_DIGITS:]


def name_key(name: str) -> str:
    """By what a name is known again: in any spelling, with or without what kind of firm it is, and
    with letters in it that only look like its own."""
    folded = fold(name)
    if _LATIN.search(folded):
        folded = folded.translate(_LOOKS_LATIN)
    return (_KIND_OF_FIRM.sub("", folded) or folded)[:LONGEST_NAME]


def mark_of(title: str, description: str) -> str:
    """By what the same text is known again, whatever its case, marks and blanks."""
    return hashlib.sha256(fold(f"{title}\n{description}").encode()).hexdigest()
