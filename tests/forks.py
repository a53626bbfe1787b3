"""Processes of their own, forked from one that has read the code: they are there in a moment.

Reading it takes seconds of work, as often as there is a server, a worker or a racer.
"""

import multiprocessing

READ_BEFORE = [  # with what a server imports only when it runs
    *("tests.bench.warm", "tests.bench.servers", "tests.bench.races", "tests.vetting.import_kills"),
    *("portal.cli", "sqlite3", "psycopg", "uvloop", "uvicorn.loops.auto", "uvicorn.lifespan.on"),
    *("uvicorn.protocols.http.auto", "uvicorn.protocols.websockets.auto"),
]


def context():
    """What to take in the place of `multiprocessing`."""
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(READ_BEFORE)
    return found
