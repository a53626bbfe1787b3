"""How the plans of the demo world came to be: a version for everything that stands in them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from portal.demo.world import World
from portal.plan.answering import HAPPENED
from portal.plan.models import Change, Doer, Happened, Plan
from portal.plan.wording import GoalWords, StepWords, packed

Row = dict[str, Any]


class Event(NamedTuple):
    """One version before it has its number."""

    at: datetime
    happened: Happened
    member_id: int
    by_id: int
    goal_id: int
    step_id: int | None
    content: str


def build(
    world: World,
    goals: Sequence[Row],
    goal_numbers: Sequence[int],
    steps: Sequence[Row],
    step_numbers: Sequence[int],
) -> None:
    events: dict[int, list[Event]] = defaultdict(list)
    for number, goal in zip(goal_numbers, goals, strict=True):
        events[goal["member_id"]] += _of_goal(number, goal)
    for number, step in zip(step_numbers, steps, strict=True):
        events[step["member_id"]] += _of_step(number, step)
    names = {person.id: person.name for person in world.people.values()}
    rows = []
    for member_id, found in events.items():
        found.sort(key=lambda event: event.at)
        rows += [_row(member_id, n, event, names) for n, event in enumerate(found, 1)]
        world.put(Plan, [{"member_id": member_id, "number": len(found), "seen": _seen(found)}])
    world.store_sealed(Change, rows)


def _seen(found: Sequence[Event]) -> int:
    """Up to the last thing that somebody else did: that is new for everybody."""
    others = [n for n, event in enumerate(found) if event.by_id != event.member_id]
    return others[-1] if others else len(found)


def _of_goal(number: int, goal: Row) -> Iterator[Event]:
    content = packed(GoalWords(goal["title"], goal["language"], goal["type"]))
    owner, by = goal["member_id"], goal["written_by_id"]
    yield Event(goal["written_at"], Happened.GOAL_WRITTEN, owner, by, number, None, content)
    if goal["reached_at"]:
        reached = Happened.GOAL_REACHED
        yield Event(goal["reached_at"], reached, owner, owner, number, None, content)


def _of_step(number: int, step: Row) -> Iterator[Event]:
    words = StepWords(step["text"], step["language"], Doer(step["doer"]), step["planned_on"])
    goal, owner, content = step["goal_id"], step["member_id"], packed(words)
    by = step["written_by_id"]
    yield Event(step["written_at"], Happened.STEP_WRITTEN, owner, by, goal, number, content)
    if step["done_at"]:
        by = step["done_by_id"]
        yield Event(step["done_at"], Happened.STEP_DONE, owner, by, goal, number, content)
    if step["answer"]:
        said = packed(words, step["words"])
        answered = HAPPENED[step["answer"]]
        yield Event(step["answered_at"], answered, owner, owner, goal, number, said)


def _row(member_id: int, number: int, event: Event, names: dict[int, str]) -> Row:
    return {
        "member_id": member_id,
        "number": number,
        "happened": event.happened,
        "at": event.at,
        "by_id": event.by_id,
        "by_name": names[event.by_id],
        "is_own": event.by_id == member_id,
        "goal_id": event.goal_id,
        "step_id": event.step_id,
        "content": event.content,
    }
