"""Passkeys, authenticator apps and one-use codes."""

from sqlalchemy import BigInteger, Index, LargeBinary, String
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
    sign_count: Mapped[int] = mapped_column(BigInteger)  # up to 2^32 - 1
    added_at: Mapped[Moment]
    used_at: Mapped[Moment | None]


class Authenticator(Base):
    """An authenticator app (RFC 6238), one per person. Each code works once. A new secret is a
    draft until a first right code shows that the app has it."""

    __tablename__ = "authenticators"

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"), unique=True)
    secret_sealed: Mapped[Sealed]
    draft_sealed: Mapped[Sealed]
    last_step: Mapped[int] = mapped_column(default=0)  # the 30-second step of the last used code
    added_at: Mapped[Moment]
    confirmed_at: Mapped[Moment | None]  # empty while there is a draft only, which opens nothing

    secret = SealedText("secret_sealed")
    draft = SealedText("draft_sealed")


class OneUseCode(Base):
    """A printed code. Only its blind index is stored. New ones open nothing until she has typed
    one of them: so she has them on paper, and the old ones work until then."""

    __tablename__ = "one_use_codes"
    __table_args__ = (Index(None, "member_id", "digest", unique=True),)

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"))
    digest: Mapped[str] = mapped_column(String(32))
    is_saved: Mapped[bool] = mapped_column(default=True)
    made_at: Mapped[Moment]
    used_at: Mapped[Moment | None]
