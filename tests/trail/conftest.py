"""A chain to look at: two people of the staff wrote it about two members."""

from datetime import timedelta
from typing import NamedTuple

import pytest

from portal import clock
from portal.accounts.models import Member
from portal.trail import heads
from portal.trail.actions import record
from portal.trail.chain import end_of
from portal.trail.deeds import Deed, Purpose
from portal.trail.verifying import links, people_here, verify
from portal.viewer import Viewer
from tests import keyfile, make

ROOT = keyfile.keys().trail_root


class People(NamedTuple):
    amina: Member
    zoya: Member
    elif_: Viewer
    nur: Viewer


@pytest.fixture
def people(db):
    amina = make.member(db, "amina")
    staff = [
        make.member(db, name, role=role, house_id=amina.house_id)
        for name, role in (("elif", "caseworker"), ("nur", "coordinator"))
    ]
    return People(amina, make.member(db, "zoya"), *map(make.viewer, staff))


@pytest.fixture
def heads_file(db):
    """The heads that the app of this test writes."""
    return db.database.info["heads"]


def write_some(db, people, how_many=8):
    """Entries of every kind: with a purpose, with a reason, about either, by either."""
    for turn in range(how_many):
        db.do(
            record,
            (people.amina if turn % 3 else people.zoya).id,
            people.elif_ if turn % 2 else people.nur,
            Deed.EXCEPTION_OPENED if turn % 4 == 0 else Deed.PLAN_OPENED,
            purpose=Purpose.MEETING if turn % 5 else None,
            reason=f"reason number {turn}" if turn % 4 == 0 else "",
        )


def faults_of(db, path):
    return db.ask(verify, ROOT, heads.read(path))


class Snapshot(NamedTuple):
    """Everything that verifying looks at."""

    links: tuple
    end: object
    heads: tuple
    people: frozenset


def snapshot(db, path):
    return Snapshot(
        tuple(db.ask(lambda session: list(links(session)))),
        db.ask(lambda session: end_of(session)),
        tuple(heads.read(path)),
        frozenset(db.ask(people_here)),
    )


def ago(**values):
    return clock.now() - timedelta(**values)
