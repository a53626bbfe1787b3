"""Goals and steps of every resident, and of some who have left."""

from datetime import datetime, timedelta
from typing import Any

from portal.demo import texts, versions
from portal.demo.world import Person, World, watched
from portal.plan.models import Answer, Doer, Goal, GoalType, Step

NEW = 5  # of so many open steps one is new, and she has not answered yet
SOME_DAY = 999  # planned for no day in particular


def build(world: World) -> None:
    plans = texts.read("plans", "plan")
    for copy in watched(world.copies, "Plans", world.scale):
        goals = [
            (world.person(copy, plan["member"]), plan["language"], goal)
            for plan in plans
            for goal in plan["goal"]
        ]
        rows = [_goal(world, copy, *each) for each in goals]
        numbers = world.store_sealed(Goal, rows)
        stored = zip(numbers, rows, goals, strict=True)
        steps = [
            _step(world, copy, number, row, owner, step)
            for number, row, (owner, _, goal) in stored
            for step in goal["steps"]
        ]
        versions.build(world, rows, numbers, steps, world.store_sealed(Step, steps))


def _goal(
    world: World, copy: int, owner: Person, language: str, goal: dict[str, Any]
) -> dict[str, Any]:
    first = min(step[2] for step in goal["steps"])
    by = owner if goal["own"] else world.person(copy, owner.part.carer)
    is_reached = all(step[3] == "done" for step in goal["steps"])
    return {
        "member_id": owner.id,
        "type": GoalType(goal["type"]),
        "title": goal["title"],
        "phrase": "",
        "language": language,
        "is_own": goal["own"],
        "written_by_id": by.id,
        "written_at": _on(world, min(first, 0) - world.chance.randint(2, 6)),
        "reached_at": _on(world, -1) if is_reached else None,
    }


def _step(
    world: World, copy: int, number: int, goal: dict[str, Any], owner: Person, step: list[Any]
) -> dict[str, Any]:
    """`step` says who does it, what, in how many days, done or open, why it is disagreed with."""
    doer, text, days, state, *disagreement = step
    done_at = _on(world, days + world.chance.randint(-1, 1)) if state == "done" else None
    is_own = goal["is_own"] and doer == Doer.ME
    has_answered = not is_own and (done_at is not None or len(text) % NEW != 0)
    done_by = owner if doer == Doer.ME else world.person(copy, owner.part.carer)
    return {
        "goal_id": number,
        "member_id": goal["member_id"],
        "text": text,
        "language": goal["language"],
        "doer": Doer(doer),
        "planned_on": None if days == SOME_DAY else world.times.day(days),
        "written_by_id": owner.id if is_own else world.person(copy, owner.part.carer).id,
        "written_at": goal["written_at"],
        "done_at": done_at,
        "done_by_id": done_by.id if done_at else None,
        "is_own": is_own,
        **_answer(world, goal["written_at"], disagreement, has_answered=has_answered),
        **dict.fromkeys(("phrase", "service", "place", "bring", "reply"), ""),
    }


def _answer(
    world: World, written_at: datetime, disagreement: list[str], *, has_answered: bool
) -> dict[str, Any]:
    """What she says to the step, if she has said anything yet."""
    if disagreement:
        said, at = Answer.DISAGREED, world.times.ago(500)
    elif has_answered:
        said = Answer.AGREED
        at = world.times.past(written_at + timedelta(hours=world.chance.randint(1, 40)))
    else:
        return {"answer": None, "answered_at": None, "answered_version": None, "words": ""}
    return {
        "answer": said,
        "answered_at": at,
        "answered_version": 1,
        "words": "".join(disagreement),
    }


def _on(world: World, days: int) -> datetime:
    """A moment of that day, but not later than now."""
    day, chance = world.times.day(days), world.chance
    return world.times.past(world.times.at(day, chance.randint(9, 18), chance.randint(0, 59)))
