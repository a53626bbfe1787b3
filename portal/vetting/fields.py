"""The fields of an offer that no other form has: amounts, several ticks, phones, mail."""

import re
from collections.abc import Iterable
from typing import Any

import wtforms
from wtforms import validators

from portal import i18n
from portal.i18n import lazy as _
from portal.text import digits, is_number

MOST_AMOUNT = 10_000_000
_AROUND = re.compile(r"[\s'’٬₺€$]|tl|lira|try|eur|usd", re.IGNORECASE)
_PARTS = re.compile(r"(\d{1,3}(?:[.,،]\d{3})+|\d+)(?:[.,٫]\d{1,2})?")
_MAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,190}\.[^@\s.]{2,63}")
_PHONE = re.compile(r"\+?[\d\s()./-]+")
_NOT_DIGIT = re.compile(r"\D")
_MACROS = {
    "BooleanField": "tick",
    "SelectField": "select",
    "SelectMultipleField": "folded_ticks",
    "TextAreaField": "area",
    "_DayField": "day",
}


def shown(field: wtforms.Field) -> tuple[str, wtforms.Field]:
    """With the macro of shared/fields.html that shows it."""
    return _MACROS.get(field.type, "line"), field


class AmountField(wtforms.StringField):
    """Whole units of money, 0 for nothing: `30000`, `30.000,00 TL`, `٣٠٬٠٠٠`."""

    def process_data(self, value: int | None) -> None:
        super().process_data(value)
        self.typed = str(value) if value else ""

    def process_formdata(self, valuelist: list[str]) -> None:
        if not valuelist:
            return
        self.typed, self.data = valuelist[0].strip(), 0
        plain = _AROUND.sub("", digits(self.typed))
        if not plain:
            return
        found = _PARTS.fullmatch(plain)
        whole = _NOT_DIGIT.sub("", found[1]) if found else ""
        if not is_number(whole):
            raise ValueError(_("Please write a number, such as 9500."))
        self.data = int(whole)
        if self.data > MOST_AMOUNT:
            raise ValueError(_("This is too much. Please look at the amount again."))

    def _value(self) -> str:
        return self.typed


class NeededAmountField(AmountField):
    """The same, but "nothing" has to be said with a 0."""

    def process_data(self, value: int | None) -> None:
        super().process_data(value)
        self.typed = "" if value is None else str(value)

    def pre_validate(self, form: wtforms.form.BaseForm) -> None:
        if not self.typed:
            raise validators.StopValidation(_("Please write a number, or 0 for nothing."))


def chosen(label: Any, choices: Iterable[tuple[str, Any]]) -> Any:
    """One of a few, and none to begin with: the first of them is said by nobody."""
    options = [wtforms.SelectChoice(value=value, label=said) for value, said in choices]
    known = [option.value for option in options]
    return wtforms.SelectField(
        label,
        [validators.AnyOf(known, message=_("Please choose one."))],
        choices=[wtforms.SelectChoice(value="", label="–"), *options],
        default="",
        validate_choice=False,
    )


def several(label: Any, choices: Iterable[tuple[str, Any]], *, hint: Any = "") -> Any:
    """Any number of these."""
    options = [wtforms.SelectChoice(value=value, label=said) for value, said in choices]

    def known(form: wtforms.Form, field: wtforms.Field) -> None:
        if not set(field.data or ()) <= {option.value for option in options}:
            raise validators.ValidationError(_("Please choose from the list."))

    return wtforms.SelectMultipleField(
        label, [known], choices=options, default=(), description=hint, validate_choice=False
    )


def is_mail(form: wtforms.Form, field: wtforms.Field) -> None:
    if not _MAIL.fullmatch(field.data or ""):
        raise validators.ValidationError(_("Please look at this mail address again."))


def is_phone(form: wtforms.Form, field: wtforms.Field) -> None:
    typed = digits(field.data or "")
    if not _PHONE.fullmatch(typed) or not 7 <= len(_NOT_DIGIT.sub("", typed)) <= 15:
        message = _("Please write a phone number with %(least)s to %(most)s digits.")
        numerals = i18n.current().numerals
        raise validators.ValidationError(message % {"least": numerals("7"), "most": numerals("15")})
