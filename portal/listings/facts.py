"""What is known of a job or a home, fact by fact: for its page, for comparing, for paper."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from markupsafe import Markup

from portal.flags.indicators import Indicator
from portal.flags.labels import ASK
from portal.formats import day, money
from portal.i18n import lazy as _
from portal.listings import labels
from portal.listings.labels import written
from portal.listings.models import Home, Job, Listing, Visibility
from portal.listings.skills import skills_of


class Fact(NamedTuple):
    """One thing about an offer. What is missing is said, and warns."""

    key: str
    label: Any
    said: tuple[Any, ...]  # lines; what somebody wrote is marked up, so that it keeps its direction
    advice: Any = ""  # what to ask or to know; it stays in the portal
    warns: bool = False


NOT_SAID = _("Not said.")
_WHERE = _("Where")
_FOR_WHOM = _("For whom")
_PAPERS = _("Papers it takes")
_NO_ADDRESS = _("The exact address is not known yet. Do not go before the house knows it.")


def facts_of(listing: Listing) -> list[Fact]:
    """In the order in which people ask."""
    if isinstance(listing, Job):
        return list(_of_job(listing))
    if isinstance(listing, Home):
        return list(_of_home(listing))
    raise TypeError(listing)


def neutral_facts(listing: Listing) -> list[Fact]:
    """The few that can be passed on: what it costs or pays, when, where about, until when."""
    shared = {"where", "pay", "hours", "rent", "deposit", "free"}
    found = [fact for fact in facts_of(listing) if fact.key in shared]
    return [*found, Fact("until", _("Until"), (day(listing.valid_through),))]


def _of_job(job: Job) -> Iterator[Fact]:
    yield Fact("trade", _("Kind of work"), (labels.trade(job.trade),))
    yield _written("who", _("Who offers it"), job.hiring_organization)
    yield Fact("where", _WHERE, (labels.place(job),), *_where_of_job(job))
    yield _pay(job)
    yield _hours(job)
    if job.job_start_date:
        yield Fact("start", _("First day"), (day(job.job_start_date),))
    if job.job_benefits.strip():
        yield Fact("benefits", _("What comes with it"), (written(job.job_benefits),))
    if job.housing_with_it:
        yield Fact("home", _("Home"), (_LIVING_IN,), ASK[Indicator.CONDITIONS], True)
    if wanted := skills_of(job):
        yield Fact("skills", _("What one should be able to do"), tuple(wanted))
    yield Fact("languages", _("Language at work"), _languages(job))
    yield _insurance(job)
    yield Fact("experience", _("Experience"), (_EXPERIENCE[job.no_experience],))
    yield Fact("childcare", _("Childcare"), (_CHILDCARE[job.childcare],))
    if job.eligibility.strip():
        yield Fact("papers", _PAPERS, (written(job.eligibility),), _ASK_PAPERS)
    yield Fact("whom", _FOR_WHOM, (_WHOM[job.women_only],))


def _of_home(home: Home) -> Iterator[Fact]:
    yield Fact("kind", _("Kind of home"), (labels.home_kind(home.home_kind),))
    yield Fact("where", _WHERE, (labels.place(home),), *_where_of_home(home))
    yield _written("rooms", _("Rooms"), home.rooms)
    yield _rent(home)
    yield _deposit(home)
    if home.tied_to_job:
        yield Fact("tied", _("With a job"), (_TIED,), ASK[Indicator.CONDITIONS], True)
    yield Fact("free", _("Free from"), (day(home.available_on),))
    yield _written("who", _("Who lives there"), home.lives_there)
    yield _written("transport", _("Getting there"), home.transport)
    yield Fact("children", _("Children"), (_CHILDREN[home.children],))
    yield Fact("animals", _("Animals"), (_ANIMALS[home.pets],))
    yield Fact("furniture", _("Furniture"), (_FURNITURE[home.furnished],))
    yield Fact("steps", _("Steps and doors"), (_STEPS[home.accessible],))
    yield Fact("whom", _FOR_WHOM, (_WHOM[home.women_only],))


def _written(key: str, label: Any, text: str) -> Fact:
    if text.strip():
        return Fact(key, label, (written(text),))
    return Fact(key, label, (NOT_SAID,), _ASK_HOUSE, True)


def _where_of_job(job: Job) -> tuple[Any, bool]:
    if not job.address_known:
        return _NO_ADDRESS, True
    return _("The house knows exactly where. You are told before you go there."), False


def _where_of_home(home: Home) -> tuple[Any, bool]:
    if not home.address_known:
        return _NO_ADDRESS, True
    if home.visibility is Visibility.NEVER:
        return _("Nobody is told where exactly: somebody of the house goes with you."), False
    return _("Where exactly is told when you agreed to a visit."), False


def _pay(job: Job) -> Fact:
    if pay := labels.pay(job):
        return Fact("pay", _("Pay"), (pay,))
    return Fact("pay", _("Pay"), (NOT_SAID,), ASK[Indicator.WAGES], True)


def _hours(job: Job) -> Fact:
    kind = labels.hours(job.employment_type)
    if job.work_hours.strip():
        return Fact("hours", _("Working hours"), (kind, written(job.work_hours)))
    return Fact("hours", _("Working hours"), (kind, NOT_SAID), ASK[Indicator.OVERTIME], True)


def _languages(job: Job) -> tuple[Any, ...]:
    if not job.languages_needed:
        return (_("No language is asked for."),)
    return (Markup(" ").join(map(labels.named, job.languages_needed)),)


def _insurance(job: Job) -> Fact:
    if job.insured:
        return Fact("insured", _("Social insurance"), (_("Yes, you are insured."),))
    ask = _("Ask about it before you say yes.")
    return Fact("insured", _("Social insurance"), (_("Insurance is not promised."),), ask, True)


def _rent(home: Home) -> Fact:
    bills = _BILLS[home.bills_included]
    if rent := labels.rent(home):
        return Fact("rent", _("Rent"), (rent, bills))
    return Fact("rent", _("Rent"), (NOT_SAID, bills), _("Ask before you go to see it."), True)


def _deposit(home: Home) -> Fact:
    if not home.deposit:
        return Fact("deposit", _("Deposit"), (_("No deposit"),))
    keep = _("Pay it only with a signed contract, and keep the receipt.")
    return Fact("deposit", _("Deposit"), (money(home.deposit, home.currency),), keep)


_ASK_HOUSE = _("Ask at the house.")
_ASK_PAPERS = _("Whether you have them, a legal adviser can tell you.")
_LIVING_IN = _("You would live there. Whoever loses the job loses the bed.")
_TIED = _("It comes with a job. Whoever loses one loses the other.")
# What nobody ticked may only be unknown, above all in files and pasted texts.
_BILLS = {
    True: _("Water, power and heating are included."),
    False: _("Perhaps water, power and heating are paid extra. Ask how much."),
}
_WHOM = {True: _("Only for women"), False: _("For everybody")}
_EXPERIENCE = {
    True: _("No experience needed"),
    False: _("Perhaps they look for someone who has done this before. Ask."),
}
_CHILDCARE = {
    True: _("There is childcare while you work."),
    False: _("No childcare that we know of."),
}
_CHILDREN = {
    True: _("Children can live there"),
    False: _("Perhaps not with children. Ask."),
}
_ANIMALS = {True: _("You can bring an animal."), False: _("Perhaps without animals. Ask.")}
_FURNITURE = {True: _("With furniture"), False: _("Perhaps without furniture. Ask.")}
_STEPS = {
    True: _("Good with a wheelchair or a pram"),
    False: _("Perhaps not good with a wheelchair. Ask about stairs."),
}
