"""Now and then somebody is asked whether writing is still safe. Without an answer it pauses."""

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.models import News, Notice
from portal.accounts.news import tell
from portal.db import held
from portal.reminders.models import Contact
from portal.reminders.rules import ASK_AFTER, PAUSE_AFTER


def ask_due(db: Session) -> int:
    """Her next pages say that there is a question; how many are asked. Asked once each time.

    `rules.standing` pauses by itself: nothing has to be done for that.
    """
    now = clock.now()
    last = func.coalesce(Contact.asked_at, Contact.proven_at)
    since = now - ASK_AFTER - PAUSE_AFTER
    asked = select(Notice.id).where(
        Notice.member_id == Contact.member_id,
        Notice.news == News.REMINDERS_ASK,
        Notice.at > now - PAUSE_AFTER,
    )
    found = select(Contact.member_id).where(
        Contact.stopped_at.is_(None),
        Contact.proven_at.is_not(None),
        and_(last <= now - ASK_AFTER, last > since),
        or_(Contact.asked_at.is_(None), Contact.asked_at >= Contact.proven_at),
        ~asked.exists(),
    )
    people = sorted(set(db.scalars(held(db, found, Contact))))
    for member_id in people:
        tell(db, member_id, News.REMINDERS_ASK)
    return len(people)
