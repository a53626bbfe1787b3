"""What services may be told for me, or were, and every answer to that."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.i18n import lazy as _
from portal.my_data.holdings.shape import Entry, Fact, entry
from portal.referrals.labels import HERS, happened
from portal.referrals.models import Referral, State, Turn
from portal.types import in_language, language_of
from portal.viewer import Viewer


def referrals(db: Session, viewer: Viewer) -> list[Entry]:
    """Each referral with the question, followed by all that came of it."""
    own = select(Referral).where(Referral.member_id == viewer.id).order_by(Referral.id.desc())
    later = (Turn.member_id == viewer.id, Turn.state != State.ASKED)
    turns = select(Turn).where(*later).order_by(Turn.id)
    of_one: dict[int, list[Entry]] = {}
    for turn in db.scalars(turns):
        of_one.setdefault(turn.referral_id, []).append(_turn(turn))
    found: list[Entry] = []
    for row in db.scalars(own):
        found += [_referral(row, viewer.language), *of_one.get(row.id, [])]
    return found


def _referral(row: Referral, language: str) -> Entry:
    names = row.names
    return entry(
        Fact("service", _("Service"), in_language(names, language), language_of(names, language)),
        Fact("told", _("What it is told, if you say yes"), row.told, row.language),
        Fact("state", _("How it stands"), HERS[row.state]),
        Fact("asked_by", _("Asked by"), row.made_by_name),
        Fact("asked_at", _("When"), row.made_at),
        more=("referrals.show", row.id),
    )


def _turn(turn: Turn) -> Entry:
    return entry(
        Fact("happened", _("What happened"), happened(turn)),
        Fact("by", _("By"), turn.by_name),
        Fact("at", _("When"), turn.at),
        Fact("words", _("What was said"), turn.words, turn.language),
    )
