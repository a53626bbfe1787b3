"""Who may do what in a plan."""

from portal.plan.models import Doer, Goal, Step
from portal.viewer import Viewer


def may_complete(viewer: Viewer, step: Step) -> bool:
    """Each side says for itself what it has done: the member for hers and for what she does with a
    service, staff for the house's."""
    if step.doer is Doer.HOUSE:
        return viewer.is_staff
    return step.member_id == viewer.id


def may_answer(viewer: Viewer, step: Step) -> bool:
    """Only the member herself says what she thinks of a step, and of those she did not write."""
    return step.member_id == viewer.id and not viewer.is_staff and not step.is_own


def may_reply(viewer: Viewer, step: Step) -> bool:
    """Staff answer an answer."""
    return viewer.is_staff and step.answer is not None


def may_change_own(viewer: Viewer, written: Goal | Step) -> bool:
    """What one wrote oneself is changed and removed by nobody else."""
    return written.is_own and written.member_id == viewer.id


def may_write(viewer: Viewer) -> bool:
    """Staff write goals and steps for those they look after."""
    return viewer.is_staff


def may_change(viewer: Viewer, written: Goal | Step) -> bool:
    """Staff change what staff wrote, never the member's own words."""
    return viewer.is_staff and not written.is_own


def may_translate(viewer: Viewer, written: Goal | Step) -> bool:
    """Staff translate everybody's words, also the member's own. Ready words need nobody."""
    return viewer.is_staff and not written.phrase


def may_want_translated(viewer: Viewer, written: Goal | Step) -> bool:
    """The member asks for what others wrote in her plan."""
    return written.member_id == viewer.id and not written.is_own and not written.phrase


def may_reach(viewer: Viewer, goal: Goal) -> bool:
    """Only the person herself says that she has reached a goal."""
    return goal.member_id == viewer.id
