"""Who may have searches kept, and how many."""

from datetime import timedelta

from portal.viewer import MEMBERS, Viewer

MOST = 5  # searches of one member
MOST_NEW = 20  # offers that wait for her to look, of one search at a time
SETTLED = timedelta(minutes=1)  # so long after it was assured an offer is surely stored


def may_keep(viewer: Viewer) -> bool:
    """For those who look for work or a home themselves."""
    return viewer.role in MEMBERS
