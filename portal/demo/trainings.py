"""Courses, their sessions over twelve weeks, and who has a seat."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from portal.demo import texts
from portal.demo.cast import HOUSES, NEWCOMER
from portal.demo.times import DAY
from portal.demo.world import Person, World, watched
from portal.training.models import Booking, Course, Training

SESSIONS = 60
DAYS = 41  # back and ahead: six weeks
TOLD = (
    "slug",
    "title",
    "summary",
    "language",
    "level",
    "childcare",
    "women_only",
    "travel_paid",
    "outcomes",
    "audience",
)
LEFT = (4, 2, 0, 6, 1, 3, 5)  # places left in the coming sessions, again and again
RETURNED = 0.25  # how often somebody gave her seat back
CANCELLED = 9  # which of the coming sessions does not take place
OF_ONE_HOUSE = 5  # every fifth session is for one house
SOON = {"Papatya": 1, "Lale": 2}  # from which coming session on they surely have a seat


class Session(NamedTuple):
    """One session before it is stored. `ahead`: 0 for a past one, else 1, 2, 3 … as they come."""

    course: dict[str, Any]
    course_id: int
    day: date
    starts_at: datetime
    ahead: int
    house: str | None

    @property
    def seats(self) -> int:
        return int(self.course["seats"])

    def is_for(self, person: Person) -> bool:
        return self.house in {None, person.part.house}


class Seats:
    """Hands out the seats of one copy: nobody has two sessions on one day, newcomers have none."""

    def __init__(self, world: World, copy: int) -> None:
        self.chance = world.chance
        self.members = [p for p in world.members(copy) if p.part.name != NEWCOMER]
        self.busy: dict[date, set[int]] = defaultdict(set)
        self.soon = dict(SOON)

    def takers(self, session: Session) -> tuple[list[Person], list[Person]]:
        """Who has a seat, in the order of the seats, and who gave hers back."""
        if session.ahead:
            many = session.seats - LEFT[session.ahead % len(LEFT)]
        else:
            many = self.chance.randint(session.seats // 2, session.seats)
        busy = self.busy[session.day]
        free = [p for p in self.members if session.is_for(p) and p.id not in busy]
        self.chance.shuffle(free)
        free.sort(key=lambda person: person.part.name not in self._due(session))
        chosen = free[: max(many, 1)]
        for person in chosen:
            busy.add(person.id)
            if person.part.name in self._due(session):
                del self.soon[person.part.name]
        returned = free[len(chosen) : len(chosen) + 1]
        return chosen, returned if self.chance.random() < RETURNED else []

    def _due(self, session: Session) -> set[str]:
        """Named people who are to have a seat soon and have none yet."""
        if session.ahead == CANCELLED:
            return set()
        return {name for name, first in self.soon.items() if session.ahead >= first}


def build(world: World) -> None:
    courses = texts.read("courses", "course")
    numbers = world.store(
        Course, ({name: course.get(name, {}) for name in TOLD} for course in courses)
    )
    sessions = list(_sessions(world, courses, numbers))
    for copy in watched(world.copies, "Training", world.scale):
        seats = Seats(world, copy)
        taking = [seats.takers(session) for session in sessions]
        rows = (_row(world, copy, *both) for both in zip(sessions, taking, strict=True))
        stored = zip(world.store(Training, rows), sessions, taking, strict=True)
        world.put(Booking, (row for each in stored for row in _bookings(world, *each)))


def _sessions(world: World, courses: list[dict[str, Any]], numbers: list[int]) -> Iterator[Session]:
    """In the order of their days: course after course, on weekdays, at the course's own hour."""
    ahead = 0
    for place in range(SESSIONS):
        which = place % len(courses)
        day = world.times.workday(-DAYS + round(2 * DAYS * place / (SESSIONS - 1)))
        starts_at = world.times.at(day, courses[which]["hour"])
        ahead += starts_at > world.times.now
        house = list(HOUSES)[place % 3] if place % OF_ONE_HOUSE == 0 else None
        coming = ahead if starts_at > world.times.now else 0
        yield Session(courses[which], numbers[which], day, starts_at, coming, house)


def _row(
    world: World, copy: int, session: Session, people: tuple[list[Person], list[Person]]
) -> dict[str, Any]:
    trainers = world.staff_of(copy, session.house or world.chance.choice(list(HOUSES)))
    is_cancelled = session.ahead == CANCELLED
    return {
        "course_id": session.course_id,
        "house_id": trainers[0].house_id if session.house else None,
        "trainer_id": world.chance.choice(trainers).id,
        "starts_at": session.starts_at,
        "ends_at": session.starts_at + timedelta(minutes=session.course["minutes"]),
        "place": world.chance.choice(session.course["rooms"]),
        "seats": session.seats,
        "taken": len(people[0]),
        "cancelled_at": world.times.ago(DAY) if is_cancelled else None,
    }


def _bookings(
    world: World, number: int, session: Session, people: tuple[list[Person], list[Person]]
) -> Iterator[dict[str, Any]]:
    chosen, returned = people
    for seat, person in enumerate([*chosen, *returned], 1):
        gave_back = seat > len(chosen)
        booked_at = world.times.past(session.starts_at, 60) - _days(world, 2, 12)
        yield {
            "training_id": number,
            "member_id": person.id,
            "seat": None if gave_back else seat,
            "booked_at": booked_at,
            "cancelled_at": booked_at + _days(world, 0, 1) if gave_back else None,
        }


def _days(world: World, least: int, most: int) -> timedelta:
    """Some days and minutes, never a whole day more than `most`."""
    days = world.chance.randint(least, most - 1)
    return timedelta(days=days, minutes=world.chance.randint(1, 300))
