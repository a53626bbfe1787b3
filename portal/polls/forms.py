"""A question with its answers, and a voice."""

from collections.abc import Iterable
from typing import Any

import wtforms
from wtforms import validators

from portal import clock, formats
from portal.accounts.unsent import VOICE
from portal.i18n import WRITTEN
from portal.i18n import lazy as _
from portal.polls.rules import LEAST_OPTIONS, MOST_OPTIONS, end_of, last_day
from portal.text import fold, one_line
from portal.web.forms import SAID, Form, choice, day, long_text, offered
from portal.web.forms import text as line

LONGEST, LONGEST_OPTION = 200, 120  # characters


class NewPoll(Form):
    title = line(
        _("What is to be decided?"),
        most=LONGEST,
        hint=_("One short question. Please write no names of people."),
    )
    options = long_text(
        _("The answers"),
        most=(LONGEST_OPTION + 2) * MOST_OPTIONS,
        name=SAID,
        hint=_("Two to eight, each in a line of its own. One could be: I don’t mind."),
    )
    language = choice(_("Language of these words"), list(WRITTEN.items()))
    house = offered(_("For whom"))
    closes_on = day(_("Until which day"), hint=_("At most 60 days from now."))

    def offer(self, houses: Iterable[tuple[str, Any]]) -> "NewPoll":
        self.house.choices = [wtforms.SelectChoice(value=v, label=label) for v, label in houses]
        return self

    def answers(self) -> list[str]:
        """One a line, without empty ones."""
        lines = (self.options.data or "").splitlines()
        return [written for written in map(one_line, lines) if written]

    def validate_options(self, field: wtforms.Field) -> None:
        answers = self.answers()
        if field.errors:
            return
        if not LEAST_OPTIONS <= len(answers) <= MOST_OPTIONS:
            raise validators.ValidationError(_("Please write two to eight answers, one a line."))
        if len({fold(answer) for answer in answers}) < len(answers):
            raise validators.ValidationError(_("Two of these answers are the same."))
        if max(map(len, answers)) > LONGEST_OPTION:
            said = formats.number(LONGEST_OPTION)
            message = _("One of these is too long. Please keep each under %(n)s characters.")
            raise validators.ValidationError(message % {"n": said})

    def validate(self, extra_validators: Any = None) -> bool:
        """A field that can be empty is not looked at when it is: this looks at it."""
        super().validate(extra_validators)
        on, today = self.closes_on.data, formats.today()
        if not self.closes_on.errors and (on is None or not today <= on <= last_day(today)):
            message = _("Please choose a day from today on, at most 60 days ahead.")
            self.closes_on.errors = [message]
        return not self.errors

    def values(self) -> dict[str, Any]:
        return {
            "title": one_line(self.title.data),
            "options": self.answers(),
            "language": self.language.data,
            "closes_at": max(end_of(self.closes_on.data, formats.zone()), clock.now()),
        }


class Voice(Form):
    """The name of the field keeps her voice out of what is kept for people who were signed out."""

    voice = offered(_("Your answer"), name=VOICE)

    def offer(self, options: Iterable[str], chosen: int | None) -> "Voice":
        self.voice.choices = [
            wtforms.SelectChoice(value=str(number), label=said)
            for number, said in enumerate(options)
        ]
        if self.voice.data is None and chosen is not None:
            self.voice.data = str(chosen)
        return self
