"""Random tamperings with a stored trail: what somebody can do who writes to the database.

Each takes a snapshot and a source of chance, and returns another snapshot.
"""

import secrets
from datetime import timedelta
from operator import attrgetter

COLUMNS = (
    "member_id",
    "subject",
    "by_id",
    "by_number",
    "by_name",
    "deed",
    "purpose",
    "reason_sealed",
    "at",
    "mac",
)


def edit(world, chance):
    """One column of one entry says something else."""
    spot, column = chance.randrange(len(world.links)), chance.choice(COLUMNS)
    link = world.links[spot]
    changed = link._replace(**{column: _other(getattr(link, column), column, world, chance)})
    return _with(world, spot, changed)


def delete(world, chance):
    """One or more entries are gone, at the end as well, and the state is as it was."""
    first = chance.randrange(len(world.links))
    last = min(len(world.links), first + chance.randint(1, 3))
    return world._replace(links=world.links[:first] + world.links[last:])


def insert(world, chance):
    """A made-up or copied entry is put in front, in place of another one, or behind."""
    model = chance.choice(world.links)
    number = chance.choice((*range(-3, 1), *range(len(world.links) + 1, len(world.links) + 4)))
    forged = model._replace(id=number, mac=chance.choice((model.mac, secrets.token_hex(32))))
    return world._replace(links=tuple(sorted((*world.links, forged))))


def push_in(world, chance):
    """An entry is put in between; everything behind it gets the next number."""
    spot = chance.randrange(len(world.links))
    copied = chance.choice(world.links)._replace(id=spot + 1)
    behind = [link._replace(id=link.id + 1) for link in world.links[spot:]]
    return world._replace(links=(*world.links[:spot], copied, *behind))


def take_out(world, chance):
    """An entry goes; everything behind it gets the number before, so that there is no gap."""
    spot = chance.randrange(len(world.links))
    behind = [link._replace(id=link.id - 1) for link in world.links[spot + 1 :]]
    return world._replace(links=(*world.links[:spot], *behind))


def swap(world, chance):
    """Two entries change places, with or without their macs."""
    one, other = chance.sample(range(len(world.links)), 2)
    kept = chance.choice((("id",), ("id", "mac")))
    first, second = world.links[one], world.links[other]
    stays = [{name: getattr(link, name) for name in kept} for link in (first, second)]
    swapped = _with(world, one, second._replace(**stays[0]))
    return _with(swapped, other, first._replace(**stays[1]))


def copy_over(world, chance):
    """One entry now says what another one says."""
    one, other = chance.sample(range(len(world.links)), 2)
    kept = {"id": world.links[one].id}
    return _with(world, one, world.links[other]._replace(**kept))


def cut(world, chance):
    """The end is cut off, and the state stays."""
    return world._replace(links=world.links[: chance.randrange(len(world.links))])


def roll_back(world, chance):
    """The end is cut off, and the state of that day is put back. Only the heads know."""
    length = chance.randrange(1, len(world.links))
    return world._replace(links=world.links[:length], end=world.earlier[length])


def old_state(world, chance):
    """The state is an older one, the entries are all there."""
    return world._replace(end=world.earlier[chance.randrange(1, len(world.links))])


def cut_heads(world, chance):
    """The file of heads lost its end."""
    return world._replace(heads=world.heads[: chance.randrange(len(world.heads))])


def forge_head(world, chance):
    """The file of heads tells of another link."""
    spot = chance.randrange(len(world.heads))
    head = world.heads[spot]._replace(mac=secrets.token_hex(32))
    return world._replace(heads=(*world.heads[:spot], head, *world.heads[spot + 1 :]))


WAYS = (
    *[edit] * 6,
    delete,
    insert,
    push_in,
    take_out,
    swap,
    copy_over,
    cut,
    roll_back,
    old_state,
    cut_heads,
    forge_head,
)


def _other(value, column, world, chance):
    """Another value for a column, as small a change as it can be."""
    match column:
        case "member_id" | "by_id":
            return chance.choice(sorted(world.people - {value}) + [None])
        case "subject" | "by_number":
            return value + chance.choice((-1, 1))
        case "at":
            return value + timedelta(microseconds=chance.choice((-1, 1)))
        case "reason_sealed":
            return _flipped(value, chance) if value else secrets.token_bytes(30)
        case "mac":
            spot = chance.randrange(64)
            return value[:spot] + ("0" if value[spot] != "0" else "1") + value[spot + 1 :]
        case "purpose":
            return "" if value else "danger"
    return value + chance.choice(" x")


def _flipped(value, chance):
    """The same bytes but for one bit."""
    spot = chance.randrange(len(value))
    return value[:spot] + bytes([value[spot] ^ 1 << chance.randrange(8)]) + value[spot + 1 :]


def _with(world, spot, link):
    links = (*world.links[:spot], link, *world.links[spot + 1 :])
    return world._replace(links=tuple(sorted(links, key=attrgetter("id"))))
