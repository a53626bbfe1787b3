"""Houses, the people in them, who looks after whom, and their cards and signed-in phones."""

from sqlalchemy import JSON, CheckConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.db import Base
from portal.types import Moment, PrimaryKey, anchor, mention, one_of, owner
from portal.viewer import Role

WRITTEN_FROM = 40  # letters
INVITED, ACTIVE, ENDED = "invited", "active", "ended"


class House(Base):
    """One shelter. Its address is never stored."""

    __tablename__ = "houses"

    id: Mapped[PrimaryKey]
    name: Mapped[str] = mapped_column(String(60), unique=True)
    city: Mapped[str] = mapped_column(String(60))
    is_demo: Mapped[bool] = mapped_column(default=False)


class Member(Base):
    """One person of a house, resident or staff, under the name used here and no other."""

    __tablename__ = "members"
    __table_args__ = (
        CheckConstraint("state IN ('invited', 'active', 'ended')", name="state"),
        Index(None, "house_id", "role"),
    )

    id: Mapped[PrimaryKey]
    house_id: Mapped[int] = mapped_column(anchor("houses.id"))
    name: Mapped[str] = mapped_column(String(40))
    name_key: Mapped[str] = mapped_column(String(80), unique=True)
    role: Mapped[Role] = mapped_column(one_of(Role, 20))
    state: Mapped[str] = mapped_column(String(10), default=INVITED)
    language: Mapped[str] = mapped_column(String(10))
    words_hash: Mapped[str | None] = mapped_column(String(200))
    invited_by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    joined_at: Mapped[Moment]


class Assignment(Base):
    """A caseworker or coordinator who looks after a member, and may see the plan."""

    __tablename__ = "assignments"
    __table_args__ = (UniqueConstraint("staff_id", "member_id"),)

    id: Mapped[PrimaryKey]
    staff_id: Mapped[int] = mapped_column(owner("members.id"))
    member_id: Mapped[int] = mapped_column(owner("members.id"), index=True)
    since: Mapped[Moment]


class Card(Base):
    """A printed card: one use, 72 hours. Only its number is stored; the link is signed."""

    __tablename__ = "cards"

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"), index=True)
    opened_by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    opened_at: Mapped[Moment]
    expires_at: Mapped[Moment]
    used_at: Mapped[Moment | None]
    voided_at: Mapped[Moment | None]


class SignedInPhone(Base):
    """A visit: the hash of its cookie's random text. No address, no kind of phone."""

    __tablename__ = "phones"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    member_id: Mapped[int] = mapped_column(owner("members.id"), index=True)
    own_phone: Mapped[bool]
    since: Mapped[Moment]
    seen_at: Mapped[Moment] = mapped_column(index=True)


class Tries(Base):
    """How often sign-in failed for a name, known or not. The name itself is not stored."""

    __tablename__ = "tries"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    count: Mapped[int]
    last_at: Mapped[Moment]


class Unsent(Base):
    """What somebody was sending when the visit ran out; only the same person gets it back."""

    __tablename__ = "unsent"

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"), index=True)
    path: Mapped[str] = mapped_column(String(300))
    fields: Mapped[list[list[str]]] = mapped_column(JSON)
    kept_at: Mapped[Moment]

    @property
    def written(self) -> list[list[str]]:
        """What she wrote herself: texts with a blank in them, or long ones."""
        return [field for field in self.fields if _is_written(field[1])]

    @property
    def unwritten(self) -> list[list[str]]:
        """The rest of the form: choices, ticks, numbers."""
        return [field for field in self.fields if not _is_written(field[1])]


def _is_written(text: str) -> bool:
    return len(text) > WRITTEN_FROM or (" " in text and not text.replace(" ", "").isdigit())
