"""What is past its time goes, and nothing else; a dry run says how much and deletes nothing."""

import time
from datetime import timedelta

import pytest
import time_machine
from click.testing import CliRunner

from portal import clock, purging
from portal.accounts.models import (
    Arrival,
    Card,
    Countersign,
    Notice,
    SignedInPhone,
    Tries,
    Unsent,
)
from portal.certificates.models import Certificate
from portal.cli import main
from portal.listings.models import Job, Listing, Saved
from portal.listings.models import Report as OfferReport
from portal.moderation.models import Report
from portal.notes.models import Note
from portal.proof.models import Authenticator, OneUseCode
from portal.referrals.models import Referral
from portal.reminders.models import Contact, Message
from portal.retention import CLOCKS
from portal.trail.actions import record
from portal.trail.deeds import Deed
from portal.trail.models import TrailEntry
from portal.trail.verifying import verify
from portal.training.models import Booking, PairCode, Turn, Wait
from portal.vetting.models import Import, Link
from portal.way.models import Choice
from portal.web.once import Answer
from tests import keyfile, make
from tests.clocks import EACH, filling
from tests.forum.people import tried
from tests.my_data.test_erasing import stored

START = "2026-11-21 10:00:00+00:00"
HOUR = 3600
NOTHING = dict.fromkeys([*EACH, "trail_entries"], 0)


@pytest.fixture
def full(db):
    return filling(db)


def due(db):
    with db.database.transaction(writing=False) as session:
        return purging.due(session)


def test_every_clock_with_a_table_is_tested_here():
    assert {kept.table.__tablename__ for kept in CLOCKS.values() if kept.table} == set(EACH)


def test_each_row_goes_at_its_time_and_not_before(db, full):
    """Just before and just after; the dry run says the same and deletes nothing."""
    gone = {}
    with time_machine.travel(START, tick=False) as travel:
        start = clock.now()
        full(start)
        assert db.do(purging.purge) == NOTHING
        for days in sorted(set(EACH.values())):
            travel.move_to(start + timedelta(days=days))
            assert db.do(purging.purge) == NOTHING, days
            # A day is the smallest step of a listing's last day; others are exact to the second.
            travel.move_to(start + timedelta(days=days, seconds=1))
            said = due(db)
            assert db.do(purging.purge) == said
            gone |= {table: days for table, rows in said.items() if rows == 1}
            assert sum(said.values()) == list(EACH.values()).count(days), days

    assert gone == EACH
    left = [Notice, Card, OneUseCode, Authenticator, Countersign, Saved, Report, Booking, Choice]
    left += [Contact, Message, Wait, Turn, PairCode, Certificate, OfferReport, Import, Link]
    assert {len(db.every(table)) for table in left} == {1}
    assert [len(db.every(table)) for table in (Listing, Job, Note)] == [4, 3, 0]
    assert [row.state for row in db.every(Referral)] == ["accepted"]


def test_no_new_offer_gets_the_number_of_an_old_one(db):
    make.job(db, days_left=-1000)
    gone = [db.do(purging.purge)["listings"]]
    new = make.job(db)
    gone.append(db.do(purging.purge)["listings"])

    assert (gone, [one.id for one in db.every(Listing)]) == ([0, 1], [new.id])


def test_the_dry_run_of_the_command_deletes_nothing(tmp_path, db, database_url):
    amina = make.member(db, "amina")
    db.add(Arrival(member_id=amina.id, at=clock.now() - timedelta(days=31), own_phone=False))
    env = {
        "PORTAL_SECRET": make.SECRET,
        "PORTAL_DATABASE": database_url,
        "PORTAL_KEY_FILE": str(keyfile.path()),
        "PORTAL_HEADS_FILE": str(tmp_path / "heads"),
    }

    dry = CliRunner().invoke(main, ["purge", "--dry-run"], env=env)
    kept = len(db.every(Arrival))
    done = CliRunner().invoke(main, ["purge"], env=env)
    assert (dry.exit_code, done.exit_code) == (0, 0), dry.output + done.output
    assert (dry.output, kept) == (done.output, 1)
    assert dry.output.splitlines().count("arrivals: 1") == 1
    assert db.every(Arrival) == []


def test_the_trail_is_shortened_at_its_old_end_and_stays_whole(db):
    amina = make.member(db, "amina")
    by = make.viewer(make.member(db, "elif", role="caseworker", house_id=amina.house_id))
    for days in (4000, 3700, 3600, 0):
        with time_machine.travel(clock.now() - timedelta(days=days), tick=False):
            db.do(record, amina.id, by, Deed.PLAN_OPENED)
    gone = db.do(purging.purge)

    assert gone["trail_entries"] == 2
    assert [entry.id for entry in db.every(TrailEntry)] == [3, 4]
    assert db.ask(verify, keyfile.keys().trail_root, []) == []


def test_a_server_purges_when_it_starts_and_several_do_no_harm(db):
    amina = make.member(db, "amina")
    old = clock.now() - timedelta(days=31)
    db.add(*(Arrival(member_id=amina.id, at=old, own_phone=False) for _ in range(50)))

    with purging.daily(db.database), purging.daily(db.database):
        end = time.monotonic() + 60
        while db.every(Arrival) and time.monotonic() < end:
            time.sleep(0.02)

    assert db.every(Arrival) == []


def test_unsent_texts_and_ended_visits_go_after_real_use(db, sign_in, guest):
    amina = make.member(db, "amina")
    with time_machine.travel(START, tick=False) as travel:
        shared, own = sign_in(amina), sign_in(amina, own_phone=True)
        shared.post("/account/language", language="tr")
        guest.post("/sign-in", name="nobody", words="some wrong words")
        travel.shift(11 * 60)
        shared.post("/account/language", language="tr", note="not sent in time")
        young = db.do(purging.purge)
        travel.shift(49 * HOUR)
        old = db.do(purging.purge)
        left = [phone.own_phone for phone in db.every(SignedInPhone)]
        travel.shift(31 * 24 * HOUR)
        db.do(purging.purge)

    assert young == NOTHING
    assert old == NOTHING | {"answers": 1, "phones": 1, "unsent": 1, "tries": 1}
    assert left == [True]
    assert [db.every(table) for table in (Answer, SignedInPhone, Unsent, Tries)] == [[]] * 4
    assert own.get("/account").headers["location"].startswith("/sign-in")


def test_words_that_were_taken_away_leave_the_index_within_a_day(db, sign_in):
    amina = tried(db)
    browser = sign_in(amina)
    thread = make.thread(db, amina)
    browser.post(f"/forum/threads/{thread.id}/reply", body="A xylophonist")
    browser.post("/forum/mine/everything")

    db.do(purging.purge)

    assert b"ylophonist" not in stored(db)
