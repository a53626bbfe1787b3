"""Courses, their sessions ("trainings"), and who has a seat."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, CheckConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.db import Base
from portal.types import Moment, PrimaryKey, Translated, mention, one_of, owner


class News(StrEnum):
    """What can happen to a session of somebody's while she is away."""

    OFFERED = "offered"  # a place is held for her, for a while
    LAPSED = "lapsed"  # it went to the next; she stays in the line
    PAIRED = "paired"  # a friend typed her code
    TAKEN = "taken"  # the friend with whom she waited took what was held for both
    MOVED = "moved"
    ROOM = "room"  # it is somewhere else
    CALLED_OFF = "called_off"


class Course(Base):
    """What is taught: titles, outcomes and summaries in several languages."""

    __tablename__ = "courses"

    id: Mapped[PrimaryKey]
    slug: Mapped[str] = mapped_column(String(40), unique=True)
    house_id: Mapped[int | None] = mapped_column(owner("houses.id"), index=True)  # None: all houses
    title: Mapped[Translated]
    summary: Mapped[Translated]
    outcomes: Mapped[Translated]  # what you will be able to do
    audience: Mapped[Translated]  # for whom it is
    language: Mapped[str] = mapped_column(String(10))  # taught in
    level: Mapped[str] = mapped_column(String(20))  # beginner, middle, any
    childcare: Mapped[bool]
    women_only: Mapped[bool]
    travel_paid: Mapped[bool]
    skills: Mapped[list[str]] = mapped_column(JSON, default=list)  # keys of listings.skills.SKILLS
    retired_at: Mapped[Moment | None]  # no new sessions
    version: Mapped[int] = mapped_column(default=1)  # of what staff wrote


class Series(Base):
    """Sessions that were planned together by one rule; each of them is a row of its own."""

    __tablename__ = "series"

    id: Mapped[PrimaryKey]
    course_id: Mapped[int] = mapped_column(owner("courses.id"), index=True)
    rule: Mapped[str] = mapped_column(String(200))  # RFC 5545 RRULE, without DTSTART
    starts_at: Mapped[Moment]  # of the first one; the rule counts in the house's own time
    made_at: Mapped[Moment]


class Training(Base):
    """One session of a course.

    `taken` counts every place that nobody else can book: given away (bookings), held for somebody
    who is being asked (waits that are offered) and kept for the line (`kept`).
    """

    __tablename__ = "trainings"
    __table_args__ = (
        CheckConstraint("taken >= 0 AND taken <= seats", "seats"),
        CheckConstraint("kept >= 0 AND kept <= taken", "kept"),
        Index(None, "starts_at", "id"),
        Index(None, "house_id", "starts_at", "id"),
        Index(None, "course_id", "house_id", "starts_at", "id"),
        Index(None, "interpreter", "house_id", "starts_at", "id"),
    )

    id: Mapped[PrimaryKey]
    course_id: Mapped[int] = mapped_column(owner("courses.id"))
    house_id: Mapped[int | None] = mapped_column(owner("houses.id"))  # None: all houses
    trainer_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    series_id: Mapped[int | None] = mapped_column(mention("series.id"), index=True)
    starts_at: Mapped[Moment]
    ends_at: Mapped[Moment]
    place: Mapped[str] = mapped_column(String(60))  # words such as "Room 2", never an address
    interpreter: Mapped[str] = mapped_column(String(10), default="")  # into which language
    seats: Mapped[int]
    taken: Mapped[int] = mapped_column(default=0)
    kept: Mapped[int] = mapped_column(default=0)
    moves: Mapped[int] = mapped_column(default=0)  # how often it was moved; iCalendar's SEQUENCE
    version: Mapped[int] = mapped_column(default=1)  # of what staff wrote; bookings leave it
    cancelled_at: Mapped[Moment | None]

    course: Mapped[Course] = relationship()


