"""Keeping a search, looking at what is new for it, letting it go."""

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.models import Member
from portal.db import changed, insert_if_new
from portal.i18n import lazy as _
from portal.refusal import Refused, require
from portal.searches import rules
from portal.searches.models import Match, Search
from portal.viewer import Viewer


def save(db: Session, member: Viewer, kind: str, asked: str) -> None:
    """From now on what is new and fits is told. Twice is once. Raises `Refused` beyond a few."""
    require(rules.may_keep(member))
    if not asked:
        raise Refused(_("Choose first what you look for. Then you can keep it."))
    db.execute(select(Member.id).where(Member.id == member.id).with_for_update())  # one by one
    own = select(Search.kind, Search.asked).where(Search.member_id == member.id)
    kept = {(row.kind, row.asked) for row in db.execute(own)}
    if len(kept) >= rules.MOST and (kind, asked) not in kept:
        raise Refused(_("You already keep five of these. Let one of them go first."))
    now = clock.now()
    row = {"member_id": member.id, "kind": kind, "asked": asked}
    insert_if_new(db, Search, {**row, "made_at": now, "looked_at": now, "matched_at": now})


def let_go(db: Session, member: Viewer, number: int) -> None:
    """Twice is once."""
    own = delete(Search).where(Search.id == number, Search.member_id == member.id)
    changed(db, own)


def look(db: Session, search_id: int, seen: list[int]) -> None:
    """She saw these; what came meanwhile is still new."""
    changed(db, delete(Match).where(Match.search_id == search_id, Match.listing_id.in_(seen)))
    looked = update(Search).where(Search.id == search_id).values(looked_at=clock.now())
    changed(db, looked)
