"""The one form of a safety plan."""

from typing import Any

from portal.safety.questions import QUESTIONS
from portal.web.forms import Form, long_text

MOST = 1000  # characters of an answer
_ASKED = {question.key: question for question in QUESTIONS}


def _answer(key: str) -> Any:
    asked = _ASKED[key]
    return long_text(asked.label, most=MOST, hint=asked.hint, required=False)


class Sheet(Form):
    """Every field is one of the questions, and every one may stay empty."""

    signs = _answer("signs")
    calm = _answer("calm")
    places = _answer("places")
    people = _answer("people")
    bag = _answer("bag")
    sentence = _answer("sentence")
    promise = _answer("promise")

    def says(self, sheet: dict[str, str]) -> bool:
        """Whether the fields hold the same words as a sheet."""
        return {key: text for key, text in self.data.items() if text} == sheet
