"""What somebody of the house looks at who visits a home or a workplace."""

from enum import StrEnum
from typing import Any, NamedTuple

from portal.i18n import lazy as _
from portal.vetting.models import State


class Seen(StrEnum):
    YES = "yes"
    NO = "no"
    UNSEEN = "unseen"


class Look(NamedTuple):
    """A question, and the answer with which all is well."""

    asks: Any
    good: Seen


SAYS: dict[Seen, Any] = {
    Seen.YES: _("Yes"),
    Seen.NO: _("No"),
    Seen.UNSEEN: _("I could not see that"),
}
STATES: dict[State, Any] = {
    State.NEW: _("Nobody has talked to them"),
    State.CALLED: _("Somebody called them"),
    State.VISITED: _("Somebody was there"),
    State.TRUSTED: _("A visit went well, and two people say so"),
    State.REFUSED: _("Refused: nothing of theirs is shown"),
}
_PAPERS = Look(_("Do they want to keep papers, or money before it begins?"), Seen.NO)
AT_HOME: dict[str, Look] = {
    "locks": Look(_("Does the door of the room lock from inside?"), Seen.YES),
    "own_bed": Look(_("Is there a bed and a room for one person alone?"), Seen.YES),
    "key": Look(_("Is there a key of one’s own, to come and go with?"), Seen.YES),
    "others": Look(_("Do those live there whom the offer names, and nobody else?"), Seen.YES),
    "separate": Look(_("Is it away from the place of work?"), Seen.YES),
    "alone": Look(_("Would one be alone there with the host?"), Seen.NO),
    "papers": _PAPERS,
}
AT_WORK: dict[str, Look] = {
    "there": Look(_("Is there really such a workplace at this address?"), Seen.YES),
    "people": Look(_("Could you talk with those who work there, without the employer?"), Seen.YES),
    "out": Look(_("Are the doors open, and can people go out?"), Seen.YES),
    "rest": Look(_("Are there a toilet, water and a place to rest?"), Seen.YES),
    "lives": Look(_("Do people sleep where they work?"), Seen.NO),
    "alone": Look(_("Would one be alone there with one other person?"), Seen.NO),
    "papers": _PAPERS,
}
SEEN = AT_HOME | AT_WORK


def looks(*, is_host: bool) -> dict[str, Look]:
    """What is looked at in a home, or in a workplace."""
    return AT_HOME if is_host else AT_WORK


def strange(answers: dict[str, str], *, is_host: bool) -> list[str]:
    """Questions whose answer is neither the good one nor unseen."""
    asked = looks(is_host=is_host)
    return [k for k, look in asked.items() if answers.get(k) not in (None, look.good, Seen.UNSEEN)]
