"""What a machine may translate, and how often it is tried."""

from datetime import timedelta
from typing import Protocol

from portal.forum.models import PostState
from portal.viewer import Viewer

MOST_TRIES = 4
WAITS = tuple(timedelta(minutes=n) for n in (1, 5, 30))  # after each try but the last
LONGEST = 20_000  # characters of an answer that is taken


class Readable(Protocol):
    """A post, as a row or as a line of a page."""

    @property
    def language(self) -> str: ...
    @property
    def state(self) -> PostState: ...


class Place(Protocol):
    """The room of a post, or whatever knows its rule."""

    @property
    def by_machine(self) -> bool: ...


def may_translate(viewer: Viewer, post: Readable, room: Place, is_on: bool) -> bool:
    """Only what everybody can read, in rooms that allow it (never about law or safety), and only
    into another language than the post's."""
    is_foreign = spoken(post.language) != spoken(viewer.language)
    return is_on and room.by_machine and post.state is PostState.SHOWN and is_foreign


def spoken(language: str) -> str:
    """The language without its country, as machines name it: fa_AF is fa."""
    return language.partition("_")[0]


def wait_after(tries: int) -> timedelta | None:
    """How long until the next try, after so many; None when it was the last."""
    return WAITS[tries - 1] if tries < MOST_TRIES else None
