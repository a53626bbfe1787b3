"""What a person wrote down for hard moments."""

from sqlalchemy.orm import Mapped, mapped_column

from portal.db import Base
from portal.seal.column import Sealed, SealedText
from portal.types import Moment, PrimaryKey, owner


class SafetyPlan(Base):
    """One row a person. There is no query for anybody but herself."""

    __tablename__ = "safety_plans"

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"), unique=True)
    version: Mapped[int] = mapped_column(default=1)
    sheet_sealed: Mapped[Sealed]  # JSON: the answers by question
    written_at: Mapped[Moment]

    sheet = SealedText("sheet_sealed")
