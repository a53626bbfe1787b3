"""What an advert says in numbers and fields, or leaves out."""

from collections.abc import Collection, Sequence

from portal.flags.advert import Advert
from portal.flags.amounts import Amount, amounts
from portal.flags.clocks import longest_day, names_times
from portal.flags.reading import Sentence
from portal.packs.flags import Pay, RedFlags

ABOUT_COSTS = (
    "fee_asked",
    "deposit_asked",
    "loan",
    "deducted",
    "penalty",
)  # amounts there are no pay


def by_facts(
    advert: Advert, said: Sequence[Sentence], words: RedFlags | None, quotes: dict[str, str]
) -> dict[str, str]:
    """The quotes by rule, with those added for which no phrase is needed.

    An empty quote stands for something that was not said.
    """
    found = dict(quotes)
    if not (advert.address_known or _hinted(words, "address_said", said)):
        found["no_address"] = ""
    tied = advert.tied_to_job or advert.housing_with_it
    if tied and "home_tied" not in quotes and not _hinted(words, "by_choice", said):
        found["home_tied" if advert.tied_to_job else "home_with_job"] = ""
    if advert.women_only or _hinted(words, "women_reason", said):
        found.pop("sex_asked", None)
    if advert.is_home:
        return found
    named = _pay_named(advert, words, quotes)
    if words and (high := next((one for one in named if _is_far_above(one, words.pay)), None)):
        found["pay_far_above"] = high.quote
    _look_for(found, "no_wage", bool(named) or _hinted(words, "wage_said", said))
    text = f"{advert.hours}\n{advert.text}\n{advert.title}"
    day = longest_day(text)
    if day and words and day.hours > words.hours_a_day and not _hinted(words, "shifts", said):
        found["long_hours"] = day.quote
    is_said = bool(day or advert.hours or names_times(text)) or _hinted(words, "hours_said", said)
    _look_for(found, "no_hours", is_said)
    return found


def _look_for(found: dict[str, str], rule: str, is_said: bool) -> None:
    """Words like "by agreement" count for nothing where it is said after all."""
    if is_said:
        found.pop(rule, None)
    else:
        found.setdefault(rule, "")


def _pay_named(advert: Advert, words: RedFlags | None, quotes: dict[str, str]) -> list[Amount]:
    """What the fields say, and amounts of the text that are no costs."""
    pay = advert.pay_max or advert.pay_min
    currency, unit = advert.pay_currency, advert.pay_unit
    named = [Amount(pay, currency, unit, f"{pay} {currency}".strip())] if pay else []
    if words:
        costs = [quotes[rule] for rule in ABOUT_COSTS if rule in quotes]
        for text in (advert.title, advert.text):
            named += [one for one in amounts(text, words.pay) if not _is_cost(one, costs)]
    return named


def _is_cost(amount: Amount, costs: Collection[str]) -> bool:
    return any(cost in amount.around for cost in costs)


def _is_far_above(amount: Amount, pay: Pay) -> bool:
    currency = pay.currencies.get(amount.currency)
    if currency is None:
        return False
    return amount.most > pay.times * currency.ordinary[amount.unit or "month"]


def _hinted(words: RedFlags | None, hint: str, said: Sequence[Sentence]) -> bool:
    patterns = words.hints.get(hint, ()) if words else ()
    return any(one.search(sentence.folded) for one in patterns for sentence in said)
