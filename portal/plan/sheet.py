"""A plan as pages show it: goals with their steps, in the reader's language where there is one."""

from datetime import date, datetime
from typing import Any, NamedTuple

from portal import formats, phrases
from portal.plan.models import WAITING, Answer, Doer, Goal, GoalType, Step, Translation
from portal.plan.wording import StepWords
from portal.seal.box import Box
from portal.seal.column import place_of

TEXT = place_of(Step, "text")
_TITLE, _GOAL_PHRASE = place_of(Goal, "title"), place_of(Goal, "phrase")
TRANSLATED, _TRANSLATED_BRING = place_of(Translation, "text"), place_of(Translation, "bring")


class StepLine(NamedTuple):
    """A step as a plan shows it. The texts come sealed from the database; `opened` reads them."""

    id: int
    version: int
    text: Any
    phrase: Any
    service: Any
    place: Any
    bring: Any
    language: str
    doer: Doer
    planned_on: date | None
    is_own: bool
    done_at: datetime | None
    answer: Answer | None
    answered_at: datetime | None
    answered_version: int | None
    words: Any
    replied_at: datetime | None
    reply: Any
    translation: int | None
    translated: Any
    translated_bring: Any
    is_foreign: bool = False  # in a language that is not the reader's
    written_in: str = ""  # the language of the words as they were written
    is_translated: bool = False  # what is read are not those words but a translation

    def opened(self, box: Box, language: str) -> "StepLine":
        """The line as it is read: in ready words or a translation where there is one."""
        names = ("text", "phrase", "service", "place", "bring", "words", "reply")
        read: dict[str, Any] = {
            name: box.open(place_of(Step, name), self.id, getattr(self, name))
            for name in names
            if getattr(self, name)
        }
        line = self._replace(**(dict.fromkeys(names, "") | read))
        text, bring, spoken = line.text, line.bring, self.language
        said = phrases.words_of(line.phrase, language)
        if spoken != language and said:
            text, spoken = said, language
        elif spoken != language and self.translation:
            text, spoken = box.open(TRANSLATED, self.translation, self.translated), language
            bring = box.open(_TRANSLATED_BRING, self.translation, self.translated_bring) or bring
        return line._replace(
            text=text,
            bring=bring,
            language=spoken,
            is_foreign=spoken != language,
            written_in=self.language,
            is_translated=spoken != self.language and not said,
        )

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

    @property
    def said(self) -> Answer | None:
        """What she answered to the step as it stands."""
        return self.answer if self.answered_version == self.version else None

    @property
    def waits_for_her(self) -> bool:
        """Whether she has not said yet what she thinks of it."""
        return not self.is_own and self.done_at is None and self.said is None

    @property
    def waits_for_reply(self) -> bool:
        return self.done_at is None and self.said in WAITING and self.replied_at is None


class GoalCard(NamedTuple):
    """A goal with its steps, told apart by who does them."""

    id: int
    version: int
    title: Any
    phrase: Any
    language: str
    type: GoalType
    is_own: bool
    reached_at: datetime | None
    translation: int | None
    translated: Any
    steps: tuple[StepLine, ...] = ()
    is_foreign: bool = False
    written_in: str = ""
    is_translated: bool = False

    def opened(self, box: Box, language: str) -> "GoalCard":
        """The goal as it is read, like a step."""
        title = box.open(_TITLE, self.id, self.title)
        phrase = box.open(_GOAL_PHRASE, self.id, self.phrase)
        spoken, said = self.language, phrases.words_of(phrase, language)
        if spoken != language and said:
            title, spoken = said, language
        elif spoken != language and self.translation:
            title, spoken = box.open(TRANSLATED, self.translation, self.translated), language
        return self._replace(
            title=title,
            phrase=phrase,
            language=spoken,
            is_foreign=spoken != language,
            written_in=self.language,
            is_translated=spoken != self.language and not said,
        )

    @property
    def has_foreign_words(self) -> bool:
        return self.is_foreign or any(step.is_foreign for step in self.steps)

    @property
    def mine(self) -> list[StepLine]:
        return [step for step in self.steps if step.doer is Doer.ME]

    @property
    def of_others(self) -> list[StepLine]:
        """What the house does, and what services do."""
        return [step for step in self.steps if step.doer is not Doer.ME]

    @property
    def done_by_me(self) -> int:
        return sum(step.done_at is not None for step in self.mine)

    @property
    def done_by_others(self) -> int:
        return sum(step.done_at is not None for step in self.of_others)

    @property
    def to_come(self) -> int:
        return len(self.steps) - self.done_by_me - self.done_by_others


def preview_of(goal: Goal, words: StepWords, language: str) -> GoalCard:
    """A goal with one step that is not written yet, as the reader of this language will see it."""
    ready = phrases.words_of(words.phrase, language)
    spoken = language if ready else words.language
    line = StepLine(
        id=0,
        version=1,
        text=ready or words.text,
        phrase=words.phrase,
        service=words.service,
        place=words.place,
        bring=words.bring,
        language=spoken,
        doer=words.doer,
        planned_on=words.planned_on,
        is_own=False,
        done_at=None,
        answer=None,
        answered_at=None,
        answered_version=None,
        words="",
        replied_at=None,
        reply="",
        translation=None,
        translated="",
        translated_bring="",
        is_foreign=spoken != language,
    )
    title = phrases.words_of(goal.phrase, language)
    spoken = language if title else goal.language
    return GoalCard(
        id=goal.id,
        version=goal.version,
        title=title or goal.title,
        phrase=goal.phrase,
        language=spoken,
        type=goal.type,
        is_own=goal.is_own,
        reached_at=None,
        translation=None,
        translated="",
        steps=(line,),
        is_foreign=spoken != language,
    )
