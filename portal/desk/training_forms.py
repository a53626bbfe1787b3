"""What staff type to plan a session, to change it, to move it."""

import re
from collections.abc import Iterable
from datetime import time
from typing import Any

import wtforms
from wtforms import validators

from portal import clock, formats
from portal.i18n import WRITTEN
from portal.i18n import lazy as _
from portal.plan.forms import near
from portal.text import digits, is_number
from portal.training import recurrence
from portal.training.changing import Details
from portal.training.planning import When
from portal.training.recurrence import BadRule
from portal.web.forms import Form, choice, day, offered
from portal.web.forms import text as line

MOST_SEATS = 99
CLOCK = re.compile(r"(\d{1,2})\s*[:.]?\s*(\d{2})")
ONCE, WEEKLY, FORTNIGHTLY, MONTHLY, OWN = "once", "week", "two_weeks", "month", "own"
REPEATS = [
    (ONCE, _("Once")),
    (WEEKLY, _("Every week")),
    (FORTNIGHTLY, _("Every two weeks")),
    (MONTHLY, _("Every month, on the same weekday")),
    (OWN, _("By a rule of my own")),
]
EMPTY = _("You can leave this empty.")


def time_of(text: str | None) -> time | None:
    found = CLOCK.fullmatch(digits(text or "").strip())
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2]))


def _is_hour(form: wtforms.Form, field: wtforms.Field) -> None:
    if time_of(field.data) is None:
        raise validators.ValidationError(_("Please write a time such as 10:00."))


def _counts(most: int) -> Any:
    def counts(form: wtforms.Form, field: wtforms.Field) -> None:
        typed = digits(field.data or "")
        if not is_number(typed, 4) or not 1 <= int(typed) <= most:
            message = _("Please write a number from 1 to %(n)s.")
            raise validators.ValidationError(message % {"n": formats.number(most)})

    return counts


def hour(label: Any) -> Any:
    """A time of day, typed in the digits of any script."""
    return line(label, most=10, hint=_("Such as 10:00"), checks=[_is_hour])


def number(label: Any, *, most: int, hint: Any = "", required: bool = True) -> Any:
    """A whole number, typed in the digits of any script."""
    return line(label, most=4, hint=hint, required=required, checks=[_counts(most)])


class At(Form):
    """When a session is, by the clocks of the house."""

    day = day(_("On which day"))
    begins = hour(_("Begins at"))
    ends = hour(_("Ends at"))

    def validate_day(self, field: wtforms.Field) -> None:
        near(self, field)

    def validate(self, extra_validators: Any = None) -> bool:
        """A field that can be empty is not looked at when it is: this looks at it."""
        is_good: bool = super().validate(extra_validators)
        if self.day.data is None and not self.day.errors:
            self.day.errors = [_("Please choose a day.")]
        if is_good and self.day.data is not None:
            self._look_at_hours()
        return not self.errors

    def _look_at_hours(self) -> None:
        when = self.when()
        if when.ends <= when.begins:
            self.ends.errors = [_("It must end after it begins, on the same day.")]
        elif recurrence.moment(when.first, formats.zone()) <= clock.now():
            self.day.errors = [_("Please choose a day that is still to come.")]

    def when(self) -> When:
        begins, ends = time_of(self.begins.data), time_of(self.ends.data)
        return When(self.day.data, begins or time.min, ends or time.min)


class DetailsForm(Form):
    """What can change without anybody having to come at another time."""

    place = line(
        _("Where"), most=60, hint=_("Words such as “Room 2”. Never the address of a house.")
    )
    seats = number(_("How many places"), most=MOST_SEATS)
    interpreter = choice(
        _("Interpreted into"), [("", _("Nobody interprets")), *WRITTEN.items()], hint=EMPTY
    )
    trainer = offered(_("Who holds it"), hint=_("They can write down who was there."))

    def offer(self, colleagues: Iterable[tuple[int, str]], now: int | None = None) -> "DetailsForm":
        """Colleagues of the house; whoever holds it now can stay, from whichever house."""
        known = dict(colleagues)
        others = {now: _("As before")} if now and now not in known else {}
        self.trainer.choices = _options(
            [("", _("Not decided yet")), *known.items(), *others.items()]
        )
        return self

    def details(self) -> Details:
        trainer = self.trainer.data or ""
        return Details(
            self.place.data,
            int(digits(self.seats.data)),
            self.interpreter.data,
            int(trainer) if is_number(trainer) else None,
        )


class NewSession(At, DetailsForm):
    """One session, or many by a rule."""

    course = offered(_("Which course"))
    house = offered(_("For whom"))
    repeat = choice(_("How often"), REPEATS)
    count = number(_("How many sessions"), most=recurrence.MOST, hint=EMPTY, required=False)
    until = day(_("Until which day"), hint=EMPTY)
    rule = line(
        _("A rule of your own"),
        most=recurrence.LONGEST,
        required=False,
        hint=_("As calendars write it (RFC 5545). An example: FREQ=WEEKLY;BYDAY=TU,TH;COUNT=8"),
    )

    def validate_until(self, field: wtforms.Field) -> None:
        near(self, field)

    def validate(self, extra_validators: Any = None) -> bool:
        if super().validate(extra_validators):
            self._look_at_rule()
        return not self.errors

    def _look_at_rule(self) -> None:
        if self.count.data and self.until.data:
            self.until.errors = [
                _("Please give either a number of sessions or a last day, not both.")
            ]
        elif self.repeat.data == OWN:
            try:
                recurrence.cleaned(self.rule.data or "")
                recurrence.cleaned(self.repeats())  # with its end it must be short enough as well
            except BadRule as wrong:
                self.rule.errors = [wrong.args[0]]

    def repeats(self) -> str:
        """The rule, with its end; empty for one session."""
        first = self.when().first
        rules = {
            WEEKLY: recurrence.weekly(1),
            FORTNIGHTLY: recurrence.weekly(2),
            MONTHLY: recurrence.monthly(first),
        }
        if self.repeat.data == ONCE:
            return ""
        plain = rules.get(self.repeat.data) or recurrence.cleaned(self.rule.data)
        count = int(digits(self.count.data)) if self.count.data else None
        return recurrence.ending(plain, count=count, until=self.until.data, zone=formats.zone())

    def offer_all(
        self,
        courses: Iterable[tuple[int, str]],
        houses: Iterable[tuple[str, Any]],
        colleagues: Iterable[tuple[int, str]],
    ) -> "NewSession":
        self.offer(colleagues)
        self.course.choices = _options(courses)
        self.house.choices = _options(houses)
        return self


def _options(pairs: Iterable[tuple[object, Any]]) -> list[wtforms.SelectChoice]:
    return [wtforms.SelectChoice(value=str(value), label=label) for value, label in pairs]
