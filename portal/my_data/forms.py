"""A request, its answer, and the last question before erasing."""

from typing import Any

import wtforms
from wtforms import validators

from portal.i18n import lazy as _
from portal.my_data.models import Right
from portal.web.forms import SAID, Form, long_text, text, tick

RIGHTS: dict[str, Any] = {
    Right.LEARN: _("Tell me whether you keep anything about me"),
    Right.INFORMATION: _("Tell me what you keep about me"),
    Right.PURPOSE: _("Tell me why you keep it, and whether it is used for that only"),
    Right.RECIPIENTS: _("Tell me who else was given something about me"),
    Right.CORRECTION: _("Correct what is wrong or missing"),
    Right.ERASURE: _("Erase what you keep about me"),
    Right.TOLD_OTHERS: _("Tell those who were given it about the correction or erasure"),
    Right.NO_MACHINE: _("I object to something that a machine decided about me"),
    Right.DAMAGE: _("Make good the harm that wrong use did to me"),
}


def _at_least_one(form: wtforms.Form, field: wtforms.Field) -> None:
    if not field.data or not set(field.data) <= set(RIGHTS):
        raise validators.ValidationError(_("Please choose at least one."))


class NewRequest(Form):
    rights = wtforms.SelectMultipleField(
        _("What do you want the house to do?"),
        [_at_least_one],
        choices=[wtforms.SelectChoice(value=right, label=said) for right, said in RIGHTS.items()],
    )
    words = long_text(
        _("Do you want to say more?"),
        most=2000,
        required=False,
        hint=_("In your language. You can leave this empty."),
        name=SAID,
    )


class RequestAnswer(Form):
    text = long_text(
        _("Your answer"),
        most=4000,
        hint=_("Plain words, in a language the person reads. It cannot be changed afterwards."),
    )


class TakeAlong(Form):
    """What else goes into the file."""

    safety = tick(
        _("My safety plan as well, if I have one"),
        hint=_("It is in no file and on no paper unless you tick this and write your PIN."),
    )
    pin = text(_("Your PIN, only for this tick"), most=20, required=False)


class Erasure(Form):
    words = wtforms.PasswordField(
        _("Your secret words"),
        [validators.InputRequired(message=_("Please write your secret words."))],
    )
    sure = tick(_("Erase my account and everything about me. I know that it cannot be undone."))

    def validate_sure(self, field: wtforms.Field) -> None:
        if not field.data:
            raise validators.ValidationError(_("Please tick this if you are sure."))
