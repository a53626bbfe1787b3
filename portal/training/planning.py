"""Planning sessions: the dates of one or of a series, looked at first, then all of them made."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from portal import clock
from portal.i18n import lazy as _
from portal.packs.calendar import Calendar, Season
from portal.refusal import Refused, require
from portal.training import recurrence, staff
from portal.training.models import Course, Series, Training
from portal.training.recurrence import Dates
from portal.types import Texts
from portal.viewer import Viewer

NOT_THEIRS = _("A course of one house can only have sessions in that house.")
RETIRED = _("This course has ended. Bring it back first.")


class When(NamedTuple):
    """The first session, by the clocks of the house."""

    day: date
    begins: time
    ends: time  # on the same day

    @property
    def first(self) -> datetime:
        return datetime.combine(self.day, self.begins)

    @property
    def lasts(self) -> timedelta:
        return datetime.combine(self.day, self.ends) - self.first


class Day(NamedTuple):
    """One date as it is looked at before anything is kept."""

    key: str  # by the clocks of the house, as a form sends it back
    starts_at: datetime
    ends_at: datetime
    feast: Season | None
    fasting: Season | None
    is_known: bool  # whether the country's calendar reaches so far

    @property
    def seasons(self) -> list[Season]:
        return [season for season in (self.feast, self.fasting) if season]


class Days(NamedTuple):
    days: list[Day]
    is_cut: bool


class Plan(NamedTuple):
    """What all sessions have in common."""

    course: Course
    house_id: int | None
    place: str
    seats: int
    interpreter: str
    trainer_id: int | None


def days_of(rule: str, when: When, calendar: Calendar, zone: ZoneInfo) -> Days:
    """The dates of a rule, or the one date without a rule. Raises `recurrence.BadRule`."""
    found = Dates([recurrence.moment(when.first, zone)], is_cut=False)
    if rule:
        found = recurrence.dates(rule, when.first, zone)
    days = [_day(moment, when.ends, calendar, zone) for moment in found.moments]
    return Days(days, found.is_cut)


def day_at(starts_at: datetime, ends_at: datetime, calendar: Calendar, zone: ZoneInfo) -> Day:
    """What the calendar says of a session."""
    starts, ends = (moment.astimezone(zone).replace(tzinfo=None) for moment in (starts_at, ends_at))
    return Day(
        f"{starts:%Y-%m-%dT%H:%M}",
        starts_at,
        ends_at,
        calendar.feast_at(starts, ends),
        calendar.fasting_at(starts, ends),
        starts.date() <= calendar.known_until,
    )


def notes_on(days: Iterable[Day], calendar: Calendar) -> list[Texts]:
    """What whoever plans these dates should know, once each."""
    seasons = [season for day in days for season in day.seasons]
    is_fasted = any(season in calendar.fasting for season in seasons)
    follow_moon = any(season.follows_moon for season in seasons)
    fasting = [calendar.fasting_note] if is_fasted else []
    return fasting + ([calendar.moon_note] if follow_moon else [])


def make(db: Session, by: Viewer, plan: Plan, rule: str, days: Iterable[Day]) -> list[int]:
    """All of these sessions; their numbers. With a rule they are one series.

    Raises `Refused` when the course has ended or is not for that house.
    """
    require(staff.may_plan_for(by, plan.house_id))
    if plan.course.retired_at is not None:
        raise Refused(RETIRED)
    if not staff.fits(plan.course, plan.house_id):
        raise Refused(NOT_THEIRS)
    days = list(days)
    series = _series(db, plan.course, rule, days[0]) if rule and days else None
    rows = [_session(plan, day, series) for day in days]
    db.add_all(rows)
    db.flush()
    return [row.id for row in rows]


def _series(db: Session, course: Course, rule: str, first: Day) -> Series:
    series = Series(course_id=course.id, rule=rule, starts_at=first.starts_at, made_at=clock.now())
    db.add(series)
    db.flush()
    return series


def _session(plan: Plan, day: Day, series: Series | None) -> Training:
    return Training(
        course_id=plan.course.id,
        house_id=plan.house_id,
        trainer_id=plan.trainer_id,
        series_id=series.id if series else None,
        starts_at=day.starts_at,
        ends_at=day.ends_at,
        place=plan.place,
        interpreter=plan.interpreter,
        seats=plan.seats,
    )


def _day(starts_at: datetime, ends: time, calendar: Calendar, zone: ZoneInfo) -> Day:
    """A session whose beginning the change of clocks moved still lasts a while."""
    local = starts_at.astimezone(zone)
    ends_at = recurrence.moment(datetime.combine(local.date(), ends), zone)
    return day_at(starts_at, max(ends_at, starts_at + timedelta(minutes=15)), calendar, zone)
