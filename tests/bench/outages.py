"""Races over HTTP and forms sent again while servers are killed, on both engines side by side."""

import math
import multiprocessing
import tempfile
from concurrent.futures import ProcessPoolExecutor

from portal import migrations
from tests.bench import duplicates, kills, postgres

SPAWN = multiprocessing.get_context("spawn")


def run(share=1.0):
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
            jobs = {name: both.submit(work, *each, share) for name, each in engines.items()}
            for name, job in jobs.items():
                for line in job.result():
                    yield f"{name} {line}"


def _kills(database_url, processes, share):
    migrations.upgrade(database_url)
    all_of_it = kills.Scale()
    rounds, strikes = (math.ceil(share * each) for each in (all_of_it.rounds, all_of_it.kills))
    scale = all_of_it._replace(rounds=rounds, kills=strikes)
    return kills.run(database_url, scale, processes=processes)


def _duplicates(database_url, processes, share):
    return duplicates.run(database_url, math.ceil(share * duplicates.ALL), processes=processes)
