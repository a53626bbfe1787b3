"""What can stand in a trail, in the words in which the member reads it."""

from enum import StrEnum
from typing import Any

from portal.i18n import lazy as _


class Purpose(StrEnum):
    """Why staff opened something: a few words that everybody reads in her own language."""

    MEETING = "meeting"
    ASKED = "asked"
    STEP = "step"
    DANGER = "danger"
    OTHER = "other"


PURPOSES: dict[str, Any] = {
    Purpose.MEETING: _("to prepare a meeting with you"),
    Purpose.ASKED: _("because you asked for it"),
    Purpose.STEP: _("to do something for you"),
    Purpose.DANGER: _("because somebody may be in danger"),
    Purpose.OTHER: _("for another reason"),
}


class Deed(StrEnum):
    PLAN_OPENED = "plan.opened"
    GOAL_WRITTEN = "plan.goal"
    STEP_WRITTEN = "plan.step"
    STEP_CHANGED = "plan.change"
    STEP_DONE = "plan.completion"
    STEP_OPEN_AGAIN = "plan.reopening"
    PERSON_OPENED = "person.opened"
    PERSON_INVITED = "person.invitation"
    CARD_OPENED = "person.card"
    CARD_VOIDED = "person.voiding"
    ASSIGNED = "person.assignment"
    UNASSIGNED = "person.release"
    CONSENT_OPENED = "consent.opened"
    CONSENT_ASKED = "consent.question"
    CONSENT_TOLD = "consent.statement"


WORDS: dict[str, Any] = {
    Deed.PLAN_OPENED: _("opened your plan"),
    Deed.GOAL_WRITTEN: _("wrote a goal in your plan"),
    Deed.STEP_WRITTEN: _("wrote a step in your plan"),
    Deed.STEP_CHANGED: _("changed a step in your plan"),
    Deed.STEP_DONE: _("marked a step of the house as done"),
    Deed.STEP_OPEN_AGAIN: _("marked a step of the house as not done"),
    Deed.PERSON_OPENED: _("opened your page at the desk"),
    Deed.PERSON_INVITED: _("invited you"),
    Deed.CARD_OPENED: _("opened a new card for you"),
    Deed.CARD_VOIDED: _("made your card worthless"),
    Deed.ASSIGNED: _("now looks after you, or chose who does"),
    Deed.UNASSIGNED: _("ended who looks after you"),
    Deed.CONSENT_OPENED: _("looked up what you agreed to"),
    Deed.CONSENT_ASKED: _("asked you about sharing with a partner"),
    Deed.CONSENT_TOLD: _("wrote down that you agreed to something"),
}


def words_for(deed: str) -> Any:
    return WORDS.get(deed, deed)
