"""The plain words for the codes and amounts of listings."""

from typing import Any

from markupsafe import Markup, escape

from portal import i18n
from portal.formats import money, number
from portal.i18n import lazy as _
from portal.listings.models import EmploymentType, HomeKind, PayUnit, Trade
from portal.text import harmless

TRADES: dict[str, Any] = {
    Trade.TEXTILE: _("Sewing and textiles"),
    Trade.KITCHEN: _("Kitchen and food"),
    Trade.CLEANING: _("Cleaning"),
    Trade.CARE: _("Caring for people"),
    Trade.SHOP: _("Shop"),
    Trade.HOTEL: _("Hotel"),
    Trade.OFFICE: _("Office"),
    Trade.TRADE: _("Crafts, hair and repair"),
    Trade.WAREHOUSE: _("Warehouse and packing"),
    Trade.GARDEN: _("Garden and farm"),
    Trade.LANGUAGE: _("Languages"),
    Trade.OTHER: _("Other work"),
}
HOURS: dict[str, Any] = {
    EmploymentType.FULL: _("Full time"),
    EmploymentType.PART: _("Part time"),
    EmploymentType.SHIFT: _("In shifts"),
    EmploymentType.SEASONAL: _("For a season"),
}
KINDS: dict[str, Any] = {
    HomeKind.ROOM: _("Room"),
    HomeKind.FLAT: _("Flat"),
    HomeKind.STUDIO: _("One-room flat"),
    HomeKind.SHARED: _("Shared flat"),
}
PAY: dict[str, Any] = {
    PayUnit.HOUR: _("%(amount)s an hour"),
    PayUnit.DAY: _("%(amount)s a day"),
    PayUnit.WEEK: _("%(amount)s a week"),
    PayUnit.MONTH: _("%(amount)s a month"),
}
JOB_ORDERS: dict[str, Any] = {
    "": _("Newest first"),
    "ending": _("Those that end soonest first"),
    "pay": _("Best paid first"),
}
HOME_ORDERS: dict[str, Any] = {
    "": _("Newest first"),
    "ending": _("Those that end soonest first"),
    "rent": _("Lowest rent first"),
}

_PLACE = _("%(district)s, %(city)s")
_AT_LEAST = _("At least %(amount)s a month")
_AT_MOST = _("At most %(amount)s a month")
_NAME = Markup("<bdi>{}</bdi>")
_TAG = Markup('<bdi class="tag" lang="{}">{}</bdi>')


def trade(code: str) -> Any:
    return TRADES.get(code, TRADES[Trade.OTHER])


def hours(code: str) -> Any:
    return HOURS.get(code, code)


def home_kind(code: str) -> Any:
    return KINDS.get(code, code)


def pay(job: Any) -> str:
    """`₺30,000–33,000 a month`; empty when no pay is named."""
    amount = _amount(job.pay_min, job.pay_max, job.pay_currency)
    pattern = PAY.get(job.pay_unit)
    return str(pattern) % {"amount": amount} if amount and pattern else amount


def rent(home: Any) -> str:
    """`₺9,500 a month`; empty when no rent is named."""
    amount = _amount(home.rent, home.rent, home.currency)
    return str(PAY[PayUnit.MONTH]) % {"amount": amount} if amount else ""


def rent_at_most(amount: int, currency: str) -> str:
    return str(_AT_MOST) % {"amount": money(amount, currency)}


def pay_at_least(amount: int, currency: str) -> str:
    return str(_AT_LEAST) % {"amount": money(amount, currency)}


def place(listing: Any) -> Markup:
    """`Çankaya, Ankara`."""
    names = {"district": written(listing.district), "city": written(listing.city)}
    return escape(str(_PLACE)) % names


def written(text: str) -> Markup:
    """What somebody wrote, in whichever language, without what turns or hides letters."""
    return _NAME.format(harmless(text))


plain = harmless


def named(code: str) -> Markup:
    """A language by its own name, as a tag."""
    return _TAG.format(i18n.tag_of(code), written_in(code))


def job_tags(job: Any) -> list[Any]:
    """What is good to know at a glance."""
    facts = [
        (job.insured, _("Insured")),
        (job.no_experience, _("No experience needed")),
        (job.childcare, _("With childcare")),
        (job.women_only, _("Only for women")),
    ]
    return [_("Checked"), *(words for holds, words in facts if holds)]


def home_tags(home: Any) -> list[Any]:
    """What is good to know at a glance."""
    facts = [
        (home.bills_included, _("Bills included")),
        (home.children, _("Children welcome")),
        (home.furnished, _("With furniture")),
        (home.accessible, _("Without steps")),
        (home.pets, _("Animals welcome")),
        (home.women_only, _("Only for women")),
    ]
    return [_("Checked"), *(words for holds, words in facts if holds)]


def written_in(code: str) -> str:
    """The name of a language in its own script."""
    return i18n.WRITTEN.get(code, code)


def _amount(least: int, most: int, currency: str) -> str:
    """One amount or from-to, with the sign of the currency once."""
    if least <= 0 or most <= least:
        known = max(least, most)
        return money(known, currency) if known > 0 else ""
    if i18n.current().sign_last:
        return f"{number(least)}–{money(most, currency)}"
    return f"{money(least, currency)}–{number(most)}"
