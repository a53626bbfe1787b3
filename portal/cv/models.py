"""What somebody wrote for her CV, sealed."""

import json
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from portal.db import Base
from portal.seal.column import Sealed, SealedText
from portal.types import Moment, PrimaryKey, owner


class CV(Base):
    """One of each person; in each language she wrote it in."""

    __tablename__ = "cvs"

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"), unique=True)
    written_sealed: Mapped[Sealed]  # JSON: see parts.Written
    changed_at: Mapped[Moment]

    written = SealedText("written_sealed")

    @property
    def parts(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.written or "{}")
        return found
