"""Jobs (schema.org/JobPosting names) and homes (HSDS-style names): two kinds of listing."""

from datetime import date
from enum import StrEnum

from sqlalchemy import JSON, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.db import Base
from portal.types import Moment, PrimaryKey, mention, owner

JOB, HOME = "job", "home"


class Listing(Base):
    """What a job and a home have in common. Shown only when assured and still valid."""

    __tablename__ = "listings"
    __table_args__ = (
        Index(None, "kind", "assured_at", "id"),
        Index(
            "ix_listings_places",  # holds all that the choice of places asks for
            "kind",
            "city",
            "district",
            "assured_at",
            "withdrawn_at",
            "valid_through",
        ),
    )

    id: Mapped[PrimaryKey]
    kind: Mapped[str] = mapped_column(String(10))
    language: Mapped[str] = mapped_column(String(10))
    title: Mapped[str] = mapped_column(String(120))
    description: Mapped[str] = mapped_column(Text)
    city: Mapped[str] = mapped_column(String(60))
    district: Mapped[str] = mapped_column(String(60))
    women_only: Mapped[bool] = mapped_column(default=False)
    posted_by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    posted_at: Mapped[Moment]
    assured_at: Mapped[Moment | None]  # checked by a second person (HSDS assured_date)
    assured_by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    valid_through: Mapped[date]
    withdrawn_at: Mapped[Moment | None]

    __mapper_args__ = {"polymorphic_on": "kind"}


class Trade(StrEnum):
    """Kinds of work."""

    TEXTILE = "textile"
    KITCHEN = "kitchen"
    CLEANING = "cleaning"
    CARE = "care"
    SHOP = "shop"
    HOTEL = "hotel"
    OFFICE = "office"
    TRADE = "trade"
    WAREHOUSE = "warehouse"
    GARDEN = "garden"
    LANGUAGE = "language"
    OTHER = "other"


class PayUnit(StrEnum):
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class HomeKind(StrEnum):
    ROOM = "room"
    FLAT = "flat"
    STUDIO = "studio"
    SHARED = "shared"


class EmploymentType(StrEnum):
    FULL = "full"
    PART = "part"
    SEASONAL = "seasonal"
    SHIFT = "shift"


class Job(Listing):
    __tablename__ = "jobs"
    __mapper_args__ = {"polymorphic_identity": JOB}

    id: Mapped[int] = mapped_column(owner("listings.id"), primary_key=True)
    trade: Mapped[str] = mapped_column(String(20))
    hiring_organization: Mapped[str] = mapped_column(String(120))
    employment_type: Mapped[str] = mapped_column(String(10))
    work_hours: Mapped[str] = mapped_column(String(200))
    pay_min: Mapped[int]
    pay_max: Mapped[int]
    pay_currency: Mapped[str] = mapped_column(String(3))
    pay_unit: Mapped[str] = mapped_column(String(10))
    languages_needed: Mapped[list[str]] = mapped_column(JSON)
    no_experience: Mapped[bool]
    childcare: Mapped[bool]
    insured: Mapped[bool]


class Home(Listing):
    __tablename__ = "homes"
    __mapper_args__ = {"polymorphic_identity": HOME}

    id: Mapped[int] = mapped_column(owner("listings.id"), primary_key=True)
    home_kind: Mapped[str] = mapped_column(String(10))
    rooms: Mapped[str] = mapped_column(String(20))
    rent: Mapped[int]
    deposit: Mapped[int]
    currency: Mapped[str] = mapped_column(String(3))
    bills_included: Mapped[bool]
    available_on: Mapped[date]
    lives_there: Mapped[str] = mapped_column(String(200))
    transport: Mapped[str] = mapped_column(String(200))
    children: Mapped[bool]
    pets: Mapped[bool]
    furnished: Mapped[bool]
    accessible: Mapped[bool]


class Saved(Base):
    """A listing kept for later. Nobody else sees it."""

    __tablename__ = "saved_listings"
    __table_args__ = (UniqueConstraint("member_id", "listing_id"),)

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"))
    listing_id: Mapped[int] = mapped_column(owner("listings.id"), index=True)
    saved_at: Mapped[Moment]
