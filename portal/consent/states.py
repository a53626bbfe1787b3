"""How it stands with each matter, from the latest receipt of every kind."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from portal.consent.models import OWN, Answer, Purpose
from portal.consent.rules import is_yes
from portal.consent.texts import Matter, title_of
from portal.i18n import lazy as _


class Stand(StrEnum):
    AGREED = "agreed"
    OLDER = "older"  # to a text that is not in force any more
    TAKEN_BACK = "taken_back"
    NO = "no"
    OPEN = "open"


LABELS: dict[Stand, Any] = {
    Stand.AGREED: _("Agreed"),
    Stand.OLDER: _("Agreed to an older text"),
    Stand.TAKEN_BACK: _("Taken back"),
    Stand.NO: _("Not agreed"),
    Stand.OPEN: _("Not answered"),
}


class Line(NamedTuple):
    """One receipt without the words that were shown."""

    id: int
    purpose: Purpose
    answer: Answer
    partner: str
    partner_key: str
    version: int
    told_to_id: int | None
    told_to_name: str
    at: datetime


class State(NamedTuple):
    """One matter: what she answered herself, and what staff wrote down since."""

    matter: Matter
    key: str = ""  # of the partner
    number: int = 0  # of one of its receipts; a partner's page is found by it
    own: Line | None = None
    told: Line | None = None  # waits for her to confirm or deny it
    asked: Line | None = None  # waits for an answer

    @property
    def title(self) -> str:
        return title_of(self.matter)

    @property
    def stand(self) -> Stand:
        """TOLD is no part of this: it never counts."""
        if self.own is None:
            return Stand.OPEN
        if self.own.answer is Answer.GIVEN:
            counts = is_yes(self.matter.purpose, self.own.answer, self.own.version)
            return Stand.AGREED if counts else Stand.OLDER
        return Stand.TAKEN_BACK if self.own.answer is Answer.WITHDRAWN else Stand.NO

    @property
    def label(self) -> Any:
        return LABELS[self.stand]

    @property
    def is_agreed(self) -> bool:
        return self.stand is Stand.AGREED

    @property
    def is_no(self) -> bool:
        """Whether her last word is a no."""
        return self.stand in {Stand.TAKEN_BACK, Stand.NO}


def states_of(lines: Iterable[Line]) -> list[State]:
    """Services, reporting, then the partners by name; `lines` are in order of their numbers."""
    by_key: dict[tuple[Purpose, str], list[Line]] = {
        (Purpose.SERVICES, ""): [],
        (Purpose.REPORTING, ""): [],
    }
    for line in lines:
        by_key.setdefault((line.purpose, line.partner_key), []).append(line)
    states = [_state(purpose, key, found) for (purpose, key), found in by_key.items()]
    return states[:2] + sorted(states[2:], key=lambda state: state.matter.partner)


def _state(purpose: Purpose, key: str, lines: list[Line]) -> State:
    if not lines:
        return State(Matter(purpose))
    own = max((line for line in lines if line.answer in OWN), default=None)
    state = State(Matter(purpose, lines[-1].partner), key, lines[0].id, own)
    if state.is_agreed:  # nothing waits any more
        return state
    since = {line.answer: line for line in lines if own is None or line.id > own.id}
    return state._replace(told=since.get(Answer.TOLD), asked=since.get(Answer.ASKED))
