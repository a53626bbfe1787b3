"""The clocks of what is told to those on duty, and of letters to the mentors."""

from portal.duty.models import Concern, Shift
from portal.i18n import lazy as _
from portal.letters.models import Letter
from portal.retention.shape import DAY, MONTH, Clock

CLOCKS: dict[str, Clock] = {
    "concerns": Clock(
        _("So that you can see what came of it, and nothing is forgotten."),
        _("%(n)s months after it was looked after."),
        24,
        MONTH,
        Concern,
        lambda before: Concern.closed_at < before,
    ),
    "letters": Clock(
        _("So that you find again what the mentors answered."),
        _("%(n)s months after the last message. You can take everything back sooner."),
        12,
        MONTH,
        Letter,
        lambda before: Letter.last_at < before,
    ),
    "shifts": Clock(
        _("So that it is known who was there for people, and when."),
        _("%(n)s days after the shift."),
        90,
        DAY,
        Shift,
        lambda before: Shift.until < before,
    ),
}
