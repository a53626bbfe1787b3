"""Reading members, houses and phones."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, exists, or_, select
from sqlalchemy.orm import Session

from portal.accounts import rules
from portal.accounts.care import STANDS, excepted_for, looked_after_by
from portal.accounts.models import ACTIVE, ENDED, Assignment, Card, House, Member, SignedInPhone
from portal.accounts.visits import SHORT
from portal.db import held
from portal.i18n import LANGUAGES, Language
from portal.viewer import STAFF, Role, Viewer


class Person(NamedTuple):
    """A line of the desk's list."""

    id: int
    name: str
    role: Role
    state: str
    language: str
    is_mine: bool


class Phone(NamedTuple):
    """A signed-in phone, in as few words as possible."""

    key: str
    own_phone: bool
    since: datetime
    seen_at: datetime

    @property
    def short(self) -> str:
        """As much of the key as a page may show."""
        return self.key[:SHORT]


def visible_to(viewer: Viewer) -> Select[Member]:
    """Members within the viewer's sight whose time here has not ended."""
    return select(Member).where(Member.state != ENDED, within_sight(viewer))


def within_reach(viewer: Viewer) -> ColumnElement[bool]:
    """A caseworker reaches the people assigned to her, a coordinator her house, the administrator
    staff of every house, everybody else only themselves.

    An administrator runs the installation and has no business with residents.
    """
    own = Member.id == viewer.id
    match viewer.role:
        case Role.ADMINISTRATOR:
            return or_(own, Member.role.in_(STAFF))
        case Role.COORDINATOR:
            return or_(own, Member.house_id == viewer.house_id)
        case Role.CASEWORKER:
            return or_(own, looked_after_by(viewer))
    return own


def within_sight(viewer: Viewer) -> ColumnElement[bool]:
    """For reading only: also those at whom she may look for a quarter of an hour, with a reason."""
    if not rules.may_look_further(viewer):
        return within_reach(viewer)
    return or_(within_reach(viewer), excepted_for(viewer))


def member_for(db: Session, viewer: Viewer, member_id: int) -> Member | None:
    """Somebody within the viewer's reach: for deeds."""
    found = visible_to(viewer).where(Member.id == member_id, within_reach(viewer))
    return db.scalars(held(db, found, Member)).first()


def member_to_see(db: Session, viewer: Viewer, member_id: int) -> Member | None:
    """Somebody within the viewer's sight: for pages on which nothing is done."""
    return db.scalars(visible_to(viewer).where(Member.id == member_id)).first()


def hold(db: Session, member_id: int, *, alone: bool) -> bool:
    """Until the end of this deed the person cannot be erased; False when she just was.

    `alone` waits for her other deeds, and lets them wait. SQLite has one writer at a time: there
    nothing happens meanwhile.
    """
    if db.get_bind().dialect.name == "sqlite":
        return True
    here = select(Member.id).where(Member.id == member_id, Member.state == ACTIVE)
    return db.scalar(here.with_for_update() if alone else held(db, here, Member)) is not None


def people_for(db: Session, viewer: Viewer) -> list[Person]:
    """Everybody within the viewer's reach, her own people first."""
    mine = looked_after_by(viewer)
    columns = (Member.id, Member.name, Member.role, Member.state, Member.language, mine)
    rows = db.execute(
        select(*columns)
        .where(Member.state != ENDED, within_reach(viewer), Member.id != viewer.id)
        .order_by(mine.desc(), Member.name_key)
        .limit(300)
    )
    return [Person._make(row) for row in rows]


def is_assigned(db: Session, staff: Viewer, member_id: int) -> bool:
    """Whether this staff person looks after that member."""
    mine = Assignment.staff_id == staff.id
    return bool(db.scalar(select(exists().where(mine, Assignment.member_id == member_id, STANDS))))


def carers_of(db: Session, member_id: int) -> list[tuple[int, str]]:
    """Who looks after a member: numbers and names."""
    rows = db.execute(
        select(Member.id, Member.name)
        .join(Assignment, Assignment.staff_id == Member.id)
        .where(Assignment.member_id == member_id, Member.state == ACTIVE, STANDS)
        .order_by(Member.name_key)
    )
    return [(row[0], row[1]) for row in rows]


def language_of(db: Session, member_id: int) -> Language:
    """The language a person reads."""
    code = db.scalar(select(Member.language).where(Member.id == member_id))
    return LANGUAGES.get(code or "", LANGUAGES["en"])


def colleagues_for(db: Session, house_id: int) -> list[tuple[int, str]]:
    """Staff of a house who can look after people."""
    rows = db.execute(
        select(Member.id, Member.name)
        .where(
            Member.house_id == house_id,
            Member.role.in_([Role.CASEWORKER, Role.COORDINATOR]),
            Member.state == ACTIVE,
        )
        .order_by(Member.name_key)
    )
    return [(row[0], row[1]) for row in rows]


def houses(db: Session) -> list[tuple[int, str]]:
    rows = db.execute(select(House.id, House.name).order_by(House.name))
    return [(row[0], row[1]) for row in rows]


def phones_of(db: Session, viewer: Viewer) -> list[Phone]:
    rows = db.execute(
        select(
            SignedInPhone.key, SignedInPhone.own_phone, SignedInPhone.since, SignedInPhone.seen_at
        )
        .where(SignedInPhone.member_id == viewer.id)
        .order_by(SignedInPhone.seen_at.desc())
    )
    return [Phone._make(row) for row in rows]


def has_name(db: Session, name_key: str, but: int) -> bool:
    """Whether somebody else already uses this name."""
    taken = exists().where(Member.name_key == name_key, Member.id != but)
    return bool(db.scalar(select(taken)))


def words_hash_of(db: Session, name_key: str) -> tuple[int, str] | None:
    """Number and hash of the active person with this name."""
    row = db.execute(
        select(Member.id, Member.words_hash).where(
            Member.name_key == name_key, Member.state == ACTIVE, Member.words_hash.is_not(None)
        )
    ).first()
    return (row[0], row[1] or "") if row else None


def name_and_words_of(db: Session, member_id: int) -> tuple[str, str]:
    """Folded name and hash of the words of one person."""
    row = db.execute(select(Member.name_key, Member.words_hash).where(Member.id == member_id)).one()
    return row[0], row[1] or ""


def words_hash_of_member(db: Session, member_id: int) -> str | None:
    return db.scalar(select(Member.words_hash).where(Member.id == member_id))


def card_for(db: Session, viewer: Viewer, card_id: int) -> Card | None:
    """A card, for the staff person who opened it, while the person is within her reach."""
    card = db.get(Card, card_id)
    if card is None or card.opened_by_id != viewer.id:
        return None
    return card if member_for(db, viewer, card.member_id) else None


def has_demo_people(db: Session) -> bool:
    return bool(db.scalar(select(exists().where(House.is_demo))))


def name_on(db: Session, card: Card) -> str:
    """The name that staff wrote down for the person of this card."""
    return db.get_one(Member, card.member_id).name
