"""How a session is described, in words."""

from typing import Any, NamedTuple

from portal.i18n import lazy as _
from portal.training import rules
from portal.training.models import Training
from portal.training.rules import Places, Standing

PLACES: dict[Places, Any] = {
    Places.FREE: _("Places free"),
    Places.FEW: _("A few places left"),
    Places.FULL: _("Full"),
}
LEVELS: dict[str, Any] = {
    "beginner": _("For beginners"),
    "middle": _("For people who know a little already"),
    "any": _("No matter what you know already"),
}
NOTES: dict[Standing, Any] = {
    Standing.OPEN: _("There are places. Members book their place themselves."),
    Standing.FULL: _("This session is full. You can wait for a place, or choose another session."),
    Standing.WAITING: _("You are on the waiting list."),
    Standing.OFFERED: _(
        "A place is held for you. Go back: there you can take it, or say “Not this time”."
    ),
    Standing.BOOKED: _("You have a place."),
    Standing.BEGUN: _("This session has already begun. You can choose a later one."),
    Standing.CALLED_OFF: _("This session will not take place. You can choose another one."),
}
DID_NOT = _("This session did not take place. You can choose another one.")
OVER = _("This session is over. You can choose another one.")
STILL = _("This session has begun. You have a place in it.")
WAS_HERS = _("This session is over. You had a place.")
STAFF_OVER = _("This session is over.")
STAFF_NOTES: dict[Standing, Any] = {
    Standing.OPEN: NOTES[Standing.OPEN],
    Standing.FULL: _("This session is full. Members can wait for a place."),
    Standing.BEGUN: _("This session has begun."),
    Standing.CALLED_OFF: _(
        "This session will not take place. Whoever had a place or waited was told."
    ),
}

FULL_SOON = _(
    "This session is full and begins soon, so nobody is asked any more. Look again: whoever comes "
    "first gets a place that becomes free. Or choose another session."
)


def note_for_staff(standing: Standing, *, is_over: bool) -> Any:
    if standing is Standing.BEGUN and is_over:
        return STAFF_OVER
    return STAFF_NOTES[standing]


def note_for_member(standing: Standing, *, is_over: bool, had_place: bool, can_come: bool) -> Any:
    """What her page says where there is nothing to press."""
    if standing is Standing.FULL and not can_come:
        return FULL_SOON
    if standing is Standing.CALLED_OFF and is_over:
        return DID_NOT
    if standing is not Standing.BEGUN:
        return NOTES[standing]
    if had_place:
        return WAS_HERS if is_over else STILL
    return OVER if is_over else NOTES[standing]


def places(seats: int, taken: int) -> Any:
    return PLACES[rules.places(seats, taken)]


class Fact(NamedTuple):
    label: Any
    text: Any


def facts(training: Training) -> list[Fact]:
    """What a person wants to know beforehand, also where the answer is no: no surprises."""
    course = training.course
    return [
        Fact(_("Level"), LEVELS.get(course.level, LEVELS["any"])),
        Fact(_("Children"), _CHILDCARE[course.childcare]),
        Fact(_("The way there"), _TRAVEL[course.travel_paid]),
        Fact(_("Who can come"), _WHO[course.women_only, training.house_id is None]),
    ]


_CHILDCARE = {
    True: _("Someone looks after your children meanwhile."),
    False: _("Nobody looks after children here. Ask at your house if you need it."),
}
_TRAVEL = {
    True: _("The house pays for the way there and back."),
    False: _("The house does not pay for the way."),
}
_WHO = {
    (True, True): _("Only women, from all houses"),
    (True, False): _("Only women, only from your house"),
    (False, True): _("A mixed group, from all houses"),
    (False, False): _("A mixed group, only from your house"),
}
