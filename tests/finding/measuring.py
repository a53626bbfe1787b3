"""How much of what is planted a detector takes out, and how often it cries for nothing."""

from collections import Counter
from functools import cache
from typing import NamedTuple

from portal.finding.detecting import found_in
from tests.finding.clean import clean
from tests.finding.details import HOUSES
from tests.finding.planted import planted


class Measured(NamedTuple):
    """Shares between 0 and 1; `by` holds (found, planted) by whatever was asked for."""

    found: float
    false: float
    by: dict[str, tuple[int, int]]


def our_detector(text):
    return found_in(text, country="tr", houses=HOUSES)


looked_through_once = cache(our_detector)  # however often it is counted


def is_taken_out(found, one):
    """Every letter and digit of it, and something of it is known as what it is."""
    covered = set()
    for find in found:
        covered.update(range(find.start, find.end))
    inside = range(one.start, one.end)
    is_gone = all(at in covered or not one.text[at].isalnum() for at in inside)
    return is_gone and any(
        find.kind == one.kind and find.start < one.end and one.start < find.end for find in found
    )


def measure(detector=looked_through_once, by="kind", held=None):
    """Over both collections; `held` picks those that were kept aside, or the others."""
    wanted = [one for one in planted() if held is None or one.held is held]
    harmless = [one for one in clean() if held is None or one.held is held]
    there, right = Counter(), Counter()
    for one in wanted:
        there[getattr(one, by)] += 1
        right[getattr(one, by)] += is_taken_out(detector(one.text), one)
    false = sum(bool(detector(one.text)) for one in harmless)
    shares = {name: (right[name], there[name]) for name in sorted(there)}
    return Measured(right.total() / there.total(), false / len(harmless), shares)


def is_out(hidden, text):
    """Whether every letter and digit of a piece of a text is in what was found."""
    start = text.index(hidden)
    covered = {at for find in our_detector(text) for at in range(find.start, find.end)}
    return all(at in covered for at in range(start, start + len(hidden)) if text[at].isalnum())
