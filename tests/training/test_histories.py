"""The checker of histories: what it explains, what it catches, and that it is right both ways."""

import random
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bench import histories
from tests.bench.histories import BOOK, CANCEL, DONE, FULL, NEVER, UNKNOWN, Deed, explain, is_right

AMINA, BELLA, CEREN, DILA = range(4)


def kinds(deeds, seats, places):
    return [kind for kind, _ in histories.faults(deeds, seats, places)]


def test_one_after_the_other():
    history = [
        Deed(AMINA, BOOK, 1, 2, DONE),
        Deed(BELLA, BOOK, 3, 4, FULL),
        Deed(AMINA, CANCEL, 5, 6, DONE),
        Deed(BELLA, BOOK, 7, 8, DONE),
    ]

    assert explain(history, 1, {BELLA}) == [0, 1, 2, 3]
    assert kinds(history, 1, [BELLA]) == []


def test_at_once_in_the_only_order_that_fits():
    history = [
        Deed(BELLA, BOOK, 1, 9, DONE),
        Deed(AMINA, CANCEL, 2, 8, DONE),
        Deed(CEREN, BOOK, 3, 7, FULL),
        Deed(AMINA, BOOK, 0, 1.5, DONE),
    ]

    order = explain(history, 1, {BELLA})

    assert [history[number].who for number in order] in ([0, 0, 1, 2], [0, 2, 0, 1])


@pytest.mark.parametrize(
    ("fault", "deeds", "places"),
    [
        ("overbooked", [(AMINA, BOOK, 1, 2, DONE), (BELLA, BOOK, 1, 2, DONE)], [AMINA, BELLA]),
        ("double", [(AMINA, BOOK, 1, 2, DONE), (AMINA, BOOK, 1, 2, DONE)], [AMINA, AMINA]),
        ("lost", [(AMINA, BOOK, 1, 2, DONE)], []),
        ("unexplained", [(AMINA, BOOK, 1, 2, DONE), (AMINA, CANCEL, 3, 4, DONE)], [AMINA]),
        ("unexplained", [(BELLA, BOOK, 1, 2, DONE), (AMINA, BOOK, 3, 4, FULL)], [BELLA, AMINA]),
        ("unexplained", [(AMINA, BOOK, 1, 2, FULL)], []),  # there was a place
        ("unexplained", [(AMINA, BOOK, 3, 4, DONE), (BELLA, BOOK, 1, 2, FULL)], [AMINA]),
        (
            "unexplained",  # for a moment two people had the one place
            [
                (AMINA, BOOK, 1, 2, DONE),
                (BELLA, BOOK, 3, 4, DONE),
                (AMINA, CANCEL, 5, 6, DONE),
            ],
            [BELLA],
        ),
    ],
)
def test_what_cannot_have_been_is_named(fault, deeds, places):
    assert fault in kinds([Deed(*deed) for deed in deeds], 1, places)


def test_a_deed_without_an_answer_happened_or_did_not():
    unknown = [Deed(AMINA, BOOK, 1, NEVER, UNKNOWN), Deed(BELLA, BOOK, 2, 3, FULL)]

    assert kinds(unknown, 1, [AMINA]) == []
    assert kinds(unknown[:1], 1, []) == []
    assert kinds(unknown, 1, []) == ["unexplained"]  # who had the place when Bella asked?
    given_back = [Deed(AMINA, BOOK, 1, 2, DONE), Deed(AMINA, CANCEL, 3, NEVER, UNKNOWN)]
    assert kinds(given_back, 1, [AMINA]) == kinds(given_back, 1, []) == []


def test_it_gives_up_aloud(monkeypatch):
    monkeypatch.setattr(histories, "MOST", 3)
    history = [Deed(who, BOOK, 1, 9, DONE) for who in range(5)]

    with pytest.raises(histories.Undecided):
        explain(history, 5, set(range(5)))
    assert kinds(history, 5, list(range(5))) == ["unexplained"]


