"""What a service is to be told, and what it answered."""

from collections.abc import Iterable
from typing import Any

import wtforms
from wtforms import validators

from portal import i18n
from portal.i18n import WRITTEN
from portal.i18n import lazy as _
from portal.packs.directory import Service
from portal.referrals.labels import ANSWERS
from portal.referrals.models import State
from portal.types import in_language
from portal.web.forms import SAID, Form, choice, long_text


class Asking(Form):
    service = wtforms.SelectField(_("Which service"))
    told = long_text(
        _("Exactly what the service will be told"),
        most=1000,
        hint=_(
            "Only what they must know to help. No names, no addresses, no telephone numbers, and "
            "nothing of what happened. The person reads these words and answers them."
        ),
    )
    language = choice(_("Language of these words"), list(WRITTEN.items()))

    def offer(self, services: Iterable[Service]) -> "Asking":
        """Only services to which one can be referred."""
        code = i18n.current().code
        found = [(service.key, in_language(service.name, code)) for service in services]
        options = [("", str(_("Please choose"))), *found]
        self.service.choices = [wtforms.SelectChoice(value=v, label=said) for v, said in options]
        return self

    def validate_service(self, field: wtforms.Field) -> None:
        if not field.data:
            raise validators.ValidationError(_("Please choose one."))


class Answered(Form):
    state = wtforms.RadioField(
        _("What happened?"),
        [validators.AnyOf([state.value for state in ANSWERS], message=_("Please choose one."))],
        validate_choice=False,
    )
    words = long_text(
        _("In a few words, for the person"),
        most=1000,
        required=False,
        hint=_("The person reads this. If the service said no, please say why."),
        name=SAID,
    )
    language = choice(_("Language of these words"), list(WRITTEN.items()))

    def offer(self, states: Iterable[State]) -> "Answered":
        """Only what is possible now; something else that is sent is refused with the reason."""
        self.state.choices = [wtforms.SelectChoice(value=s, label=ANSWERS[s]) for s in states]
        return self

    def validate(self, extra_validators: Any = None) -> bool:
        """A no of the service is told with its words."""
        is_right: bool = super().validate(extra_validators)
        if self.state.data == State.REJECTED and not self.words.data:
            self.words.errors = [_("Please say it in a few words.")]
            return False
        return is_right

    @property
    def values(self) -> dict[str, Any]:
        words, language = self.words.data or "", self.language.data
        return {"words": words, "language": language if words else ""}
