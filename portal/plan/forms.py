"""A goal, a step, a disagreement; and the words for kinds of goals and for who does a step."""

from typing import Any

import wtforms
from starlette.datastructures import FormData
from wtforms import validators

from portal import formats
from portal.i18n import WRITTEN
from portal.i18n import lazy as _
from portal.plan.models import Doer, GoalType
from portal.text import is_number
from portal.web.forms import Form, choice, day, long_text, text

TYPES: dict[GoalType, Any] = {
    GoalType.EDUCATION: _("Learning"),
    GoalType.FINANCIAL: _("Money"),
    GoalType.HEALTH: _("Health"),
    GoalType.LABOUR_REHABILITATION: _("Back to work"),
    GoalType.LEGAL: _("Papers and law"),
    GoalType.LIVELIHOOD: _("Work and income"),
    GoalType.RIGHTS_TRAINING: _("Knowing your rights"),
    GoalType.RECOVERY: _("Feeling better"),
    GoalType.SOCIAL_CARE: _("Everyday life"),
}
DOERS: dict[Doer, Any] = {Doer.ME: _("The person"), Doer.HOUSE: _("The house")}
NO_NAMES = _("Please do not write names, addresses or telephone numbers.")
YEARS = 5  # a planned day lies at most so far away


class OwnGoal(Form):
    title = text(_("What do you want?"), most=200, hint=NO_NAMES)
    type = choice(
        _("What is it about?"),
        [("", _("I do not know")), *TYPES.items()],
        hint=_("You can skip this."),
    )
    first_step = text(
        _("Your first small step"), most=500, required=False, hint=_("You can skip this.")
    )


class Disagreement(Form):
    reason = long_text(
        _("Why? You can leave this empty."), most=1000, required=False, hint=NO_NAMES
    )


class HouseGoal(Form):
    title = text(_("The goal, in the words of the person"), most=200, hint=NO_NAMES)
    type = choice(_("What is it about?"), list(TYPES.items()))
    language = choice(_("Language of these words"), list(WRITTEN.items()))


class HouseStep(Form):
    text = text(_("What will be done"), most=500, hint=NO_NAMES)
    doer = choice(_("Who does it"), list(DOERS.items()))
    planned_on = day(_("By which day"), hint=_("You can leave this empty."))
    language = choice(_("Language of these words"), list(WRITTEN.items()))

    def validate_planned_on(self, field: wtforms.Field) -> None:
        if field.data and abs(field.data.year - formats.today().year) > YEARS:
            raise validators.ValidationError(_("Please look at the year again."))


def ticked_steps(fields: FormData) -> tuple[set[int], set[int]]:
    """The numbers of the steps that a page showed, and of those that came back ticked."""
    ticked = [str(value) for value in fields.getlist("done")]
    return _numbers(str(fields.get("shown", "")).split()), _numbers(ticked)


def _numbers(texts: list[str]) -> set[int]:
    return {int(text) for text in texts if is_number(text)}
