"""The oldest entries go when their time is over, and the trail stays whole."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import text

from portal import clock
from portal.seal.keyfile import WrongKeyFile
from portal.trail.models import TrailEntry
from portal.trail.retention import NotWhole, count_before, forget_before
from tests import make
from tests.trail.conftest import ROOT, ago, faults_of, write_some


@pytest.fixture
def aged(db, people):
    """Five entries of long ago, five of today."""
    with time_machine.travel(clock.now() - timedelta(days=1000)):
        write_some(db, people, 5)
    write_some(db, people, 5)


def numbers(db):
    return [entry.id for entry in db.every(TrailEntry)]


def test_old_entries_go_and_the_rest_is_whole(db, people, aged, heads_file):
    counted = db.ask(count_before, ago(days=900))
    gone = [db.do(forget_before, ago(days=900)) for _ in range(2)]
    write_some(db, people, 2)

    assert (counted, gone) == (5, [5, 0])
    assert numbers(db) == [6, 7, 8, 9, 10, 11, 12]
    assert faults_of(db, heads_file) == []


def test_everything_may_go_and_the_chain_goes_on(db, people, aged, heads_file):
    gone = db.do(forget_before, ago(days=-1))
    empty = faults_of(db, heads_file)
    write_some(db, people, 2)

    assert (gone, empty, numbers(db)) == (10, [], [11, 12])
    assert faults_of(db, heads_file) == []


def test_nothing_goes_from_an_empty_or_young_trail(db, people, heads_file):
    assert db.do(forget_before, ago(days=1)) == 0
    write_some(db, people, 2)

    assert db.do(forget_before, ago(days=1)) == 0
    assert db.ask(count_before, ago(days=1)) == 0
    assert faults_of(db, heads_file) == []


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE trail_entries SET at = '2020-01-01 00:00:00' WHERE id > 5",  # made to look old
        "DELETE FROM trail_entries WHERE id IN (2, 3)",
        "DELETE FROM trail_entries WHERE id <= 5",
        "UPDATE trail_entries SET deed = 'plan.goal' WHERE id = 1",
    ],
)
def test_what_was_tampered_with_does_not_go_unseen(db, people, aged, heads_file, change):
    db.do(lambda session: session.execute(text(change)))

    with pytest.raises(NotWhole):
        db.do(forget_before, ago(days=900))

    assert faults_of(db, heads_file) != []


def test_entries_deleted_after_a_lawful_end_are_found(db, people, aged, heads_file):
    db.do(forget_before, ago(days=900))
    db.do(lambda session: session.execute(text("DELETE FROM trail_entries WHERE id = 6")))

    assert faults_of(db, heads_file) == ["entry 6 is missing"]


def test_it_wants_the_first_key(db, people, aged, monkeypatch):
    keys = db.database.info["keys"]
    file = keys.read_again()
    monkeypatch.setattr(keys, "_file", file._replace(trail=None))

    with pytest.raises(WrongKeyFile):
        db.do(forget_before, ago(days=900))
    assert db.do(forget_before, ago(days=900), ROOT) == 5


def test_a_member_still_reads_the_rest(db, people, aged, sign_in):
    db.do(forget_before, ago(days=900))

    page = sign_in(people.amina).get("/account/trail").text

    assert page.count("<bdi>") == sum(
        1 for e in db.every(TrailEntry) if e.member_id == people.amina.id
    )
    assert make.WORDS not in page
