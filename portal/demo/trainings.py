"""Courses, their sessions over twelve weeks, and who has a seat."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from portal.demo import lines, texts
from portal.demo.cast import HOUSES, NEWCOMER
from portal.demo.times import DAY
from portal.demo.world import Person, World, watched
from portal.training.models import Booking, Course, Series, Training, Turn, Wait

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
    "skills",
)
LEFT = (4, 2, 0, 6, 1, 3, 5)  # places left in the coming sessions, again and again
RETURNED = 0.25  # how often somebody gave her seat back
CANCELLED = 9  # which of the coming sessions does not take place
OF_ONE_HOUSE = 5  # every fifth session is for one house
WEEKLY = "turkish-a1"  # this course's coming sessions are a series, in all houses
INTERPRETED = ("", "ar", "", "ru", "uz", "", "fa_AF")  # again and again, if not taught in it
MARKED = timedelta(days=14)  # so long ago sessions were when somebody wrote down who was there
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

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.course["minutes"])

    @property
    def is_weekly(self) -> bool:
        return self.ahead > 0 and self.course["slug"] == WEEKLY

    @property
    def interpreter(self) -> str:
        """Into which language somebody puts it; nobody where it is taught in that."""
        found = INTERPRETED[self.day.toordinal() % len(INTERPRETED)]
        return "" if found == self.course["language"] else found

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
        seats, series = Seats(world, copy), _series(world, sessions)
        taking = [seats.takers(session) for session in sessions]
        both = zip(sessions, taking, strict=True)
        rows = (_row(world, copy, session, who, series) for session, who in both)
        stored = list(zip(world.store(Training, rows), sessions, taking, strict=True))
        world.put(Booking, (row for each in stored for row in _bookings(world, *each)))
        in_line = [pair for each in stored for pair in _waits(world, seats, *each)]
        world.put(Wait, (wait for wait, _ in in_line))
        world.put(Turn, (turn for _, turn in in_line))


def _sessions(world: World, courses: list[dict[str, Any]], numbers: list[int]) -> Iterator[Session]:
    """In the order of their days: course after course, on weekdays, at the course's own hour."""
    planned = sorted(_planned(world, courses), key=lambda one: one[:2])
    ahead = 0
    for starts_at, which, house in planned:
        ahead += starts_at > world.times.now
        coming = ahead if starts_at > world.times.now else 0
        day = starts_at.astimezone(world.times.zone).date()
        yield Session(courses[which], numbers[which], day, starts_at, coming, house)


def _planned(
    world: World, courses: list[dict[str, Any]]
) -> Iterator[tuple[datetime, int, str | None]]:
    """When, of which course, for which house. The weekly course keeps its weekday from now on."""
    first = None
    for place in range(SESSIONS):
        which = place % len(courses)
        day = world.times.workday(-DAYS + round(2 * DAYS * place / (SESSIONS - 1)))
        house = list(HOUSES)[place % 3] if place % OF_ONE_HOUSE == 0 else None
        hour = courses[which]["hour"]
        if courses[which]["slug"] == WEEKLY and world.times.at(day, hour) > world.times.now:
            first, house = first + timedelta(days=7) if first else day, None
            day = first
        yield world.times.at(day, hour), which, house


def _series(world: World, sessions: list[Session]) -> int:
    """The number of the weekly course's series."""
    coming = [one for one in sessions if one.is_weekly]
    first = coming[0]
    row = {
        "course_id": first.course_id,
        "rule": f"FREQ=WEEKLY;COUNT={len(coming)}",
        "starts_at": first.starts_at,
        "made_at": world.times.ago(30 * DAY),
    }
    return world.store(Series, [row])[0]


def _row(
    world: World,
    copy: int,
    session: Session,
    people: tuple[list[Person], list[Person]],
    series: int,
) -> dict[str, Any]:
    trainers = world.staff_of(copy, session.house or world.chance.choice(list(HOUSES)))
    is_cancelled = session.ahead == CANCELLED
    return {
        "course_id": session.course_id,
        "house_id": trainers[0].house_id if session.house else None,
        "trainer_id": world.chance.choice(trainers).id,
        "series_id": series if session.is_weekly else None,
        "starts_at": session.starts_at,
        "ends_at": session.ends_at,
        "interpreter": session.interpreter,
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
            **_mark(world, session, seat, gave_back=gave_back),
        }


def _mark(world: World, session: Session, seat: int, *, gave_back: bool) -> dict[str, Any]:
    """Of the last two weeks: most were there, some were not, some say something about it."""
    is_recent = session.starts_at > world.times.now - MARKED
    is_marked = session.ends_at < world.times.now and is_recent and not gave_back and seat % 5
    was_there = seat % 4 != 3
    says = {1: was_there, 3: not was_there}.get(seat % 8)
    marked_at = world.times.past(session.ends_at + timedelta(minutes=20))
    return {
        "was_there": was_there if is_marked else None,
        "marked_at": marked_at if is_marked else None,
        "says_was_there": says if is_marked else None,
        "answered_at": world.times.past(marked_at + timedelta(hours=3), 5)
        if is_marked and says is not None
        else None,
    }


def _waits(
    world: World,
    seats: Seats,
    number: int,
    session: Session,
    people: tuple[list[Person], list[Person]],
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """For a coming session that is full: people without a place, the same at every building."""
    if session.ahead in {0, CANCELLED} or len(people[0]) < session.seats:
        return iter(())
    others = [p for p in seats.members if session.is_for(p) and p not in people[0]]
    others.sort(key=lambda person: person.part.name not in SOON)
    return lines.waits(world, number, others)


def _days(world: World, least: int, most: int) -> timedelta:
    """Some days and minutes, never a whole day more than `most`."""
    days = world.chance.randint(least, most - 1)
    return timedelta(days=days, minutes=world.chance.randint(1, 300))
