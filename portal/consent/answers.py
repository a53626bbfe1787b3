"""A receipt as the person reads it: what was said, when, and the very words of that day."""

from datetime import datetime
from typing import Any, NamedTuple

from portal.consent.models import Answer
from portal.consent.texts import Matter, isolated, title_of
from portal.i18n import lazy as _

SAID: dict[Answer, Any] = {
    Answer.GIVEN: _("You agreed."),
    Answer.WITHDRAWN: _("You took your yes back."),
    Answer.REFUSED: _("You did not agree."),
    Answer.DENIED: _("You said that you had not said yes."),
    Answer.TOLD: _("%(name)s wrote down that you said yes. By itself it does not count."),
    Answer.ASKED: _("%(name)s asked you."),
}
NAMED = _("You named this partner.")


class Given(NamedTuple):
    id: int
    matter: Matter
    answer: Answer
    language: str
    shown: str
    told_to_name: str
    is_mine: bool  # she named the partner herself
    at: datetime

    @property
    def title(self) -> str:
        return title_of(self.matter)

    @property
    def said(self) -> str:
        """What happened, in one sentence."""
        return str(NAMED if self.is_mine else SAID[self.answer]) % {
            "name": isolated(self.told_to_name)
        }
