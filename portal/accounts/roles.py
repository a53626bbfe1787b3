"""Giving somebody another role: alone, or together with a colleague."""

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from portal.accounts import countersigns, glass, news, rules, visits
from portal.accounts.models import ACTIVE, Assignment, Countersign, Deal, Member, News
from portal.db import changed
from portal.i18n import lazy as _
from portal.refusal import Refused, require
from portal.trail.actions import record
from portal.trail.deeds import Deed
from portal.viewer import MEMBERS, Role, Viewer

CARERS = frozenset({Role.CASEWORKER, Role.COORDINATOR})


def change(db: Session, by: Viewer, person: Member, role: Role) -> Countersign | None:
    """From now on she has this role; old visits end, and she is told. Where two are needed and a
    colleague has not agreed yet: the request that waits for one, and nothing else happens.

    Raises `Refused` for the last administrator.
    """
    require(role in rules.roles_for(by, person))
    _keep_an_administrator(db, person)
    alone = not rules.needs_two(by, person, role)
    if not alone and not countersigns.use(db, by, Deal.ROLE, person.id, role.value):
        return countersigns.ask(db, by, Deal.ROLE, person, role.value)
    same = update(Member).where(Member.id == person.id, Member.role == person.role)
    if not changed(db, same.values(role=role)):
        raise Refused(_("Somebody else changed this role just now."))
    db.refresh(person)
    _release(db, person)
    visits.end_all(db, person.id)
    news.tell(db, person.id, News.ROLE)
    record(db, person.id, by, Deed.ROLE_CHANGED)
    return None


def _keep_an_administrator(db: Session, person: Member) -> None:
    """Two who step down at the same moment wait for each other here."""
    if person.role is not Role.ADMINISTRATOR:
        return
    active = select(Member.id).where(Member.role == Role.ADMINISTRATOR, Member.state == ACTIVE)
    if not set(db.scalars(active.order_by(Member.id).with_for_update())) - {person.id}:
        raise Refused(_("There must be another administrator first."))


def _release(db: Session, person: Member) -> None:
    """What only the old role allowed is over: looking after people, or being looked after."""
    glass.end_all(db, person.id)
    carer = Assignment.staff_id == person.id
    cared_for = Assignment.member_id == person.id
    over = [carer] * (person.role not in CARERS) + [cared_for] * (person.role not in MEMBERS)
    if over:
        changed(db, delete(Assignment).where(or_(*over)))
