"""What goes on the list and what is left out; the words of dates in a calendar."""

from typing import Any, NamedTuple

import wtforms
from starlette.datastructures import FormData

from portal.calendar_file import LONGEST_TITLE
from portal.i18n import LANGUAGES, Language
from portal.i18n import lazy as _
from portal.plan.sheet import StepLine
from portal.take_along.queries import Ticks
from portal.text import is_number, one_line
from portal.web.forms import Form, choice, tick
from portal.web.forms import text as line

_LANGUAGES: list[tuple[str, Any]] = [(code, said.name) for code, said in LANGUAGES.items()]


class Taking(Form):
    """In which languages, and what is left out of every step."""

    first = choice(_("First language"), _LANGUAGES)
    second = choice(_("Second language, beside it"), [("", _("No second language")), *_LANGUAGES])
    no_days = tick(_("The days"))
    no_doers = tick(_("Who does it"))
    no_places = tick(_("The places"))
    no_things = tick(_("What to bring"))
    safety = tick(
        _("My safety plan as well, if I have one"),
        hint=_("It is in no file and on no paper unless you tick this and write your PIN."),
    )
    pin = line(_("Your PIN, only for this tick"), most=20, required=False)

    @property
    def languages(self) -> list[Language]:
        """One or two."""
        codes = dict.fromkeys([self.first.data, self.second.data])
        return [LANGUAGES[code] for code in codes if code]

    @property
    def ticked(self) -> list[str]:
        """The names of its ticks, for a form that does not ask them again."""
        return [
            field.name for field in self if isinstance(field, wtforms.BooleanField) and field.data
        ]


class Titles(Form):
    """The words that stand at all dates, unless one of them has its own."""

    title = line(_("What the calendar shows"), most=LONGEST_TITLE)


class Dated(NamedTuple):
    """A step that goes into the calendar under words that say nothing of it."""

    step: StepLine
    title: str

    @property
    def is_too_long(self) -> bool:
        return len(self.title) > LONGEST_TITLE


def ticks_in(fields: FormData) -> Ticks:
    """The goals and steps that came back ticked; a page that asks nothing again sends them in one
    field, with blanks between them."""
    return Ticks(_numbers(fields, "goal"), _numbers(fields, "step"))


def titled(fields: FormData, steps: list[StepLine], title: str) -> list[Dated]:
    """The chosen steps with the words for each."""
    chosen = _numbers(fields, "step")
    return [
        Dated(step, one_line(fields.get(f"title{step.id}")) or title)
        for step in steps
        if step.id in chosen
    ]


def _numbers(fields: FormData, name: str) -> frozenset[int]:
    texts = " ".join(str(value) for value in fields.getlist(name)).split()
    return frozenset(int(text) for text in texts if is_number(text))
