"""What a machine is asked and what it answers, whichever one it is."""

from enum import StrEnum
from typing import NamedTuple, Protocol


class Fault(StrEnum):
    """Kinds of failure. No words of a post are in them."""

    UNREACHABLE = "unreachable"
    BUSY = "busy"  # 429, 5xx
    REFUSED = "refused"  # the key is not right
    REJECTED = "rejected"  # it does not take this text or these languages
    GARBLED = "garbled"  # an answer that cannot be one


class NotMade(Exception):  # noqa: N818
    """There is no translation. `is_final`: trying again is useless."""

    def __init__(self, fault: Fault, *, is_final: bool = False) -> None:
        super().__init__(fault)
        self.fault, self.is_final = fault, is_final


class Task(NamedTuple):
    text: str
    source: str
    target: str


class Machine(Protocol):
    """Raises `NotMade`."""

    def knows(self, source: str, target: str) -> bool: ...
    def __call__(self, task: Task) -> str: ...
