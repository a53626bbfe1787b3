"""The list that she takes along: what she ticked, in one language or in two, side by side."""

from collections.abc import Iterable, Sequence
from typing import Any

from markupsafe import Markup, escape

from portal import formats, i18n
from portal.i18n import WRITTEN, Language
from portal.i18n import lazy as _
from portal.paper.checklist import Cell, Entry, Kind
from portal.plan.models import Doer
from portal.plan.sheet import GoalCard, StepLine
from portal.safety.queries import Answered
from portal.take_along.forms import Taking
from portal.take_along.queries import Ticks

MY_LIST = _("My list")  # says neither whose it is nor where it comes from
Column = tuple[Language, Sequence[GoalCard]]

_OPEN, _CLOSE = "\u2068", "\u2069"  # what stands between them keeps a direction of its own
_LONE = str.maketrans("", "", "\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e")


def entries_of(columns: Sequence[Column], ticks: Ticks, form: Taking) -> list[Entry]:
    """Her plan comes once for each column, in its language. A goal that is not ticked leaves its
    steps out too."""
    others = [{goal.id: goal for goal in plan} for _, plan in columns]
    entries = [_said(Kind.TITLE, [language for language, _ in columns], MY_LIST)]
    for goal in columns[0][1]:
        if goal.id not in ticks.goals or not all(goal.id in other for other in others):
            continue
        goals = [(lang, other[goal.id]) for (lang, _), other in zip(columns, others, strict=True)]
        entries.append(Entry(Kind.HEADING, tuple(_goal_cell(*each) for each in goals)))
        entries += _steps(goals, ticks, form)
    return entries


def safety_entries(languages: Sequence[Language], sheet: Sequence[Answered]) -> list[Entry]:
    """Her safety plan, as she wrote it; only the questions are there in every language."""
    entries = []
    for asked, text in sheet:
        entries.append(_said(Kind.LABEL, languages, asked.label))
        cells = tuple(Cell(language, text, language.code) for language in languages)
        entries.append(Entry(Kind.ITEM, cells))
    return entries


def with_isolates(text: str) -> Markup:
    """The same for a page, where an element says what a character says on paper."""
    return escape(text).replace(_OPEN, Markup("<bdi>")).replace(_CLOSE, Markup("</bdi>"))


def _said(kind: Kind, languages: Iterable[Language], message: Any) -> Entry:
    """Words of ours, once for each column."""
    cells = []
    for language in languages:
        with i18n.speaking(language):
            cells.append(Cell(language, str(message), language.code))
    return Entry(kind, tuple(cells))


def _steps(goals: Sequence[tuple[Language, GoalCard]], ticks: Ticks, form: Taking) -> list[Entry]:
    others = [{step.id: step for step in goal.steps} for _, goal in goals]
    languages = [language for language, _ in goals]
    found = []
    for step in goals[0][1].steps:
        if step.id in ticks.steps and all(step.id in other for other in others):
            said = zip(languages, others, strict=True)
            cells = tuple(_step_cell(language, other[step.id], form) for language, other in said)
            found.append(Entry(Kind.ITEM, cells, step.done_at is not None))
    return found


def _goal_cell(language: Language, goal: GoalCard) -> Cell:
    with i18n.speaking(language):
        facts = [*_foreign(goal), *([str(_("Reached"))] if goal.reached_at else [])]
    return Cell(language, goal.title, goal.language, tuple(facts))


def _step_cell(language: Language, step: StepLine, form: Taking) -> Cell:
    with i18n.speaking(language):
        facts = _foreign(step)
        if step.done_at:
            facts.append(str(_("Done")))
        if step.doer is not Doer.ME and not form.no_doers.data:
            facts.append(_doer(step))
        if step.planned_on and not form.no_days.data:
            facts.append(str(_("by %(day)s")) % {"day": formats.day(step.planned_on)})
        if step.place and not form.no_places.data:
            facts.append(_told(_("Where: %(place)s"), place=step.place))
        if step.bring and not form.no_things.data:
            facts.append(_told(_("Bring: %(things)s"), things=step.bring))
    return Cell(language, step.text, step.language, tuple(facts))


def _doer(step: StepLine) -> str:
    """Of what others do: the house is not named on paper, not even as a house."""
    if step.doer is Doer.SERVICE and step.service:
        return _told(_("Who does this: %(service)s"), service=step.service)
    return str(_("Somebody does this for me."))


def _foreign(written: GoalCard | StepLine) -> list[str]:
    """Words that nobody has translated stand as they were written, with their language."""
    if not written.is_foreign:
        return []
    return [_told(_("Written in: %(language)s"), language=WRITTEN[written.language])]


def _told(message: Any, **words: str) -> str:
    """With words in it that may be written from the other side."""
    closed = {name: _OPEN + text.translate(_LONE) + _CLOSE for name, text in words.items()}
    return str(message) % closed
