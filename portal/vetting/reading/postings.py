"""JSON: schema.org/JobPosting alone, in a list, in a JSON-LD graph or one a line; or plain rows."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

import nh3

from portal.vetting.reading.tables import Broken

DEEPEST = 12  # lists inside of lists
MOST_TAGS = 300  # in one text
_BREAK = re.compile("<(?:br|/p|/div|/li|/h[1-6])[ /]{0,3}>", re.IGNORECASE)
_TAG = re.compile("</?[a-z!][^<>]*>", re.IGNORECASE)
_HOURS = {
    "FULL_TIME": "full",
    "PART_TIME": "part",
    "TEMPORARY": "seasonal",
    "SEASONAL": "seasonal",
    "PER_DIEM": "shift",
}
_THEIRS = frozenset(  # told in the names of our fields, or not kept
    ("@type", "@context", "@id", "type", "title", "name", "description", "inLanguage")
    + ("jobLocation", "hiringOrganization", "employmentType", "workHours", "jobBenefits")
    + ("eligibilityToWorkRequirement", "jobStartDate", "validThrough", "baseSalary", "image")
    + ("salaryCurrency", "applicationContact", "datePosted", "identifier", "url", "directApply")
    + ("jobLocationType", "applicantLocationRequirements", "industry", "occupationalCategory")
    + ("totalJobOpenings", "responsibilities", "qualifications", "experienceRequirements")
    + ("educationRequirements",)
)
_DETAILS = ("responsibilities", "qualifications", "experienceRequirements", "educationRequirements")


def items_of(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Every object with its number, from 1. Raises `Broken`."""
    number = 0
    for value in _values(text):
        for item in _flat(value, DEEPEST):
            number += 1
            yield number, item


def row_of(item: dict[str, Any]) -> dict[str, str]:
    """A JobPosting in the names of our fields; other objects keep the names of theirs."""
    if not _is_posting(item):
        return {name: _plain(value) for name, value in item.items() if not name.startswith("@")}
    place = _first(_first(item.get("jobLocation")).get("address") or item.get("jobLocation"))
    offers = _first(item.get("hiringOrganization"))
    reach = _first(offers.get("contactPoint")) or _first(item.get("applicationContact"))
    region, town = _plain(place.get("addressRegion")), _plain(place.get("addressLocality"))
    details = [item.get("description"), *(item.get(name) for name in _DETAILS)]
    row = {
        "title": _plain(item.get("title") or item.get("name")),
        "description": "\n\n".join(filter(None, map(_plain, details))),
        "language": _plain(item.get("inLanguage"))[:2].lower(),
        "city": region or town,
        "district": town if region else "",
        "address": _plain(place.get("streetAddress")),
        "provider": _plain(offers.get("name")) or _word(item.get("hiringOrganization")),
        "who": _plain(reach.get("name")),
        "phone": _plain(reach.get("telephone") or offers.get("telephone")),
        "mail": _plain(reach.get("email") or offers.get("email")).removeprefix("mailto:"),
        "employment_type": _hours(item.get("employmentType")),
        "work_hours": _plain(item.get("workHours")),
        "job_benefits": _plain(item.get("jobBenefits")),
        "eligibility": _plain(item.get("eligibilityToWorkRequirement")),
        "job_start_date": _plain(item.get("jobStartDate"))[:10],
        "valid_through": _plain(item.get("validThrough"))[:10],
        **_pay(item.get("baseSalary"), item.get("salaryCurrency")),
        "trade": _plain(item.get("trade")) or "other",  # it knows no such thing
    }
    ours = {name: _plain(item[name]) for name in item if name not in _THEIRS}
    return {name: said for name, said in {**ours, **row}.items() if said}


def _values(text: str) -> Iterator[Any]:
    text = text.lstrip("\ufeff")
    try:
        yield json.loads(text)
    except (ValueError, RecursionError):
        lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
        if len(lines) < 2:
            raise Broken(1) from None
        for n, line in lines:
            try:
                yield json.loads(line.strip().removesuffix(","))
            except (ValueError, RecursionError):
                raise Broken(n) from None


def _flat(value: Any, deep: int) -> Iterator[dict[str, Any]]:
    if isinstance(value, list) and deep:
        for one in value:
            yield from _flat(one, deep - 1)
    elif isinstance(value, dict):
        inside = value.get("@graph") or value.get("itemListElement")
        if inside and not _is_posting(value):
            yield from _flat(inside, deep - 1)
        elif isinstance(value.get("item"), dict) and deep:
            yield from _flat(value["item"], deep - 1)
        elif not value.get("@type") or _is_posting(value):
            yield value
    elif value is not None:
        yield {"?": value}


def _is_posting(item: dict[str, Any]) -> bool:
    kinds = item.get("@type", item.get("type"))
    named = [kinds] if isinstance(kinds, str) else kinds if isinstance(kinds, list) else []
    return any(str(name).rpartition("/")[2] == "JobPosting" for name in named)


def _pay(said: Any, currency: Any) -> dict[str, str]:
    """baseSalary is a number, an amount, or a range inside of an amount."""
    amount = _first(said)
    inside = _first(amount.get("value"))
    least = inside.get("minValue", inside.get("value"))
    single = amount.get("value") if not inside else None
    direct = said if not amount and not isinstance(said, list) else None
    least = next((v for v in (least, amount.get("minValue"), single, direct) if v), None)
    unit = _plain(inside.get("unitText") or amount.get("unitText"))
    return {
        "pay_min": _whole(least),
        "pay_max": _whole(inside.get("maxValue") or amount.get("maxValue")),
        "pay_currency": _plain(amount.get("currency") or currency).upper(),
        "pay_unit": unit.rpartition("/")[2].lower(),
    }


def _whole(value: Any) -> str:
    said = _plain(value)
    return said.removesuffix(".0").removesuffix(".00")


def _hours(said: Any) -> str:
    words = said if isinstance(said, list) else [said]
    named = [_plain(word) for word in words if word]
    known = [_HOURS[word.rpartition("/")[2].upper().replace(" ", "_")] for word in named
             if word.rpartition("/")[2].upper().replace(" ", "_") in _HOURS]  # fmt: skip
    return known[0] if known else ", ".join(named)


def _first(value: Any) -> dict[str, Any]:
    if isinstance(value, list):
        value = next((one for one in value if isinstance(one, dict)), None)
    return value if isinstance(value, dict) else {}


def _word(value: Any) -> str:
    return _plain(value) if isinstance(value, str) else ""


def _plain(value: Any) -> str:
    """Words without markup: adverts of the web are full of it."""
    if value is None or isinstance(value, dict):
        return _plain(value.get("name") or value.get("@id")) if value else ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(filter(None, map(_plain, value)))
    said = str(value)
    if "<" in said or "&" in said:
        said = html.unescape(_without_tags(_BREAK.sub("\n", said)))
    return said.strip()


def _without_tags(said: str) -> str:
    """Tags that stay open are repeated in every block after them: of thousands, a few bytes become
    gigabytes. What has so many is no advert, and loses them one by one."""
    is_usual = said.count("<") <= MOST_TAGS
    return nh3.clean(said, tags=set()) if is_usual else _TAG.sub("", said)
