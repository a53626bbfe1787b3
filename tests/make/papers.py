"""Certificates, sessions that are over, and what was said about them."""

from random import getrandbits

from portal import clock
from portal.certificates.codes import new_number
from portal.certificates.models import Certificate
from portal.feedback.models import Change, Feedback
from portal.training.models import Booking
from tests.make.days import today
from tests.make.trainings import course, training


def certificate(db, member, course_id=None, **values):
    values = {
        "number": new_number(),
        "course": {"en": "Sewing", "tr": "Dikiş", "ar": "خياطة"},
        "body": "Open Learning Association",
        "on": today(),
        "issued_at": clock.now(),
    } | values
    course_id = course_id or course(db).id
    return db.add(Certificate(member_id=member.id, course_id=course_id, **values))


def attended(db, member, course_id=None, days=-3, house_id=None, seat=1, **values):
    """A session that is over, with a place of hers; `was_there` is not marked unless given."""
    session = training(db, course_id, days=days, house_id=house_id, taken=1)
    marks = {"seat": seat, "booked_at": clock.now()} | values
    db.add(Booking(training_id=session.id, member_id=member.id, **marks))
    return session


def change(db, course_id):
    """“You said … / we changed …”."""
    words = {"said": "It began too early.", "changed": "It begins at ten.", "language": "en"}
    return db.add(Change(course_id=course_id, at=clock.now(), **words))


def voice(db, course_id, words="", helped="yes", **values):
    month = today().replace(day=1)
    values = {"month": month, "language": "en" if words else ""} | values
    number = getrandbits(62)
    return db.add(Feedback(id=number, course_id=course_id, helped=helped, words=words, **values))