moments = st.integers(0, 9)
deed = st.builds(
    lambda who, wants, a, b, answer: Deed(
        who,
        wants,
        min(a, b),
        NEVER if answer == UNKNOWN else max(a, b),
        answer if wants == BOOK or answer != FULL else DONE,
    ),
    st.integers(0, 2),
    st.sampled_from([BOOK, BOOK, CANCEL]),
    moments,
    moments,
    st.sampled_from([DONE, DONE, FULL, UNKNOWN]),
)


def exists_by_trying_all(deeds, seats, places):
    """The definition, word for word: any of the orders of any choice of the unknown ones."""
    known = [number for number, deed in enumerate(deeds) if deed.answer != UNKNOWN]
    unknown = [number for number, deed in enumerate(deeds) if deed.answer == UNKNOWN]
    return any(
        is_right(deeds, order, seats, places)
        for size in range(len(unknown) + 1)
        for happened in combinations(unknown, size)
        for order in permutations([*known, *happened])
    )


@given(
    deeds=st.lists(deed, max_size=6),
    seats=st.integers(1, 2),
    places=st.sets(st.integers(0, 2), max_size=2),
)
@settings(max_examples=400)
def test_as_trying_every_order_would_say(deeds, seats, places):
    order = explain(deeds, seats, places)

    assert (order is not None) == exists_by_trying_all(deeds, seats, places)
    assert order is None or is_right(deeds, order, seats, places)


def happened(seed, *, people=150, deeds=500, seats=5, at_once=60, unseen=0.04):
    """A history that did happen: one order is made first, then each answer comes at its time."""
    dice = random.Random(seed)  # noqa: S311 - made-up histories
    holders, ends, history = set(), {}, []
    for now in range(deeds):
        who = dice.randrange(people) if dice.random() < 0.9 else dice.choice([*holders, 0])
        begun = max(ends.get(who, 0) + 0.1, now - dice.uniform(0, at_once))
        if begun > now:
            continue
        ended = now + dice.uniform(0, at_once)
        wants = CANCEL if who in holders and dice.random() < 0.8 else BOOK
        answer = FULL if wants == BOOK and who not in holders and len(holders) == seats else DONE
        if answer == DONE:
            (holders.add if wants == BOOK else holders.discard)(who)
        if dice.random() < unseen:
            ended, answer = NEVER, UNKNOWN
        history.append(Deed(who, wants, begun, ended, answer))
        ends[who] = ended
    dice.shuffle(history)
    return history, seats, holders


@pytest.mark.parametrize("seed", range(6))
def test_long_histories_that_happened_are_explained(seed):
    history, seats, places = happened(seed)

    assert len(history) > 300
    assert histories.faults(history, seats, list(places)) == []


@pytest.mark.parametrize("seed", range(3))
def test_one_other_answer_in_a_long_history_is_wrong_unless_it_is_right(seed):
    """Where deeds do not overlap there is one order only, and the replay says whether it fits."""
    history, seats, places = happened(seed, at_once=0, unseen=0)
    history.sort(key=lambda deed: deed.begun)
    fits = []
    for number in range(50, 250, 4):
        changed = [*history]
        other = FULL if history[number].answer == DONE else DONE
        changed[number] = history[number]._replace(wants=BOOK, answer=other)
        fits.append(is_right(changed, range(len(changed)), seats, places))

        assert (explain(changed, seats, places) is not None) == fits[-1]

    assert False in fits


def test_a_sixth_place_that_was_given_back_is_found_among_hundreds():
    """Every deed by itself is right; the clock says that six had a place at one time."""
    others = range(10, 400)
    history = [Deed(who, BOOK, who / 50, 12 + who / 50, FULL) for who in others]
    history += [Deed(who, BOOK, 0, 5 + who / 10, DONE) for who in range(6)]
    given_back = Deed(0, CANCEL, 7, 15, DONE)

    assert kinds([*history, given_back], 5, [1, 2, 3, 4, 5]) == ["unexplained"]
    assert kinds([*history, given_back._replace(begun=5)], 5, [1, 2, 3, 4, 5]) == []
