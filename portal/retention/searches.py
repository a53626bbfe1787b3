"""How long searches, what is new for them and what she can do are kept."""

from portal.i18n import lazy as _
from portal.retention.shape import DAY, MONTH, WHILE_HERE, Clock
from portal.searches.models import Match, Search

CLOCKS: dict[str, Clock] = {
    "searches": Clock(
        _("So that you are told what is new and fits."),
        _("%(n)s months after you looked last, or until you let it go."),
        12,
        MONTH,
        Search,
        lambda before: Search.looked_at < before,
    ),
    "matches": Clock(
        _("So that you find what is new when you come."),
        _("%(n)s days, or until you have looked."),
        90,
        DAY,
        Match,
        lambda before: Match.at < before,
    ),
    "skills": Clock(_("So that the list can say which jobs fit."), WHILE_HERE),
}
