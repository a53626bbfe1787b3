"""Passkeys, authenticator apps and one-use codes."""

from sqlalchemy import Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.db import Base
from portal.seal.column import Sealed, SealedText
from portal.types import Moment, PrimaryKey, owner


class Passkey(Base):
    """A WebAuthn credential. No name and no make of the device are kept."""

    __tablename__ = "passkeys"

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"), index=True)
    credential: Mapped[bytes] = mapped_column(LargeBinary(1023), unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    sign_count: Mapped[int]
    added_at: Mapped[Moment]
    used_at: Mapped[Moment | None]


class Authenticator(Base):
    """An authenticator app (RFC 6238), one per person. Each code works once."""

    __tablename__ = "authenticators"

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"), unique=True)
    secret_sealed: Mapped[Sealed]
    last_step: Mapped[int] = mapped_column(default=0)  # the 30-second step of the last used code
    added_at: Mapped[Moment]
    confirmed_at: Mapped[Moment | None]  # by a first right code; before that it opens nothing

    secret = SealedText("secret_sealed")


class OneUseCode(Base):
    """A printed code. Only its blind index is stored."""

    __tablename__ = "one_use_codes"
    __table_args__ = (Index(None, "member_id", "digest", unique=True),)

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"))
    digest: Mapped[str] = mapped_column(String(32))
    made_at: Mapped[Moment]
    used_at: Mapped[Moment | None]
