"""The session of an address, and what its booking block has to know."""

from typing import Any

from portal import clock, formats
from portal.reminders.channels import offered
from portal.training import clashes, hours, queries, rules, words
from portal.training.models import Training
from portal.training.place import Place, place_of
from portal.training.rules import Standing
from portal.web.errors import there
from portal.web.request import Request

ASKS = {Standing.OPEN, Standing.FULL, Standing.WAITING, Standing.OFFERED}


def asked_for(request: Request) -> Training:
    return there(queries.training_for(request.db, request.member, request.path_params["id"]))


def ticked(request: Request, name: str) -> bool:
    return request.typed(name) == "y"


def booking_block(request: Request, training: Training) -> dict[str, Any]:
    """Where she stands, and what else she has then: said before she presses anything."""
    place, may_book = place_of(request.db, request.member, training), rules.may_book(request.member)
    asks = may_book and place.standing in ASKS
    day = training.starts_at.astimezone(formats.zone()).date()
    can_come = hours.can_come(clock.now(), training.starts_at, formats.zone())
    return {
        "training": training,
        "place": place,
        "standing": place.standing,
        "may_book": may_book,
        "free": training.seats - training.taken,
        "can_come": can_come,
        "has_reminders": bool(offered(request.portal.settings)),
        "note": _note(training, place, may_book=may_book, can_come=can_come),
        "clashes": clashes.clashes_for(request.db, request.member, training) if asks else [],
        "planned": request.portal.planned_on(request, day) if asks else [],
        "words": words,
    }


def _note(training: Training, place: Place, *, may_book: bool, can_come: bool) -> Any:
    is_over = training.ends_at <= clock.now()
    if not may_book:
        return words.note_for_staff(place.standing, is_over=is_over)
    return words.note_for_member(
        place.standing, is_over=is_over, had_place=place.has_seat, can_come=can_come
    )


def may_come_together(place: Place) -> bool:
    """Whether a code for a friend is of any use."""
    return place.standing in {Standing.OPEN, Standing.FULL, Standing.WAITING}
