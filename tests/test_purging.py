"""What is past its time goes, and nothing else; a dry run says how much and deletes nothing."""

from datetime import timedelta

import pytest
import time_machine
from click.testing import CliRunner

from portal import clock, purging
from portal.accounts.models import (
    Arrival,
    Assignment,
    BreakGlass,
    Card,
    Countersign,
    Deal,
    News,
    Notice,
    SignedInPhone,
    Tries,
    Unsent,
)
from portal.certificates.models import Certificate
from portal.cli import main
from portal.forum.models import Draft
from portal.listings.models import Job, Listing, Saved
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
from portal.training.models import Booking, PairCode, SessionNews, Turn, Wait
from portal.training.models import News as Happened
from portal.translating.models import PostTranslation
from portal.way.models import Choice
from portal.web.once import Answer
from tests import keyfile, make
from tests.moderation import people as mentoring
from tests.referrals.making import refer
from tests.reminders import making as reminding

START = "2026-11-21 10:00:00+00:00"
HOUR = 3600
EACH = {  # table: days after which its row is past its time
    "drafts": 14,
    "assignments": 0,  # when the days in which two look after her are over
    "answers": 2,
    "phones": 0.5,
    "unsent": 1 / 24,
    "tries": 1 / 96,
    "arrivals": 30,
    "notices": 90,
    "cards": 30,
    "one_use_codes": 30,
    "authenticators": 2,
    "break_glass": 365,
    "countersigns": 30,
    "contacts": 30,
    "outbox": 30,
    "bookings": 365,
    "session_news": 90,
    "waits": 0,
    "turns_in_line": 365 / 4,
    "pair_codes": 2,
    "saved_listings": 365,
    "listings": 365,
    "polls": 365,
    "post_translations": 30,
    "reports": 365,
    "concerns": 730,
    "mentor_shifts": 90,
    "passes": 90,
    "decisions": 365,
    "appeals": 365,
    "behaviour_notes": 0,
    "letters": 365,
    "staff_shifts": 90,
    "choices": 90,
    "notes": 730,
    "referrals": 730,
    "data_requests": 1095,
    "certificates": 365,
    "changes_made": 730,
    "feedback": 730 + 14 / 24 - 1 / 86_400,  # at the end of that day: it knows no hours
}
NOTHING = dict.fromkeys([*EACH, "trail_entries"], 0)


@pytest.fixture
def full(db):
    """`full(now)`: in every table one row whose time begins now, and one that has no clock yet."""

    def filled(now):
        amina, elif_ = make.member(db, "amina"), make.member(db, "elif", role="caseworker")
        nur, hers = make.member(db, "nur", role="coordinator"), {"member_id": amina.id}
        job = make.job(db, withdrawn_at=now, days_left=9000)
        post = db.all(make.posts_of(make.thread(db, elif_)))[0]
        other = make.post(db, make.thread(db, elif_), elif_)
        training = make.training(db, days=0, taken=2)
        make.booking(db, training, amina)
        coming = make.training(db, days=9000)
        make.booking(db, coming, amina)
        make.wait(db, training, elif_)
        make.wait(db, coming, elif_)
        told = {"training_id": coming.id, "news": Happened.MOVED, "was_at": now, "at": now}
        db.do(lambda s: setattr(s.merge(training), "ends_at", now))
        make.note(db, amina)
        refer(db, amina, elif_, state="done")
        refer(db, amina, elif_, state="accepted")
        make.data_request(db, amina, answered_at=now)
        make.data_request(db, amina)
        reminding.contact(db, amina, channel="email", stopped_at=now)
        phone = reminding.contact(db, amina)
        reminding.message(db, phone, "sent", ended_at=now)
        reminding.message(db, phone)
        make.certificate(db, amina, withdrawn_at=now)
        make.certificate(db, amina)
        make.change(db, training.course_id)
        make.poll(db, elif_, days=0)
        asked = {"source": "en", "next_try_at": now, "asked_at": now}
        db.add(PostTranslation(post_id=post.id, language="tr", **asked))
        make.voice(db, training.course_id, month=now.date())
        make.letter(db, amina)
        worry = make.concern(db, amina)
        db.do(lambda s: setattr(s.merge(worry), "closed_at", now))
        make.concern(db, amina, "still open")
        make.shift(db, elif_, hours=0)
        make.shift(db, elif_, hours=9000 * 24)
        mentoring.with_clocks(db, amina, post, other, now, now + timedelta(days=9000))
        report = {"reporter_id": amina.id, "kind": "hurts", "reported_at": now}
        deal = {"deal": Deal.ROLE, "asked_by_id": elif_.id, "asked_at": now}
        later = now + timedelta(days=9000)
        db.add(
            Answer(key="a", answered_at=now),
            SignedInPhone(key="k", **hers, own_phone=False, since=now, seen_at=now),
            Unsent(**hers, path="/", typed="[]", kept_at=now),
            Tries(key="t", count=1, last_at=now),
            Arrival(**hers, at=now, own_phone=False),
            Notice(**hers, news=News.CARD, at=now, seen_at=now),
            Notice(**hers, news=News.CARD, at=now),
            SessionNews(**hers, **told, seen_at=now),
            SessionNews(**hers, **told),
            Assignment(**hers, staff_id=elif_.id, since=now, until=now),
            Assignment(**hers, staff_id=nur.id, since=now),
            Card(**hers, language="en", opened_at=now, expires_at=later, used_at=now),
            Card(**hers, language="en", opened_at=now, expires_at=later),
            OneUseCode(**hers, digest="1", made_at=now, used_at=now),
            OneUseCode(**hers, digest="2", made_at=now),
            Authenticator(**hers, secret="x", added_at=now),
            Authenticator(member_id=elif_.id, secret="x", added_at=now, confirmed_at=now),
            BreakGlass(**hers, staff_id=elif_.id, purpose="other", reason="x", at=now, until=now),
            Countersign(**hers, **deal, until=now),
            Countersign(**hers, **deal, until=later),
            Turn(training_id=training.id, happened="freed", at=now),
            Turn(training_id=coming.id, happened="freed", at=now),
            PairCode(**hers, training_id=training.id, digest="1", until=now),
            PairCode(**hers, training_id=coming.id, digest="2", until=later),
            Saved(**hers, listing_id=job.id, saved_at=now),
            Saved(**hers, listing_id=make.job(db, days_left=9000).id, saved_at=now),
            Choice(
                **hers, option="stay", chosen_at=now, thinks_until=now.date(), taken_back_at=now
            ),
            Choice(**hers, option="stay", chosen_at=now, thinks_until=now.date()),
            Draft(**hers, place="/forum/threads/1/reply", body="x", kept_at=now),
            Report(post_id=post.id, **report, settled_at=now),
            Report(post_id=other.id, **report),
        )

    return filled


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
    left += [Contact, Message]
    left += [Wait, Turn, PairCode, Certificate]
    assert [len(db.every(table)) for table in left] == [1] * len(left)
    assert [len(db.every(table)) for table in (Listing, Job, Note)] == [1, 1, 0]
    assert [row.state for row in db.every(Referral)] == ["accepted"]


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
        waited = 0
        while db.every(Arrival) and waited < 500:
            waited += 1

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
