"""Races over HTTP and forms sent again while servers are killed, on both engines side by side."""

import multiprocessing
import tempfile
from concurrent.futures import ProcessPoolExecutor

from portal import migrations
from tests.bench import duplicates, kills, postgres

SPAWN = multiprocessing.get_context("spawn")


def run():
    """Lines to print, as soon as there are some. Each engine needs a processor of its own."""
    with (
        tempfile.TemporaryDirectory(prefix="portal-bench-") as folder,
        postgres.throwaway() as postgres_url,
        ProcessPoolExecutor(2, SPAWN) as both,
    ):
        engines = {
            "sqlite    ": (f"sqlite:///{folder}/kills.db", 1),
            "postgresql": (postgres_url, 2),
        }
        for work in (_kills, _duplicates):
            jobs = {name: both.submit(work, *each) for name, each in engines.items()}
            for name, job in jobs.items():
                for line in job.result():
                    yield f"{name} {line}"


def _kills(database_url, processes):
    migrations.upgrade(database_url)
    return kills.run(database_url, processes=processes)


def _duplicates(database_url, processes):
    return duplicates.run(database_url, processes=processes)
