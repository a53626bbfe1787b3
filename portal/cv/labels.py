"""The words of a CV: its headings, and ready words for years without work."""

from typing import Any

from portal.cv.parts import Why
from portal.i18n import lazy as _

WHY: dict[str, Any] = {  # as they stand in the CV
    Why.FAMILY: _("Time for my family"),
    Why.LEARNING: _("Time for learning"),
    Why.WELL: _("I was ill and am well now"),
}
CHOICES: dict[str, Any] = {**WHY, Why.OWN: _("In my own words")}
YEARS, COURSES = _("Work and other times"), _("Courses")
SKILLS, SPEAKS = _("What I can do"), _("Languages I speak")
FROM_TO, GOES_ON = _("%(since)s to %(until)s"), _("Since %(since)s")
CODE = _("code %(code)s")
