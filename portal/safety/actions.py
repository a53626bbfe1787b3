"""Keeping and deleting one's own safety plan. Nothing of it is in the trail: nobody may know."""

import json
import secrets
from collections.abc import Mapping

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts import unsent
from portal.db import changed, forget_deleted, insert_if_new
from portal.refusal import require
from portal.safety import rules
from portal.safety.models import SafetyPlan
from portal.safety.queries import plan_of, read
from portal.viewer import Viewer

NONE = 0  # the version of a plan that is not there
LATEST_BEGINNING = 1_000_000_000


def keep(db: Session, member: Viewer, said: Mapping[str, str], *, version: int) -> bool:
    """From now on this stands, if what stands is still the version she began from; false when
    it is not, unless it says the same. A plan without a word in it is none."""
    require(rules.may_write(member))
    sheet = {key: text for key, text in said.items() if text}
    plan = plan_of(db, member, locked=True) or _begun(db, member, sheet, version)
    if read(plan) == sheet:
        return True
    if plan is None or plan.version != version:
        return False
    if not sheet:
        remove(db, member)
        return True
    plan.sheet, plan.version = _packed(sheet), plan.version + 1
    plan.written_at = clock.now()
    return True


def remove(db: Session, member: Viewer) -> None:
    """All of it goes, also what was not sent, and nothing says that it was there. Twice is once."""
    require(rules.may_write(member))
    changed(db, delete(SafetyPlan).where(SafetyPlan.member_id == member.id))
    unsent.throw_away_behind_pin(db, member.id)
    forget_deleted(db)


def _begun(db: Session, member: Viewer, sheet: dict[str, str], version: int) -> SafetyPlan | None:
    """Her plan with its first words. Two phones that begin at once: the second finds the first's.

    A plan begins at a number that is not guessed, so that a form of one that was deleted does not
    fit another.
    """
    if version != NONE or not sheet:
        return None
    first = {
        "member_id": member.id,
        "version": secrets.randbelow(LATEST_BEGINNING) + 1,
        "sheet_sealed": b"",
        "written_at": clock.now(),
    }
    is_new = insert_if_new(db, SafetyPlan, first)
    plan = plan_of(db, member, locked=True)
    if is_new and plan is not None:
        plan.sheet = _packed(sheet)
    return plan


def _packed(sheet: Mapping[str, str]) -> str:
    return json.dumps(dict(sheet), ensure_ascii=False)
