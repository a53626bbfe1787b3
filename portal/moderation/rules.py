"""Why somebody reports a post, what mentors can answer, and how long their work lasts."""

from datetime import datetime, timedelta
from typing import Any

from portal.forum.models import PostState
from portal.forum.rules import REASONS, Written, is_own
from portal.i18n import lazy as _
from portal.viewer import Viewer

KINDS: dict[str, Any] = {
    "meet": _("It asks someone to meet"),
    "contact": _("It asks for a phone number or a photo"),
    "offers": _("It offers work or money"),
    "place": _("It says where someone lives"),
    "hurts": _("It hurts"),
    "worried": _("I am worried about this person"),
    "unsure": _("Something is wrong, I am not sure what"),
}
EXAMPLES: dict[str, Any] = {
    "meet": _("“Come to the station at six”, “where can I find you?”"),
    "contact": _("“Write me your number”, “send me a picture of you”"),
    "offers": _("“My cousin pays well”, “I can lend you something”"),
    "place": _("A street, a house or a town where somebody stays"),
    "hurts": _("It insults, threatens or makes fun of somebody"),
    "worried": _("Somebody writes “I cannot go on”, or is afraid of a person"),
    "unsure": _("You have a bad feeling. That is enough."),
}
HIDES_AT_ONCE = frozenset({"meet", "contact", "offers", "place"})
HIDDEN, KEPT, REVISE, GONE = "hidden", "kept", "revise", "gone"  # outcomes of a report
RESTORED, ADMITTED, PASSED = "restored", "admitted", "passed"  # what else mentors do
LOCKED, UNLOCKED, SLOWED, UNSLOWED = "locked", "unlocked", "slowed", "unslowed"
ASKED, STAYS, SHOWN = "asked", "stays", "shown"  # an appeal, and what came of it

QUIET: dict[str, Any] = {  # why a thread is locked or slowed down
    "heated": _("It got loud. A pause is good for everybody."),
    "unkind": _("It turned against one person."),
    "done": _("Everything is said, and it goes round in circles."),
}
RULES: dict[str, Any] = {  # what stands in the log that all members can read
    **REASONS,
    **QUIET,
    "leave_contact": REASONS["contact"],
    "leave_names": REASONS["names"],
    "kinder": REASONS["hurts"],
    "warn_first": _("It needs a word before it that says what it talks about."),
    "clearer": _("It was not clear what it means."),
}
DEEDS: dict[str, Any] = {  # what members read of what mentors did
    HIDDEN: _("A post was hidden."),
    RESTORED: _("A hidden post was shown again."),
    KEPT: _("A post was looked at, and it can stay."),
    REVISE: _("An author was asked for other words."),
    LOCKED: _("A talk was closed."),
    UNLOCKED: _("A talk was opened again."),
    SLOWED: _("A talk was slowed down for a while."),
}
DONE: dict[str, Any] = DEEDS | {  # what else colleagues read
    ADMITTED: _("A first post was let through."),
    UNSLOWED: _("A talk may go on at its own speed."),
    PASSED: _("It was passed to the staff on duty."),
    STAYS: _("After another look it stays hidden."),
    SHOWN: _("After another look it is shown again."),
}
BEHAVIOUR: dict[str, Any] = {  # what a note about somebody can be about: what she did here
    "asks": _("Asks others for numbers, photos or where they live"),
    "offers": _("Offers work, money or a room"),
    "pushes": _("Goes on after somebody said no"),
    "insults": _("Insults or makes fun of others"),
    "floods": _("Writes the same again and again"),
    "helps": _("Is kind to others who are new"),
}

SHIFTS = (30, 60, 120)  # minutes, as a mentor picks them
A_DAY = timedelta(hours=4)  # so much of 24 hours and no more
CLAIMED_FOR = timedelta(minutes=15)
APPEAL_WITHIN = timedelta(hours=72)
NOTED_FOR = timedelta(days=90)
SLOWED_FOR = timedelta(days=1)
RESTED = timedelta(hours=8)  # so long after a shift she is thanked for it

Judged = Written


def may_ask_again(viewer: Viewer, post: Judged, appeal: str) -> bool:
    """The author of words that a mentor hid asks for another look, once."""
    is_hidden = post.state is PostState.HIDDEN and post.why_hidden in REASONS
    return is_hidden and is_own(viewer, post) and not appeal


def may_answer_appeal(viewer: Viewer, judge_id: int | None) -> bool:
    """Whoever hid it does not look again: another mentor does, or somebody of the staff."""
    return viewer.moderates and viewer.id != judge_id


def left_of_day(spent: timedelta) -> tuple[int, ...]:
    """The lengths of a shift that still fit into her day, in minutes."""
    return tuple(n for n in SHIFTS if spent + timedelta(minutes=n) <= A_DAY)


def ends_at(now: datetime, shift_until: datetime) -> datetime:
    """Until when something is hers to look at: never beyond her shift."""
    return min(now + CLAIMED_FOR, shift_until)
