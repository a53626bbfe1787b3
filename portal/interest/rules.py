"""The moves of an interest: which are possible, and who makes them."""

from portal.interest.models import OPEN, State
from portal.viewer import MEMBERS, Viewer

HERS = {  # what she says herself
    State.STARTED: frozenset({State.SENT, State.INTERVIEW, State.OFFERED}),
    State.ENDED: frozenset({State.SENT, State.INTERVIEW, State.OFFERED, State.STARTED}),
    State.WITHDRAWN: OPEN,
}
OF_HOUSE = {  # what staff write down; neither a yes nor a no of hers is among it
    State.SENT: frozenset({State.ASKED}),
    State.INTERVIEW: frozenset({State.SENT, State.INTERVIEW, State.OFFERED}),
    State.OFFERED: frozenset({State.SENT, State.INTERVIEW}),
    State.ENDED: frozenset({State.ASKED, State.SENT, State.INTERVIEW, State.OFFERED}),
}
TALKS = frozenset({State.SENT, State.INTERVIEW, State.OFFERED})
"""While it stands so, words of those who offer it can be passed on."""


def she_may_move(before: State, after: State) -> bool:
    """Her yes back at any time; that she began, or that it came to nothing."""
    return before in HERS.get(after, ())


def house_may_move(before: State, after: State) -> bool:
    """What went out, what came back, and that nothing more will come."""
    return before in OF_HOUSE.get(after, ())


def moves_in(state: State) -> list[State]:
    """What the house can write down now, besides a date."""
    return [s for s in (State.OFFERED, State.ENDED) if house_may_move(state, s)]


def may_ask(viewer: Viewer) -> bool:
    """Those who look for work or a home themselves."""
    return viewer.role in MEMBERS


def may_answer(viewer: Viewer, member_id: int) -> bool:
    """Only the person herself, in her own visit."""
    return viewer.is_herself(member_id)


def may_pass_on(viewer: Viewer, *, looks_after: bool) -> bool:
    """Staff who look after her."""
    return viewer.is_staff and looks_after
