"""A date to go there, and what came back from whoever offers a job or a home."""

from collections.abc import Collection
from datetime import datetime, time
from typing import Any

import wtforms
from wtforms import validators

from portal import clock, formats
from portal.desk.training_forms import hour, time_of
from portal.finding.found import Kind
from portal.finding.queries import Checker
from portal.i18n import WRITTEN
from portal.i18n import lazy as _
from portal.interest.meetings import When
from portal.interest.models import State
from portal.interest.rules import moves_in
from portal.interest.turns import Said
from portal.plan.forms import near
from portal.text import isolated
from portal.training.recurrence import moment
from portal.web.forms import SAID, Form, choice, day, long_text, tick
from portal.web.forms import text as line

RELAY = "relay"
WAYS = frozenset({Kind.PHONE, Kind.EMAIL, Kind.HANDLE, Kind.LINK, Kind.IBAN, Kind.ID})
NO_WAYS = _("“%(words)s” is a way to reach somebody outside. Please leave it out.")
NO_ADDRESS = _(
    "“%(words)s” is an address. Of this offer it is told to nobody: somebody goes along."
)
OUTCOMES: dict[str, Any] = {
    RELAY: _("They said something; nothing else changes"),
    State.OFFERED: _("It is offered to the person"),
    State.ENDED: _("It is over: they said no, or it is taken"),
}
_LANGUAGES = list(WRITTEN.items())


class Date(Form):
    day = day(_("On which day"))
    begins = hour(_("At what time"))
    where = line(
        _("Where, in words"),
        most=160,
        hint=_("The person reads this. An exact address only here, and only if it may be told."),
    )
    where_in = choice(_("Language of these words"), _LANGUAGES)

    def validate_day(self, field: wtforms.Field) -> None:
        near(self, field)

    def validate(self, extra_validators: Any = None) -> bool:
        """A field that can be empty is not looked at when it is: this looks at it."""
        is_good: bool = super().validate(extra_validators)
        if self.day.data is None and not self.day.errors:
            self.day.errors = [_("Please choose a day.")]
        if is_good and self.day.data is not None and self.when().at <= clock.now():
            self.day.errors = [_("Please choose a day that is still to come.")]
        return not self.errors

    def when(self) -> When:
        begins = time_of(self.begins.data) or time.min
        at = moment(datetime.combine(self.day.data, begins), formats.zone())
        return When(at, self.where.data, self.where_in.data)

    def leaves_out(self, check: Checker, *, address: bool) -> bool:
        """Whether it tells nothing that a member must not be told; `address`: whether it may."""
        return _leaves_out(self.where, check, WAYS if address else {*WAYS, Kind.ADDRESS})


class Outcome(Form):
    what = wtforms.RadioField(
        _("What happened?"),
        [validators.AnyOf([*OUTCOMES], message=_("Please choose one."))],
        validate_choice=False,
    )
    words = long_text(
        _("In a few words, for the person"),
        most=1000,
        required=False,
        hint=_("The person reads this. No telephone numbers, mail addresses or links."),
        name=SAID,
    )
    language = choice(_("Language of these words"), _LANGUAGES)
    theirs = tick(_("These are words of those who offer it"))

    def offer(self, state: State, *, talks: bool) -> "Outcome":
        """Only what is possible now."""
        known = [*([RELAY] if talks else []), *moves_in(state)]
        self.what.choices = [wtforms.SelectChoice(value=k, label=OUTCOMES[k]) for k in known]
        return self

    def validate(self, extra_validators: Any = None) -> bool:
        is_right: bool = super().validate(extra_validators)
        if self.what.data == RELAY and not self.words.data:
            self.words.errors = [_("Please say it in a few words.")]
            return False
        return is_right

    def leaves_out(self, check: Checker) -> bool:
        return _leaves_out(self.words, check, {*WAYS, Kind.ADDRESS})

    @property
    def said(self) -> Said:
        words = self.words.data or ""
        return Said(words, self.language.data, bool(words and self.theirs.data))


def _leaves_out(field: wtforms.Field, check: Checker, kinds: Collection[Kind]) -> bool:
    found = [one for one in check(field.data or "") if one.kind in kinds]
    messages = [
        str(NO_ADDRESS if one.kind is Kind.ADDRESS else NO_WAYS) % {"words": isolated(one.said)}
        for one in found
    ]
    field.errors = [*field.errors, *messages]
    return not found
