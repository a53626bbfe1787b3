"""What waits for a staff person besides posts: questions about what the house owes, exceptions to
look at, colleagues to agree with."""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts import countersigns, glass
from portal.duty import at_desk as duty
from portal.plan.desk_questions import count_waiting
from portal.viewer import Role, Viewer


class Waiting(NamedTuple):
    oversees: bool  # whether exceptions are hers to look at
    exceptions: int
    requests: int
    looks_after: bool  # whether she answers questions about plans
    questions: int
    translations: int  # that colleagues asked for
    concerns: int  # told to those on duty, and nobody has read them


def waiting_for(db: Session, viewer: Viewer) -> Waiting:
    """At most three statements."""
    looks_after = viewer.role in {Role.CASEWORKER, Role.COORDINATOR}
    questions, translations = count_waiting(db, viewer) if looks_after else (0, 0)
    oversees = viewer.role in {Role.COORDINATOR, Role.ADMINISTRATOR}
    exceptions = glass.count_unseen(db, viewer) if oversees else 0
    both = select(countersigns.how_many(viewer), duty.how_many(viewer))
    requests, concerns = db.execute(both).one()
    return Waiting(oversees, exceptions, requests, looks_after, questions, translations, concerns)
