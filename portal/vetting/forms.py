"""What an offer must be, wherever it comes from: typed, pasted, or a row of a file."""

from datetime import timedelta
from typing import Any

import wtforms
from wtforms import validators

from portal import formats
from portal.finding.detecting import found_in
from portal.formats import today
from portal.i18n import WRITTEN
from portal.i18n import lazy as _
from portal.listings import labels
from portal.listings.models import HOME, JOB, PayUnit, Visibility
from portal.listings.skills import SKILLS
from portal.text import isolated
from portal.vetting import fields
from portal.vetting.cleaning import clean_line, clean_text
from portal.vetting.fields import AmountField, NeededAmountField, chosen, several
from portal.vetting.offer import Contact, Offer
from portal.web.forms import Form, choice, day, long_text, tick
from portal.web.forms import text as line

STANDS_FOR = timedelta(days=30)  # when nobody says until when
STANDS_AT_MOST = timedelta(days=365)
LONGEST = 4000  # characters of a description
EMPTY = _("You can leave this empty.")
STAYS = _("Stays at the desk. Members never see it.")
CURRENCIES = [(code, f"{code} {sign}") for code, sign in formats.SYMBOLS.items()]
UNITS = {
    PayUnit.HOUR: _("for an hour"),
    PayUnit.DAY: _("for a day"),
    PayUnit.WEEK: _("for a week"),
    PayUnit.MONTH: _("for a month"),
}
WHERE = {
    Visibility.DISTRICT: _("District and city; the address when she has said yes to a visit"),
    Visibility.NEVER: _("Never the address: somebody of the house goes along"),
}
NO_CONTACT = _("Please take “%(found)s” out. Contact goes into the fields that stay at the desk.")


class Entry(Form):
    """What a job and a home have in common. `country` is the code of a country pack."""

    kind = ""
    public: tuple[str, ...] = ("title", "description", "city", "district")  # members read these

    language = choice(_("Language of these words"), list(WRITTEN.items()))
    title = line(_("Title"), most=120, hint=_("What members read first, in a few plain words."))
    description = long_text(
        _("What it is, in plain words"), most=LONGEST, hint=_("Members read it. No contact here.")
    )
    city = line(_("City"), most=60)
    district = line(_("District"), most=60)
    women_only = tick(_("Only for women"))
    visibility = choice(_("Who is told the address?"), WHERE.items(), preset=Visibility.DISTRICT)
    valid_through = day(_("Stands until"), hint=_("Left empty it is a month. At most a year."))
    skills = several(_("What one should be able to do"), SKILLS.items(), hint=EMPTY)
    provider = line(_("Name of who offers it"), most=120, required=False, hint=STAYS)
    who = line(_("Whom to ask for"), most=120, required=False, hint=STAYS)
    phone = line(_("Their phone"), most=40, required=False, hint=STAYS, checks=[fields.is_phone])
    mail = line(_("Their mail"), most=120, required=False, hint=STAYS, checks=[fields.is_mail])
    address = line(_("Exact address"), most=200, required=False, hint=STAYS)
    notes = long_text(_("Notes for colleagues"), most=1000, required=False, hint=STAYS)

    def __init__(self, given: Any = None, *, country: str, **kwargs: Any) -> None:
        self.country = country
        super().__init__(given, **kwargs)

    def process(self, *given: Any, **kwargs: Any) -> None:
        """A form can be filled again and again: making one takes as long as all the rest."""
        super().process(*given, **kwargs)
        for field in self:
            if isinstance(field, wtforms.StringField) and isinstance(field.data, str):
                is_long = isinstance(field, wtforms.TextAreaField)
                field.data = clean_text(field.data) if is_long else clean_line(field.data)

    def validate(self, extra_validators: Any = None) -> bool:
        super().validate(extra_validators)
        self._look_for_contact()
        return not self.errors

    def validate_valid_through(self, field: wtforms.Field) -> None:
        if not field.data:
            return
        if field.data < today():
            raise validators.ValidationError(_("Please choose a day that is still to come."))
        if field.data > today() + STANDS_AT_MOST:
            raise validators.ValidationError(_("Please choose a day within a year."))

    def offer(self) -> Offer:
        """Only of a form that is valid."""
        desk = {name: self[name].data for name in Contact._fields}
        facts = {f.name: f.data for f in self if f.name not in desk}
        facts["valid_through"] = facts["valid_through"] or today() + STANDS_FOR
        facts["visibility"] = Visibility(facts["visibility"])
        facts["skills"] = list(facts["skills"] or ())
        return Offer(self.finished(facts), Contact(**desk))

    def finished(self, facts: dict[str, Any]) -> dict[str, Any]:
        return facts

    def groups(self) -> list[tuple[Any, list[tuple[str, wtforms.Field]]]]:
        """What members read, the rest of it, what stays at the desk; each with how it is shown."""
        desk = Contact._fields
        facts = [f.name for f in self if f.name not in {"language", *self.public, *desk}]
        named = [
            (_("What members read"), ["language", *self.public]),
            (_("Facts"), facts),
            (_("Stays at the desk"), desk),
        ]
        return [(label, [fields.shown(self[name]) for name in names]) for label, names in named]

    def _look_for_contact(self) -> None:
        """No phone, mail, link or address in what members read: all texts at once, for speed. Texts
        that are far too long would take seconds each; they are refused already."""
        right = [name for name in self.public if not self[name].errors]
        if not self._found("\n\n".join(self[name].data or "" for name in right)):
            return
        for name in right:
            for said in self._found(self[name].data or ""):
                reason = str(NO_CONTACT) % {"found": isolated(said)}
                self[name].errors = [*self[name].errors, reason]

    def _found(self, text: str) -> list[str]:
        return [one.said for one in found_in(text, country=self.country)]


