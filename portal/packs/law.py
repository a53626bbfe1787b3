"""The law about one's own data in one country: its name, its days, the letter it wants."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.types import Texts


@dataclass(frozen=True)
class Letter:
    """The fixed words of an application, in the language in which it must be written."""

    language: str
    sender: tuple[str, ...]  # labels of lines that are filled in by hand
    date: str
    recipient: tuple[str, ...]
    subject_label: str
    subject: str
    opening: str
    rights: Mapping[str, str]  # what is asked for, by the letters of the law
    own_words: str  # before what she adds herself
    closing: str
    signature: str


@dataclass(frozen=True)
class DataLaw:
    """What a person can ask of those who keep data about her, and until when they answer."""

    name: Texts
    days: int
    complaint: Texts  # where to go when there is no answer, or a bad one
    kept: Mapping[str, Texts]  # the law that wants something kept, by its retention clock
    letter: Letter
