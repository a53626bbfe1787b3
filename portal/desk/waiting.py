"""What waits for a staff person besides posts: exceptions to look at, colleagues to agree with."""

from typing import NamedTuple

from sqlalchemy.orm import Session

from portal.accounts import countersigns, glass
from portal.plan import errands
from portal.viewer import Role, Viewer


class Waiting(NamedTuple):
    oversees: bool  # whether exceptions are hers to look at
    exceptions: int
    requests: int
    translations: int  # that colleagues asked for


def waiting_for(db: Session, viewer: Viewer) -> Waiting:
    """At most three statements."""
    oversees = viewer.role in {Role.COORDINATOR, Role.ADMINISTRATOR}
    exceptions = glass.count_unseen(db, viewer) if oversees else 0
    requests = countersigns.count_waiting(db, viewer)
    cares = viewer.role is not Role.ADMINISTRATOR
    return Waiting(oversees, exceptions, requests, errands.count_for(db, viewer) if cares else 0)
