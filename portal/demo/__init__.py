"""The demo world: three houses, their people and all they did, the same on every machine.

Everything is counted from today, so that it is never stale on the day it is made. Texts lie in
TOML files beside the code; `scale` makes so many copies of the cast, each with the same texts.
"""

from collections.abc import Callable, Iterator

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from portal.accounts.models import ACTIVE, House, Member
from portal.db import Database
from portal.demo import (
    after,
    cast,
    checks,
    interests,
    looks,
    openings,
    papers,
    people,
    plans,
    questions,
    referrals,
    reports,
    rooms,
    support,
    talk,
    trainings,
    vetting,
    ways,
)
from portal.demo.people import PIN, words_of
from portal.demo.times import Times
from portal.demo.world import World
from portal.settings import Settings

__all__ = ["NAMED", "PIN", "build", "cards", "cards_in", "words_of"]

PARTS = {part.name: part for part in cast.PARTS}
NAMED = [(name.lower(), PARTS[name].role.value, PARTS[name].language) for name in cast.NAMED]

Card = tuple[str, str, str, str]  # name, words, role, language


def build(
    database: Database, settings: Settings, *, scale: int = 1, say: Callable[[str], object] = print
) -> None:
    """Fill an empty database in one transaction: all of the demo world, or nothing."""
    say(f"Making the demo world: {len(cast.PARTS) * scale} people …")
    with database.transaction(writing=True) as db:
        world = World(db, Times(settings.zone), scale)
        people.build(world)
        trainings.build(world)
        openings.build(world)
        checks.build(world)
        vetting.build(world)
        plans.build(world)
        questions.build(world)
        ways.build(world)
        referrals.build(world)
        interests.build(world)
        after.build(world)
        reports.build(world, talk.build(world))
        rooms.build(world)
        support.build(world)
        looks.build(world)
        papers.build(world)
        db.execute(text("ANALYZE"))  # so that the first queries are planned for these many rows
    say("The demo world is ready.")


def cards(scale: int = 1) -> Iterator[Card]:
    """Name, secret words, role and language of every demo person."""
    for _, part, name in people.everybody(scale):
        yield name, words_of(name), part.role.value, part.language


def cards_in(db: Session) -> Iterator[Card]:
    """The same for the people who are in this database, at whatever scale it was made."""
    members = select(Member.name).join(House, House.id == Member.house_id)
    there = set(db.scalars(members.where(House.is_demo, Member.state == ACTIVE)))
    scale = -(-len(there) // len(cast.PARTS))
    return (card for card in cards(scale) if card[0] in there)
