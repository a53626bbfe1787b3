"""Work that nobody waits for: again and again, beside the pages or in a process of its own.

Any number of processes may do it at the same time.
"""

import logging
import signal
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from threading import Event, Thread
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from portal import formats
from portal.checkins.reminding import remind_of_questions
from portal.db import Database
from portal.duty import settling as duty
from portal.moderation.reporting import settle_gone
from portal.polls.actions import count_due
from portal.reminders import asking, outbox, senders
from portal.searches.matching import match_due
from portal.settings import Settings
from portal.training.line import settle_due
from portal.training.reminding import remind_of_tomorrow
from portal.translating import servers as translators
from portal.translating.fetching import fetch_due, tidy
from portal.vetting.putting_in import look_due, put_in_due

EVERY = 20  # seconds

Job = Callable[[Database], object]

log = logging.getLogger("portal")


def jobs(settings: Settings) -> list[Job]:
    """In this order: what writes messages comes before what sends them."""
    return [
        # What features have to do in time stands here, one line each: alone(their_function).
        alone(asking.ask_due),
        alone(settle_due),  # places that became free go to whose turn it is
        alone(remind_of_tomorrow),
        alone(remind_of_questions),  # check-ins whose day has come
        alone(settle_gone),  # reports of words that their author took away
        alone(count_due),  # decisions that are closed
        match_due,  # what is new for those who look for it
        tidy,  # translations of what is hidden or changed
        alone(duty.settle_due),  # what nobody on duty looked at in time goes on to the next one
        partial(outbox.send_due, senders=senders.chosen(settings), zone=settings.zone),
        partial(look_due, country=settings.country),  # files of offers, line by line
        partial(put_in_due, country=settings.country),
        *_translating(settings),
    ]


def _translating(settings: Settings) -> list[Job]:
    machine = translators.chosen(settings)
    return [partial(fetch_due, machine=machine)] if machine else []


def alone(work: Callable[[Session], object]) -> Job:
    """A job of one transaction."""

    def job(database: Database) -> None:
        with database.transaction(writing=True) as db:
            work(db)

    return job


def once(database: Database, work: Sequence[Job]) -> None:
    """Every job once; one that fails does not keep the others from theirs."""
    for job in work:
        try:
            job(database)
        except Exception as error:  # its words could hold what people typed
            frames = "".join(traceback.format_tb(error.__traceback__))
            log.error("work failed: %s\n%s", type(error).__name__, frames)


@contextmanager
def beside(database: Database, settings: Settings) -> Iterator[None]:
    """While inside, a thread does the work."""
    stop, work = Event(), jobs(settings)  # what is missing for a sender is missed now
    thread = Thread(
        target=_until, args=(stop, database, settings.zone, work), name="worker", daemon=True
    )
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(10)


def run(database: Database, settings: Settings) -> None:
    """Work until this process is told to end."""
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    _until(stop, database, settings.zone, jobs(settings))


def _until(stop: Event, database: Database, zone: ZoneInfo, work: Sequence[Job]) -> None:
    formats.use(zone)  # the hours of the house, for jobs that ask for them
    while not stop.is_set():
        once(database, work)
        stop.wait(EVERY)
