"""What a safety plan asks, in the order of the page; every answer can stay empty."""

from typing import Any, NamedTuple

from portal.i18n import lazy as _


class Question(NamedTuple):
    """One question; `key` is its name in the sheet, never translated."""

    key: str
    label: Any
    hint: Any = ""


SKIP = _("You can skip this.")
QUESTIONS = (
    Question(
        "signs",
        _("Signs that tell me it gets hard"),
        _("In my body, in my thoughts, or around me. You can skip this."),
    ),
    Question("calm", _("What calms me"), _("Small things count too. You can skip this.")),
    Question(
        "places",
        _("Places where I am safe"),
        _("Write it so that only you understand it. No addresses. You can skip this."),
    ),
    Question(
        "people",
        _("People I can ask"),
        _("A first letter is enough. No names, no numbers. You can skip this."),
    ),
    Question(
        "bag",
        _("What I take along when I have to go fast"),
        _("And where it lies ready. You can skip this."),
    ),
    Question(
        "sentence",
        _("Words I say when somebody asks"),
        _("A short sentence that ends questions. You can skip this."),
    ),
    Question("promise", _("What I promise myself"), SKIP),
)
