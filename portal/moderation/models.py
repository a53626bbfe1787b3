"""Reports: somebody is worried about a post."""

from sqlalchemy import Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.db import Base
from portal.types import Moment, PrimaryKey, mention, owner


class Report(Base):
    """One person's report of one post. Mentors never learn who it was."""

    __tablename__ = "reports"
    __table_args__ = (
        UniqueConstraint("post_id", "reporter_id"),
        Index(
            "ix_reports_open",
            "id",
            sqlite_where=text("settled_at IS NULL"),
            postgresql_where=text("settled_at IS NULL"),
        ),
    )

    id: Mapped[PrimaryKey]
    post_id: Mapped[int] = mapped_column(owner("posts.id"))
    reporter_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    note: Mapped[str] = mapped_column(String(500), default="")
    reported_at: Mapped[Moment]
    settled_at: Mapped[Moment | None]
    settled_by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    outcome: Mapped[str] = mapped_column(String(20), default="")  # hidden, kept
