"""When to be asked and who sees it; the eleven questions; asking for help."""

from typing import Any

import wtforms
from wtforms import validators

from portal.checkins.models import After
from portal.checkins.questions import QUESTIONS, SAYS, Said
from portal.checkins.rules import AFTER, MOST, SEES
from portal.duty import rules as duty
from portal.flags.indicators import Indicator
from portal.i18n import lazy as _
from portal.web.forms import SAID, Form, long_text, tick

CHOOSE = _("Please choose one.")


def _one_of(label: Any, choices: dict[Any, Any], *, needed: bool) -> Any:
    """One of a few, none of them preset."""
    first = [] if needed else [validators.Optional()]
    return wtforms.RadioField(
        label,
        [*first, validators.AnyOf([key.value for key in choices], message=CHOOSE)],
        choices=[
            wtforms.SelectChoice(value=key.value, label=says) for key, says in choices.items()
        ],
        validate_choice=False,
    )


class Seeing(Form):
    sees = _one_of(_("Who can read my answers?"), SEES, needed=True)


class Choosing(Form):
    """Which times, and who sees the answers; that is asked only when there is a time."""

    week = tick(AFTER[After.WEEK])
    month = tick(AFTER[After.MONTH])
    quarter = tick(AFTER[After.QUARTER])
    sees = _one_of(_("Who can read my answers?"), SEES, needed=False)

    outside = tick(
        _("Send me a short message then, too"),
        hint=_("The one you picked for places that are kept for you. It does not say what for."),
    )

    @property
    def chosen(self) -> list[After]:
        return [after for after in After if self[after.value].data]

    def validate(self, extra_validators: Any = None) -> bool:
        is_right: bool = super().validate(extra_validators)
        if is_right and self.chosen and not self.sees.data:
            self.sees.errors = [CHOOSE]
            return False
        return is_right


def _asked(key: Indicator) -> Any:
    return _one_of(QUESTIONS[key], SAYS, needed=False)


class Questions(Form):
    """Every question may be left out."""

    vulnerability = _asked(Indicator.VULNERABILITY)
    deception = _asked(Indicator.DECEPTION)
    movement = _asked(Indicator.MOVEMENT)
    isolation = _asked(Indicator.ISOLATION)
    violence = _asked(Indicator.VIOLENCE)
    threats = _asked(Indicator.THREATS)
    documents = _asked(Indicator.DOCUMENTS)
    wages = _asked(Indicator.WAGES)
    debt = _asked(Indicator.DEBT)
    conditions = _asked(Indicator.CONDITIONS)
    overtime = _asked(Indicator.OVERTIME)
    words = long_text(
        _("What else you want to say. You can leave this empty."),
        most=MOST,
        required=False,
        name=SAID,
    )

    @property
    def asked(self) -> list[Any]:
        return [self[key.value] for key in Indicator]

    @property
    def said_to(self) -> dict[Indicator, Said]:
        return {key: Said(self[key.value].data) for key in Indicator if self[key.value].data}


class Helping(Form):
    with_question = tick(_("Tell them this question and my yes, too"))
    words = long_text(
        _("What do you need? You can leave this empty."),
        most=duty.MOST,
        required=False,
        hint=_("Then they come and ask you."),
        name=SAID,
    )
