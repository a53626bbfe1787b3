"""Fields: what people type in their own digits is taken, and stays as they typed it."""

from datetime import date

import pytest
from starlette.datastructures import FormData

from portal.web.forms import Form, day


class Planning(Form):
    on = day("By which day")


@pytest.mark.parametrize("typed", ["2026-12-18", "٢٠٢٦-١٢-١٨", "۱۸.۱۲.۲۰۲۶", "18/12/2026"])
def test_a_day_in_the_digits_of_any_script(typed):
    form = Planning(FormData(on=typed))

    assert form.validate()
    assert form.on.data == date(2026, 12, 18)
    assert form.on._value() == typed


@pytest.mark.parametrize("typed", ["٣٠.٠٢.٢٠٢٦", "18-12-2026", "soon"])
def test_what_is_no_day_is_asked_again(typed):
    form = Planning(FormData(on=typed))

    assert not form.validate()
    assert form.on.errors == ["Please choose a day."]


def test_no_day_is_none():
    form = Planning(FormData(on=" "))

    assert form.validate()
    assert form.on.data is None
