"""When a session takes place again and again: RFC 5545 rules, by the clocks of the house."""

import re
from calendar import isleap
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from portal.i18n import lazy as _
from portal.text import digits

MOST = 60  # sessions of one rule
AHEAD = timedelta(days=366)  # from the first one
LONGEST = 200  # characters
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
PART = re.compile(r"[A-Z]+=[A-Z0-9,+-]+")
UNTIL = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?")
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
COUNTED = {"INTERVAL": 366, "COUNT": 9999}  # from one up to this
LISTED = {  # up to this, also from the end; in rules of these frequencies
    "BYMONTH": (12, FREQUENCIES),
    "BYMONTHDAY": (31, ("DAILY", "MONTHLY", "YEARLY")),
    "BYYEARDAY": (366, ("YEARLY",)),
    "BYWEEKNO": (53, ("YEARLY",)),
    "BYSETPOS": (366, FREQUENCIES),
}
ORDINALS = {"MONTHLY": 5, "YEARLY": 53}  # the second Tuesday of what
BYDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
NUMBER = re.compile(r"[+-]?\d{1,4}")
NO_RULE = _("This is no rule. An example: FREQ=WEEKLY;BYDAY=TU,TH;COUNT=8")


class BadRule(ValueError):  # noqa: N818
    """This is no rule that can be followed here; the text is for whoever wrote it."""


class Dates(NamedTuple):
    """When sessions begin, in UTC. `is_cut`: the rule goes on, but not here."""

    moments: list[datetime]
    is_cut: bool


def cleaned(text: str) -> str:
    """A rule as it is kept: without blanks, in capitals, its parts once each.

    Raises `BadRule` for what is no rule, and for more than one time of day.
    """
    text = "".join(digits(text).upper().split()).removeprefix("RRULE:").rstrip(";")
    if len(text) > LONGEST:
        raise BadRule(_("This rule is too long."))
    parts = _parts(text)
    if parts.get("FREQ") not in FREQUENCIES:
        raise BadRule(_("The rule must say FREQ=DAILY, WEEKLY, MONTHLY or YEARLY."))
    if "COUNT" in parts and "UNTIL" in parts:
        raise BadRule(_("Please give either a number of sessions or a last day, not both."))
    if not _is_followed(parts):
        raise BadRule(NO_RULE)
    _until(parts, ZoneInfo("UTC"))
    return text


def dates(rule: str, first: datetime, zone: ZoneInfo) -> Dates:
    """The moments of a rule, beginning with `first`: naive, by the clocks of the house.

    When the clocks change, sessions stay at their hour. An hour that is left out in that night is
    the one after it; one that comes twice is the first of them, as RFC 5545 has it.
    Raises `BadRule`.
    """
    rule = cleaned(rule)
    parts = _parts(rule)
    last = _until(parts, zone)
    moments: list[datetime] = []
    for local in _occurrences(rule, first):
        if last is not None and local > last:
            return Dates(moments, is_cut=False)
        if len(moments) == MOST or local > first + AHEAD:
            return Dates(moments, is_cut=True)
        moments.append(moment(local, zone))
    return Dates(moments, is_cut=False)


def moment(local: datetime, zone: ZoneInfo) -> datetime:
    """What the clocks of the house show, as a moment."""
    return local.replace(tzinfo=zone, fold=0).astimezone(UTC)


def weekly(weeks: int) -> str:
    return f"FREQ=WEEKLY;INTERVAL={weeks}" if weeks > 1 else "FREQ=WEEKLY"


def monthly(first: date) -> str:
    """On the same weekday of each month: the second Tuesday. Of a fifth one, the last."""
    which = (first.day - 1) // 7 + 1
    return f"FREQ=MONTHLY;BYDAY={which if which < 5 else -1}{WEEKDAYS[first.weekday()]}"


