"""A visit to a home or a workplace, and why somebody is refused."""

from typing import Any

import wtforms
from wtforms import validators

from portal.formats import today
from portal.i18n import lazy as _
from portal.vetting.hosts import AT_HOME, AT_WORK, SAYS, Look, Seen
from portal.web.forms import SAID, Form, day, long_text

CHOOSE = _("Please choose one.")
NOT_WELL = _("Whoever keeps papers or takes money first is not trusted: then it did not go well.")
WELL = {"yes": _("Yes, it went well"), "no": _("No, something was not right")}


def _one_of(label: Any, choices: dict[Any, Any]) -> Any:
    values = [str(value) for value in choices]
    return wtforms.RadioField(
        label,
        [validators.AnyOf(values, message=CHOOSE)],
        choices=[wtforms.SelectChoice(value=v, label=says) for v, says in choices.items()],
        validate_choice=False,
    )


class Visiting(Form):
    """What every visit has; the questions depend on what was visited."""

    asked: dict[str, Look] = {}

    on = day(_("On which day were you there?"))
    went_well = _one_of(_("Did it go well?"), WELL)
    words = long_text(
        _("What you saw, for colleagues"),
        most=2000,
        hint=_("No names of people who live here with us. Members never see this."),
        name=SAID,
    )

    def validate(self, extra_validators: Any = None) -> bool:
        is_right: bool = super().validate(extra_validators)
        if not self.on.errors and (self.on.data is None or self.on.data > today()):
            self.on.errors = [_("Please choose a day that has been.")]
            return False
        if self.answers.get("papers") == Seen.YES and self.went_well.data == "yes":
            self.went_well.errors = [NOT_WELL]
            return False
        return is_right

    @property
    def looks(self) -> list[Any]:
        return [self[f"see_{key}"] for key in self.asked]

    @property
    def answers(self) -> dict[str, str]:
        return {key: self[f"see_{key}"].data for key in self.asked}


def _with(asked: dict[str, Look]) -> type[Visiting]:
    fields = {f"see_{key}": _one_of(look.asks, SAYS) for key, look in asked.items()}
    return type("Visiting", (Visiting,), {"asked": asked, **fields})


HomeVisit, WorkVisit = _with(AT_HOME), _with(AT_WORK)


class Refusing(Form):
    words = long_text(
        _("Why, for colleagues"),
        most=300,
        hint=_("Members never see this."),
        name=SAID,
    )
