"""What a member has on a day, for pages of other features, where it may be told."""

from datetime import date

from portal import formats
from portal.i18n import lazy as _
from portal.interest.meetings import meetings_of
from portal.plan.queries import steps_on
from portal.viewer import MEMBERS
from portal.web.paths import path
from portal.web.request import Planned, Request

JOB, HOME = _("Interview"), _("A look at the home")


def planned_on(request: Request, day: date) -> list[Planned]:
    """Nothing while her private pages are shut, and nothing of topics that she hides here."""
    viewer = request.viewer
    if viewer is None or viewer.role not in MEMBERS or not request.sees_private:
        return []
    code, zone = request.language.code, formats.zone()
    found = steps_on(request.db, viewer, day, code)
    steps = [Planned(step.text, step.language, path("plan.step", id=step.id)) for step in found]
    return steps + [
        Planned(str(JOB if one.is_job else HOME), code, path("interest.show", id=one.interest_id))
        for one in meetings_of(request.db, viewer.id)
        if one.is_coming and one.when.at.astimezone(zone).date() == day
    ]
