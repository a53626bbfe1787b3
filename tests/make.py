"""Makers: plain functions that store one row with sensible values; tests name what matters."""

import re
from datetime import timedelta
from functools import cache
from itertools import count

from argon2 import PasswordHasher
from sqlalchemy import select

from portal import clock
from portal.accounts import glass
from portal.accounts.models import ACTIVE, Assignment, House, Member
from portal.forum.models import Post, PostState, Room, Thread
from portal.listings.models import Home, Job
from portal.my_data.models import DataRequest
from portal.notes.models import Note
from portal.plan.models import (
    Answer,
    Doer,
    Goal,
    GoalType,
    Happened,
    Question,
    Step,
    Translation,
)
from portal.plan.versions import note_goal
from portal.proof.models import Passkey
from portal.text import squeezed
from portal.trail.deeds import Purpose
from portal.training.models import Booking, Course, Training
from portal.viewer import Role, Viewer

SECRET = "a secret for tests, long enough to be taken"
WORDS = "seven blue garden rivers"
_numbers = count(1)


@cache
def _hash():
    """Of the right kind, at the least cost there is: what ours costs has a test of its own."""
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(squeezed(WORDS))


def house(db, name=None):
    return db.add(House(name=name or f"House {next(_numbers)}", city="Ankara"))


def member(db, name=None, role="resident", house_id=None, language="en", state=ACTIVE):
    name = name or f"member {next(_numbers)}"
    return db.add(
        Member(
            house_id=house_id or house(db).id,
            name=name,
            name_key=squeezed(name),
            role=Role(role),
            state=state,
            language=language,
            words_hash=_hash(),
            joined_at=clock.now() - timedelta(days=100),
        )
    )


def viewer(member):
    """How queries and actions see a stored member."""
    return Viewer(member.id, member.name, member.role, member.house_id, member.language)


def passkey(db, member):
    """A row only: no device can use it."""
    number = next(_numbers)
    return db.add(
        Passkey(
            member_id=member.id,
            credential=b"credential %d" % number,
            public_key=b"no key",
            sign_count=0,
            added_at=clock.now(),
        )
    )


def assignment(db, staff, member):
    return db.add(Assignment(staff_id=staff.id, member_id=member.id, since=clock.now()))


def exception(db, staff, member, reason="She asked me in the corridor"):
    """A look at somebody who is not in one's care, made as the desk makes it."""
    return db.do(glass.open_exception, viewer(staff), member, purpose=Purpose.ASKED, reason=reason)


def goal(db, member, title="Learn a trade", type="livelihood", is_own=False, by=None):
    return db.add(
        Goal(
            member_id=member.id,
            type=GoalType(type),
            title=title,
            language="en",
            is_own=is_own,
            written_by_id=(by or member).id,
            written_at=clock.now(),
        )
    )


def step(db, goal, text="Choose a course", doer="me", planned_on=None, done_at=None, **values):
    return db.add(
        Step(
            goal_id=goal.id,
            member_id=goal.member_id,
            text=text,
            language="en",
            doer=Doer(doer),
            planned_on=planned_on,
            is_own=values.pop("is_own", False),
            written_at=clock.now(),
            done_at=done_at,
            **values,
        )
    )


def owed_step(db, goal, text="Book the lawyer", days=5, **values):
    """A step of the house whose day passed so many days ago."""
    passed = clock.now().date() - timedelta(days=days)
    return step(db, goal, text, doer="house", planned_on=passed, **values)


def question(db, step, days=4, **values):
    """The member of a step asked so many days ago where it is."""
    return db.add(
        Question(
            member_id=step.member_id,
            step_id=step.id,
            owed_on=step.planned_on,
            asked_at=clock.now() - timedelta(days=days),
            **values,
        )
    )


def version(db, goal):
    """The next version of a plan; its number."""

    def noted(session):
        member = session.get(Member, goal.member_id)
        return note_goal(session, viewer(member), Happened.GOAL_WRITTEN, session.get(Goal, goal.id))

    return db.do(noted)


