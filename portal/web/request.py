"""The request as handlers know it: the database, who is looking, what was typed."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

import starlette.requests
from sqlalchemy.orm import Session
from starlette.datastructures import FormData
from starlette.responses import Response

from portal.db import Database
from portal.i18n import LANGUAGES, Language
from portal.packs import Pack
from portal.settings import Settings
from portal.viewer import Viewer, Visit
from portal.web.addresses import Addresses
from portal.web.hashing import Hasher


class Planned(NamedTuple):
    """What somebody has on a day, told by one feature to the pages of another."""

    text: str
    language: str
    href: str


@dataclass(frozen=True, kw_only=True)
class Portal:
    """What one process has one of. Made in `app.create_app`, found on every request."""

    settings: Settings
    database: Database
    pack: Pack
    threads: ThreadPoolExecutor
    addresses: Addresses
    hasher: Hasher = field(default_factory=Hasher)
    recognise: Callable[["Request"], Visit | None]
    is_known: Callable[["Request"], bool]  # a phone that signed in here before
    set_aside: Callable[["Request", Visit, str], Response]
    after_visit: Callable[["Request", Visit], list[Callable[[Session], None]]]
    planned_on: Callable[["Request", date], list[Planned]]  # nothing where it is hidden
    was_visited: Callable[[Session, int], bool]  # whether the house was where an offer is from

    def close(self) -> None:
        """Let running pages end, then give back threads and connections."""
        self.threads.shutdown(wait=True)
        self.hasher.close()
        self.database.close()


class Request(starlette.requests.Request):
    """One request. `db`, `visit` and `language` are there while a handler runs."""

    db: Session
    visit: Visit | None = None
    language: Language = LANGUAGES["en"]
    fields: FormData = FormData()
    sent: bytes = b""  # the file that came with the form, see web/uploads.py
    brought: Any = None  # what was read in it
    hashed: Any = None  # what the route's hashing step found out, see web/hashing.py

    @property
    def portal(self) -> Portal:
        portal: Portal = self.app.state.portal
        return portal

    @property
    def viewer(self) -> Viewer | None:
        """Who is looking; None for a guest, for somebody whose time ran out, and for somebody
        who has still to pass the second step."""
        if self.visit is None or self.visit.is_over or self.visit.is_waiting:
            return None
        return self.visit.viewer

    @property
    def member(self) -> Viewer:
        """Who is acting, on routes that no guest reaches."""
        viewer = self.viewer
        assert viewer is not None, "a route for members let a guest through"  # noqa: S101
        return viewer

    @property
    def here(self) -> str:
        """Path and query of this page."""
        query = self.url.query
        return f"{self.url.path}?{query}" if query else self.url.path

    @property
    def later(self) -> list[Callable[[Session], None]]:
        """Small writes for after the page, in a transaction of their own."""
        if not hasattr(self, "_later"):
            self._later: list[Callable[[Session], None]] = []
        return self._later

    @property
    def sees_private(self) -> bool:
        """Whether pages that everybody may open can show what is private."""
        return self.visit is not None and self.visit.is_private

    def turned_to(self, location: str, values: dict[str, object]) -> "Request":
        """The same browser, person and transaction, now looking at another page."""
        page, _, query = location.partition("?")
        scope = {**self.scope, "method": "GET", "path": page, "query_string": query.encode()}
        other = Request({**scope, "path_params": values})
        other.db, other.visit, other.language = self.db, self.visit, self.language
        return other

    def typed(self, name: str) -> str:
        """One text field of the form; empty when it is not there."""
        value = self.fields.get(name, "")
        return value if isinstance(value, str) else ""

    def asked(self, name: str) -> str:
        """One value of the query, without blanks around it."""
        return self.query_params.get(name, "").strip()
