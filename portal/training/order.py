"""Who is asked next when places become free. Pure: no database, no clock."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class InLine(NamedTuple):
    """One entry of a line: a person, perhaps with a child or a friend."""

    id: int
    joined_at: datetime
    size: int  # how many places it needs, at once or not at all
    passes: bool = False  # not asked until somebody gives a place back
    is_asked: bool = False  # places are held for it already


class Why(StrEnum):
    """Why somebody was not asked although places were free when her turn came."""

    PASSES = "passed_skips"
    NEEDS_MORE = "passed_needs_more"


class Round(NamedTuple):
    """What free places lead to."""

    asked: list[int]  # in order
    passed_over: list[tuple[int, Why]]  # in order
    left: int  # places that nobody in the line can have: open to everybody


def whose_turn(line: Iterable[InLine], free: int) -> Round:
    """Whoever came first is asked first, as long as places are left.

    An entry that needs more places than are left keeps its turn and is passed over: nobody waits
    behind an empty chair, and a pair is asked as soon as two places are free at her turn.
    """
    asked, passed_over = [], []
    for one in sorted(line, key=lambda one: (one.joined_at, one.id)):
        if free <= 0:
            break
        if one.is_asked:
            continue
        if one.passes or one.size > free:
            passed_over.append((one.id, Why.PASSES if one.passes else Why.NEEDS_MORE))
            continue
        asked.append(one.id)
        free -= one.size
    return Round(asked, passed_over, max(free, 0))


def next_asked(line: Iterable[InLine], free: int) -> list[int]:
    """Who is asked now, in this order."""
    return whose_turn(line, free).asked
