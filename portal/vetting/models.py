"""Who offers something, where an offer came from, visits, imports, links for one answer.

Employers and landlords have no accounts. What is known of them stays at the desk.
"""

from datetime import date
from enum import StrEnum

from sqlalchemy import JSON, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.db import Base
from portal.types import Moment, PrimaryKey, mention, one_of, owner


class State(StrEnum):
    """How far somebody who offers work or a home has been looked at."""

    NEW = "new"  # nobody has talked to them
    CALLED = "called"
    VISITED = "visited"  # somebody of the house was there
    TRUSTED = "trusted"  # a visit went well, and two people say so
    REFUSED = "refused"  # nothing of theirs is shown


class Provider(Base):
    """An employer, a landlord or somebody who takes a person in."""

    __tablename__ = "providers"

    id: Mapped[PrimaryKey]
    name: Mapped[str] = mapped_column(String(120))
    folded: Mapped[str] = mapped_column(String(120), index=True)  # offer.name_key(name)
    is_host: Mapped[bool]  # offers a home
    who: Mapped[str] = mapped_column(String(120), default="")  # whom to ask for
    phone: Mapped[str] = mapped_column(String(40), default="")
    digits: Mapped[str] = mapped_column(String(20), default="", index=True)  # of the phone, last 10
    mail: Mapped[str] = mapped_column(String(120), default="")
    state: Mapped[State] = mapped_column(one_of(State, 10), default=State.NEW)
    state_by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    state_at: Mapped[Moment]
    reason: Mapped[str] = mapped_column(String(300), default="")  # why they were refused
    made_at: Mapped[Moment]


class Source(Base):
    """Where an offer came from: never shown to members."""

    __tablename__ = "listing_sources"

    id: Mapped[PrimaryKey]
    listing_id: Mapped[int] = mapped_column(owner("listings.id"), unique=True)
    provider_id: Mapped[int | None] = mapped_column(mention("providers.id"), index=True)
    import_id: Mapped[int | None] = mapped_column(mention("imports.id"), index=True)
    way: Mapped[str] = mapped_column(String(10))  # hand, paste, csv, json
    address: Mapped[str] = mapped_column(String(200), default="")  # exact; see Visibility
    notes: Mapped[str] = mapped_column(String(1000), default="")
    mark: Mapped[str] = mapped_column(String(64), index=True)  # of its words: the same text again


class Visit(Base):
    """Somebody of the house was there: what was seen."""

    __tablename__ = "visits_to_providers"
    __table_args__ = (Index(None, "provider_id", "on"),)

    id: Mapped[PrimaryKey]
    provider_id: Mapped[int] = mapped_column(owner("providers.id"))
    by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    on: Mapped[date]
    answers: Mapped[dict[str, str]] = mapped_column(JSON)  # yes, no, unseen by key of hosts.SEEN
    said: Mapped[str] = mapped_column(String(2000))
    went_well: Mapped[bool]
    made_at: Mapped[Moment]


class ImportState(StrEnum):
    WAITING = "waiting"  # rows are there, the worker looks at them
    READY = "ready"  # every row was looked at; nothing is in yet
    WANTED = "wanted"  # somebody said yes; the worker puts them in
    DONE = "done"
    DROPPED = "dropped"


class Import(Base):
    """A file of offers: looked at row by row, then all good rows at once, or none."""

    __tablename__ = "imports"

    id: Mapped[PrimaryKey]
    by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))  # job or home
    way: Mapped[str] = mapped_column(String(10))
    digest: Mapped[str] = mapped_column(String(64), index=True)  # of the file: the same one again
    unread: Mapped[list[str]] = mapped_column(JSON)  # columns that no field is called like
    state: Mapped[ImportState] = mapped_column(one_of(ImportState, 10), index=True)
    made_at: Mapped[Moment]
    rows: Mapped[int]
    looked_at: Mapped[int] = mapped_column(default=0)  # rows, for whoever waits
    good: Mapped[int] = mapped_column(default=0)
    done_at: Mapped[Moment | None]


class ImportRow(Base):
    """One line of a file. Goes with the import, a month after."""

    __tablename__ = "import_rows"
    __table_args__ = (UniqueConstraint("import_id", "line"), Index(None, "import_id", "mark"))

    id: Mapped[PrimaryKey]
    import_id: Mapped[int] = mapped_column(owner("imports.id"))
    line: Mapped[int]  # in the file, the first is 1; of JSON the number of the object
    given: Mapped[str] = mapped_column(Text)  # JSON: the values by field, as they stood there
    problems: Mapped[list[list[str]]] = mapped_column(JSON)  # [field, message, name, value, …]
    mark: Mapped[str] = mapped_column(String(64), default="")  # looking.mark_of: the same offer
    is_good: Mapped[bool | None]  # None: not looked at yet


class Link(Base):
    """One address for one answer of somebody who offers something. Shows nothing of a member."""

    __tablename__ = "provider_links"

    id: Mapped[PrimaryKey]
    listing_id: Mapped[int] = mapped_column(owner("listings.id"), index=True)
    asks: Mapped[str] = mapped_column(String(10))  # open: is it still free? words: a question
    question: Mapped[str] = mapped_column(String(300), default="")
    language: Mapped[str] = mapped_column(String(10))
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    made_by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    made_at: Mapped[Moment]
    until: Mapped[Moment] = mapped_column(index=True)
    revoked_at: Mapped[Moment | None]
    answered_at: Mapped[Moment | None]
    answer: Mapped[str] = mapped_column(String(500), default="")
