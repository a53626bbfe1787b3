"""Two people who asked where a step of the house is: one was answered, one went one level up."""

from typing import Any

from sqlalchemy import select

from portal.demo import texts
from portal.demo.world import Person, World
from portal.plan.models import Doer, Question, Step


def build(world: World) -> None:
    asked = texts.read("questions", "question")
    rows = [_row(world, copy, question) for copy in world.copies for question in asked]
    world.store_sealed(Question, rows)


def _row(world: World, copy: int, asked: dict[str, Any]) -> dict[str, Any]:
    owner = world.person(copy, asked["member"])
    step_id, owed_on = _late_step(world, owner)
    words, answer, days = asked.get("words", ""), asked.get("answer", ""), asked["days"]
    at = world.times.at(world.times.day(-days), 11)
    return {
        "member_id": owner.id,
        "step_id": step_id,
        "owed_on": owed_on,
        "asked_at": at,
        "answered_at": world.times.at(world.times.day(1 - days), 15) if answer else None,
        "answered_by_id": world.person(copy, owner.part.carer).id if answer else None,
        "answer": answer,
        "raised_at": world.times.past(world.times.at(world.times.today, 10)) if words else None,
        "raised_to_id": _house(world, copy, asked["up"]) if words else None,
        "raised_language": owner.part.language if words else "",
        "raised_words": words,
        "above_answer": "",
    }


def _late_step(world: World, owner: Person) -> Any:
    """Number and day of the house's step that is overdue longest."""
    late = select(Step.id, Step.planned_on).where(
        Step.member_id == owner.id,
        Step.doer == Doer.HOUSE,
        Step.done_at.is_(None),
        Step.planned_on < world.times.today,
    )
    return world.db.execute(late.order_by(Step.planned_on, Step.id)).first()


def _house(world: World, copy: int, name: str) -> int:
    return world.staff_of(copy, name)[0].house_id
