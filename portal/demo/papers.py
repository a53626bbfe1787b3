"""Certificates, what people say about courses, and what was changed for it."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import select

from portal.certificates.codes import LETTERS, NUMBER
from portal.certificates.models import Certificate
from portal.demo import texts
from portal.demo.world import Person, World
from portal.feedback.actions import BITS
from portal.feedback.models import Change, Feedback
from portal.training.models import Booking, Course, Training
from portal.types import Texts

BODY = "Açık Öğrenme Derneği"  # made up, like everything here
EVERY = 6  # of so many pairs of somebody and a course, one has a certificate
SURELY = ("Papatya", "Lale")  # have one at least, if they had a place at all


class Taken(NamedTuple):
    """That somebody had a place in a session that is over."""

    member_id: int
    course_id: int
    title: Texts
    starts_at: datetime


def build(world: World) -> None:
    world.put(Certificate, list(_certificates(world)))
    numbers = {row.slug: row.id for row in world.db.execute(select(Course.slug, Course.id))}
    world.put(Feedback, [_voice(world, numbers, said) for said in texts.read("voices", "voice")])
    world.put(Change, [_change(world, numbers, said) for said in texts.read("voices", "change")])


def _certificates(world: World) -> Iterator[dict[str, Any]]:
    """The last session of each pair counts."""
    last = {(taken.member_id, taken.course_id): taken for taken in _taken(world)}
    people = {person.id: (copy, person) for (copy, _), person in world.people.items()}
    waiting = {world.person(copy, name).id for copy in world.copies for name in SURELY}
    for place, (member_id, course_id) in enumerate(sorted(last)):
        if place % EVERY == 0 or member_id in waiting:
            waiting.discard(member_id)
            yield _certificate(world, *people[member_id], last[member_id, course_id])


def _taken(world: World) -> list[Taken]:
    found = (
        select(Booking.member_id, Training.course_id, Course.title, Training.starts_at)
        .join(Training, Training.id == Booking.training_id)
        .join(Course, Course.id == Training.course_id)
        .where(Booking.cancelled_at.is_(None), Training.cancelled_at.is_(None))
        .where(Training.ends_at < world.times.now)
        .order_by(Training.starts_at, Booking.id)
    )
    return [Taken._make(row) for row in world.db.execute(found)]


def _certificate(world: World, copy: int, person: Person, taken: Taken) -> dict[str, Any]:
    return {
        "number": "".join(world.chance.choice(LETTERS) for _ in range(NUMBER)),
        "member_id": person.id,
        "course_id": taken.course_id,
        "course": taken.title,
        "body": BODY,
        "on": taken.starts_at.astimezone(world.times.zone).date(),
        "on_word": True,
        "issued_by_id": world.chance.choice(world.staff_of(copy, person.part.house)).id,
        "issued_at": world.times.past(taken.starts_at + timedelta(hours=6)),
    }


def _voice(world: World, numbers: dict[str, int], said: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": world.chance.getrandbits(BITS),
        "course_id": numbers[said["course"]],
        "month": _last_quarter(world.times.today),
        "helped": said["helped"],
        "words": said["words"],
        "language": said["language"],
    }


def _change(world: World, numbers: dict[str, int], said: dict[str, Any]) -> dict[str, Any]:
    told = {name: said[name] for name in ("said", "changed", "language")}
    return {"course_id": numbers[said["course"]], "at": world.times.ago(900), **told}


def _last_quarter(today: date) -> date:
    """A month of the quarter that is over, so that voices are shown at once."""
    begun = today.replace(month=today.month - (today.month - 1) % 3, day=1)
    return (begun - timedelta(days=1)).replace(day=1)
