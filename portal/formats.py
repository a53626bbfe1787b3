"""Dates, times, money and counts as people say them in the language and time zone in use."""

from contextvars import ContextVar
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import format_decimal

from portal import clock
from portal.i18n import current, gettext

SOON = timedelta(days=180)  # so far ahead a day cannot be mistaken for one of another year
SYMBOLS = {"TRY": "₺", "EUR": "€", "USD": "$"}

_zone: ContextVar[ZoneInfo] = ContextVar("zone", default=ZoneInfo("UTC"))  # noqa: B039 - immutable


def use(zone: ZoneInfo) -> None:
    """From here on, in this thread's context, moments are told in this zone."""
    _zone.set(zone)


def zone() -> ZoneInfo:
    return _zone.get()


def today() -> date:
    return clock.today(zone())


def day(value: date | datetime) -> str:
    """`Friday 27 November`; the year instead of the weekday when it is another one and not soon."""
    shown, language = _date(value), current()
    is_near = shown.year == today().year or timedelta(0) <= shown - today() <= SOON
    pattern = language.day_pattern if is_near else "d MMMM y"
    return _said(format_date(shown, pattern, locale=language.locale))


def full_day(value: date | datetime) -> str:
    """`27 November 2026`: for papers that are read years later."""
    return _said(format_date(_date(value), "d MMMM y", locale=current().locale))


def month_of_year(value: date) -> str:
    """`November 2026`."""
    return _said(format_skeleton("yMMMM", value, locale=current().locale))


def weekday(value: date | datetime) -> str:
    """`Wed`."""
    return _said(format_date(_date(value), "EEE", locale=current().locale))


def hour(value: datetime) -> str:
    """`14:05`, in the 24 hours of bus tables."""
    local = value.astimezone(zone())
    return _said(format_time(local.time(), "HH:mm", locale=current().locale))


def moment(value: datetime) -> str:
    """`Friday 27 November, 14:05`, with the comma of the language's script."""
    comma = "،" if current().direction == "rtl" else ","
    return f"{day(value)}{comma} {hour(value)}"


def day_number(value: date | datetime) -> str:
    return _said(str(_date(value).day))


def month(value: date | datetime) -> str:
    """`Nov`."""
    return _said(format_date(_date(value), "MMM", locale=current().locale))


def coarse(value: datetime) -> str:
    """When something was written, without saying when somebody was awake."""
    days = (today() - _date(value)).days
    if days <= 0:
        return gettext("today")
    if days == 1:
        return gettext("yesterday")
    if days < 7:
        return gettext("this week")
    if days < 31:
        return gettext("this month")
    return _said(format_skeleton("yMMMM", _date(value), locale=current().locale))


def money(amount: int, currency: str = "TRY") -> str:
    """Whole units of a currency: `₺30,000`, `٣٠٬٠٠٠ ₺`."""
    symbol = SYMBOLS.get(currency, currency)
    return f"{number(amount)} {symbol}" if current().sign_last else f"{symbol}{number(amount)}"


def number(value: int) -> str:
    language = current()
    shown = format_decimal(value, locale=language.locale, numbering_system=language.numbering)
    return language.numerals(shown)


FILTERS = {
    "day": day,
    "full_day": full_day,
    "moment": moment,
    "month_of_year": month_of_year,
    "weekday": weekday,
    "hour": hour,
    "coarse": coarse,
    "day_number": day_number,
    "month": month,
    "money": money,
    "number": number,
}


def _date(value: date | datetime) -> date:
    return value.astimezone(zone()).date() if isinstance(value, datetime) else value


def _said(text: str) -> str:
    return current().numerals(text)
