"""The numbers in the folders' READMEs are those of the code, and every field has a rule."""

import re
from datetime import timedelta
from importlib import import_module

import pytest
import wtforms
from starlette.datastructures import QueryParams

from portal import tables
from portal.files import TEMPLATES
from portal.listings.forms import AmountField, Filter
from portal.vetting import fields as vetted
from portal.vetting.check_form import Looking
from portal.vetting.forms import Entry
from portal.web.forms import Form

pytestmark = pytest.mark.gate
ROOT = TEMPLATES.parent
ROW = re.compile(r"^\| [^|]+ \| ([^|]+) \| `(portal\.[\w.]+)` \|$", re.MULTILINE)
OWN = {"_a_place", "_at_least_one", "is_offered", "several"}  # checks of our own for choices
UNITS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}


def rows():
    """Every row of a README that names a constant: where, what it says, the constant."""
    for readme in sorted((ROOT / "portal").glob("*/README.md")):
        for said, name in ROW.findall(readme.read_text("utf-8")):
            yield pytest.param(said, name, id=name)


def constant(name):
    module, _, attribute = name.rpartition(".")
    return getattr(import_module(module), attribute)


def is_said(said, value):
    """Whether a README's words mean this value: a number, or a stretch of time."""
    amount, _, unit = said.replace(",", "").partition(" ")
    seconds = UNITS.get(unit.rstrip("s"))
    if isinstance(value, timedelta):
        return seconds is not None and timedelta(seconds=int(amount) * seconds) == value
    return int(amount) * (seconds or 1) == value


@pytest.mark.parametrize(("said", "name"), list(rows()))
def test_the_number_is_the_one_in_the_code(said, name):
    assert is_said(said, constant(name)), constant(name)


def test_a_wrong_number_is_found():
    assert is_said("10 minutes", timedelta(minutes=10))
    assert not is_said("11 minutes", timedelta(minutes=10))
    assert not is_said("10", timedelta(minutes=10))
    assert not is_said("2,000", 200)
    assert len(list(rows())) > 30


GIVEN = {  # what an empty form wants to know
    Filter: {"asked": QueryParams(), "places": []},
    Entry: {"country": "tr"},
    Looking: {"country": "tr", "found": [], "preset": {}, "language": "tr"},
}


def forms():
    """Every form of the portal, once the routes that use them are known."""
    assert tables
    import_module("portal.app")
    found, left = [], [Form]
    while left:
        form = left.pop()
        found += form.__subclasses__()
        left += form.__subclasses__()
    return [form for form in found if form.__module__.startswith("portal.")]


def unruly(form):
    """Fields of a form that take whatever is sent."""
    given = next((values for base, values in GIVEN.items() if issubclass(form, base)), {})
    empty = form(**given)
    return [name for name, field in empty._fields.items() if not _has_a_rule(field)]


def _has_a_rule(field):
    checks = {getattr(check, "__qualname__", "").partition(".")[0] for check in field.validators}
    kinds = {type(check).__name__ for check in field.validators}
    if isinstance(field, wtforms.PasswordField):  # compared with what is stored, cut to its length
        return "InputRequired" in kinds
    if isinstance(field, wtforms.SelectField | wtforms.SelectMultipleField):
        return field.validate_choice or "AnyOf" in kinds or bool(checks & OWN)
    fixed = wtforms.BooleanField | wtforms.DateField | wtforms.IntegerField | wtforms.RadioField
    return (
        isinstance(field, fixed | AmountField | vetted.AmountField)
        or "_fits" in checks
        or "Length" in kinds
    )


@pytest.mark.parametrize("form", forms(), ids=lambda form: f"{form.__module__}.{form.__name__}")
def test_every_field_has_a_rule(form):
    assert unruly(form) == []


def test_a_field_without_a_rule_is_found():
    class Careless(Form):
        said = wtforms.StringField("Said")

    assert unruly(Careless) == ["said"]
