"""Saved searches, and what was found for them."""

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.db import Base
from portal.types import Moment, PrimaryKey, owner

LONGEST = 1500  # characters of an address


class Search(Base):
    """What a member asked a list for. Nobody else sees it."""

    __tablename__ = "saved_searches"
    __table_args__ = (UniqueConstraint("member_id", "kind", "asked"),)

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"))
    kind: Mapped[str] = mapped_column(String(10))  # job or home
    asked: Mapped[str] = mapped_column(String(LONGEST))  # as it stands in the address of the list
    made_at: Mapped[Moment]
    looked_at: Mapped[Moment]  # she opened it last; what was assured later is new
    matched_at: Mapped[Moment] = mapped_column(index=True)  # how far the worker has looked


class Match(Base):
    """Something new that fits a saved search. Goes when she looks at the search."""

    __tablename__ = "search_matches"
    __table_args__ = (UniqueConstraint("search_id", "listing_id"),)

    id: Mapped[PrimaryKey]
    search_id: Mapped[int] = mapped_column(owner("saved_searches.id"))
    listing_id: Mapped[int] = mapped_column(owner("listings.id"), index=True)
    at: Mapped[Moment]
