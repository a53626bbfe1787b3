"""What waits for a staff person besides posts: questions about what the house owes, exceptions to
look at, colleagues to agree with."""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts import countersigns, glass
from portal.accounts.care import values_for
from portal.duty import at_desk as duty
from portal.formats import today
from portal.interest.queries import how_many_to_send
from portal.plan.desk_questions import count_waiting
from portal.vetting import queries as vetting
from portal.viewer import Role, Viewer


class Waiting(NamedTuple):
    oversees: bool  # whether exceptions are hers to look at
    exceptions: int
    requests: int
    looks_after: bool  # whether she answers questions about plans
    questions: int
    translations: int  # that colleagues asked for
    concerns: int  # told to those on duty, and nobody has read them
    offers: int  # of work and homes, that nobody or one person has looked at
    hidden: int  # offers that were reported: hidden until somebody decides
    to_send: int  # answers to offers that her people said yes to, and that nobody has sent


def waiting_for(db: Session, viewer: Viewer) -> Waiting:
    """At most three statements."""
    looks_after = viewer.role in {Role.CASEWORKER, Role.COORDINATOR}
    questions, translations = count_waiting(db, viewer) if looks_after else (0, 0)
    oversees = viewer.role in {Role.COORDINATOR, Role.ADMINISTRATOR}
    exceptions = glass.count_unseen(db, viewer) if oversees else 0
    counted = select(
        countersigns.how_many(viewer),
        duty.how_many(viewer),
        vetting.how_many(viewer),
        vetting.how_many_hidden(viewer),
        how_many_to_send(),
    )
    asked = values_for(viewer) | {"today": today()}
    requests, concerns, offers, hidden, to_send = db.execute(counted, asked).one()
    return Waiting(
        oversees=oversees,
        exceptions=exceptions,
        requests=requests,
        looks_after=looks_after,
        questions=questions,
        translations=translations,
        concerns=concerns,
        offers=offers,
        hidden=hidden,
        to_send=to_send,
    )
