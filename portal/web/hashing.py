"""Slow secret-word hashes: two at a time, a small waiting room, and never on a page's thread.

A flood of sign-ins then costs 40 MB and leaves other pages alone (DESIGN.md, measured facts).
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")

AT_A_TIME = 2
WAITING_ROOM = 20
RESERVED = 6  # places of it that only known phones get: a flood of strangers leaves them free


class Busy(Exception):  # noqa: N818
    """The waiting room is full. Becomes a 503 page with Retry-After."""


class Hasher:
    """One per process."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(AT_A_TIME, thread_name_prefix="hash")
        self._inside = 0

    async def run(self, work: Callable[[], T], *, is_known: bool = False) -> T:
        """The result of `work`, done in a hashing thread; raises `Busy` when too many wait."""
        room = WAITING_ROOM if is_known else WAITING_ROOM - RESERVED
        if self._inside >= AT_A_TIME + room:
            raise Busy
        self._inside += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        finally:
            self._inside -= 1

    def close(self) -> None:
        self._threads.shutdown(wait=False)
