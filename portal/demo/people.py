"""Houses, people, their secret words, and who looks after whom."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from os import cpu_count
from typing import Any

from sqlalchemy import bindparam, update

from portal.accounts import pin, words
from portal.accounts.models import ACTIVE, Assignment, House, Member
from portal.demo.cast import HOUSES, NEWCOMER, PARTS, Part
from portal.demo.world import Person, World, watched
from portal.seal.box import keys_of
from portal.text import fold, squeezed
from portal.viewer import Role

ORDER = (  # who is there before whom can invite
    {Role.ADMINISTRATOR},
    {Role.COORDINATOR},
    {Role.CASEWORKER},
    {Role.PEER_MENTOR, Role.GRADUATE, Role.RESIDENT},
)
STAYED = {  # days since they came, at least and at most
    Role.RESIDENT: (60, 220),
    Role.GRADUATE: (300, 900),
    Role.PEER_MENTOR: (500, 1100),
    Role.CASEWORKER: (700, 1200),
    Role.COORDINATOR: (1201, 1500),
    Role.ADMINISTRATOR: (1501, 1501),
}


def name_of(part: Part, copy: int) -> str:
    """The first of each part has the plain name, the others a number: Papatya, Papatya 2."""
    return part.name if copy == 1 else f"{part.name} {copy}"


def words_of(name: str) -> str:
    """The demo secret words of a person, as one would type them."""
    return f"demo {fold(name)} garden river"


PIN = "2718"  # of every demo person


def everybody(scale: int) -> Iterator[tuple[int, Part, str]]:
    """Copy, part and name of all people."""
    for copy in range(1, scale + 1):
        for part in PARTS:
            yield copy, part, name_of(part, copy)


def build(world: World) -> None:
    """Houses and people. Three houses at every scale: large houses are what load work wants."""
    rows = [{"name": name, "city": city, "is_demo": True} for name, city in HOUSES.items()]
    houses = dict(zip(HOUSES, world.store(House, rows), strict=True))
    hashes = _hashes(world.scale)
    for roles in ORDER:
        cast = [person for person in everybody(world.scale) if person[1].role in roles]
        rows = [
            _row(world, copy, part, name, houses[part.house], hashes[name])
            for copy, part, name in cast
        ]
        for (copy, part, name), number in zip(cast, world.store(Member, rows), strict=True):
            house_id = houses[part.house]
            world.people[copy, part.name] = Person(number, name, house_id, part)
    _give_pins(world)
    world.put(Assignment, _assignments(world))


def _give_pins(world: World) -> None:
    """Everybody has a PIN; nobody has it asked yet."""
    keys = keys_of(world.db)
    pins = [
        {"number": person.id, "digest": pin.digest(keys, person.id, PIN)}
        for person in world.people.values()
    ]
    mine = update(Member.__table__).where(Member.id == bindparam("number"))  # type: ignore[arg-type]
    world.db.execute(mine.values(pin_digest=bindparam("digest")), pins)


def _hashes(scale: int) -> dict[str, str]:
    """Everybody's own slow hash with a salt of its own: about 20 ms each, on all processors."""
    names = [name for _, _, name in everybody(scale)]
    with ThreadPoolExecutor(cpu_count()) as pool:
        made = pool.map(lambda name: words.hash_of(words_of(name)), names)
        return dict(zip(names, watched(made, "People", len(names)), strict=True))


def _row(
    world: World, copy: int, part: Part, name: str, house_id: int, words_hash: str
) -> dict[str, Any]:
    inviter = _inviter(world, copy, part)
    return {
        "house_id": house_id,
        "name": name,
        "name_key": squeezed(name),
        "role": part.role,
        "state": ACTIVE,
        "language": part.language,
        "words_hash": words_hash,
        "invited_by_id": inviter.id if inviter else None,
        "joined_at": _joined_at(world, part),
    }


def _inviter(world: World, copy: int, part: Part) -> Person | None:
    if part.role is Role.ADMINISTRATOR:
        return None
    if part.is_staff:
        return world.person(copy, "Admin")
    return world.person(copy, part.carer) if part.carer else world.staff_of(copy, part.house)[0]


def _joined_at(world: World, part: Part) -> datetime:
    days = world.chance.randint(*STAYED[part.role])
    if part.name == NEWCOMER:
        days = 33  # so that her plan is younger than she is here
    return world.times.at(world.times.workday(-days), world.chance.randint(9, 16))


def _assignments(world: World) -> Iterator[dict[str, Any]]:
    for (copy, _), person in world.people.items():
        if person.part.carer:
            days = 30 if person.part.role is Role.RESIDENT else 100
            yield {
                "staff_id": world.person(copy, person.part.carer).id,
                "member_id": person.id,
                "since": world.times.at(world.times.workday(-days), 10),
            }
