"""The worker: every job in its turn, whatever became of the one before."""

import threading
import time

import pytest

from portal import clock, formats, worker
from portal.accounts.models import Arrival
from tests import make


def test_a_job_that_fails_keeps_no_other_from_its_turn_and_says_no_words(db, caplog):
    amina = make.member(db, "papatya")

    def half_done(session):
        session.add(Arrival(member_id=amina.id, at=clock.now(), own_phone=False))
        session.flush()
        raise ValueError(amina.name)

    def done(session):
        session.add(Arrival(member_id=amina.id, at=clock.now(), own_phone=True))

    worker.once(db.database, [worker.alone(half_done), worker.alone(done)])

    assert [row.own_phone for row in db.every(Arrival)] == [True], "the failed one left nothing"
    assert "work failed: ValueError" in caplog.text
    assert "papatya" not in caplog.text


def test_it_works_beside_the_pages_in_the_hours_of_the_house(db, settings, monkeypatch):
    zones, again = [], threading.Event()

    def job(database):
        zones.append(str(formats.zone()))
        if len(zones) > 1:
            again.set()

    monkeypatch.setattr(worker, "jobs", lambda settings: [job])
    monkeypatch.setattr(worker, "EVERY", 0.01)

    with worker.beside(db.database, settings):
        assert again.wait(5)
    done = len(zones)
    time.sleep(0.05)

    assert set(zones) == {"Europe/Istanbul"}
    assert len(zones) == done


def test_what_a_sender_misses_stops_the_start(db, settings, monkeypatch):
    def missing(settings):
        raise ModuleNotFoundError("apprise")

    monkeypatch.setattr(worker, "jobs", missing)

    with pytest.raises(ModuleNotFoundError), worker.beside(db.database, settings):
        pass


def test_without_settings_there_is_nobody_to_send(settings):
    sending = next(
        job for job in worker.jobs(settings) if "senders" in getattr(job, "keywords", {})
    )

    assert sending.keywords["senders"] == {}
