"""The eleven questions about one offer, as somebody answers them who looks at it."""

from collections.abc import Collection, Mapping
from typing import Any

import wtforms
from wtforms import validators

from portal.finding.detecting import found_in
from portal.flags.indicators import Indicator
from portal.flags.labels import QUESTIONS
from portal.i18n import WRITTEN
from portal.i18n import lazy as _
from portal.listings.models import Answer
from portal.text import isolated
from portal.vetting.checking import Found
from portal.vetting.cleaning import clean_line
from portal.vetting.forms import NO_CONTACT
from portal.web.forms import Form, choice
from portal.web.forms import text as line

ANSWERS: dict[Answer, Any] = {
    Answer.FINE: _("Asked, and there is nothing of the kind"),
    Answer.UNKNOWN: _("Nobody could say"),
    Answer.FLAG: _("There is something"),
}
LONGEST = 300  # characters


class Looking(Form):
    """`found`: where rules found something; there “nothing” wants words."""

    language = choice(_("Language of your words"), list(WRITTEN.items()))

    def __init__(
        self,
        given: Any = None,
        *,
        country: str,
        found: Collection[Indicator],
        preset: Mapping[Indicator, Answer],
        language: str,
    ) -> None:
        self.country, self.found = country, found
        begins = {f"answer_{one}": answer for one, answer in preset.items()}
        super().__init__(given, data={"language": language, **begins})
        for one in Indicator:
            self[f"words_{one}"].data = clean_line(self[f"words_{one}"].data or "")

    def validate(self, extra_validators: Any = None) -> bool:
        super().validate(extra_validators)
        for one in Indicator:
            self._look_at(self[f"answer_{one}"], self[f"words_{one}"], one)
        return not self.errors

    def _look_at(self, answer: wtforms.Field, words: wtforms.Field, one: Indicator) -> None:
        if answer.data == Answer.FINE and one in self.found and not words.data:
            words.errors = [_("Something was found here. Please say why there is nothing.")]
        for contact in found_in(words.data, country=self.country):
            words.errors = [*words.errors, str(NO_CONTACT) % {"found": isolated(contact.said)}]

    def answers(self) -> Found:
        """Only of a form that is valid."""
        words = {one.value: self[f"words_{one}"].data for one in Indicator}
        return Found(
            {one.value: self[f"answer_{one}"].data for one in Indicator},
            {one: said for one, said in words.items() if said},
            self.language.data,
        )


for one in Indicator:
    answer = wtforms.RadioField(
        QUESTIONS[one],
        [validators.AnyOf(list(Answer), message=_("Please choose one."))],
        choices=[wtforms.SelectChoice(value=value, label=said) for value, said in ANSWERS.items()],
        validate_choice=False,
    )
    setattr(Looking, f"answer_{one}", answer)
    words = line(_("What members read about it"), most=LONGEST, required=False)
    setattr(Looking, f"words_{one}", words)
