"""What a member's plan has on a day, for pages of other features, where it may be told."""

from datetime import date

from portal.plan.queries import steps_on
from portal.viewer import MEMBERS
from portal.web.paths import path
from portal.web.request import Planned, Request


def planned_on(request: Request, day: date) -> list[Planned]:
    """Nothing while her private pages are shut, and nothing of topics that she hides here."""
    viewer = request.viewer
    if viewer is None or viewer.role not in MEMBERS or not request.sees_private:
        return []
    found = steps_on(request.db, viewer, day, request.language.code)
    return [Planned(step.text, step.language, path("plan.step", id=step.id)) for step in found]
