"""What people ask the lists for. Sent as an address: no token, nothing changes."""

import re
from typing import Any

import wtforms
from starlette.datastructures import QueryParams
from wtforms import validators

from portal.i18n import WRITTEN
from portal.i18n import lazy as _
from portal.listings import labels
from portal.listings.filters import NO_TURKISH, RENT_CURRENCY, HomeFilters, JobFilters
from portal.text import digits, is_number
from portal.web.forms import Form, choice, text, tick

ANY = ("", _("Any"))
LANGUAGES = [ANY, *WRITTEN.items()]
NEEDS = [ANY, (NO_TURKISH, _("No Turkish needed")), *WRITTEN.items()]
ALL_THE_SAME = dict.fromkeys(("district", "language", "trade", "hours", "needs", "kind"), "")
LONGEST_PLACE = 60
MOST_RENT = 10_000_000
_AROUND_AMOUNTS = re.compile(r"[\s.,'٬،₺]|tl|try", re.IGNORECASE)


def _a_place(form: wtforms.Form, field: wtforms.Field) -> None:
    if len(field.data or "") > LONGEST_PLACE:
        raise validators.ValidationError(_("Please choose one."))


class AmountField(wtforms.StringField):
    """Whole units of money or nothing, as people write them: `9500`, `9.500 TL`, `٩٥٠٠`."""

    def process_formdata(self, valuelist: list[str]) -> None:
        self.typed = valuelist[0].strip() if valuelist else ""
        plain = _AROUND_AMOUNTS.sub("", digits(self.typed))
        self.data = None
        if not plain:
            return
        if not is_number(plain, most=11):
            raise ValueError(_("Please write a number, such as 9500."))
        self.data = min(int(plain), MOST_RENT) or None

    def _value(self) -> str:
        return getattr(self, "typed", "")


class Filter(Form):
    """What both lists can be asked for."""

    q = text(_("Words to look for"), most=80, required=False)
    district = wtforms.SelectField(_("Where"), [_a_place], choices=[], validate_choice=False)
    language = choice(_("Language of the text"), LANGUAGES)
    women_only = tick(_("Only for women"))

    def __init__(self, asked: QueryParams, places: list[tuple[str, str]]) -> None:
        super().__init__(asked, data=ALL_THE_SAME)
        self.district.choices = _choices(places, self.district.data)

    def given(self) -> dict[str, str]:
        """What was chosen, for the address of the next page."""
        typed = {field.name: "y" if field.data is True else field.data for field in self}
        return {name: str(value) for name, value in typed.items() if value}

    def chosen(self) -> list[Any]:
        """What was asked for besides words, as a reader says it."""
        said: list[Any] = []
        for field in self:
            if isinstance(field, wtforms.SelectField):
                said += [c.label for c in field.iter_choices() if c.selected and c.value]
            elif isinstance(field, wtforms.BooleanField) and field.data:
                said.append(field.label.text)
            elif isinstance(field, AmountField) and field.data:
                said.append(labels.rent_at_most(field.data, RENT_CURRENCY))
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

    def asked(self) -> JobFilters:
        return JobFilters(**self.data)


class HomeFilter(Filter):
    kind = choice(_("Kind of home"), [ANY, *labels.KINDS.items()])
    rent = AmountField(_("Rent a month at most, in ₺"))
    children = tick(_("Children can live there"))

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
