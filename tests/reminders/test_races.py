"""Killed between sending and noting; several workers at once; switched off at that moment."""

import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest

from portal.cli import main
from portal.db import Database
from portal.reminders import outbox
from portal.reminders.models import Contact, Message
from portal.reminders.senders import chosen
from tests import forks, keyfile, make
from tests.reminders.making import contact, message, remind, states

MANY = 60


@pytest.fixture
def by_day(settings):
    """For processes of their own, whose clock is the real one: a place where it is noon."""
    hours = 12 - datetime.now(UTC).hour
    object.__setattr__(settings, "timezone", f"Etc/GMT{-hours:+d}")
    return settings


def environment(settings):
    names = ("secret", "database", "key_file", "heads_file", "origin", "timezone", "stop_secret")
    sms = [name for name in vars(settings) if name.startswith("sms_")]
    named = {f"PORTAL_{name.upper()}": getattr(settings, name) for name in (*names, *sms)}
    return {name: value for name, value in named.items() if value}


@contextmanager
def started(settings, log):
    """A `portal worker` in a process of its own; gone afterwards."""
    process = forks.context().Process(target=_worker, args=(environment(settings), log))
    process.start()
    try:
        yield process
    finally:
        process.kill()
        process.join()


def _worker(given, log):
    """The command as a shell would run it."""
    with log.open("ab") as kept:
        os.dup2(kept.fileno(), 2)
    for name in [name for name in os.environ if name.startswith("PORTAL_")]:
        del os.environ[name]
    os.environ.update(given)
    main(["worker"])


def until(condition, process, seconds=90):
    end = time.monotonic() + seconds
    while not condition():
        assert process.is_alive(), process.exitcode
        assert time.monotonic() < end
        time.sleep(0.02)


def test_killed_between_sending_and_noting_it_is_sent_again(db, gateway, by_day, tmp_path):
    amina = make.member(db, "amina")
    contact(db, amina)
    remind(db, amina)
    gateway.may_answer.clear()
    with started(by_day, tmp_path / "log") as process:
        until(gateway.arrived.is_set, process)
        process.kill()
        process.join()
    gateway.may_answer.set()

    assert states(db) == [("waiting", 1, "")]
    row = db.every(Message)[0]
    round_ = (db.database, chosen(by_day), by_day.zone)
    assert outbox.send_due(*round_) == 0, "somebody may still be at it"
    before = row.claimed_until - timedelta(minutes=6)
    db.do(lambda s: setattr(s.get(Message, row.id), "claimed_until", before))
    assert outbox.send_due(*round_) == 1
    assert states(db) == [("sent", 2, "")]
    assert list(gateway.keys.values()) == [2], "the same key: a gateway that knows keys drops it"
    assert len(gateway.delivered) == 1


def test_a_worker_that_is_told_to_end_ends(db, gateway, by_day, tmp_path):
    amina = make.member(db, "amina")
    contact(db, amina)
    remind(db, amina)
    with started(by_day, tmp_path / "log") as process:
        until(lambda: states(db) == [("sent", 1, "")], process)

        process.terminate()
        process.join(60)

    assert process.exitcode == 0
    assert (tmp_path / "log").read_bytes() == b""


def test_killed_at_every_try_it_is_dead_in_the_end(db, amina, gateway, send, moment):
    row = message(db, contact(db, amina), tries=6)
    claim = row.next_try_at + timedelta(minutes=5)
    db.do(lambda s: setattr(s.get(Message, row.id), "claimed_until", claim))

    assert send() == 0
    assert states(db) == [("waiting", 6, "")]
    moment.shift(301)
    assert send() == 0
    assert states(db) == [("dead", 6, "unknown")]


def test_many_workers_lose_nothing_and_send_nothing_twice(db, amina, gateway, settings):
    row = contact(db, amina)
    for number in range(MANY):
        message(db, row, key=f"key {number}")
    bases = [Database(settings.database, keyfile.keys()) for _ in range(4)]

    with ThreadPoolExecutor(4) as pool:
        done = list(
            pool.map(lambda base: outbox.send_due(base, chosen(settings), settings.zone), bases)
        )
    for base in bases:
        base.close()

    assert sum(done) == MANY
    assert sorted(gateway.keys.values()) == [1] * MANY
    assert set(states(db)) == {("sent", 1, "")}


def test_whoever_is_slow_does_not_undo_what_another_did(db, amina, gateway, send, moment):
    """The first worker's claim runs out while its gateway thinks; the second one sends; then the
    first one fails."""
    contact(db, amina)
    remind(db, amina)
    gateway.may_answer.clear()
    gateway.answers = [(503, "")]
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(send)
        assert gateway.arrived.wait(60)
        moment.shift(301)
        gateway.answers = [(503, ""), (200, "00")]
        second = threading.Thread(target=send)
        second.start()
        end = time.monotonic() + 60
        while len(gateway.asked) < 2 and time.monotonic() < end:
            time.sleep(0.01)
        gateway.may_answer.set()
        second.join()
        slow.result()

    assert {state for state, _, _ in states(db)} == {"sent"}


def test_no_transaction_is_open_while_a_gateway_thinks(db, amina, gateway, send):
    row = contact(db, amina)
    remind(db, amina)
    gateway.may_answer.clear()
    with ThreadPoolExecutor(1) as pool:
        busy = pool.submit(send)
        assert gateway.arrived.wait(60)
        before = time.monotonic()
        db.do(lambda s: setattr(s.get(Contact, row.id), "offers", False))
        took = time.monotonic() - before
        gateway.may_answer.set()
        busy.result()

    assert took < 8, "a sender waits for ten seconds"
    assert states(db) == [("sent", 1, "")]
