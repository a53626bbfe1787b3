"""Now and then somebody is asked whether writing is still safe. Without an answer it pauses."""

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.models import News, Notice
from portal.accounts.news import tell
from portal.reminders.models import Contact
from portal.reminders.rules import ASK_AFTER, PAUSE_AFTER


def ask_due(db: Session) -> int:
    """Her next pages say that there is a question; how many are asked. Asked once each time.

    `rules.standing` pauses by itself: nothing has to be done for that.
    """
    now = clock.now()
    last = func.coalesce(Contact.asked_at, Contact.proven_at)
    since = now - ASK_AFTER - PAUSE_AFTER
    asked = and_(Notice.news == News.REMINDERS_ASK, Notice.at > now - PAUSE_AFTER)
    found = select(Contact.member_id).where(
        Contact.stopped_at.is_(None),
        Contact.proven_at.is_not(None),
        and_(last <= now - ASK_AFTER, last > since),
        or_(Contact.asked_at.is_(None), Contact.asked_at >= Contact.proven_at),
        ~exists().where(Notice.member_id == Contact.member_id, asked),
    )
    people = set(db.scalars(found.order_by(Contact.id).with_for_update(of=Contact)))
    # Another worker may have asked while this one waited for the rows.
    people -= set(db.scalars(select(Notice.member_id).where(Notice.member_id.in_(people), asked)))
    for member_id in sorted(people):
        tell(db, member_id, News.REMINDERS_ASK)
    return len(people)
