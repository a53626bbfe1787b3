"""Who may keep, assure and withdraw a listing, and what must have been found before."""

from collections.abc import Sequence
from datetime import date, timedelta

from portal.flags.indicators import Indicator
from portal.listings.amounts import pay_a_month as pay_a_month
from portal.listings.models import Answer, Check, Listing
from portal.viewer import MEMBERS, Role, Viewer

ASSURED_FOR = timedelta(days=45)  # then it is for nobody to see until it was looked at anew
MOST_OPEN = 5  # reports of one person that nobody has decided yet and that hide
VETS = frozenset({Role.CASEWORKER, Role.COORDINATOR})
# Who keeps papers, lends money, hurts or threatens does not do it by mistake, and no words make it
# safe to go there: such an offer is withdrawn. The other seven can have a good reason (“the room is
# above the shop”), which both people write down for those who read the offer.
ONLY_WITHDRAWN = frozenset(
    {Indicator.DOCUMENTS, Indicator.DEBT, Indicator.VIOLENCE, Indicator.THREATS}
)


def until(listing: Listing) -> date:
    """The last day on which it is shown."""
    return min(listing.valid_through, listing.assured_until or listing.valid_through)


def may_save(viewer: Viewer) -> bool:
    """Keeping something for later is for those who look for work or a home themselves."""
    return viewer.role in MEMBERS


def may_assure(viewer: Viewer, listing: Listing) -> bool:
    """A second person checks: never the one who wrote it."""
    return viewer.role in VETS and viewer.id != listing.posted_by_id


def may_withdraw(viewer: Viewer, listing: Listing) -> bool:
    """In doubt a listing goes, and any one of those who vet is enough for that."""
    return viewer.role in VETS


def may_look_second(viewer: Viewer, listing: Listing, first: Check) -> bool:
    """Neither who looked first nor who entered it."""
    return may_assure(viewer, listing) and viewer.id != first.by_id


def flagged(checks: Sequence[Check]) -> list[Indicator]:
    """Where anybody found something; both need not agree."""
    said = [check.answers for check in checks]
    return [one for one in Indicator if any(a.get(one) == Answer.FLAG for a in said)]


def can_only_be_withdrawn(checks: Sequence[Check]) -> bool:
    return bool(ONLY_WITHDRAWN & set(flagged(checks)))


def without_words(checks: Sequence[Check]) -> list[Indicator]:
    """Where something was found and not both wrote words for those who read the offer."""
    return [one for one in flagged(checks) if not all(check.words.get(one) for check in checks)]


def may_be_shown(checks: Sequence[Check]) -> bool:
    """Two people answered all eleven questions, and nothing they found speaks against it."""
    people = {check.by_id for check in checks}
    is_whole = all(set(check.answers) == set(Indicator) for check in checks)
    if [check.turn for check in checks] != [1, 2] or len(people) != 2 or not is_whole:
        return False
    return not can_only_be_withdrawn(checks) and not without_words(checks)


def may_report(viewer: Viewer) -> bool:
    """Reporting is one tap for those who look for work or a home; staff withdraw."""
    return viewer.role in MEMBERS


def hides(open_reports: int, *, was_shown_again: bool) -> bool:
    """Whether one more report takes an offer away from everybody at once.

    Not when she has so many others open, and not when two looked at the same report before: then
    it is kept all the same, and staff are told why the offer still stands.
    """
    return open_reports < MOST_OPEN and not was_shown_again


def may_look_into(viewer: Viewer) -> bool:
    """Reports are read and decided by those who vet, of every house."""
    return viewer.role in VETS


def may_show_again(viewer: Viewer, listing: Listing) -> bool:
    """One is enough, but never the one who wrote it."""
    return viewer.role in VETS and viewer.id != listing.posted_by_id
