"""What people ask the lists for. Sent as an address: no token, nothing changes."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import wtforms
from starlette.datastructures import QueryParams
from wtforms import validators

from portal.i18n import WRITTEN
from portal.i18n import lazy as _
from portal.listings import labels
from portal.listings.amounts import CURRENCY
from portal.listings.filters import NO_TURKISH, HomeFilters, JobFilters
from portal.text import digits, is_number
from portal.web.forms import Form, choice, text, tick

ANY = ("", _("Any"))
LANGUAGES = [ANY, *WRITTEN.items()]
NEEDS = [ANY, (NO_TURKISH, _("No Turkish needed")), *WRITTEN.items()]
CHOICES = ("district", "language", "trade", "hours", "needs", "kind", "order")
ALL_THE_SAME = dict.fromkeys(CHOICES, "")
LONGEST_PLACE = 60
MOST_MONEY = 10_000_000
_AROUND_AMOUNTS = re.compile(r"[\s.,'٬،₺]|tl|try", re.IGNORECASE)


def _a_place(form: wtforms.Form, field: wtforms.Field) -> None:
    if len(field.data or "") > LONGEST_PLACE:
        raise validators.ValidationError(_("Please choose one."))


class AmountField(wtforms.StringField):
    """Whole units of money or nothing, as people write them: `9500`, `9.500 TL`, `٩٥٠٠`.

    `words` says what was asked for.
    """

    def __init__(self, label: Any, words: Callable[[int, str], str], **more: Any) -> None:
        super().__init__(label, **more)
        self.words = words

    def process_formdata(self, valuelist: list[str]) -> None:
        self.typed = valuelist[0].strip() if valuelist else ""
        plain = _AROUND_AMOUNTS.sub("", digits(self.typed))
        self.data = None
        if not plain:
            return
        if not is_number(plain, most=11):
            raise ValueError(_("Please write a number, such as 9500."))
        self.data = min(int(plain), MOST_MONEY) or None

    def _value(self) -> str:
        return getattr(self, "typed", "")


class Filter(Form):
    """What both lists can be asked for."""

    q = text(_("Words to look for"), most=80, required=False)
    district = wtforms.SelectField(_("Where"), [_a_place], choices=[], validate_choice=False)
    language = choice(_("Language of the text"), LANGUAGES)
    women_only = tick(_("Only for women"))
    order: Any

    def __init__(self, asked: QueryParams, places: list[tuple[str, str]]) -> None:
        super().__init__(asked, data=ALL_THE_SAME)
        self.district.choices = _choices(places, self.district.data)

    def given(self) -> dict[str, str]:
        """What was chosen, for the address of the next page."""
        typed = {field.name: "y" if field.data is True else field.data for field in self}
        return {name: str(value) for name, value in typed.items() if value}

    def wanted(self) -> str:
        """The same without the order, to be kept as it stands in an address."""
        given = self.given()
        given.pop("order", None)
        return urlencode(sorted(given.items()))

    def chosen(self) -> list[Any]:
        """What was asked for besides words, as a reader says it."""
        said: list[Any] = []
        for field in self:
            if field.name == "order":
                continue
            if isinstance(field, wtforms.SelectField):
                said += [c.label for c in field.iter_choices() if c.selected and c.value]
            elif isinstance(field, wtforms.BooleanField) and field.data:
                said.append(field.label.text)
            elif isinstance(field, AmountField) and field.data:
                said.append(field.words(field.data, CURRENCY))
        return said


class JobFilter(Filter):
    trade = choice(_("Kind of work"), [ANY, *labels.TRADES.items()])
    hours = choice(_("Working hours"), [ANY, *labels.HOURS.items()])
    needs = choice(
        _("Language at work"),
        NEEDS,
        hint=_("Choose a language to see jobs for which it is enough."),
    )
    no_experience = tick(_("No experience needed"))
    childcare = tick(_("With childcare"))
    pay = AmountField(_("Pay a month at least, in ₺"), labels.pay_at_least)
    order = choice(_("In this order"), labels.JOB_ORDERS.items())

    def asked(self) -> JobFilters:
        return JobFilters(**self.data)


class HomeFilter(Filter):
    kind = choice(_("Kind of home"), [ANY, *labels.KINDS.items()])
    rent = AmountField(_("Rent a month at most, in ₺"), labels.rent_at_most)
    children = tick(_("Children can live there"))
    pets = tick(_("Animals can live there"))
    furnished = tick(_("With furniture"))
    accessible = tick(_("Without steps"))
    order = choice(_("In this order"), labels.HOME_ORDERS.items())

    def asked(self) -> HomeFilters:
        return HomeFilters(**self.data)


def _choices(places: list[tuple[str, str]], asked: str) -> list[wtforms.SelectChoice]:
    """Each city before its districts; what was asked for stays, also when nothing is left there."""
    found: dict[str, Any] = {"": _("Everywhere")}
    for city, district in places:
        found.setdefault(city, city)
        found.setdefault(district, f"{city} · {district}")
    found.setdefault(asked, asked)
    return [wtforms.SelectChoice(value=value, label=said) for value, said in found.items()]
