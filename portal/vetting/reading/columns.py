"""By which names the fields of an offer are known in a file, and values as people write them."""

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

import wtforms

from portal.i18n import LANGUAGES, speaking
from portal.listings.models import JOB
from portal.text import digits, fold
from portal.vetting.forms import ENTRIES

ALIASES = {  # of other programs and of schema.org, folded; what comes first is meant
    "description": ("details", "text", "aciklama", "ilan metni", "metin"),
    "language": ("lang", "inlanguage", "dil"),
    "city": ("region", "addressregion", "province", "il", "sehir"),
    "district": ("locality", "addresslocality", "ilce", "semt"),
    "address": ("streetaddress", "street address", "adres", "acik adres"),
    "valid_through": ("validthrough", "until", "last day", "son gun", "bitis"),
    "provider": ("company", "employer", "hiringorganization name", "firma", "isveren", "landlord"),
    "who": ("contact", "contact person", "ilgili kisi", "yetkili"),
    "phone": ("telephone", "tel", "telefon"),
    "mail": ("email", "e mail", "e posta", "eposta"),
    "pay_min": ("salary", "pay", "wage", "basesalary", "maas", "ucret"),
    "pay_currency": ("salarycurrency", "para birimi"),
    "work_hours": ("workhours", "hours", "mesai", "calisma saatleri"),
    "employment_type": ("employmenttype", "calisma sekli"),
    "job_start_date": ("jobstartdate",),
    "job_benefits": ("jobbenefits", "benefits", "yan haklar"),
    "eligibility": ("eligibilitytoworkrequirement",),
    "rent": ("kira",),
    "deposit": ("depozito",),
}
YES = frozenset(["1", "y", "yes", "true", "x", "evet", "e", "var", "نعم", "да", "✓", "✔"])
NO = frozenset(["0", "n", "no", "false", "-", "hayir", "h", "yok", "لا", "нет"])


class Unclear(NamedTuple):
    """A value that is neither yes nor no."""

    field: str


@cache
def columns_of(kind: str) -> dict[str, str]:
    """Folded names of columns, and the field that each one means: our own names, the labels of the
    pages in every language, and what other programs call them."""
    found: dict[str, str] = {}
    for code in LANGUAGES:
        with speaking(LANGUAGES[code]):
            for field in ENTRIES[kind](country=""):
                found.setdefault(fold(field.name), field.name)
                found.setdefault(fold(str(field.label.text)), field.name)
    for name, others in ALIASES.items():
        if name in found.values():
            for other in others:
                found.setdefault(other, name)
    return found


def names_of(kind: str) -> list[str]:
    """Every column of our own files, in the order of the form."""
    return [field.name for field in ENTRIES[kind](country="")]


@cache
def _choices(kind: str) -> dict[str, dict[str, str]]:
    """Of each field with a choice: its values by how they may be written."""
    found: dict[str, dict[str, str]] = {}
    for code in LANGUAGES:
        with speaking(LANGUAGES[code]):
            for field in ENTRIES[kind](country=""):
                for option in getattr(field, "choices", None) or ():
                    known = found.setdefault(field.name, {})
                    known.setdefault(fold(str(option.value)), str(option.value))
                    known.setdefault(fold(str(option.label)), str(option.value))
    return found


@cache
def kinds_of(kind: str) -> dict[str, type[wtforms.Field]]:
    return {field.name: type(field) for field in ENTRIES[kind](country="")}


def typed(kind: str, given: dict[str, str]) -> tuple[list[tuple[str, str]], list[Unclear]]:
    """The values as a form of the page would send them; what is neither yes nor no."""
    fields: list[tuple[str, str]] = []
    unclear = []
    for name, said in given.items():
        made = kinds_of(kind).get(name)
        if made is None or not said:
            continue
        if issubclass(made, wtforms.BooleanField):
            fields += [(name, "y")] if fold(said) in YES else []
            unclear += [] if fold(said) in YES | NO or said in NO else [Unclear(name)]
        elif issubclass(made, wtforms.SelectMultipleField):
            fields += [(name, _chosen(kind, name, part)) for part in _parts(said)]
        elif issubclass(made, wtforms.SelectField):
            fields.append((name, _chosen(kind, name, said)))
        elif issubclass(made, wtforms.DateField):
            fields.append((name, _day(said)))
        else:
            fields.append((name, said))
    return fields, unclear


def _chosen(kind: str, name: str, said: str) -> str:
    return _choices(kind).get(name, {}).get(fold(said), said)


def _parts(said: str) -> Iterable[str]:
    for mark in ";|/\n،؛":
        said = said.replace(mark, ",")
    return (part.strip() for part in said.split(",") if part.strip())


def _day(said: str) -> str:
    """Without the hour that some programs put behind it."""
    return digits(said).partition("T")[0].partition(" ")[0]


def template_rows(kind: str) -> list[list[Any]]:
    """A file to begin with: our names, and one made-up offer."""
    names = names_of(kind)
    example = _EXAMPLE | (_JOB if kind == JOB else _HOME)
    return [names, [example.get(name, "") for name in names]]


_EXAMPLE = {
    "language": "tr",
    "city": "Ankara",
    "district": "Çankaya",
    "provider": "Örnek",
    "women_only": "no",
}
_JOB = {
    "title": "Terzi",
    "description": "Küçük bir atölyede iki kişiyle birlikte dikiş dikersiniz.",
    "trade": "textile",
    "employment_type": "full",
    "work_hours": "09.00-17.00",
    "pay_min": "30000",
    "pay_currency": "TRY",
    "pay_unit": "month",
    "languages_needed": "tr, ar",
    "insured": "yes",
}
_HOME = {
    "title": "Sakin oda",
    "description": "Bahçeye bakan bir oda, ortak mutfak.",
    "home_kind": "room",
    "rooms": "1",
    "rent": "9500",
    "deposit": "0",
    "currency": "TRY",
    "furnished": "yes",
}
