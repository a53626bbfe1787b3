"""News about a person's own account: told on her next page until she has seen them."""

from datetime import date, datetime
from typing import Any, NamedTuple

from markupsafe import Markup, escape
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from portal import clock, formats
from portal.accounts.models import Arrival, News, Notice, SignedInPhone
from portal.i18n import lazy as _
from portal.viewer import Viewer, Visit

MOST = 20
WORDS: dict[str, Any] = {
    News.CARD: _("A new card was opened for you at the desk."),
    News.WORDS: _("Your secret words or your PIN were changed."),
    News.BREAK_GLASS: _("Someone who does not look after you opened your page."),
    News.SECOND: _("A second step for signing in was added or taken away."),
    News.ROLE: _("Your role here was changed."),
    News.CONSENT: _("Someone wrote down that you agreed to something. Please say if that is so."),
    News.QUESTION: _("Someone asks whether your house may share something. You decide."),
    News.ANSWER: _("Your request about your data was answered."),
    News.PLAN: _("Someone from the house answered you."),
    News.REFERRAL_ASKED: _("Your house asks whether it may tell a service something. You decide."),
    News.REFERRAL: _("There is news about a service that your house asked you about."),
    News.INTEREST: _("There is news about something you are interested in."),
    News.TRANSLATION: _("Words in your plan were translated, as you asked."),
    News.REMINDERS_ON: _("Reminders to a phone or mailbox were switched on."),
    News.REMINDERS_ASK: _("Is it still safe to send you reminders? Please look at your account."),
    News.REMINDERS_STOPPED: _("Reminders were stopped by an answer to one of them."),
    News.DUTY: _("%(name)s put you on duty."),
    News.DUTY_OVER: _("%(name)s ended your duty."),
    News.CONCERN: _("Somebody told those on duty something. It waits for you at the desk."),
    News.CONCERN_PASSED: _("Something that waited for you at the desk went on to %(name)s."),
    News.CONCERN_NEWS: _("There is news of what you told those on duty."),
    News.LETTER: _("The mentors answered you."),
    News.OFFER_ANSWERED: _("Somebody answered what you asked about an offer. It is at the desk."),
    News.CARE: _("From now on %(name)s looks after you."),
    News.CARE_CHANGED: _("From now on %(name)s looks after you instead of %(other)s."),
    News.CARE_BOTH: _(
        "From now on %(name)s looks after you. Until %(day)s, %(other)s does so as well."
    ),
    News.CARE_UNTIL: _("%(other)s looks after you until %(day)s."),
    News.CARE_ENDED: _("%(other)s no longer looks after you. Somebody else still does."),
    News.CARE_NOBODY: _(
        "%(other)s no longer looks after you. Nobody is chosen yet; you can ask at the desk."
    ),
    News.CERTIFICATE: _("There is a certificate for you, under what you took part in."),
    News.CERTIFICATE_GONE: _("The house took a certificate of yours back."),
    News.UNMASKED: _(
        "Two people of the staff looked up who writes under another name of yours in the forum. "
        "Who it was and why stands in the list of who looked at your page."
    ),
    News.CALENDAR: _(
        "An address was made at which a calendar reads your sessions. If it was not you, end it."
    ),
}

_NAME = Markup("<bdi>{}</bdi>")


class Line(NamedTuple):
    """One piece of news; `news` is empty for a sign-in."""

    at: datetime
    news: str
    own_phone: bool
    is_new: bool
    name: str = ""
    other: str = ""
    until: date | None = None


def said(line: Line | Notice) -> Markup:
    """The whole sentence, with the names set apart."""
    return escape(str(WORDS[line.news])) % {
        "name": _NAME.format(line.name),
        "other": _NAME.format(line.other),
        "day": formats.day(line.until) if line.until else "",
    }


def tell(
    db: Session,
    member_id: int,
    news: News,
    *,
    name: str = "",
    other: str = "",
    until: date | None = None,
) -> None:
    """From the next page on she is told. The names are of staff."""
    told = {"name": name, "other": other, "until": until, "at": clock.now()}
    db.add(Notice(member_id=member_id, news=news, **told))


def newest_for(db: Session, visit: Visit) -> list[Line]:
    """News and sign-ins of one person, newest first. What this phone was not told is new."""
    notices = select(Notice).where(Notice.member_id == visit.viewer.id)
    arrivals = select(Arrival).where(Arrival.member_id == visit.viewer.id)
    told = select(SignedInPhone.told_at).where(SignedInPhone.key == visit.key)
    known = db.scalar(told) or visit.since
    lines = [
        Line(
            notice.at,
            notice.news,
            False,
            notice.seen_at is None,
            notice.name,
            notice.other,
            notice.until,
        )
        for notice in db.scalars(notices.order_by(Notice.id.desc()).limit(MOST))
    ]
    lines += [
        Line(arrival.at, "", arrival.own_phone, arrival.at > known)
        for arrival in db.scalars(arrivals.order_by(Arrival.at.desc()).limit(MOST))
    ]
    return sorted(lines, key=lambda line: line.at, reverse=True)[:MOST]


def see(db: Session, viewer: Viewer, phone: str) -> None:
    """She has seen what there is, on this phone."""
    now = clock.now()
    mine = update(Notice).where(Notice.member_id == viewer.id, Notice.seen_at.is_(None))
    db.execute(mine.values(seen_at=now))
    this = update(SignedInPhone).where(SignedInPhone.key == phone)
    db.execute(this.values(told_at=now))
