"""The trail: who of the staff opened or changed whose record."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, select

from portal.accounts.models import Assignment, Member
from portal.demo.times import DAY
from portal.demo.world import World
from portal.plan.models import Goal, Question, Step
from portal.referrals.models import State, Turn
from portal.trail import chain
from portal.trail.deeds import Deed
from portal.training.models import Booking, Training

RECENT = 21 * DAY  # waking minutes in which plans and pages were opened


class Look(NamedTuple):
    """One entry before it is stored."""

    at: datetime
    member_id: int
    by_id: int
    deed: Deed


def build(world: World) -> None:
    """Everything that the other parts imply, and a few openings, oldest first."""
    names = {person.id: person.name for person in world.people.values()}
    parts = (_invited, _assigned, _planned, _referred, _marked, _opened)
    looks = sorted(look for part in parts for look in part(world))
    plain = {"purpose": "", "reason": ""}
    rows = [
        look._asdict() | {"by_name": names[look.by_id], "deed": look.deed.value} | plain
        for look in looks
    ]
    chain.append(world.db, rows)


def _invited(world: World) -> Iterator[Look]:
    columns = (Member.joined_at, Member.id, Member.invited_by_id)
    invited = select(*columns).where(Member.invited_by_id.is_not(None))
    return _looks(world, invited, Deed.PERSON_INVITED)


def _assigned(world: World) -> Iterator[Look]:
    """A coordinator chose who looks after whom; who does opens the plan now and then."""
    people = {person.id: (copy, person) for (copy, _), person in world.people.items()}
    columns = (Assignment.since, Assignment.member_id, Assignment.staff_id)
    for since, number, staff_id in world.db.execute(select(*columns).order_by(Assignment.id)):
        copy, person = people[number]
        coordinator = world.staff_of(copy, person.part.house)[0]
        yield Look(since, number, coordinator.id, Deed.ASSIGNED)
        for _ in range(world.chance.randint(1, 3)):
            at = world.times.ago(world.chance.uniform(60, RECENT))
            yield Look(at, number, staff_id, Deed.PLAN_OPENED)


def _planned(world: World) -> Iterator[Look]:
    """Goals and steps that staff wrote, and what the house did."""
    goals = select(Goal.written_at, Goal.member_id, Goal.written_by_id)
    steps = select(Step.done_at, Goal.member_id, Step.done_by_id).join(Goal)
    yield from _looks(world, goals.where(Goal.written_by_id != Goal.member_id), Deed.GOAL_WRITTEN)
    yield from _looks(world, steps.where(Step.done_by_id != Goal.member_id), Deed.STEP_DONE)
    asked = select(Question.answered_at, Question.member_id, Question.answered_by_id)
    yield from _looks(world, asked.where(Question.answered_at.is_not(None)), Deed.QUESTION_ANSWERED)


def _referred(world: World) -> Iterator[Look]:
    """Questions about services, and what services answered."""
    columns = (Turn.at, Turn.member_id, Turn.by_id)
    of_house = select(*columns).where(Turn.is_own.is_(False))
    yield from _looks(world, of_house.where(Turn.state == State.ASKED), Deed.REFERRAL_ASKED)
    yield from _looks(world, of_house.where(Turn.state != State.ASKED), Deed.REFERRAL_ANSWERED)


def _marked(world: World) -> Iterator[Look]:
    """Who was there at a session, written down by whoever held it."""
    columns = (Booking.marked_at, Booking.member_id, Training.trainer_id)
    marked = select(*columns).join(Training, Training.id == Booking.training_id)
    yield from _looks(world, marked.where(Booking.marked_at.is_not(None)), Deed.ATTENDANCE_MARKED)


def _opened(world: World) -> Iterator[Look]:
    """Coordinators look at some people's pages at the desk."""
    for copy in world.copies:
        for person in world.chance.sample(world.members(copy), 12):
            by = world.staff_of(copy, person.part.house)[0]
            at = world.times.ago(world.chance.uniform(60, RECENT))
            yield Look(at, person.id, by.id, Deed.PERSON_OPENED)


def _looks(world: World, rows: Select[*tuple[Any, ...]], deed: Deed) -> Iterator[Look]:
    """Stored rows of moment, member and staff as entries of one kind."""
    return (Look._make((*row, deed)) for row in world.db.execute(rows))
