"""What the outbox hands to a sender, and what a sender says when it could not."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple


class Letter(NamedTuple):
    """One message on its way: to whom, what, and a key that is the same at every try."""

    to: str
    text: str
    key: str


class Fault(StrEnum):
    """Why a message did not go out. Never holds an address or a text."""

    UNREACHABLE = "unreachable"  # no connection, or no answer in time
    BUSY = "busy"  # the gateway says: later
    REFUSED = "refused"  # the gateway does not take messages of ours: account, sender, credit
    REJECTED = "rejected"  # it will never take this one: usually a wrong address
    BROKEN = "broken"  # something here is wrong
    UNKNOWN = "unknown"  # whoever sent it ended before saying how it went
    LATE = "late"  # worth nothing any more
    UNWANTED = "unwanted"  # switched off meanwhile


class NotTaken(Exception):  # noqa: N818
    """The gateway did not take the letter; `is_final` when trying again cannot help."""

    def __init__(self, fault: Fault, *, is_final: bool = False) -> None:
        super().__init__(fault)
        self.fault, self.is_final = fault, is_final


Sender = Callable[[Letter], None]
"""Gives one letter to a gateway. Returning means that it was taken; raises `NotTaken`."""
