"""Forms: what people typed, kept as they typed it, with our own words for what is missing."""

from collections.abc import Callable, Iterable
from typing import Any

import wtforms
from wtforms import validators

from portal import i18n
from portal.i18n import lazy as _
from portal.text import digits

SAID = "said"  # the name of a field for words that are no secret
Check = Callable[[wtforms.Form, wtforms.Field], None]


class _OurCatalogue:
    """WTForms' own messages, should one slip through: it has no uz, ky, tk, ps catalogue."""

    def gettext(self, message: str) -> str:
        return i18n.gettext(message)

    def ngettext(self, one: str, many: str, n: int) -> str:
        return i18n.ngettext(one, many, n)


class Form(wtforms.Form):
    """The base of every form."""

    class Meta(wtforms.meta.DefaultMeta):
        def get_translations(self, form: wtforms.form.BaseForm) -> Any:
            return _OurCatalogue()


class _DayField(wtforms.DateField):
    """A day typed in the digits of any script; a filter would come too late for that."""

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata([digits(value) for value in valuelist])


def text(
    label: Any, *, most: int, hint: Any = "", required: bool = True, checks: Iterable[Check] = ()
) -> Any:
    """One line; `most` is in characters."""
    return wtforms.StringField(
        label, [_given(required), _fits(most), *checks], [stripped], description=hint
    )


def long_text(
    label: Any, *, most: int, hint: Any = "", required: bool = True, name: str | None = None
) -> Any:
    """Several lines; `most` is in characters. `name` in the page, when it is another than here:
    names of secrets (accounts/unsent.py) are not kept for somebody whose visit ran out."""
    return wtforms.TextAreaField(
        label, [_given(required), _fits(most)], [stripped], description=hint, name=name
    )


def choice(
    label: Any, choices: Iterable[tuple[str, Any]], *, hint: Any = "", preset: str | None = None
) -> Any:
    """One of a few; anything else is asked again. `preset` also stands for a form without it."""
    options = [wtforms.SelectChoice(value=value, label=said) for value, said in choices]
    values = [option.value for option in options]
    return wtforms.SelectField(
        label,
        [validators.AnyOf(values, message=_("Please choose one."))],
        choices=options,
        default=preset,
        description=hint,
        validate_choice=False,
    )


def offered(label: Any, *, hint: Any = "", name: str | None = None) -> Any:
    """One of what the handler offers, once it has looked up what there is. `name` as above."""
    return wtforms.SelectField(
        label, [is_offered], choices=[], validate_choice=False, description=hint, name=name
    )


def day(label: Any, *, hint: Any = "") -> Any:
    """A calendar day or nothing, typed in the digits of any script."""
    return _DayField(
        label,
        [validators.Optional()],
        format=["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y"],
        invalid_value_message=_("Please choose a day."),
        description=hint,
    )


def tick(label: Any, *, hint: Any = "") -> Any:
    return wtforms.BooleanField(label, description=hint)


def is_offered(form: wtforms.Form, field: wtforms.Field) -> None:
    """That one of what was offered was chosen; of a field for several, that all were."""
    known = {option.value for option in field.choices or []}
    typed = field.data if isinstance(field.data, list) else [field.data]
    if not known.issuperset(typed):
        raise validators.ValidationError(_("Please choose one."))


def stripped(value: str | None) -> str:
    return (value or "").strip()


def _given(required: bool) -> Any:
    if not required:
        return validators.Optional()
    return validators.DataRequired(message=_("Please write something here."))


def _fits(most: int) -> Check:
    def fits(form: wtforms.Form, field: wtforms.Field) -> None:
        if len(field.data or "") > most:
            message = _("This is too long. Please keep it under %(n)s characters.")
            raise validators.ValidationError(message % {"n": i18n.current().numerals(str(most))})

    return fits
