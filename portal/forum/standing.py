"""What is known about somebody who writes: days here, posts that were shown, a mentor's word.

A word is about the name that it was said of: would one about another name count for her own, her
posts would begin to wait at the same moment, and mentors could put the two together.
"""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.accounts.models import Member
from portal.forum import rules
from portal.forum.models import Post, PostState, Word
from portal.forum.rules import TRIED_AFTER, Standing
from portal.forum.sight import IS_SHOWN, OWN_POST, VIEWER, sight
from portal.viewer import Viewer

_FIRST_SHOWN = select(Post.id).where(OWN_POST, IS_SHOWN).limit(TRIED_AFTER).subquery()
_LAST_WORD = (
    select(Word.trusts)
    .where(Word.member_id == VIEWER)
    .order_by(Word.id.desc())
    .limit(1)
    .scalar_subquery()
)
_STANDING = select(
    Member.joined_at, select(func.count()).select_from(_FIRST_SHOWN).scalar_subquery(), _LAST_WORD
).where(Member.id == VIEWER)


def standing_of(db: Session, member: Viewer) -> Standing:
    return Standing._make(db.execute(_STANDING, sight(member)).one())


def begins_as(db: Session, member: Viewer, alias_id: int | None) -> PostState:
    """Whether what she writes under this name waits for a mentor. Another name is for people who
    are known here, so there only a mentor's word about it counts, whoever she is."""
    if alias_id is None:
        return rules.begins_as(member, standing_of(db, member))
    words = select(Word.trusts).where(Word.alias_id == alias_id)
    last = db.scalar(words.order_by(Word.id.desc()).limit(1))
    return PostState.WAITING if last is False else PostState.SHOWN
