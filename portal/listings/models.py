"""Jobs (schema.org/JobPosting names) and homes (HSDS-style names): two kinds of listing."""

from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, validates

from portal.db import Base
from portal.listings.amounts import pay_to_compare, rent_to_compare
from portal.seal.column import Sealed, SealedText
from portal.types import Moment, PrimaryKey, mention, one_of, owner

JOB, HOME = "job", "home"


class Visibility(StrEnum):
    """Who is told the exact address (HSDS has asked for such a field since 2017)."""

    DISTRICT = "district"  # district and city only, until she agreed to a visit
    NEVER = "never"  # nobody: somebody goes with her


class Listing(Base):
    """What a job and a home have in common. Shown only when assured and still valid."""

    __tablename__ = "listings"
    __table_args__: Any = (
        Index(None, "kind", "assured_at", "id"),
        Index(None, "kind", "valid_through", "id"),
        Index(
            "ix_listings_places",  # from one place to the next, without reading those between
            "kind",
            "city",
            "district",
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
    visibility: Mapped[Visibility] = mapped_column(
        one_of(Visibility, 10), default=Visibility.DISTRICT
    )
    address_known: Mapped[bool] = mapped_column(default=False)  # to the desk, in a row of its own
    skills: Mapped[list[str]] = mapped_column(JSON, default=list)  # keys of skills.SKILLS
    version: Mapped[int] = mapped_column(default=1)  # another one with each change of its words
    assured_until: Mapped[date | None]  # then somebody has to look at it anew
    hidden_at: Mapped[Moment | None]  # reported; for nobody to see until it was looked at

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


def _of(row: Any, *names: str) -> list[Any]:
    """Values of a row that is about to be stored."""
    values = row.get_current_parameters()
    return [values[name] for name in names]


class Job(Listing):
    __tablename__ = "jobs"
    __table_args__: Any = (Index(None, "pay_monthly", "id"),)
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
    pay_monthly: Mapped[int] = mapped_column(  # to sort by; kept right by itself
        default=lambda row: pay_to_compare(*_of(row, "pay_min", "pay_unit", "pay_currency"))
    )
    job_start_date: Mapped[date | None]
    job_benefits: Mapped[str] = mapped_column(String(300), default="")
    eligibility: Mapped[str] = mapped_column(String(200), default="")  # which papers it takes
    housing_with_it: Mapped[bool] = mapped_column(default=False)  # one would live there

    @validates("pay_min", "pay_unit", "pay_currency")
    def _changed(self, name: str, value: Any) -> Any:
        said: dict[str, Any] = {"pay_min": self.pay_min, "pay_unit": self.pay_unit}
        said |= {"pay_currency": self.pay_currency, name: value}
        if None not in said.values():
            self.pay_monthly = pay_to_compare(*said.values())
        return value


class Home(Listing):
    __tablename__ = "homes"
    __table_args__: Any = (Index(None, "rent_order", "id"),)
    __mapper_args__ = {"polymorphic_identity": HOME}

    id: Mapped[int] = mapped_column(owner("listings.id"), primary_key=True)
    home_kind: Mapped[str] = mapped_column(String(10))
    rooms: Mapped[str] = mapped_column(String(20))
    rent: Mapped[int]
    rent_order: Mapped[int] = mapped_column(  # to sort by; kept right by itself
        default=lambda row: rent_to_compare(*_of(row, "rent", "currency"))
    )
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
    tied_to_job: Mapped[bool] = mapped_column(default=False)  # whoever loses one loses the other

    @validates("rent", "currency")
    def _changed(self, name: str, value: Any) -> Any:
        said = {"rent": self.rent, "currency": self.currency, name: value}
        if None not in said.values():
            self.rent_order = rent_to_compare(*said.values())
        return value


class Answer(StrEnum):
    """What somebody who looked at an offer found, for one indicator."""

    FINE = "fine"  # asked about, nothing of the kind
    UNKNOWN = "unknown"  # nobody could say: ask
    FLAG = "flag"  # there is something


class Check(Base):
    """Somebody looked at one version of an offer, by the eleven questions. Two people do."""

    __tablename__ = "listing_checks"
    __table_args__ = (UniqueConstraint("listing_id", "version", "turn"),)

    id: Mapped[PrimaryKey]
    listing_id: Mapped[int] = mapped_column(owner("listings.id"))
    version: Mapped[int]
    turn: Mapped[int]  # 1 or 2
    by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    at: Mapped[Moment]
    answers: Mapped[dict[str, str]] = mapped_column(JSON)  # Answer by Indicator, all eleven
    words: Mapped[dict[str, str]] = mapped_column(JSON)  # by Indicator; members read them
    language: Mapped[str] = mapped_column(String(10))  # of the words
    bars: Mapped[bool] = mapped_column(default=False)  # with this it can only be withdrawn


class Report(Base):
    """A member says that something is wrong with an offer. Other members never learn who."""

    __tablename__ = "listing_reports"
    __table_args__ = (UniqueConstraint("listing_id", "member_id"),)

    id: Mapped[PrimaryKey]
    listing_id: Mapped[int] = mapped_column(owner("listings.id"))
    member_id: Mapped[int] = mapped_column(owner("members.id"), index=True)
    reason: Mapped[str] = mapped_column(String(20))  # a key of reasons.REASONS
    words_sealed: Mapped[Sealed]
    at: Mapped[Moment]
    hides: Mapped[bool] = mapped_column(default=True)  # see rules.hides
    decided_at: Mapped[Moment | None] = mapped_column(index=True)
    decided_by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    outcome: Mapped[str] = mapped_column(String(20), default="")

    words = SealedText("words_sealed")


class Skill(Base):
    """Something a member ticked that she can do. Nobody else sees it."""

    __tablename__ = "skills"
    __table_args__ = (UniqueConstraint("member_id", "key"),)

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"))
    key: Mapped[str] = mapped_column(String(30))


class Saved(Base):
    """A listing kept for later. Nobody else sees it."""

    __tablename__ = "saved_listings"
    __table_args__ = (UniqueConstraint("member_id", "listing_id"),)

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"))
    listing_id: Mapped[int] = mapped_column(owner("listings.id"), index=True)
    saved_at: Mapped[Moment]
