"""What stands in a step or a goal, apart from who wrote it: the words that versions keep."""

import json
from datetime import date
from typing import Any, NamedTuple

from portal.plan.models import Doer, Goal, GoalType, Step


class StepWords(NamedTuple):
    """Everything of a step that can be changed, and that an answer of the member is about."""

    text: str
    language: str
    doer: Doer = Doer.ME
    planned_on: date | None = None
    place: str = ""
    bring: str = ""
    service: str = ""
    phrase: str = ""

    @classmethod
    def of(cls, step: Step) -> "StepWords":
        return cls(*(getattr(step, name) for name in cls._fields))

    def into(self, step: Step) -> None:
        """The step says this from now on."""
        for name, value in self._asdict().items():
            setattr(step, name, value)


class GoalWords(NamedTuple):
    """Everything of a goal that can be changed."""

    text: str
    language: str
    type: GoalType
    phrase: str = ""

    @classmethod
    def of(cls, goal: Goal) -> "GoalWords":
        return cls(goal.title, goal.language, goal.type, goal.phrase)

    def into(self, goal: Goal) -> None:
        goal.title, goal.language, goal.type, goal.phrase = self


def packed(words: StepWords | GoalWords, said: str = "") -> str:
    """JSON of one version: the words as they read then, and what was said with the deed."""
    held: dict[str, Any] = {key: str(value) for key, value in words._asdict().items() if value}
    if said:
        held["said"] = said
    return json.dumps(held, ensure_ascii=False)


def step_of(held: dict[str, str]) -> StepWords:
    """The step in an unpacked version."""
    day = held.get("planned_on")
    known = {key: held[key] for key in ("place", "bring", "service", "phrase") if key in held}
    return StepWords(
        held["text"],
        held["language"],
        Doer(held["doer"]),
        date.fromisoformat(day) if day else None,
        **known,
    )


def goal_of(held: dict[str, str]) -> GoalWords:
    """The goal in an unpacked version."""
    return GoalWords(held["text"], held["language"], GoalType(held["type"]), held.get("phrase", ""))
