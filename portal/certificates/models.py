"""Certificates."""

from datetime import date

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.db import Base
from portal.types import Moment, PrimaryKey, Translated, mention, owner


class Certificate(Base):
    """That somebody took part in a course. The name on the paper is typed for it and never kept."""

    __tablename__ = "certificates"
    __table_args__ = (UniqueConstraint("member_id", "course_id"),)

    id: Mapped[PrimaryKey]
    number: Mapped[str] = mapped_column(String(16), unique=True)  # random; signed, it is the code
    member_id: Mapped[int] = mapped_column(owner("members.id"))
    course_id: Mapped[int | None] = mapped_column(mention("courses.id"), index=True)
    course: Mapped[Translated]  # its title as it was then
    body: Mapped[str] = mapped_column(String(120))  # the training body as it was called then
    on: Mapped[date]  # the day of the last session
    issued_by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    issued_at: Mapped[Moment]
    on_word: Mapped[bool] = mapped_column(default=False)  # not marked; staff said: I was there
    withdrawn_at: Mapped[Moment | None] = mapped_column(index=True)  # by the house
    closed_at: Mapped[Moment | None]  # by herself: the paper cannot be checked
