"""The clocks of CVs, of what somebody was interested in, and of reports about offers."""

from sqlalchemy import and_

from portal.i18n import lazy as _
from portal.interest.models import OVER, Interest
from portal.listings.models import Report
from portal.retention.shape import MONTH, WHILE_HERE, Clock

CLOCKS: dict[str, Clock] = {
    "cv": Clock(_("So that you need not write it anew for every job."), WHILE_HERE),
    "interests": Clock(
        _("So that you can see what went out in your name, and what came of it."),
        _("%(n)s months after it is over."),
        12,
        MONTH,
        Interest,
        lambda before: and_(Interest.state.in_(OVER), Interest.changed_at < before),
    ),
    "listing_reports": Clock(
        _("So that those who check offers can look into it. They do not learn who it was."),
        _("%(n)s months after somebody decided."),
        12,
        MONTH,
        Report,
        lambda before: Report.decided_at < before,
    ),
}