def answered(db, step, said=Answer.CHANGE):
    """What the member said to a step as it stands."""

    def spoken(session):
        row = session.get(Step, step.id)
        row.answer, row.answered_at, row.answered_version = said, clock.now(), row.version

    db.do(spoken)
    return step


def note(db, member, by=None, text="Likes to be called in the evening", **values):
    by = by or member
    return db.add(
        Note(
            member_id=member.id,
            text=text,
            language="en",
            by_id=by.id,
            by_name=by.name,
            at=clock.now(),
            **values,
        )
    )


def data_request(db, member, rights=("b",), days=30, words="", **values):
    return db.add(
        DataRequest(
            member_id=member.id,
            rights=list(rights),
            words=words,
            filed_at=clock.now(),
            due_on=clock.now().date() + timedelta(days=days),
            **values,
        )
    )


def course(db, title="Sewing workshop", language="en", **values):
    number = next(_numbers)
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
            summary={"en": "You will be able to sew."},
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


def room(db, title="Work life", language=None):
    number = next(_numbers)
    return db.add(
        Room(
            slug=f"room-{number}",
            language=language,
            title={"en": title},
            about={"en": "Talk about work."},
            position=number,
        )
    )


def thread(db, author, room_id=None, title="First weeks in a new job", body="How do I begin?", **v):
    """A thread with its first post."""
    made = db.add(
        Thread(
            room_id=room_id or room(db).id,
            author_id=author.id,
            title=title,
            language="en",
            started_at=clock.now(),
            last_at=clock.now(),
            shown=0,
            title_hidden=v.get("state", "shown") != "shown",
        )
    )
    post(db, made, author, body, **v)
    return made


def post(db, thread, author, body="Good luck!", state="shown", language="en"):
    made = db.add(
        Post(
            thread_id=thread.id,
            author_id=author.id,
            body=body,
            language=language,
            state=PostState(state),
            written_at=clock.now(),
        )
    )
    if state == "shown":
        thread.shown += 1
        db.do(lambda session: session.get(Thread, thread.id).__setattr__("shown", thread.shown))
    return made


def posts_of(thread):
    return select(Post).where(Post.thread_id == thread.id).order_by(Post.id)


def job(db, title="Tailor", assured=True, days_left=20, **values):
    return db.add(
        Job(
            **{
                **_listing(title, assured, days_left),
                "trade": "textile",
                "hiring_organization": "Small tailor workshop",
                "employment_type": "full",
                "work_hours": "Mon-Fri 9-17",
                "pay_min": 30000,
                "pay_max": 33000,
                "pay_currency": "TRY",
                "pay_unit": "month",
                "languages_needed": [],
                "no_experience": True,
                "childcare": False,
                "insured": True,
                **values,
            },
        )
    )


def home(db, title="Quiet room", assured=True, days_left=20, **values):
    return db.add(
        Home(
            **{
                **_listing(title, assured, days_left),
                "home_kind": "room",
                "rooms": "1",
                "rent": 9500,
                "deposit": 9500,
                "currency": "TRY",
                "bills_included": True,
                "available_on": clock.now().date(),
                "lives_there": "Two working women",
                "transport": "Ten minutes on foot to the metro",
                "children": True,
                "pets": False,
                "furnished": True,
                "accessible": False,
                **values,
            },
        )
    )


def _listing(title, assured, days_left):
    now = clock.now()
    return {
        "language": "en",
        "title": title,
        "description": "You sew at a table with two others.",
        "city": "Ankara",
        "district": "Çankaya",
        "posted_at": now,
        "assured_at": now if assured else None,
        "valid_through": (now + timedelta(days=days_left)).date(),
    }


def without_tokens(html):
    """A page without what is random in it: the tokens of its forms."""
    return re.sub(r'name="token" value="[^"]+"', "", html)


def translation(db, written, language="tr", **values):
    """Of a goal or a step; done when a `text` is given."""
    is_goal = isinstance(written, Goal)
    done = {"of_version": written.version, "edition": 1, "at": clock.now()}
    return db.add(
        Translation(
            member_id=written.member_id,
            goal_id=written.id if is_goal else None,
            step_id=None if is_goal else written.id,
            language=language,
            **(done if "text" in values else {"asked_at": clock.now()}) | values,
        )
    )
