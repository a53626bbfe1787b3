"""Everything that is held about a person, section by section, and what is not shown and why."""

from portal.i18n import lazy as _
from portal.my_data.holdings import account, doings, line, plan, record, referrals, safety, way
from portal.my_data.holdings.shape import Section


def _columns(*names: str) -> frozenset[str]:
    return frozenset(names)


SECTIONS = (
    Section(
        "who",
        _("Who you are here"),
        ("account",),
        _columns("members.invited_by_id"),
        account.who,
        "accounts.account",
    ),
    Section(
        "carers",
        _("Who looks after you"),
        ("carers",),
        _columns("assignments.member_id"),
        account.carers,
    ),
    Section(
        "trail",
        _("Who looked at your page"),
        ("trail",),
        _columns("trail_entries.member_id"),
        account.trail,
        "accounts.trail",
    ),
    Section(
        "looks",
        _("Who looked without looking after you"),
        ("looks",),
        _columns("break_glass.member_id"),
        account.looks,
    ),
    Section(
        "plan",
        _("Your plan"),
        ("plan",),
        _columns(
            "goals.member_id",
            "steps.member_id",
            "plans.member_id",
            "plan_questions.member_id",
            "hidden_topics.member_id",
        ),
        plan.everything,
        "plan.show",
    ),
    Section(
        "plan_history",
        _("How your plan came to be"),
        ("plan",),
        _columns("plan_changes.member_id", "plan_translations.member_id"),
        plan.history,
        "plan.versions",
    ),
    Section(
        "way",
        _("Where you are"),
        ("way",),
        _columns("ways.member_id"),
        way.way,
        "way.show",
    ),
    Section(
        "choices",
        _("What you chose: a life here, or return"),
        ("choices",),
        _columns("choices.member_id"),
        way.choices,
        "way.choice",
    ),
    Section("notes", _("Notes about you"), ("notes",), _columns("notes.member_id"), record.notes),
    Section(
        "consents",
        _("What you agreed to"),
        ("consents",),
        _columns("consent_receipts.member_id"),
        record.consents,
    ),
    Section(
        "referrals",
        _("What services may be told for you"),
        ("referrals",),
        _columns("referrals.member_id", "referral_turns.member_id"),
        referrals.referrals,
        "referrals.index",
    ),
    Section(
        "requests",
        _("Your requests about your data"),
        ("requests",),
        _columns("data_requests.member_id"),
        record.requests,
    ),
    Section(
        "bookings",
        _("Your trainings"),
        ("bookings",),
        _columns("bookings.member_id"),
        doings.bookings,
    ),
    Section(
        "waiting",
        _("Trainings you wait or waited for"),
        ("waits", "turns", "pair_codes"),
        _columns(
            "waits.member_id", "waits.friend_id", "turns_in_line.member_id", "pair_codes.member_id"
        ),
        line.waiting,
        "training.index",
    ),
    Section("posts", _("What you wrote"), ("forum",), _columns("posts.author_id"), doings.posts),
    Section(
        "threads",
        _("What you began and follow"),
        ("forum",),
        _columns("threads.author_id", "follows.member_id"),
        doings.threads,
    ),
    Section(
        "reports",
        _("What you reported"),
        ("reports",),
        _columns("reports.reporter_id"),
        doings.reports,
    ),
    Section(
        "saved",
        _("Jobs and homes you keep"),
        ("saved",),
        _columns("saved_listings.member_id"),
        doings.saved,
    ),
    Section(
        "phones",
        _("Signed-in phones"),
        ("phones",),
        _columns("phones.member_id"),
        account.phones,
        "accounts.account",
    ),
    Section(
        "arrivals",
        _("When you signed in"),
        ("arrivals",),
        _columns("arrivals.member_id"),
        account.arrivals,
    ),
    Section(
        "notices",
        _("What you were told about your account"),
        ("notices",),
        _columns("notices.member_id"),
        account.notices,
    ),
    Section(
        "factors",
        _("What proves that it is you"),
        ("factors", "codes"),
        _columns("passkeys.member_id", "authenticators.member_id", "one_use_codes.member_id"),
        account.factors,
    ),
    Section(
        "cards",
        _("Cards for you"),
        ("cards",),
        _columns("cards.member_id"),
        account.cards,
    ),
    Section(
        "deals",
        _("What two people of the house decided about you"),
        ("deals",),
        _columns("countersigns.member_id"),
        account.deals,
    ),
    Section(
        "unsent",
        _("What was not sent"),
        ("unsent",),
        _columns("unsent.member_id"),
        account.unsent,
        "accounts.kept",
    ),
)

SAFETY = Section("safety", _("Your safety plan"), ("safety",), frozenset(), safety.sheet)
"""Only in the file, and only when she ticks it and types her PIN."""

_WORK = "work at the desk or as a mentor: it stands in the record of the person it is about"
NOT_SHOWN = {
    "person_keys.member_id": "the key that opens her texts; shown, it would open them for others",
    "safety_plans.member_id": "for her alone: in the file when she ticks it, on no page of data",
    "trail_entries.by_id": _WORK,
    "assignments.staff_id": _WORK,
    "break_glass.staff_id": _WORK,
    "cards.opened_by_id": _WORK,
    "countersigns.asked_by_id": _WORK,
    "countersigns.signed_by_id": _WORK,
    "goals.written_by_id": _WORK,
    "steps.written_by_id": _WORK,
    "steps.done_by_id": _WORK,
    "ways.written_by_id": _WORK,
    "steps.replied_by_id": _WORK,
    "plan_changes.by_id": _WORK,
    "plan_translations.by_id": _WORK,
    "plan_translations.asked_id": _WORK,
    "plan_questions.answered_by_id": _WORK,
    "plan_questions.above_answered_by_id": _WORK,
    "notes.by_id": _WORK,
    "consent_receipts.told_to_id": _WORK,
    "referrals.made_by_id": _WORK,
    "referral_turns.by_id": _WORK,
    "data_requests.answered_by_id": _WORK,
    "posts.judged_by_id": _WORK,
    "reports.settled_by_id": _WORK,
    "trainings.trainer_id": "says who teaches, on the public page of the session",
    "listings.posted_by_id": "work: who put up an offer",
    "listings.assured_by_id": "work: who checked an offer",
}
