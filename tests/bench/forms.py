"""The forms of a session that are sent again: what makes each possible, and what it leaves."""

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import select, update

from portal import clock
from portal.feedback.models import Feedback
from portal.training import pairs
from portal.training.models import Booking, PairCode, Training, Wait
from portal.viewer import Role, Viewer
from tests import make
from tests.bench import phones
from tests.bench.races import places

ANSWER = "/training/{}/answer"


class Form(NamedTuple):
    """One kind of POST to a session, and how its effect is read."""

    name: str
    path: str
    before: Callable  # (rows, training id, member ids)
    reads: Callable  # (rows, training id): the members, as often as the effect is there
    leaves: int  # so often it is there afterwards for each of them
    back: str = ""  # the name of the form that takes it back
    status: int = 303
    leads: str = "/training/{}"  # where, when it was done
    fields: Callable = lambda training_id, member_id: ()  # (name, text) pairs besides the token


def nothing(rows, training_id, members):
    """There are places enough."""


def booked(rows, training_id, members):
    """All of them have a place."""
    row = {"training_id": training_id, "booked_at": clock.now()}
    rows.add(*(Booking(**row, member_id=each, seat=n) for n, each in enumerate(members, 1)))
    rows.do(_set, training_id, taken=len(members))


def full(rows, training_id, members):
    """Somebody else has the only place."""
    booked(rows, training_id, [make.member(rows).id])
    rows.do(_set, training_id, seats=1)


def in_line(rows, training_id, members):
    """It is full, and all of them wait."""
    full(rows, training_id, members)
    _wait(rows, training_id, members)


def offered(rows, training_id, members):
    """A place is held for each of them."""
    now = clock.now()
    _wait(rows, training_id, members, offered_at=now, held_until=now + timedelta(hours=2))
    rows.do(_set, training_id, taken=len(members), seats=len(members))


def told_codes(rows, training_id, members):
    """Each has a friend who told her a code, and there are places for all."""
    rows.do(_set, training_id, seats=2 * len(members))
    session, house_id = rows.get(Training, training_id), make.house(rows).id
    friends = [phone.member_id for phone in phones.signed_in(rows, len(members))]

    def make_all(db):
        for number, friend in zip(members, friends, strict=True):
            viewer = Viewer(friend, "friend", Role.RESIDENT, house_id, "en")
            made = pairs.make_code(db, session, viewer)
            CODES[training_id, number] = pairs.code_of(db, made)

    rows.do(make_all)


def over(rows, training_id, members):
    """It has taken place, and all of them had one."""
    booked(rows, training_id, members)
    now = clock.now()
    past = {"starts_at": now - timedelta(hours=3), "ends_at": now - timedelta(hours=1)}
    rows.do(_set, training_id, **past)


def waiters(rows, training_id):
    return [wait.member_id for wait in _waits(rows, training_id)]


def passers(rows, training_id):
    return [wait.member_id for wait in _waits(rows, training_id) if wait.passes]


def codes(rows, training_id):
    """Whoever has a code once, and once more for every other code she was given meanwhile."""
    found = rows.all(select(PairCode).where(PairCode.training_id == training_id))
    for code in found:
        SEEN.setdefault((training_id, code.member_id), set()).add(code.digest)
    return [code.member_id for code in found for _ in SEEN[training_id, code.member_id]]


def voices(rows, training_id):
    """Voices name nobody; these say by themselves whose they are, and of which session."""
    said = [voice.words.split() for voice in rows.every(Feedback)]
    return [int(words[1]) for words in said if words[0] == f"{training_id}"]


def answering(answer):
    return lambda training_id, member_id: [("answer", answer)]


def code_of(training_id, member_id):
    return [("code", CODES[training_id, member_id])]


def voice_of(training_id, member_id):
    return [("helped", "yes"), ("voice", f"{training_id} {member_id}")]


CODES, SEEN = {}, {}  # by session and member, of one database


def forget():
    """Before another database: its numbers begin anew."""
    CODES.clear()
    SEEN.clear()


FORMS = (
    Form("booking", "/training/{}/booking", nothing, places, 1, back="cancellation"),
    Form("cancellation", "/training/{}/cancellation", booked, places, 0, back="booking"),
    Form("booking when it is full", "/training/{}/booking", full, places, 0, status=409),
    Form("joining the line", "/training/{}/waiting", full, waiters, 1, back="leaving it"),
    Form("leaving it", ANSWER, in_line, waiters, 0, "joining the line", fields=answering("leave")),
    Form("taking what is held", ANSWER, offered, places, 1, fields=answering("take")),
    Form("not this time", ANSWER, offered, passers, 1, fields=answering("skip")),
    Form("asking for a code", "/training/{}/code", full, codes, 1, leads="/training/{}/together"),
    Form(
        "typing a code",
        "/training/{}/together",
        told_codes,
        places,
        1,
        "cancellation",
        fields=code_of,
    ),
    Form(
        "saying how it was",
        "/training/{}/feedback",
        over,
        voices,
        1,
        leads="/training/thanks",
        fields=voice_of,
    ),
)


def _wait(rows, training_id, members, **values):
    row = {"training_id": training_id, "joined_at": clock.now(), **values}
    rows.add(*(Wait(**row, member_id=each) for each in members))


def _waits(rows, training_id):
    return rows.all(select(Wait).where(Wait.training_id == training_id))


def _set(db, training_id, **values):
    db.execute(update(Training).where(Training.id == training_id).values(**values))
