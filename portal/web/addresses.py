"""Tries per network address, in memory only: an address must never reach a disk.

A whole house shares one address, so a good deal is free, and every success gives one back.
"""

import ipaddress
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock

FREE = 300  # tries of one address; a house shares one, and one person must not stop the others
REMEMBERED = 20_000
FORGOTTEN = timedelta(minutes=15)
HOME_FOR = timedelta(days=30)


class Addresses:
    """Counts of one process; the oldest are forgotten first."""

    def __init__(self) -> None:
        self._tries: OrderedDict[str, tuple[int, datetime]] = OrderedDict()
        self._at_home: OrderedDict[str, datetime] = OrderedDict()
        self._lock = Lock()

    def take(
        self,
        key: str,
        now: datetime,
        wait_for: Callable[[int, datetime, datetime, int], int],
        free: int = FREE,
    ) -> int:
        """Count one try under this key; 0, or the seconds to wait."""
        with self._lock:
            count, last = self._tries.pop(key, (0, now))
            if now - last > FORGOTTEN:
                count = 0
            wait = wait_for(count, last, now, free)
            self._tries[key] = (count, last) if wait else (count + 1, now)
            while len(self._tries) > REMEMBERED:
                self._tries.popitem(last=False)
            return wait

    def remember_home(self, key: str, now: datetime) -> None:
        """The right words came from here: guesses from elsewhere do not count here."""
        with self._lock:
            self._at_home.pop(key, None)
            self._at_home[key] = now
            while len(self._at_home) > REMEMBERED:
                self._at_home.popitem(last=False)

    def is_home(self, key: str, now: datetime) -> bool:
        """Whether the right words came from here within the last weeks."""
        with self._lock:
            last = self._at_home.get(key)
        return last is not None and now - last < HOME_FOR

    def forgive(self, key: str) -> None:
        """One try was right: it does not count."""
        with self._lock:
            count, last = self._tries.get(key, (0, None))
            if last is not None:
                self._tries[key] = (max(0, count - 1), last)

    def forget(self, key: str) -> None:
        """Start anew for this key."""
        with self._lock:
            self._tries.pop(key, None)


def household(address: str) -> str:
    """One household: an IPv4 address, or an IPv6 /64."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if parsed.version == 4:
        return str(parsed)
    return str(ipaddress.ip_network((parsed, 64), strict=False))
