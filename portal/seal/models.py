"""The wrapped key of each person. Deleting it makes everything sealed with it unreadable."""

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.db import Base
from portal.types import Moment, owner


class PersonKey(Base):
    __tablename__ = "person_keys"

    member_id: Mapped[int] = mapped_column(owner("members.id"), primary_key=True)
    wrapped_by: Mapped[str] = mapped_column(String(20), index=True)  # name of the wrapping key
    wrapped: Mapped[bytes] = mapped_column(LargeBinary)
    made_at: Mapped[Moment]
