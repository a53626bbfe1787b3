"""Server processes that are killed and started again, each on a port of its own.

What runs in them is what `portal serve` runs, with its limits, purging included. They are forked
from a process that has read the code already: starting one again takes a moment, not seconds.
"""

import asyncio
import multiprocessing
import os
import socket
import threading
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

from portal import serving
from tests import forks, keyfile
from tests.bench import twins

START = 30  # seconds in which a server has to be there


class Server:
    """One process; it is ended by its own number and by nothing else."""

    def __init__(self, database_url, folder, twin=""):
        self.port = _free_port()
        self.log = Path(folder) / f"server-{self.port}.log"
        self.log.touch()
        self.heads = Path(folder) / "trail.heads"
        self.url, self.twin, self.process = database_url, twin, None

    def start(self):
        """Returns at once; `wait` until it answers."""
        origin = f"http://127.0.0.1:{self.port}"
        settings = keyfile.settings(self.url, origin, port=self.port, heads_file=str(self.heads))
        self.process = forks.context().Process(
            target=_serve, args=(settings, self.twin, str(self.log)), daemon=True
        )
        self.process.start()

    def kill(self):
        """With SIGKILL: nothing is finished. (What a power cut does, only a machine can show.)"""
        self.process.kill()
        self.process.join()

    def wait(self):
        until = time.monotonic() + START
        while not self._answers():
            if not self.process.is_alive() or time.monotonic() > until:
                raise RuntimeError(f"no server: {self.log.read_text()[-2000:]}")
            time.sleep(0.01)

    def failures(self):
        """What the server itself called an error."""
        return [line for line in self.log.read_text().splitlines() if " ERROR " in line]

    def _answers(self):
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
        except OSError:
            return False
        return True


class Killer:
    """Kills one of the servers, or some, and starts them again at once."""

    def __init__(self, running, dice, counts):
        self.running, self.dice, self.counts = running, dice, counts
        self.guard = asyncio.Lock()

    async def strike(self, when):
        async with self.guard:
            await asyncio.sleep(self.dice.uniform(0, 0.05))
            some = self.dice.sample(self.running, self.dice.randint(1, len(self.running)))
            for server in some:
                server.kill()
            for server in some:
                await asyncio.to_thread(server.start)
            self.counts[f"kills {when}"] += 1


@contextmanager
def running(database_url, folder, *, processes=1, twin=""):
    """So many servers on one database."""
    with ExitStack() as stack:
        servers = [Server(database_url, folder, twin) for _ in range(processes)]
        for server in servers:
            server.start()
            stack.callback(server.kill)
        for server in servers:
            server.wait()
        yield servers


def _serve(settings, twin, log):
    """In the server's process. It goes when the one that measures is gone."""
    with Path(log).open("ab") as kept:
        os.dup2(kept.fileno(), 1)
        os.dup2(kept.fileno(), 2)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if twin:
        twins.TWINS[twin]()
    serving.serve(settings)


def _end_with_parent():
    multiprocessing.parent_process().join()
    os._exit(0)


def _free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
