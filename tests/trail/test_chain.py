"""The chain holds under many writers at once, and goes with its people."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import delete, text, update

from portal.accounts.models import Member
from portal.seal.models import PersonKey
from portal.trail import heads
from portal.trail.actions import record
from portal.trail.deeds import Deed
from portal.trail.models import TrailEntry
from portal.trail.verifying import links
from tests import make
from tests.rows import Rows
from tests.trail.conftest import faults_of, write_some

WRITERS = 50


def test_fifty_writers_at_once_make_one_chain_without_gaps(db, people, heads_file):
    def write(turn):
        db.do(record, people.amina.id, people.elif_, Deed.PLAN_OPENED, reason=f"turn {turn}")

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(write, range(WRITERS)))

    entries = db.every(TrailEntry)
    assert [entry.id for entry in entries] == list(range(1, WRITERS + 1))
    assert {entry.reason for entry in entries} == {f"turn {turn}" for turn in range(WRITERS)}
    assert sorted(heads.read(heads_file)) == [(entry.id, entry.mac) for entry in entries]
    assert faults_of(db, heads_file) == []


def test_a_deed_that_was_undone_leaves_no_gap(db, people, heads_file):
    def fail(session):
        record(session, people.amina.id, people.elif_, Deed.PLAN_OPENED)
        raise KeyError

    write_some(db, people, 2)
    with pytest.raises(KeyError):
        db.do(fail)
    write_some(db, people, 1)

    assert [entry.id for entry in db.every(TrailEntry)] == [1, 2, 3]
    assert faults_of(db, heads_file) == []


def test_several_deeds_of_one_transaction_stand_in_their_order(db, people, heads_file):
    def both(session):
        record(session, people.amina.id, people.elif_, Deed.GOAL_WRITTEN)
        record(session, people.zoya.id, people.elif_, Deed.STEP_WRITTEN)

    db.do(both)

    assert [e.deed for e in db.every(TrailEntry)] == [Deed.GOAL_WRITTEN, Deed.STEP_WRITTEN]
    assert [head.number for head in heads.read(heads_file)] == [2]
    assert faults_of(db, heads_file) == []


def test_a_reading_transaction_cannot_lose_a_row_in_silence(db, people):
    with pytest.raises(RuntimeError):
        db.ask(record, people.amina.id, people.elif_, Deed.PLAN_OPENED)


def test_what_one_does_to_oneself_is_nobodys_business(db, people):
    db.do(record, people.elif_.id, people.elif_, Deed.PERSON_OPENED)

    assert db.every(TrailEntry) == []


def test_erasing_people_leaves_the_chain_whole(db, people, heads_file):
    write_some(db, people)
    db.do(lambda session: session.execute(delete(Member).where(Member.id == people.amina.id)))
    db.do(lambda session: session.execute(delete(Member).where(Member.id == people.elif_.id)))

    entries = db.ask(lambda session: list(links(session)))
    about = {entry.subject: entry.member_id for entry in entries}
    assert about == {people.amina.id: None, people.zoya.id: people.zoya.id}
    assert {entry.by_id for entry in entries} == {people.nur.id, None}
    assert faults_of(db, heads_file) == []


def test_no_number_is_given_to_somebody_else(db, people):
    """The trail knows people by their numbers, also those who were erased."""
    last = make.member(db, "the newest")
    db.do(lambda session: session.execute(delete(Member).where(Member.id == last.id)))

    assert make.member(db, "newer").id > last.id


def test_one_damaged_reason_does_not_hide_the_trail_from_her(db, sign_in, people):
    write_some(db, people, 5)
    damaged = update(TrailEntry).where(TrailEntry.id == 5).values(reason_sealed=b"\x01" + b"x" * 40)
    db.do(lambda session: session.execute(damaged))

    page = sign_in(people.amina).get("/account/trail")

    assert page.status_code == 200
    assert page.text.count("opened your plan") == 2
    assert "Words that stood here were damaged." in page.text


def test_reasons_of_somebody_without_a_key_do_not_wait_for_each_other(db, people):
    """Her key is made before the chain is held: two who make it would wait for ever."""
    db.do(lambda session: session.execute(delete(PersonKey)))
    with ThreadPoolExecutor(8) as pool:
        for turn in range(6):
            stranger = make.member(db, f"new {turn}")
            looks = [
                pool.submit(
                    Rows(db.database).do,
                    record,
                    stranger.id,
                    people.elif_,
                    Deed.PLAN_OPENED,
                    reason="because",
                )
                for _ in range(4)
            ]
            for look in looks:
                look.result(timeout=20)

    assert db.ask(lambda s: s.execute(text("SELECT count(*) FROM trail_entries")).scalar()) == 24
