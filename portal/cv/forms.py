"""The parts of a CV, each with its own form; words in one language or in two side by side."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import wtforms
from wtforms import validators

from portal import formats
from portal.certificates.models import Certificate
from portal.cv.labels import CHOICES
from portal.cv.leaving import Look
from portal.cv.parts import Kind, Stretch, Why, Written
from portal.i18n import LANGUAGES, WRITTEN
from portal.i18n import lazy as _
from portal.paper.faces import missing
from portal.text import digits, is_number, one_line
from portal.types import Texts, in_language
from portal.web.forms import Form, choice, is_offered, long_text
from portal.web.forms import text as line

EARLIEST = 1950
_LANGUAGES: list[tuple[str, Any]] = [(code, said.name) for code, said in LANGUAGES.items()]


def _options(said: Mapping[str, Any]) -> list[wtforms.SelectChoice]:
    return [wtforms.SelectChoice(value=key, label=words) for key, words in said.items()]


def printable(form: wtforms.Form, field: wtforms.Field) -> None:
    if strange := missing(field.data or ""):
        message = _("This cannot be printed: %(letters)s")
        raise wtforms.ValidationError(message % {"letters": " ".join(sorted(strange))})


class YearField(wtforms.StringField):
    """A year, in the digits of any script, or nothing."""

    def process_formdata(self, valuelist: list[str]) -> None:
        self.typed = valuelist[0].strip() if valuelist else ""
        plain, self.data = digits(self.typed), None
        if not plain:
            return
        if not is_number(plain, 4) or not EARLIEST <= int(plain) <= formats.today().year:
            raise ValueError(_("Please write a year, such as 2019."))
        self.data = int(plain)

    def _value(self) -> str:
        return getattr(self, "typed", str(self.data or ""))


class Naming(Form):
    name = line(
        _("The name that stands in it"),
        most=60,
        hint=_("Any name you want to use for this. It is kept sealed, and only you see it here."),
        checks=[printable],
    )
    first = choice(_("Language"), _LANGUAGES)
    second = choice(_("Second language"), [("", _("No second language")), *_LANGUAGES])

    def put_into(self, written: Written) -> Written:
        codes = tuple(code for code in dict.fromkeys([self.first.data, self.second.data]) if code)
        return replace(written, name=one_line(self.name.data), languages=codes)


def about_form(languages: Sequence[str], fields: Any = None, **values: Any) -> Form:
    made: dict[str, Any] = {}
    for code in languages:
        made[f"headline_{code}"] = _line(_("In a few words: what you do"), code, 100, False)
        made[f"about_{code}"] = long_text(
            _("About you: %(language)s") % {"language": LANGUAGES[code].name},
            most=800,
            required=False,
            hint=_("What you are good at, what you look for. No address, no telephone number."),
        )
    return _made(made, fields, **values)


def stretch_form(kind: Kind, languages: Sequence[str], fields: Any = None, **values: Any) -> Form:
    """Years of work, or without it."""
    since, until = _("From the year"), _("To the year")
    made: dict[str, Any] = {}
    if kind is Kind.GAP:
        made["why"] = wtforms.RadioField(
            _("What was it?"),
            [validators.AnyOf(list(Why), message=_("Please choose one."))],
            choices=_options(CHOICES),
            validate_choice=False,
        )
    for number, code in enumerate(languages):
        is_work = kind is Kind.WORK
        label = _("What you did") if is_work else _("In my own words")
        made[f"what_{code}"] = _line(label, code, 120, is_work and not number)
        if is_work:
            made[f"where_{code}"] = _line(_("Where, in general words"), code, 120, False, WHERE)
    made["since"] = YearField(
        since, [validators.InputRequired(message=_("Please write something here."))]
    )
    made["until"] = YearField(until, description=_("Leave it empty if it goes on."))
    made["validate_until"] = _not_before
    made["validate_why"] = _own_words
    return _made(made, fields, **values)


WHERE = _("Such as “a bakery in Izmir”. No name of a house, no address.")


def stretch_of(form: Form, kind: Kind, number: int, languages: Sequence[str]) -> Stretch:
    said = form.data
    why = str(said.get("why", ""))
    is_own = kind is Kind.WORK or why == Why.OWN
    return Stretch(
        number,
        kind,
        since=said["since"],
        until=said["until"],
        what=texts_of(form, "what", languages) if is_own else {},
        where=texts_of(form, "where", languages),
        why=why,
    )


class Skilled(Form):
    skills = wtforms.SelectMultipleField(_("What you can do"), [is_offered], validate_choice=False)
    speaks = wtforms.SelectMultipleField(
        _("Languages you speak"), [is_offered], choices=_options(WRITTEN), validate_choice=False
    )

    def offer(self, known: Mapping[str, Any]) -> "Skilled":
        self.skills.choices = _options(known)
        return self

    def put_into(self, written: Written, known: Iterable[str]) -> Written:
        kept = tuple(key for key in known if key in (self.skills.data or []))
        return replace(
            written, skills=kept, speaks=tuple(c for c in WRITTEN if c in (self.speaks.data or []))
        )


class Taken(Form):
    courses = wtforms.SelectMultipleField(
        _("Courses that stand there"), [is_offered], validate_choice=False
    )
    codes = wtforms.SelectMultipleField(
        _("With the code of the paper"), [is_offered], validate_choice=False
    )

    def offer(self, papers: Iterable[Certificate], language: str) -> "Taken":
        standing = (paper for paper in papers if not paper.withdrawn_at)
        told = {str(paper.id): in_language(paper.course, language) for paper in standing}
        self.courses.choices, self.codes.choices = _options(told), _options(told)
        return self

    def put_into(self, written: Written) -> Written:
        known = [choice.value for choice in self.courses.choices or []]
        courses = tuple(int(n) for n in known if n in (self.courses.data or []))
        codes = tuple(int(n) for n in known if n in (self.codes.data or []))
        return replace(written, courses=courses, codes=tuple(n for n in codes if n in courses))


def texts_of(form: Form, name: str, languages: Sequence[str]) -> Texts:
    """What was typed under one name, by language; nothing for what was left empty."""
    said = {code: form.data.get(f"{name}_{code}", "") for code in languages}
    return {code: text for code, text in said.items() if text}


def has_slips(form: Form, look: Look) -> bool:
    """Each field says what in it must not leave."""
    found = False
    for field in form:
        if isinstance(field, wtforms.StringField) and field.data and isinstance(field.data, str):
            slips = [str(slip) for slip in look(field.data)]
            field.errors = [*field.errors, *slips]
            found = found or bool(slips)
    return found


def _line(label: Any, code: str, most: int, required: bool, hint: Any = "") -> Any:
    shown = LABELLED % {"label": label, "language": LANGUAGES[code].name}
    return line(shown, most=most, required=required, hint=hint, checks=[printable])


LABELLED = _("%(label)s: %(language)s")


def _made(fields_made: dict[str, Any], fields: Any, **values: Any) -> Form:
    form: Form = type("OnePart", (Form,), fields_made)(fields, **values)
    return form


def _not_before(form: wtforms.Form, field: wtforms.Field) -> None:
    if field.data and form["since"].data and field.data < form["since"].data:
        raise wtforms.ValidationError(_("It ends before it begins. Please look at the years."))


def _own_words(form: wtforms.Form, field: wtforms.Field) -> None:
    words = [f.data for f in form if f.name.startswith("what_")]
    if field.data == Why.OWN and not any(words):
        raise wtforms.ValidationError(_("Please say it in a few words."))
