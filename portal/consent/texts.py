"""What a person is asked, in plain words. Whoever changes what a text means raises its version.

A receipt keeps the words that were shown, so old versions stay readable. A yes covers only the
version it was given to: a new text may allow more than she read, and silence is not a yes. A
better translation of the same meaning keeps its version.
"""

import hashlib
from typing import Any, NamedTuple

from portal import i18n
from portal.consent.models import Purpose
from portal.i18n import LANGUAGES, speaking
from portal.i18n import lazy as _

PARTICULAR = 0  # instead of a version: words of their own, see particular.py
FIRST, LAST = "\u2068", "\u2069"  # what <bdi> does, in texts that are kept
MEANS = _("What it means")
WHO = _("Who learns what")
NO = _("If you say no")
BACK = _("How to take it back")


class Text(NamedTuple):
    """The words of one purpose; `%(partner)s` stands for the partner's name."""

    version: int
    title: Any
    parts: tuple[tuple[Any, Any], ...]  # heading and words


TEXTS: dict[Purpose, Text] = {
    Purpose.SERVICES: Text(
        1,
        _("Using what is written here to help you"),
        (
            (
                MEANS,
                _(
                    "Those in your house who look after you may use what is written here, such as "
                    "your plan, to help you with what you want."
                ),
            ),
            (
                WHO,
                _(
                    "Those who look after you see it. If someone else from the house must look, "
                    "they need a reason, and you are told. This yes lets nobody outside the house "
                    "see anything."
                ),
            ),
            (
                NO,
                _(
                    "Nothing gets worse. You keep your place and your help, and you can go on "
                    "using these pages. Those who look after you then ask you each time, before "
                    "they use what is written here."
                ),
            ),
            (
                BACK,
                _(
                    "Open this page and tap “Take it back”. It counts at once, and you need not "
                    "say why. What was done before stays done."
                ),
            ),
        ),
    ),
    Purpose.SHARING: Text(
        1,
        _("Sharing with %(partner)s"),
        (
            (
                MEANS,
                _(
                    "Your house may tell %(partner)s what they need to know to help you with what "
                    "you asked for, and nothing else."
                ),
            ),
            (
                WHO,
                _(
                    "%(partner)s may learn the name you use here, your language and which help you "
                    "are looking for. They are not told where the house is or what happened to "
                    "you. Notes of the house stay in the house."
                ),
            ),
            (
                NO,
                _(
                    "Nothing gets worse. You keep your place and your help. Your house then tells "
                    "%(partner)s nothing about you. You can still go there yourself."
                ),
            ),
            (
                BACK,
                _(
                    "Open this page and tap “Take it back”. From then on %(partner)s is told "
                    "nothing more, and you need not say why. What they know already the house "
                    "cannot take back, but it asks them to delete it if you want that."
                ),
            ),
        ),
    ),
    Purpose.REPORTING: Text(
        1,
        _("Being counted in figures"),
        (
            (
                MEANS,
                _(
                    "You are counted when the house says how many people, for example, finished a "
                    "training. A figure has no name in it and nothing that you wrote."
                ),
            ),
            (
                WHO,
                _(
                    "Partners who support the house see the figures. A figure about fewer than "
                    "eleven people is not shown, so that nobody can guess who is meant."
                ),
            ),
            (
                NO,
                _(
                    "Nothing gets worse. You keep your place and your help. You are left out of "
                    "the figures."
                ),
            ),
            (
                BACK,
                _(
                    "Open this page and tap “Take it back”. From then on you are not counted, and "
                    "you need not say why. Figures that were made before stay as they are."
                ),
            ),
        ),
    ),
}


class Matter(NamedTuple):
    """What a person is asked: a purpose and, for sharing, with whom."""

    purpose: Purpose
    partner: str = ""


class Read(NamedTuple):
    """Which words stood on the page that she answered."""

    language: str
    digest: str


class Shown(NamedTuple):
    """A text in one language, as a page shows it and a receipt keeps it."""

    version: int
    language: str
    title: str
    parts: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """All of its words: the title, then each heading with what stands under it."""
        return "\n\n".join([self.title, *(f"{heading}\n{words}" for heading, words in self.parts)])

    @property
    def digest(self) -> str:
        """Tells these very words from all others."""
        said = f"{self.version} {self.language} {self.text}"
        return hashlib.sha256(said.encode()).hexdigest()[:20]


def version_of(purpose: Purpose) -> int:
    """The version that is in force."""
    return TEXTS[purpose].version


def shown(matter: Matter) -> Shown:
    """The words in the language that is in use."""
    text, named = TEXTS[matter.purpose], {"partner": isolated(matter.partner)}
    return Shown(
        text.version,
        i18n.current().code,
        str(text.title) % named,
        tuple((str(heading), str(words) % named) for heading, words in text.parts),
    )


def that_was(matter: Matter, read: Read) -> Shown | None:
    """The words that she read; None when they are other words now."""
    if read.language not in LANGUAGES:
        return None
    with speaking(LANGUAGES[read.language]):
        found = shown(matter)
    return found if found.digest == read.digest else None


def title_of(matter: Matter) -> str:
    """Its title in the language that is in use."""
    return str(TEXTS[matter.purpose].title) % {"partner": isolated(matter.partner)}


def isolated(name: str) -> str:
    """A name within a sentence: it keeps its own direction, and so does the sentence."""
    return f"{FIRST}{name}{LAST}"
