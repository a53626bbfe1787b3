"""Courses, their sessions ("trainings"), and who has a seat."""

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.db import Base
from portal.types import Moment, PrimaryKey, Translated, mention, owner


class Course(Base):
    """What is taught: titles and summaries in several languages."""

    __tablename__ = "courses"

    id: Mapped[PrimaryKey]
    slug: Mapped[str] = mapped_column(String(40), unique=True)
    title: Mapped[Translated]
    summary: Mapped[Translated]
    language: Mapped[str] = mapped_column(String(10))  # taught in
    level: Mapped[str] = mapped_column(String(20))  # beginner, middle, any
    childcare: Mapped[bool]
    women_only: Mapped[bool]
    travel_paid: Mapped[bool]


class Training(Base):
    """One session of a course."""

    __tablename__ = "trainings"
    __table_args__ = (
        CheckConstraint("taken >= 0 AND taken <= seats", "seats"),
        Index(None, "starts_at", "id"),
        Index(None, "course_id", "starts_at"),
    )

    id: Mapped[PrimaryKey]
    course_id: Mapped[int] = mapped_column(owner("courses.id"))
    house_id: Mapped[int | None] = mapped_column(owner("houses.id"), index=True)  # None: all houses
    trainer_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    starts_at: Mapped[Moment]
    ends_at: Mapped[Moment]
    place: Mapped[str] = mapped_column(String(60))  # words such as "Room 2", never an address
    seats: Mapped[int]
    taken: Mapped[int] = mapped_column(default=0)
    cancelled_at: Mapped[Moment | None]

    course: Mapped[Course] = relationship()


class Booking(Base):
    """A seat of one member. A cancelled booking stays as history and holds no seat."""

    __tablename__ = "bookings"
    __table_args__ = (
        UniqueConstraint("training_id", "member_id"),
        UniqueConstraint("training_id", "seat"),
        CheckConstraint("(seat IS NULL) = (cancelled_at IS NOT NULL)", "seat_or_cancelled"),
        Index(None, "member_id", "training_id"),
    )

    id: Mapped[PrimaryKey]
    training_id: Mapped[int] = mapped_column(owner("trainings.id"))
    member_id: Mapped[int] = mapped_column(owner("members.id"))
    seat: Mapped[int | None]
    booked_at: Mapped[Moment]
    cancelled_at: Mapped[Moment | None]
