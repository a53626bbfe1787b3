"""What staff may do with courses and sessions."""

from portal.training.models import Course, Training
from portal.viewer import Role, Viewer

PLANNERS = frozenset({Role.CASEWORKER, Role.COORDINATOR})


def may_plan_for(viewer: Viewer, house_id: int | None) -> bool:
    """Caseworkers and coordinators for their house; for all houses coordinators."""
    if house_id is None:
        return viewer.role is Role.COORDINATOR
    return viewer.role in PLANNERS and viewer.house_id == house_id


def may_change(viewer: Viewer, training: Training) -> bool:
    return may_plan_for(viewer, training.house_id)


def may_write(viewer: Viewer, course: Course) -> bool:
    return may_plan_for(viewer, course.house_id)


def may_mark(viewer: Viewer, training: Training) -> bool:
    """Who was there is known to whoever held the session, and to those who plan for the house."""
    holds_it = viewer.role in PLANNERS and training.trainer_id == viewer.id
    return holds_it or may_change(viewer, training)


def fits(course: Course, house_id: int | None) -> bool:
    """A course of one house has no sessions elsewhere."""
    return course.house_id in {None, house_id}
