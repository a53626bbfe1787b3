"""Where one offer stands at the desk, and why it is not shown if it is not."""

from typing import NamedTuple

from sqlalchemy.orm import Session

from portal.flags.indicators import Indicator
from portal.formats import today
from portal.listings import rules
from portal.listings.models import Check, Listing
from portal.vetting.checking import is_of_refused, turn_now
from portal.vetting.queries import Stage
from portal.vetting.rules import is_due, may_look_anew
from portal.viewer import Viewer


class Standing(NamedTuple):
    stage: Stage
    turn: int  # that of whoever looks next
    may_look: bool
    waits_for_others: bool  # she looked first, or wrote it: a colleague looks now
    barred: list[Indicator]  # what no words make safe
    wordless: list[Indicator]  # found, and not both wrote words
    is_of_refused: bool


def standing(db: Session, viewer: Viewer, listing: Listing, checks: list[Check]) -> Standing:
    """`checks` are those of the version that stands."""
    stage, turn = stage_of(listing, checks), turn_now(checks)
    is_open = stage is not Stage.OVER and not rules.can_only_be_withdrawn(checks)
    is_second = turn == 2 and is_open
    is_hers = not is_second or rules.may_look_second(viewer, listing, checks[0])
    is_wanted = is_open and (len(checks) == 1 or may_look_anew(listing))
    return Standing(
        stage=stage,
        turn=turn,
        may_look=is_wanted and is_hers,
        waits_for_others=is_second and not is_hers,
        barred=[one for one in rules.flagged(checks) if one in rules.ONLY_WITHDRAWN],
        wordless=rules.without_words(checks) if len(checks) > 1 else [],
        is_of_refused=is_of_refused(db, listing),
    )


def stage_of(listing: Listing, checks: list[Check]) -> Stage:
    """What `queries.STAGES` says of one row, the most urgent first."""
    if listing.withdrawn_at is not None or listing.valid_through < today():
        return Stage.OVER
    if listing.hidden_at is not None:
        return Stage.REPORTED
    if rules.can_only_be_withdrawn(checks):
        return Stage.SHUT
    if len(checks) == 1:
        return Stage.SECOND
    if listing.assured_at is None:
        return Stage.SHUT if checks else Stage.FIRST
    return Stage.SOON if is_due(listing) else Stage.SHOWN
