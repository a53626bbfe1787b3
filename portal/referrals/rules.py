"""The moves of a referral: which are possible, and who makes them."""

from portal.referrals.models import State
from portal.viewer import Viewer

HERS = {  # what only she can say, in her own visit
    State.IN_PROGRESS: frozenset({State.ASKED}),
    State.REVOKED: frozenset({State.ASKED, State.IN_PROGRESS, State.ACCEPTED}),
}
OF_HOUSE = {  # what staff write down; a yes is not among it
    State.ACCEPTED: frozenset({State.IN_PROGRESS}),
    State.REJECTED: frozenset({State.IN_PROGRESS}),
    State.DONE: frozenset({State.ACCEPTED}),
    State.REVOKED: frozenset({State.ASKED}),
}
ANSWERS = frozenset(OF_HOUSE) - {State.REVOKED}
"""What a service can answer."""


def she_may_move(before: State, after: State) -> bool:
    """Yes to a question; no, or her yes back, until it is over."""
    return before in HERS.get(after, ())


def house_may_move(before: State, after: State) -> bool:
    """The service's answer once she has said yes; the question back while she has not."""
    return before in OF_HOUSE.get(after, ())


def answers_in(state: State) -> list[State]:
    """What the house can write down now."""
    return [after for after in State if after in ANSWERS and house_may_move(state, after)]


def may_answer(viewer: Viewer, member_id: int) -> bool:
    """Only the person herself, in her own visit."""
    return viewer.is_herself(member_id)


def may_refer(viewer: Viewer, *, looks_after: bool) -> bool:
    """Staff who look after her."""
    return viewer.is_staff and looks_after
