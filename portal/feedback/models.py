"""Feedback, and what came of it. No column leads to a member, and none to a moment."""

from datetime import date

from sqlalchemy import BigInteger, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.db import Base
from portal.training.models import Course
from portal.types import Moment, PrimaryKey, owner

RANDOM = BigInteger().with_variant(Integer, "sqlite")  # in SQLite the row's own number: no second


class Feedback(Base):
    """One voice. Its number is random and its date the first of the month: no order tells who.

    README.md says what else keeps it apart from whoever spoke.
    """

    __tablename__ = "feedback"

    id: Mapped[int] = mapped_column(RANDOM, primary_key=True, autoincrement=False)
    course_id: Mapped[int] = mapped_column(owner("courses.id"), index=True)
    month: Mapped[date] = mapped_column(index=True)
    helped: Mapped[str] = mapped_column(String(10))  # yes, partly, no, skip
    words: Mapped[str] = mapped_column(Text, default="")
    language: Mapped[str] = mapped_column(String(10))  # of the words; empty without words


class Change(Base):
    """“You said … / we changed …”, as staff wrote it, for everybody who looks at the course."""

    __tablename__ = "changes_made"

    id: Mapped[PrimaryKey]
    course_id: Mapped[int] = mapped_column(owner("courses.id"), index=True)
    said: Mapped[str] = mapped_column(String(300))
    changed: Mapped[str] = mapped_column(String(300))
    language: Mapped[str] = mapped_column(String(10))
    at: Mapped[Moment] = mapped_column(index=True)


# So that the page of a session, one floor below, can show them without knowing this feature.
Course.changes = relationship(Change, order_by=Change.id.desc(), viewonly=True)
