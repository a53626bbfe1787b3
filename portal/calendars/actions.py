"""The address of one's calendar: making it, making another one, ending it."""

from base64 import urlsafe_b64encode
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.models import News
from portal.accounts.news import tell
from portal.calendars.models import Feed
from portal.calendars.queries import digest_of
from portal.db import changed, insert_if_new
from portal.seal.box import keys_of
from portal.viewer import Viewer

SIZE = 24  # bytes of the secret: 192 bits


def renew(db: Session, member: Viewer, form_key: str, title: str, *, with_place: bool) -> str:
    """A new address in place of an older one, which opens nothing from now on; she is told.

    The secret is returned and stored nowhere. It comes from the form's own key and the moment at
    which that form counted: the same form again gets the same answer as long as the address
    stands, and never brings back one that was ended.
    """
    mine = select(Feed).where(Feed.member_id == member.id)
    feed = db.scalars(mine.with_for_update()).first()
    if feed is not None:
        secret = _secret(db, form_key, feed.made_at)
        if digest_of(db, secret) == feed.digest:
            return secret
    now = clock.now()
    secret = _secret(db, form_key, now)
    row: dict[str, Any] = {"title": title, "with_place": with_place, "made_at": now}
    row["digest"] = digest_of(db, secret)
    if not insert_if_new(db, Feed, {"member_id": member.id, **row}):
        changed(db, update(Feed).where(Feed.member_id == member.id).values(**row))
    tell(db, member.id, News.CALENDAR)
    return secret


def change(db: Session, member: Viewer, title: str, *, with_place: bool) -> None:
    """Other words under the same address."""
    mine = update(Feed).where(Feed.member_id == member.id)
    changed(db, mine.values(title=title, with_place=with_place))


def revoke(db: Session, member: Viewer) -> None:
    """The address opens nothing any more. Twice is once."""
    changed(db, delete(Feed).where(Feed.member_id == member.id))


def _secret(db: Session, form_key: str, made_at: datetime) -> str:
    source = f"{form_key} {made_at.isoformat()}"
    return urlsafe_b64encode(keys_of(db).derive("calendar address", source)[:SIZE]).decode()
