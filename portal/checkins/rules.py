"""How long after a start somebody can be asked, and who may be."""

from datetime import datetime, timedelta
from typing import Any

from portal.checkins.models import After, Checkin, Sees
from portal.i18n import lazy as _
from portal.viewer import MEMBERS, Viewer

WAITS = {
    After.WEEK: timedelta(days=7),
    After.MONTH: timedelta(days=30),
    After.QUARTER: timedelta(days=91),
}
MOST = 1000  # characters of her own words
AFTER: dict[After, Any] = {
    After.WEEK: _("One week after the start"),
    After.MONTH: _("One month after the start"),
    After.QUARTER: _("Three months after the start"),
}
SEES: dict[Sees, Any] = {
    Sees.NOBODY: _("Nobody but me"),
    Sees.CARERS: _("I, and those who look after me"),
}


def may_have(viewer: Viewer) -> bool:
    return viewer.role in MEMBERS


def may_be_asked(after: After, started_at: datetime, now: datetime) -> bool:
    """What is over by now is not offered any more."""
    return started_at + WAITS[after] > now


def is_due(row: Checkin, now: datetime) -> bool:
    return row.answered_at is None and row.due_at <= now
