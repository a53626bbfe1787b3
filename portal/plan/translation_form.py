"""The fields of a translation."""

from typing import Any

from starlette.datastructures import FormData

from portal.i18n import LANGUAGES
from portal.i18n import lazy as _
from portal.plan.models import Goal, Step
from portal.plan.translating import Words
from portal.plan.translations import Original
from portal.text import is_number
from portal.web.forms import Form, long_text
from portal.web.forms import text as line
from portal.web.request import Request


class Translating(Form):
    text = long_text(_("The same in the other language"), most=1000)
    bring = line(_("What to bring, in the other language"), most=400)

    @property
    def words(self) -> Words:
        return Words(self.text.data, self.bring.data if self.bring else "")


def form_for(written: Goal | Step, fields: FormData | None = None, **known: Any) -> Translating:
    """Without a field for what to bring when there is nothing."""
    form = Translating(fields, data=known)
    if not Original.of(written).bring:
        del form.bring
    return form


def edition_of(request: Request) -> int:
    """The edition that a form began with: 0 before there is a translation; -1 for nonsense."""
    typed = request.typed("edition")
    return int(typed) if is_number(typed) else -1


def language_for(written: Goal | Step, asked: str, *others: str) -> str:
    """The one that was asked for, else the first of the others, that the words are not in."""
    for code in (asked, *others, *LANGUAGES):
        if code in LANGUAGES and code != written.language:
            return code
    raise ValueError("there is only one language")
