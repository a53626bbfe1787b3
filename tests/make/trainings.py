"""Courses, sessions, bookings."""

from datetime import timedelta

from portal import clock
from portal.training.models import Booking, Course, Training, Wait
from tests.make.numbers import NUMBERS


def course(db, title="Sewing workshop", language="en", **values):
    number = next(NUMBERS)
    values = {
        "level": "any",
        "childcare": False,
        "women_only": False,
        "travel_paid": False,
    } | values
    return db.add(
        Course(
            slug=f"course-{number}",
            title={"en": title},
            summary={"en": "We sew by hand and with the machine."},
            outcomes={"en": "You will be able to sew."},
            audience={"en": "For everybody."},
            language=language,
            **values,
        )
    )


def training(db, course_id=None, seats=5, days=3, house_id=None, **values):
    starts = clock.now() + timedelta(days=days)
    return db.add(
        Training(
            course_id=course_id or course(db).id,
            house_id=house_id,
            starts_at=starts,
            ends_at=starts + timedelta(hours=2),
            place="Room 2",
            seats=seats,
            **values,
        )
    )


def booking(db, training, member, seat=1):
    return db.add(
        Booking(training_id=training.id, member_id=member.id, seat=seat, booked_at=clock.now())
    )


def wait(db, training, member, **values):
    """At the end of the line of a session."""
    row = {"training_id": training.id, "member_id": member.id, "joined_at": clock.now()}
    return db.add(Wait(**row | values))
