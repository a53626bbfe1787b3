"""Who I am here, my cards and phones, what proves that it is me, who looks after me."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from portal.accounts.forms import ROLES
from portal.accounts.models import (
    Arrival,
    Assignment,
    BreakGlass,
    Card,
    Countersign,
    Deal,
    House,
    Member,
    Notice,
    SignedInPhone,
    Unsent,
)
from portal.accounts.news import said
from portal.i18n import WRITTEN
from portal.i18n import lazy as _
from portal.my_data.holdings.shape import Entry, Fact, entry
from portal.proof.models import Authenticator, OneUseCode, Passkey
from portal.trail.models import TrailEntry
from portal.viewer import Viewer

AT, SINCE = _("When"), _("Since")
DEALS: dict[Deal, Any] = {
    Deal.REISSUE: _("A new card for you, because words were lost"),
    Deal.ROLE: _("Another role for you"),
    Deal.RESTORE: _("A backup, put back"),
    Deal.UNMASK: _("Looking up who writes under another name"),
}


def who(db: Session, viewer: Viewer) -> list[Entry]:
    inviter = aliased(Member)
    columns = select(Member, House.name, inviter.name).join(House, House.id == Member.house_id)
    found = columns.outerjoin(inviter, inviter.id == Member.invited_by_id)
    me, house, invited_by = db.execute(found.where(Member.id == viewer.id)).one()
    return [
        entry(
            Fact("name", _("Name here"), me.name),
            Fact("role", _("Role"), ROLES[me.role]),
            Fact("house", _("House"), house),
            Fact("language", _("Language"), WRITTEN.get(me.language, me.language)),
            Fact("here_since", SINCE, me.joined_at),
            Fact("invited_by", _("Invited by"), invited_by),
            Fact("has_words", _("Secret words, kept so that nobody can read them"), True),
            Fact("has_pin", _("A PIN for the private pages"), me.pin_digest is not None),
        )
    ]


def cards(db: Session, viewer: Viewer) -> list[Entry]:
    opener = aliased(Member)
    found = select(Card, opener.name).outerjoin(opener, opener.id == Card.opened_by_id)
    rows = db.execute(found.where(Card.member_id == viewer.id).order_by(Card.id.desc()))
    return [
        entry(
            Fact("opened_at", _("Opened"), card.opened_at),
            Fact("opened_by", _("By"), name),
            Fact("used_at", _("Used"), card.used_at),
            Fact("voided_at", _("Made invalid"), card.voided_at),
            Fact("note", _("What was written down about it"), card.note),
        )
        for card, name in rows
    ]


def phones(db: Session, viewer: Viewer) -> list[Entry]:
    own = select(SignedInPhone).where(SignedInPhone.member_id == viewer.id)
    return [
        entry(
            Fact("own_phone", _("Only yours"), phone.own_phone),
            Fact("since", SINCE, phone.since),
            Fact("seen_at", _("Last used"), phone.seen_at),
        )
        for phone in db.scalars(own.order_by(SignedInPhone.seen_at.desc()))
    ]


def arrivals(db: Session, viewer: Viewer) -> list[Entry]:
    own = select(Arrival).where(Arrival.member_id == viewer.id).order_by(Arrival.id.desc())
    return [
        entry(Fact("at", AT, row.at), Fact("own_phone", _("Only yours"), row.own_phone))
        for row in db.scalars(own)
    ]


def notices(db: Session, viewer: Viewer) -> list[Entry]:
    own = select(Notice).where(Notice.member_id == viewer.id).order_by(Notice.id.desc())
    return [
        entry(
            Fact("news", _("What"), said(row).striptags()),
            Fact("at", AT, row.at),
            Fact("seen_at", _("You saw it"), row.seen_at),
        )
        for row in db.scalars(own)
    ]


def factors(db: Session, viewer: Viewer) -> list[Entry]:
    def rows(table: Any) -> Any:
        return db.scalars(select(table).where(table.member_id == viewer.id).order_by(table.id))

    found = [Fact("passkey", _("A passkey, since"), row.added_at) for row in rows(Passkey)]
    found += [Fact("app", _("A code app, since"), row.added_at) for row in rows(Authenticator)]
    codes = [row.used_at for row in rows(OneUseCode)]
    if codes:
        found.append(Fact("codes_left", _("Codes on paper, unused"), codes.count(None)))
        found.append(Fact("codes_used", _("Codes on paper, used"), len(codes) - codes.count(None)))
    return [entry(fact) for fact in found]


def unsent(db: Session, viewer: Viewer) -> list[Entry]:
    own = select(Unsent).where(Unsent.member_id == viewer.id, ~Unsent.behind_pin)
    return [
        entry(
            Fact("kept_at", AT, row.kept_at),
            Fact("words", _("What you wrote"), "\n".join(value for _name, value in row.written)),
        )
        for row in db.scalars(own)
    ]


def carers(db: Session, viewer: Viewer) -> list[Entry]:
    columns = (Member.name, Assignment.since, Assignment.until)
    found = select(*columns).join(Assignment, Assignment.staff_id == Member.id)
    rows = db.execute(found.where(Assignment.member_id == viewer.id).order_by(Assignment.id))
    return [
        entry(
            Fact("name", _("Name here"), name),
            Fact("since", SINCE, since),
            Fact("until", _("Until"), until),
        )
        for name, since, until in rows
    ]


def looks(db: Session, viewer: Viewer) -> list[Entry]:
    found = select(BreakGlass, Member.name).join(Member, Member.id == BreakGlass.staff_id)
    rows = db.execute(found.where(BreakGlass.member_id == viewer.id).order_by(BreakGlass.id.desc()))
    return [
        entry(
            Fact("name", _("Who"), name),
            Fact("at", AT, row.at),
            Fact("reason", _("The reason"), row.reason),
        )
        for row, name in rows
    ]


def deals(db: Session, viewer: Viewer) -> list[Entry]:
    asker, signer = aliased(Member), aliased(Member)
    found = (
        select(Countersign, asker.name, signer.name)
        .join(asker, asker.id == Countersign.asked_by_id)
        .outerjoin(signer, signer.id == Countersign.signed_by_id)
        .where(Countersign.member_id == viewer.id)
        .order_by(Countersign.id.desc())
    )
    return [
        entry(
            Fact("what", _("What"), DEALS.get(row.deal, row.deal)),
            Fact("subject", _("About what"), row.subject),
            Fact("reason", _("The reason"), row.reason),
            Fact("asked_by", _("Asked by"), asked_by),
            Fact("asked_at", AT, row.asked_at),
            Fact("signed_by", _("Signed by"), signed_by),
            Fact("used_at", _("Done"), row.used_at),
        )
        for row, asked_by, signed_by in db.execute(found)
    ]


def trail(db: Session, viewer: Viewer) -> list[Entry]:
    """How often; each of them stands on the page about it."""
    own = select(func.count()).where(TrailEntry.member_id == viewer.id)
    return [entry(Fact("looks", _("How many entries"), db.scalar(own) or 0))]
