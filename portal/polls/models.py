"""Questions to a house or to all, and ballots in which nobody's name and no answer can be read."""

from datetime import datetime, timedelta

from sqlalchemy import JSON, BigInteger, Index, Integer, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.db import Base
from portal.types import Moment, PrimaryKey, mention, owner

RANDOM = BigInteger().with_variant(Integer, "sqlite")  # in SQLite the row's own number: no second


class Poll(Base):
    """One question. Its words never change: who voted, voted for these."""

    __tablename__ = "polls"
    __table_args__ = (Index(None, "closes_at", "id"),)

    id: Mapped[PrimaryKey]
    house_id: Mapped[int | None] = mapped_column(owner("houses.id"), index=True)  # None: all houses
    by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    title: Mapped[str] = mapped_column(String(200))
    options: Mapped[list[str]] = mapped_column(JSON)
    language: Mapped[str] = mapped_column(String(10))
    made_at: Mapped[Moment]
    closes_at: Mapped[Moment]
    counted_at: Mapped[Moment | None]  # from then on there are no ballots any more
    counts: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))  # None: too few

    def is_open(self, now: datetime) -> bool:
        return now < self.closes_at

    @property
    def last_moment(self) -> datetime:
        """On the day until which people vote; `closes_at` is the midnight after it."""
        return self.closes_at - timedelta(seconds=1)


class Ballot(Base):
    """One voice, until it is counted. `key` can be computed from a question and a person with the
    key file and from nothing else; the answer is sealed with it. README.md says why, and what the
    number of the row is."""

    __tablename__ = "ballots"
    __table_args__ = (UniqueConstraint("poll_id", "key"),)

    id: Mapped[int] = mapped_column(RANDOM, primary_key=True, autoincrement=False)
    poll_id: Mapped[int] = mapped_column(owner("polls.id"))
    key: Mapped[str] = mapped_column(String(32))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
