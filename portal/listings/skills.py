"""What people can do and what offers ask for, under the same few words."""

from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portal.db import insert_if_new
from portal.i18n import lazy as _
from portal.listings import rules
from portal.listings.models import Skill
from portal.refusal import require
from portal.viewer import Viewer

SKILLS: dict[str, Any] = {
    "sewing": _("Sewing"),
    "knitting": _("Knitting and embroidery"),
    "ironing": _("Washing and ironing"),
    "cooking": _("Cooking"),
    "baking": _("Baking"),
    "serving": _("Waiting at tables"),
    "cleaning": _("Cleaning"),
    "children": _("Looking after children"),
    "elderly": _("Looking after old or ill people"),
    "hair": _("Hairdressing"),
    "beauty": _("Nails and beauty"),
    "selling": _("Selling"),
    "money": _("Till and counting money"),
    "packing": _("Packing and sorting"),
    "garden": _("Garden and farm work"),
    "crafts": _("Crafts"),
    "repair": _("Repairing things"),
    "driving": _("Driving a car"),
    "computer": _("Computer"),
    "office": _("Office work"),
    "phone": _("Talking on the phone"),
    "teaching": _("Teaching others"),
    "interpreting": _("Interpreting"),
    "turkish": _("Turkish"),
    "english": _("English"),
    "arabic": _("Arabic"),
    "russian": _("Russian"),
}


NONE: frozenset[str] = frozenset()


def skills_of(listing: Any) -> list[Any]:
    """What an offer asks for, in words."""
    return [SKILLS[key] for key in listing.skills or () if key in SKILLS]


def fits(listing: Any, own: frozenset[str]) -> list[Any]:
    """What an offer asks for of what she ticked, in words. There is no score."""
    return [SKILLS[key] for key in listing.skills or () if key in own and key in SKILLS]


def own_of(db: Session, viewer: Viewer) -> frozenset[str]:
    return frozenset(db.scalars(select(Skill.key).where(Skill.member_id == viewer.id)))


def tick(db: Session, member: Viewer, keys: set[str]) -> None:
    """These and no others. Twice is once."""
    require(rules.may_save(member))
    mine = delete(Skill).where(Skill.member_id == member.id, Skill.key.not_in(keys))
    db.execute(mine.execution_options(synchronize_session=False))
    for key in SKILLS:
        if key in keys:
            insert_if_new(db, Skill, {"member_id": member.id, "key": key})
