"""A plan as pages show it: goals with their steps, told apart by who does them."""

from datetime import date, datetime
from typing import NamedTuple

from portal import formats
from portal.plan.models import Doer, Goal, GoalType, Step
from portal.seal.box import Box
from portal.seal.column import place_of

TITLE, TEXT = place_of(Goal, "title"), place_of(Step, "text")
DISAGREEMENT = place_of(Step, "disagreement")


class StepLine(NamedTuple):
    """A step as a plan shows it."""

    id: int
    goal_id: int
    text: str
    language: str
    doer: Doer
    planned_on: date | None
    done_at: datetime | None
    disagreed_at: datetime | None
    disagreement: str

    def opened(self, box: Box) -> "StepLine":
        """The line as it is read; its texts were still sealed."""
        text = box.open(TEXT, self.id, self.text)  # type: ignore[arg-type]
        why = box.open(DISAGREEMENT, self.id, self.disagreement)  # type: ignore[arg-type]
        return self._replace(text=text, disagreement=why)

    @property
    def is_overdue(self) -> bool:
        return (
            self.done_at is None
            and self.planned_on is not None
            and self.planned_on < formats.today()
        )

    @property
    def is_owed(self) -> bool:
        return self.doer is Doer.HOUSE and self.is_overdue


class GoalCard(NamedTuple):
    """A goal with its steps, told apart by who does them."""

    id: int
    title: str
    language: str
    type: GoalType
    is_own: bool
    steps: list[StepLine]

    def opened(self, box: Box) -> "GoalCard":
        """The goal as it is read; its title was still sealed."""
        return self._replace(title=box.open(TITLE, self.id, self.title))  # type: ignore[arg-type]

    @property
    def mine(self) -> list[StepLine]:
        return [step for step in self.steps if step.doer is Doer.ME]

    @property
    def of_house(self) -> list[StepLine]:
        return [step for step in self.steps if step.doer is Doer.HOUSE]

    @property
    def done_by_me(self) -> int:
        return sum(step.done_at is not None for step in self.mine)

    @property
    def done_by_house(self) -> int:
        return sum(step.done_at is not None for step in self.of_house)

    @property
    def to_come(self) -> int:
        return len(self.steps) - self.done_by_me - self.done_by_house
