"""Whether one order explains what many people did to one session at the same time.

Every deed has the moment it was begun, the moment its answer was there, and that answer. A history
is explained when each deed can be put at one point between these two moments, so that every answer
is right at that point and the places at the end are those that are stored (linearizability).

Deeds whose answer nobody ever saw may have happened at any time after they began, or never. A form
that is sent again until it is answered is one deed: it has its effect once.

`explain` is Wing and Gong's search: always one of the deeds that could come next, with every state
tried only once. It is quick because of three things that lose no explanation:

- An answer "full" changes nothing, so it is put where it is right for the first time.
- Somebody whose deeds never overlap ("in turn") has a place or not whatever the others do. So her
  deed is a place taken, a place given back, or nothing; and of all such deeds that could take (or
  give back) a place now, the one that was answered first goes first: they could be exchanged.
- The others' deeds, on two phones at once, are tried in every order.

What it says is right both ways: an order is replayed by `is_right` without any of this, and None
means that there is no order at all. It can also give up (`Undecided`) after `MOST` states: whoever
asks must count that as not explained. What it cannot see is what left no trace in any answer and
in no stored place: a sixth place that was given away for a moment while all answers fit five.
"""

from itertools import pairwise
from typing import NamedTuple

MOST = 300_000  # states
NEVER = float("inf")
BOOK, CANCEL = "book", "cancel"
DONE, FULL, UNKNOWN = "done", "full", "unknown"


class Deed(NamedTuple):
    """What somebody wanted, from when to when, and what she was told."""

    who: int
    wants: str
    begun: float
    ended: float  # NEVER: no answer came
    answer: str


class Undecided(Exception):  # noqa: N818
    """Too many states; nothing is known about this history."""


def faults(deeds, seats, places):
    """What is wrong, as (kind, words); `places` are the stored ones: one member id for each.

    Kinds: overbooked, double, lost (she was told that she has one), unexplained (all the rest).
    """
    found = []
    if len(places) > seats:
        found.append(("overbooked", f"{len(places)} places of {seats} are given away"))
    found += [("double", f"{who} has two places") for who in set(places) if places.count(who) > 1]
    of_each = _of_each(deeds)
    for who in sorted(set(places) | of_each.keys()):
        hers = of_each.get(who, [])
        if explain(hers, None, {who} & set(places)) is None:
            told = ", ".join(f"{deed.wants} {deed.answer}" for deed in hers)
            kind, stands = ("unexplained", "has") if who in places else ("lost", "has not")
            found.append((kind, f"{who} {stands} a place and was told: {told}"))
    if found:
        return found
    try:
        order = explain(deeds, seats, set(places))
    except Undecided:
        return [("unexplained", "there are too many states to tell")]
    if order is None or not is_right(deeds, order, seats, set(places)):
        return [("unexplained", "there is no such order")]
    return []


def explain(deeds, seats, places):
    """The numbers of the deeds in one order that explains everything, or None if there is none.

    Deeds without an answer that did not happen are not in it. Without `seats` any number fits, and
    "full" can be right at any time for somebody who has no place.
    """
    search = _Search(deeds, seats, places)
    states, tried = [(0, frozenset(), ())], set()
    while states:
        done, holders, order = search.settled(*states.pop())
        if (done, holders) in tried:
            continue
        tried.add((done, holders))
        if len(tried) > MOST:
            raise Undecided
        if search.must_come & ~done == 0 and holders == places:
            return _unrolled(order)
        for number in reversed(search.next_after(done, holders)):
            after = _after(deeds[number], holders)
            states.append((done | 1 << number, after, (number, order)))
    return None


def is_right(deeds, order, seats, places):
    """Whether this order agrees with the clock, with every answer and with what is stored.

    Simple on purpose: it shares nothing with the search.
    """
    if len(set(order)) != len(order):
        return False
    left_out = set(range(len(deeds))) - set(order)
    if any(deeds[number].answer != UNKNOWN for number in left_out):
        return False
    latest, holders = 0.0, set()
    for deed in (deeds[number] for number in order):
        latest = max(latest, deed.begun)
        has_place, is_full = deed.who in holders, len(holders) >= seats
        if latest > deed.ended:  # one before it had not even begun when this was answered
            return False
        if deed.answer == FULL and (has_place or not is_full):
            return False
        if deed.wants == CANCEL:
            holders.discard(deed.who)
        elif deed.answer == DONE and not has_place and is_full:
            return False
        elif deed.answer != FULL and not is_full:
            holders.add(deed.who)
    return holders == places


class _Search:
    """What does not change during one search."""

    def __init__(self, deeds, seats, places):
        self.deeds, self.seats = deeds, seats
        self.by_start = sorted(range(len(deeds)), key=lambda n: deeds[n].begun)
        self.by_end = sorted(range(len(deeds)), key=lambda n: deeds[n].ended)
        self.in_turn = _in_turn(deeds)
        self.must_come = 0
        for number, deed in enumerate(deeds):
            if deed.answer != UNKNOWN or self._happened(deed, places):
                self.must_come |= 1 << number

    def _happened(self, deed, places):
        """Of somebody who did one thing after the other, an unknown deed is the last: what is
        stored tells whether it happened."""
        return deed.who in self.in_turn and (deed.wants == BOOK) == (deed.who in places)

    def settled(self, done, holders, order):
        """The same state after everything that changes nothing and is right now."""
        before = None
        while before != done:
            before = done
            for number in self._open(done):
                if self._is_only_looking(self.deeds[number], holders):
                    done |= 1 << number
                    order = (number, order)
        return done, holders, order

    def next_after(self, done, holders):
        """Deeds one of which could be the next, the most promising first."""
        free = self.seats is None or len(holders) < self.seats
        found, seen = [], set()
        waiting = False
        for number in sorted(self._open(done), key=lambda n: self.deeds[n].ended):
            deed = self.deeds[number]
            if deed.answer == FULL:
                waiting = True
                continue
            has_place = deed.who in holders
            if deed.wants == BOOK and not has_place and not free:
                continue
            if deed.who in self.in_turn:
                if deed.wants in seen or not self.must_come >> number & 1:
                    continue
                seen.add(deed.wants)
            found.append(number)
        if waiting:  # somebody was told "full": fill it before a place is given back
            found.sort(key=lambda n: self.deeds[n].wants == CANCEL)
        return found

    def _open(self, done):
        """Deeds that are not done yet and were begun before the first answer among them."""
        first = next((self.deeds[n].ended for n in self.by_end if not done >> n & 1), NEVER)
        for number in self.by_start:
            if self.deeds[number].begun > first:
                return
            if not done >> number & 1:
                yield number

    def _is_only_looking(self, deed, holders):
        has_place = deed.who in holders
        if deed.answer == FULL:
            return not has_place and (self.seats is None or len(holders) == self.seats)
        return deed.who in self.in_turn and has_place == (deed.wants == BOOK)


def _in_turn(deeds):
    """Those who never did two things at once."""
    return {
        who
        for who, hers in _of_each(deeds).items()
        if all(one.ended < after.begun for one, after in pairwise(hers))
    }


def _of_each(deeds):
    """The deeds of each person, in the order in which they were begun."""
    found = {}
    for deed in sorted(deeds, key=lambda deed: deed.begun):
        found.setdefault(deed.who, []).append(deed)
    return found


def _after(deed, holders):
    return holders | {deed.who} if deed.wants == BOOK else holders - {deed.who}


def _unrolled(order):
    """Orders share their beginnings: each is a pair of the last deed and the order before it."""
    numbers = []
    while order:
        number, order = order
        numbers.append(number)
    return numbers[::-1]
