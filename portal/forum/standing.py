"""What is known about somebody who writes: days here, posts that were shown, a mentor's word."""

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from portal.accounts.models import Member
from portal.forum.models import Post, Word
from portal.forum.rules import TRIED_AFTER, Standing
from portal.forum.sight import IS_SHOWN, MY_ALIASES, OWN_POST, VIEWER, sight
from portal.viewer import Viewer

_FIRST_SHOWN = select(Post.id).where(OWN_POST, IS_SHOWN).limit(TRIED_AFTER).subquery()
_LAST_WORD = (
    select(Word.trusts)
    .where(or_(Word.member_id == VIEWER, Word.alias_id.in_(MY_ALIASES)))
    .order_by(Word.id.desc())
    .limit(1)
    .scalar_subquery()
)
_STANDING = select(
    Member.joined_at, select(func.count()).select_from(_FIRST_SHOWN).scalar_subquery(), _LAST_WORD
).where(Member.id == VIEWER)


def standing_of(db: Session, member: Viewer) -> Standing:
    return Standing._make(db.execute(_STANDING, sight(member)).one())