def ending(rule: str, *, count: int | None, until: date | None, zone: ZoneInfo) -> str:
    """The rule with an end, if it has none of its own."""
    if not {"COUNT", "UNTIL"}.isdisjoint(_parts(rule)):
        return rule
    if until is not None:
        last = moment(datetime.combine(until, time(23, 59, 59)), zone)
        return f"{rule};UNTIL={last:%Y%m%dT%H%M%SZ}"
    return f"{rule};COUNT={count}" if count else rule


def _parts(text: str) -> dict[str, str]:
    parts = text.split(";")
    if not all(PART.fullmatch(part) for part in parts):
        raise BadRule(NO_RULE)
    found = dict(part.split("=") for part in parts)
    known = {"FREQ", "UNTIL", "BYDAY", "WKST", *COUNTED, *LISTED}
    if len(found) != len(parts) or not known.issuperset(found):
        raise BadRule(NO_RULE)
    return found


def _is_followed(parts: dict[str, str]) -> bool:
    """Whether every value is one that RFC 5545 knows, in a rule of this frequency."""
    frequency = parts["FREQ"]
    for name, value in parts.items():
        if name in COUNTED and not (value.isdigit() and 1 <= int(value) <= COUNTED[name]):
            return False
        if name in LISTED:
            most, frequencies = LISTED[name]
            least = 1 if name == "BYMONTH" else -most
            if frequency not in frequencies or not _are_numbers(value, least, most):
                return False
    days = [BYDAY.fullmatch(day) for day in parts.get("BYDAY", "MO").split(",")]
    period = "MONTHLY" if frequency == "YEARLY" and "BYMONTH" in parts else frequency
    most = ORDINALS.get(period, 0)
    if not all(day and (not day[1] or _are_numbers(day[1], -most, most)) for day in days):
        return False
    has_something = any(name.startswith("BY") and name != "BYSETPOS" for name in parts)
    return parts.get("WKST", "MO") in WEEKDAYS and ("BYSETPOS" not in parts or has_something)


def _are_numbers(value: str, least: int, most: int) -> bool:
    numbers = value.split(",")
    return all(
        NUMBER.fullmatch(number) and least <= int(number) <= most and int(number) != 0
        for number in numbers
    )


def _until(parts: dict[str, str], zone: ZoneInfo) -> datetime | None:
    """The last moment by the clocks of the house; a day without an hour counts as a whole."""
    if "UNTIL" not in parts:
        return None
    if not (found := UNTIL.fullmatch(parts["UNTIL"])):
        raise BadRule(_("UNTIL must be a day such as 20270630."))
    *day, is_utc = found.groups(default="")
    text = "".join(day[:3]) + ("".join(day[3:]) or "235959")
    try:
        last = datetime.strptime(text, "%Y%m%d%H%M%S")  # noqa: DTZ007 - by the clocks of the house
    except ValueError:
        raise BadRule(_("UNTIL must be a day such as 20270630.")) from None
    if not is_utc:
        return last
    try:
        return last.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)
    except OverflowError:  # the last hours of the year 9999: many calendars mean “for ever”
        return last


def _occurrences(rule: str, first: datetime) -> Iterator[datetime]:
    """A rule that never comes true is followed to the last year there is, which takes seconds.
    So it is followed in a year of the last century that has the same calendar."""
    away = _same_calendar_late(first.year)
    plain = ";".join(part for part in rule.split(";") if not part.startswith("UNTIL="))
    for found in rrulestr(plain, dtstart=first + away):
        yield found - away


def _same_calendar_late(year: int) -> timedelta:
    """How far away a late year is in which, and after which, weekdays and leap years are alike."""

    def kind(of: int) -> list[tuple[int, bool]]:
        return [(date(y, 1, 1).weekday(), isleap(y)) for y in range(of, of + 3)]

    late = next(each for each in range(9961, 9996) if kind(each) == kind(year))
    return date(late, 1, 1) - date(year, 1, 1)
