"""What is asked of somebody who offers something, and the answer."""

from typing import Any

from portal.i18n import LANGUAGES
from portal.i18n import lazy as _
from portal.vetting.links import LONGEST_ANSWER, LONGEST_QUESTION, OPEN, WORDS
from portal.web.forms import SAID, Form, choice, long_text

_ASKS: list[tuple[str, Any]] = [
    (OPEN, _("Is it still free?")),
    (WORDS, _("A question in my words")),
]


class Asking(Form):
    asks = choice(_("What do you ask?"), _ASKS, preset=OPEN)
    question = long_text(
        _("Your question"),
        most=LONGEST_QUESTION,
        required=False,
        hint=_("No name of anybody here, of the house or of this place, and no number."),
        name=SAID,
    )
    language = choice(_("Language of the page they see"), [
        (code, language.name) for code, language in LANGUAGES.items()
    ])  # fmt: skip

    def validate(self, extra_validators: Any = None) -> bool:
        super().validate(extra_validators)
        if self.asks.data == WORDS and not self.question.data:
            self.question.errors = [_("Please write something here.")]
        return not self.errors


class Answering(Form):
    said = long_text(_("The answer"), most=LONGEST_ANSWER, name=SAID)
