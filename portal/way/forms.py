"""Where somebody is, a remark about it, and a choice."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import wtforms
from wtforms import validators

from portal import formats
from portal.i18n import WRITTEN
from portal.i18n import lazy as _
from portal.packs.way import Guide
from portal.text import is_number
from portal.types import in_language
from portal.way.models import Option
from portal.way.sheet import Sheet, filled
from portal.web.forms import Form, choice, day, long_text

YEARS = 5  # a day lies at most so far away
AGAIN = _("Please look at the year again.")
LAST_DAY = _("The last day on which it is valid. You can leave this empty.")
PAPER = "paper_"  # before the key of a paper, in the name of its field
UNDECIDED = "undecided"


class Remark(Form):
    text = long_text(
        _("What is not right?"),
        most=1000,
        hint=_("Please do not write names, addresses or telephone numbers."),
    )
    language = choice(_("Language of these words"), list(WRITTEN.items()))


class Choosing(Form):
    option = wtforms.RadioField(
        _("What do you think today?"),
        [validators.AnyOf([*Option, UNDECIDED], message=_("Please choose one."))],
        validate_choice=False,
    )

    def offer(self, guide: Guide, language: str) -> "Choosing":
        """All three alike, in the words of the guide."""
        said = [(option.key, in_language(option.name, language)) for option in guide.options]
        self.option.choices = [*said, (UNDECIDED, _("I have not decided"))]
        return self


class WayForm(Form):
    """The station, since when, and the last day of each paper; the papers are the country's."""

    station = choice(_("Where the person is now"), [])
    since = day(_("Since when"), hint=_("You can leave this empty."))

    def validate_since(self, field: wtforms.Field) -> None:
        if field.data and not _is_near(field.data, before=formats.today()):
            raise validators.ValidationError(_("Please choose a day that is not in the future."))

    def sheet(self, guide: Guide) -> Sheet:
        papers = {key: field.data for key, field in self.papers.items() if field.data}
        return filled(guide, self.station.data, self.since.data, papers)

    @property
    def papers(self) -> dict[str, wtforms.Field]:
        """The fields of the papers by key."""
        return {
            name.removeprefix(PAPER): field
            for name, field in self._fields.items()
            if name.startswith(PAPER)
        }


def way_form(guide: Guide, language: str, fields: Any = None, **values: Any) -> WayForm:
    """The form for one country."""
    stations = [(each.key, in_language(each.name, language)) for each in guide.stations]
    station = choice(_("Where the person is now"), [("", _("Not written down")), *stations])
    papers: dict[str, Any] = {}
    for paper in guide.papers:
        papers[PAPER + paper.key] = day(in_language(paper.name, language), hint=LAST_DAY)
        papers[f"validate_{PAPER}{paper.key}"] = _near
    kind = type("OneWay", (WayForm,), {"station": station, **papers})
    form: WayForm = kind(fields, **values)
    return form


def version_of(typed: str) -> int:
    """The version that a form began with; -1, which no row has, for anything else."""
    return int(typed) if is_number(typed) else -1


def values_of(sheet: Sheet) -> Mapping[str, Any]:
    """A sheet as the values of the form's fields."""
    papers = {PAPER + key: until for key, until in sheet.papers.items()}
    return {"station": sheet.station, "since": sheet.since, **papers}


def _near(form: wtforms.Form, field: wtforms.Field) -> None:
    if field.data and not _is_near(field.data):
        raise validators.ValidationError(AGAIN)


def _is_near(found: date, before: date | None = None) -> bool:
    away = abs(found.year - formats.today().year)
    return away <= YEARS and (before is None or found <= before)