class JobEntry(Entry):
    kind = JOB
    public = (*Entry.public, "hiring_organization", "work_hours", "job_benefits", "eligibility")

    trade = chosen(_("Kind of work"), labels.TRADES.items())
    hiring_organization = line(
        _("Who offers it, in words"),
        most=120,
        required=False,
        hint=_("Such as: a small tailor workshop. Members read it."),
    )
    employment_type = chosen(_("Working hours"), labels.HOURS.items())
    work_hours = line(
        _("From when to when, on which days"),
        most=200,
        required=False,
        hint=_("Left empty, members read that it is not said and what to ask."),
    )
    pay_min = AmountField(
        _("Pay, at least"),
        description=_("Left empty, members read that it is not said and what to ask."),
    )
    pay_max = AmountField(_("Pay, at most"), description=EMPTY)
    pay_currency = choice(_("Currency"), CURRENCIES, preset="TRY")
    pay_unit = choice(_("Paid"), UNITS.items(), preset=PayUnit.MONTH)
    languages_needed = several(_("Language at work"), WRITTEN.items(), hint=EMPTY)
    no_experience = tick(_("No experience needed"))
    childcare = tick(_("With childcare"))
    insured = tick(_("With social insurance"))
    housing_with_it = tick(_("One would live there"))
    job_start_date = day(_("Begins on"), hint=EMPTY)
    job_benefits = line(_("What comes with it"), most=300, required=False, hint=EMPTY)
    eligibility = line(_("Which papers it takes"), most=200, required=False, hint=EMPTY)

    def validate_pay_max(self, field: wtforms.Field) -> None:
        if field.data and field.data < (self.pay_min.data or 0):
            raise validators.ValidationError(_("This is less than the least."))

    def finished(self, facts: dict[str, Any]) -> dict[str, Any]:
        least = facts["pay_min"] or 0
        most = max(facts["pay_max"] or 0, least)
        needed = list(facts["languages_needed"])
        return facts | {"pay_min": least, "pay_max": most, "languages_needed": needed}


class HomeEntry(Entry):
    kind = HOME
    public = (*Entry.public, "rooms", "lives_there", "transport")

    home_kind = chosen(_("Kind of home"), labels.KINDS.items())
    rooms = line(_("Rooms"), most=20, required=False, hint=EMPTY)
    rent = AmountField(
        _("Rent a month"),
        description=_("Left empty, members read that it is not said and what to ask."),
    )
    deposit = NeededAmountField(_("Deposit"), description=_("Write 0 when there is none."))
    currency = choice(_("Currency"), CURRENCIES, preset="TRY")
    bills_included = tick(_("Bills included"))
    available_on = day(_("Free from"), hint=_("Left empty it is today."))
    lives_there = line(_("Who lives there"), most=200, required=False, hint=EMPTY)
    transport = line(_("Getting there"), most=200, required=False, hint=EMPTY)
    children = tick(_("Children can live there"))
    pets = tick(_("One can bring an animal"))
    furnished = tick(_("With furniture"))
    accessible = tick(_("Good with a wheelchair or a pram"))
    tied_to_job = tick(_("It goes with a job: whoever loses one loses the other"))

    def finished(self, facts: dict[str, Any]) -> dict[str, Any]:
        amounts = {"rent": facts["rent"] or 0, "deposit": facts["deposit"] or 0}
        return facts | amounts | {"available_on": facts["available_on"] or today()}


ENTRIES: dict[str, type[Entry]] = {JOB: JobEntry, HOME: HomeEntry}
