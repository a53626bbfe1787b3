"""Ten thousand random tamperings with the trail: every one is found."""

import random
from typing import NamedTuple

import pytest
from sqlalchemy import delete, insert, text

from portal.trail import verifying
from portal.trail.chain import End, next_key, store
from portal.trail.models import TrailEntry
from portal.trail.verifying import faults, lag, verify
from tests.trail import tampering
from tests.trail.conftest import ROOT, snapshot, write_some

CASES = 10_000
IN_A_DATABASE = 60


class World(NamedTuple):
    """A snapshot, and the states that were there before."""

    links: tuple
    end: End
    heads: tuple
    people: frozenset
    earlier: tuple = ()


@pytest.fixture
def world(db, people, heads_file):
    """A stored trail of eight entries, read back."""
    write_some(db, people)
    found = World(*snapshot(db, heads_file))
    ends, key = [End(0, "", ROOT)], ROOT
    for link in found.links:
        key = next_key(key)
        ends.append(End(link.id, link.mac, key))
    assert ends[-1] == found.end
    return found._replace(earlier=tuple(ends))


def found_in(world):
    wrong = faults(ROOT, world.end, world.links, world.heads, world.people)
    return wrong + lag(world.end, world.heads)


def tamperings(world, how_many, seed=7):
    """(way, tampered world) so many times, each of them different from the world."""
    chance = random.Random(seed)  # noqa: S311 - to be the same each time, not to be secret
    while how_many:
        way = chance.choice(tampering.WAYS)
        tampered = way(world, chance)
        if tampered != world:
            how_many -= 1
            yield way.__name__, tampered


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_ten_thousand_tamperings_are_found(world):
    missed = [way for way, tampered in tamperings(world, CASES) if not found_in(tampered)]

    assert missed == []
    assert found_in(world) == []  # the control: it is not just never content


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_blind_verifier_would_miss_many(world, monkeypatch):
    """The control: without keys, edits are not seen; without heads, a rolled back end is not."""
    rolled = [t for way, t in tamperings(world, 400) if way == "roll_back"]
    unseen = [t for t in rolled if not faults(ROOT, t.end, t.links, (), t.people)]
    monkeypatch.setattr(verifying, "mac_of", lambda key, link, before: link.mac)
    edits = [t for way, t in tamperings(world, 400) if way == "edit"]
    missed = [t for t in edits if not found_in(t)]

    assert len(unseen) == len(rolled) > 10
    assert len(missed) > len(edits) / 2


def test_tamperings_in_the_database_are_found(db, world):
    """The same through the stored rows: each is made, looked for and undone."""
    missed = []
    for way, tampered in tamperings(world, IN_A_DATABASE, seed=11):
        db.do(put, tampered)
        if not db.ask(verify, ROOT, tampered.heads) + lag(tampered.end, tampered.heads):
            missed.append(way)
    db.do(put, world)

    assert missed == []
    assert db.ask(verify, ROOT, world.heads) == []


def put(session, world):
    """Store the rows and the state of this world."""
    session.execute(delete(TrailEntry))
    if world.links:
        session.execute(insert(TrailEntry), [link._asdict() for link in world.links])
    store(session, world.end)


SENTENCES = {
    "UPDATE trail_entries SET member_id = NULL WHERE id = 3": [
        "entry 3 was taken from the people it names"
    ],
    "UPDATE trail_entries SET by_id = NULL WHERE id = 3": [
        "entry 3 was taken from the people it names"
    ],
    "DELETE FROM trail_entries WHERE id = 5": ["entry 5 is missing"],
    "DELETE FROM trail_entries WHERE id > 6": ["entry 7 is missing", "entry 8 is missing"],
    "DELETE FROM trail_state": ["the state of the trail is missing"],
    "UPDATE trail_entries SET id = -1 WHERE id = 8": [
        "entry -1 does not belong to the chain",
        "entry 8 is missing",
    ],
}


@pytest.mark.parametrize("statement", SENTENCES)
def test_what_is_wrong_is_said_plainly(db, world, statement):
    db.do(lambda session: session.execute(text(statement)))

    assert db.ask(verify, ROOT, world.heads) == SENTENCES[statement]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("column", ["at", "by_name", "deed", "reason_sealed", "mac", "subject"])
@pytest.mark.parametrize("nonsense", ["'no such thing'", "x'00ff'", "1.5"])
def test_what_no_column_should_hold_is_found_and_stops_nothing(db, world, column, nonsense):
    """SQLite keeps anything in any column."""
    change = f"UPDATE trail_entries SET {column} = {nonsense} WHERE id = 4"  # noqa: S608
    db.do(lambda session: session.execute(text(change)))

    wrong = db.ask(verify, ROOT, world.heads)

    assert "entry 4 was changed, or the one before it" in wrong


def test_an_erased_person_is_no_tampering_and_one_more_empty_name_is(world):
    """Emptied names are lawful for those who are gone, and only for those."""
    gone = world._replace(
        people=world.people - {world.links[0].subject},
        links=tuple(
            link._replace(member_id=None) if link.subject == world.links[0].subject else link
            for link in world.links
        ),
    )

    assert found_in(gone) == []
    assert len(found_in(gone._replace(people=world.people))) == 3
