"""Dates and amounts as people say them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from portal import formats, i18n

NOON = datetime(2026, 11, 24, 9, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def istanbul():
    formats.use(ZoneInfo("Europe/Istanbul"))
    with time_machine.travel(NOON, tick=False):
        yield
    i18n.use("en")


@pytest.mark.parametrize(
    ("code", "day", "hour", "amount"),
    [
        ("en", "Tuesday 24 November", "12:05", "₺30,000"),
        ("tr", "24 Kasım Salı", "12:05", "₺30.000"),
        ("ar", "الثلاثاء، ٢٤ نوفمبر", "١٢:٠٥", "٣٠٬٠٠٠ ₺"),
    ],
)
def test_a_moment_and_an_amount(code, day, hour, amount):
    i18n.use(code)

    assert (formats.day(NOON), formats.hour(NOON), formats.money(30000)) == (day, hour, amount)
    assert formats.moment(NOON) == f"{day}{'،' if code == 'ar' else ','} {hour}"


def test_another_year_is_named():
    assert formats.day(date(2027, 7, 2)) == "2 July 2027"
    assert formats.day(date(2025, 12, 30)) == "30 December 2025"


def test_a_day_of_the_coming_months_has_its_weekday():
    assert formats.day(date(2027, 1, 2)) == "Saturday 2 January"


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "today"), (1, "yesterday"), (3, "this week"), (20, "this month"), (70, "September 2026")],
)
def test_when_something_was_written_is_told_coarsely(days, said):
    assert formats.coarse(NOON - timedelta(days=days)) == said


def test_arabic_has_six_plural_forms():
    rule = i18n.PLURALS["ar"]
    forms = {n: plural_form(rule, n) for n in (0, 1, 2, 3, 10, 11, 99, 100, 102, 103)}

    assert list(forms.values()) == [0, 1, 2, 3, 3, 4, 4, 5, 5, 3]


def plural_form(rule, n):
    import gettext

    return gettext.c2py(rule.partition("plural=")[2].rstrip(";"))(n)