class Booking(Base):
    """A seat of one member, or of the child she brings. A cancelled one is history without a seat.

    A child has no name here and no age.
    """

    __tablename__ = "bookings"
    __table_args__ = (
        UniqueConstraint("training_id", "member_id", "for_child"),
        UniqueConstraint("training_id", "seat"),
        CheckConstraint("(seat IS NULL) = (cancelled_at IS NOT NULL)", "seat_or_cancelled"),
        Index(None, "member_id", "training_id"),
    )

    id: Mapped[PrimaryKey]
    training_id: Mapped[int] = mapped_column(owner("trainings.id"))
    member_id: Mapped[int] = mapped_column(owner("members.id"))
    for_child: Mapped[bool] = mapped_column(default=False)
    seat: Mapped[int | None]
    booked_at: Mapped[Moment]
    cancelled_at: Mapped[Moment | None]
    was_there: Mapped[bool | None]  # as the trainer marked it
    marked_at: Mapped[Moment | None]
    says_was_there: Mapped[bool | None]  # as she answered
    answered_at: Mapped[Moment | None]


class Wait(Base):
    """Somebody's place in the line of a full session: alone, with a child or with a friend.

    At most one open row for a member and a session. What ended goes.
    """

    __tablename__ = "waits"
    __table_args__ = (
        UniqueConstraint("training_id", "member_id"),
        CheckConstraint("(offered_at IS NULL) = (held_until IS NULL)", "offered"),
        Index(None, "training_id", "joined_at", "id"),
    )

    id: Mapped[PrimaryKey]
    training_id: Mapped[int] = mapped_column(owner("trainings.id"))
    member_id: Mapped[int] = mapped_column(owner("members.id"), index=True)
    friend_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    with_child: Mapped[bool] = mapped_column(default=False)
    joined_at: Mapped[Moment]  # the order of the line; never changed
    passes: Mapped[bool] = mapped_column(default=False)  # not asked until a place is given back
    offered_at: Mapped[Moment | None]
    held_until: Mapped[Moment | None] = mapped_column(index=True)

    @property
    def size(self) -> int:
        """How many places are needed."""
        return 1 + self.with_child + (self.friend_id is not None)

    def is_offered(self, now: datetime) -> bool:
        return self.held_until is not None and self.held_until > now


class Turn(Base):
    """Why an offer went where it went: what happened in the line of a session, for staff."""

    __tablename__ = "turns_in_line"

    id: Mapped[PrimaryKey]
    training_id: Mapped[int] = mapped_column(owner("trainings.id"), index=True)
    member_id: Mapped[int | None] = mapped_column(owner("members.id"), index=True)
    happened: Mapped[str] = mapped_column(String(20))  # one of waiting.Happened
    size: Mapped[int] = mapped_column(default=0)  # places: given back, offered, needed
    at: Mapped[Moment]


class PairCode(Base):
    """A code that somebody tells a friend, so that both book together. Whoever types it consents.

    Only its digest is kept; a new one ends the old one.
    """

    __tablename__ = "pair_codes"
    __table_args__ = (UniqueConstraint("training_id", "member_id"),)

    id: Mapped[PrimaryKey]
    training_id: Mapped[int] = mapped_column(owner("trainings.id"))
    member_id: Mapped[int] = mapped_column(owner("members.id"), index=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    until: Mapped[Moment] = mapped_column(index=True)


class SessionNews(Base):
    """What somebody must learn about a session of hers, until she has seen it."""

    __tablename__ = "session_news"
    __table_args__ = (Index(None, "member_id", "seen_at"),)

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"))
    training_id: Mapped[int] = mapped_column(owner("trainings.id"), index=True)
    news: Mapped[News] = mapped_column(one_of(News, 20))
    was_at: Mapped[Moment | None]  # when it would have begun, if it was moved
    at: Mapped[Moment]
    seen_at: Mapped[Moment | None] = mapped_column(index=True)
