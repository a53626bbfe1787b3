"""The words that stand in a calendar, and whether the room stands there too."""

from portal.calendar_file import LONGEST_TITLE
from portal.i18n import lazy as _
from portal.web.forms import Form, tick
from portal.web.forms import text as line

APPOINTMENT = _("Appointment")


class Words(Form):
    """Nothing of the session is in an entry but its hours."""

    title = line(_("What the calendar shows"), most=LONGEST_TITLE)
    with_place = tick(
        _("The room as well"),
        hint=_(
            "Only words such as “Room 2”, never an address; words that hold the name of a house "
            "are left out. Others may guess more from it."
        ),
    )
