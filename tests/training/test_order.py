"""Who is asked next: a table, and what must hold for every line there can be."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.training.order import InLine, Why, next_asked, whose_turn

START = datetime(2026, 11, 23, 9, tzinfo=UTC)


def entry(number, size=1, *, at=None, **values):
    return InLine(number, START + timedelta(minutes=number if at is None else at), size, **values)


TABLE = {
    "nobody waits": ([], 2, [], [], 2),
    "nothing is free": ([entry(1)], 0, [], [], 0),
    "whoever came first": ([entry(1), entry(2)], 1, [1], [], 0),
    "not whoever stands first in the table": ([entry(1, at=9), entry(2, at=3)], 1, [2], [], 0),
    "the lower number of the same moment": ([entry(2, at=5), entry(1, at=5)], 1, [1], [], 0),
    "several at once": ([entry(1), entry(2), entry(3)], 2, [1, 2], [], 0),
    "a place is left": ([entry(1)], 3, [1], [], 2),
    "a pair that fits": ([entry(1, 2), entry(2)], 2, [1], [], 0),
    "a pair is passed over for one chair": (
        [entry(1, 2), entry(2)], 1, [2], [(1, Why.NEEDS_MORE)], 0,
    ),
    "a pair behind somebody alone": (
        [entry(1), entry(2, 2), entry(3)], 2, [1, 3], [(2, Why.NEEDS_MORE)], 0,
    ),
    "an empty chair beside a pair is open": ([entry(1, 2)], 1, [], [(1, Why.NEEDS_MORE)], 1),
    "not this time": ([entry(1, passes=True), entry(2)], 1, [2], [(1, Why.PASSES)], 0),
    "everybody says not this time": (
        [entry(1, passes=True), entry(2, passes=True)],
        1, [], [(1, Why.PASSES), (2, Why.PASSES)], 1,
    ),
    "a pair that passes says so, and not that it is too large": (
        [entry(1, 2, passes=True)], 1, [], [(1, Why.PASSES)], 1,
    ),
    "somebody asked already is not asked again": (
        [entry(1, is_asked=True), entry(2)], 1, [2], [], 0,
    ),
    "whoever stands behind the last chair was not passed over": (
        [entry(1), entry(2, 2), entry(3, passes=True)], 1, [1], [], 0,
    ),
    "three places for three": ([entry(1, 3), entry(2)], 3, [1], [], 0),
    "fewer than none": ([entry(1)], -1, [], [], 0),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLE)
def test_the_table(name):
    line, free, asked, passed_over, left = TABLE[name]

    assert whose_turn(line, free) == (asked, passed_over, left)
    assert next_asked(reversed(line), free) == asked


LINES = st.lists(
    st.builds(
        InLine,
        id=st.integers(1, 99),
        joined_at=st.integers(0, 9).map(lambda n: START + timedelta(minutes=n)),
        size=st.integers(1, 3),
        passes=st.booleans(),
        is_asked=st.booleans(),
    ),
    max_size=9,
    unique_by=lambda one: one.id,
)
FREE = st.integers(0, 6)


def key(one):
    return (one.joined_at, one.id)


@given(LINES, FREE)
def test_no_chair_is_given_twice_and_nobody_asked_twice(line, free):
    by_id, turn = {one.id: one for one in line}, whose_turn(line, free)

    assert sum(by_id[number].size for number in turn.asked) + turn.left == free
    assert len(set(turn.asked)) == len(turn.asked)
    assert not any(by_id[number].is_asked or by_id[number].passes for number in turn.asked)


@given(LINES, FREE)
def test_it_is_the_order_in_which_they_came(line, free):
    by_id, turn = {one.id: one for one in line}, whose_turn(line, free)
    asked = [by_id[number] for number in turn.asked]

    assert asked == sorted(asked, key=key)
    assert whose_turn(sorted(line, key=key), free) == turn
    for one in asked:
        ahead = [x for x in line if key(x) < key(one) and x not in asked]
        assert all(x.is_asked or x.passes or x.size > one.size for x in ahead)


@given(LINES, FREE)
def test_no_chair_stays_empty_that_somebody_could_have(line, free):
    turn = whose_turn(line, free)
    waiting = [x for x in line if not (x.is_asked or x.passes or x.id in turn.asked)]

    assert all(one.size > turn.left for one in waiting)


@given(LINES)
def test_people_alone_never_starve_behind_pairs(line):
    """One place after the other: each goes to whoever came first of those who came alone."""
    alone = sorted((x for x in line if x.size == 1 and not (x.passes or x.is_asked)), key=key)
    served = []
    for _ in alone:
        (number,) = next_asked([one for one in line if one.id not in served], 1)
        served.append(number)

    assert served == [one.id for one in alone]


@given(LINES, FREE)
def test_pairs_are_asked_for_as_many_places_as_they_need_or_not_at_all(line, free):
    turn = whose_turn(line, free)
    first = min((x for x in line if not (x.passes or x.is_asked)), key=key, default=None)

    if first is not None:
        assert (first.id in turn.asked) is (0 < first.size <= free)


@given(LINES, FREE)
def test_everybody_who_was_not_asked_is_explained(line, free):
    turn = whose_turn(line, free)
    said = dict(turn.passed_over)
    last = max((key(x) for x in line if x.id in turn.asked), default=None)

    for one in line:
        is_ahead = turn.left > 0 or (last is not None and key(one) < last)
        if is_ahead and not one.is_asked and one.id not in turn.asked:
            assert said[one.id] is (Why.PASSES if one.passes else Why.NEEDS_MORE)
    assert not set(said) & set(turn.asked)
