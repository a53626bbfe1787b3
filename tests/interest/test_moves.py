"""The rule of moves, on its own: from every state to every state, by her and by the house."""

import pytest

from portal.desk.interest_forms import OUTCOMES
from portal.interest import labels, rules
from portal.interest.models import OPEN, OVER, State
from portal.viewer import Role, Viewer

S = State
HERS = (
    {(s, S.WITHDRAWN) for s in OPEN}
    | {(s, S.STARTED) for s in (S.SENT, S.INTERVIEW, S.OFFERED)}
    | {(s, S.ENDED) for s in (S.SENT, S.INTERVIEW, S.OFFERED, S.STARTED)}
)
OF_HOUSE = (
    {(S.ASKED, S.SENT), (S.SENT, S.OFFERED), (S.INTERVIEW, S.OFFERED)}
    | {(s, S.INTERVIEW) for s in (S.SENT, S.INTERVIEW, S.OFFERED)}
    | {(s, S.ENDED) for s in (S.ASKED, S.SENT, S.INTERVIEW, S.OFFERED)}
)


@pytest.mark.parametrize("after", State)
@pytest.mark.parametrize("before", State)
def test_every_move(before, after):
    assert rules.she_may_move(before, after) is ((before, after) in HERS)
    assert rules.house_may_move(before, after) is ((before, after) in OF_HOUSE)


def test_nothing_leaves_what_is_over_and_every_word_is_there():
    assert {before for before, _ in HERS | OF_HOUSE} == OPEN
    assert frozenset(State) - OPEN == OVER
    for words in (labels.HERS, labels.OF_HOUSE, labels.HAPPENED, labels.WHY_NOT):
        assert set(words) == set(State)
    assert {s for state in State for s in rules.moves_in(state)} <= set(OUTCOMES)


@pytest.mark.parametrize("role", Role)
def test_only_she_answers_and_only_who_looks_after_her_passes_on(role):
    viewer = Viewer(7, "x", role, 1, "en")
    is_member = role in {Role.RESIDENT, Role.GRADUATE, Role.PEER_MENTOR}

    assert rules.may_answer(viewer, 7) is is_member
    assert rules.may_answer(viewer, 8) is False
    assert rules.may_pass_on(viewer, looks_after=True) is not is_member
    assert rules.may_pass_on(viewer, looks_after=False) is False
