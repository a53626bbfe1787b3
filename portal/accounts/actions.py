"""Inviting people, opening their cards, changing words."""

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts import cards, caring, countersigns, rules, visits
from portal.accounts.models import (
    ACTIVE,
    Card,
    Countersign,
    Deal,
    House,
    Member,
    News,
)
from portal.accounts.names import flush_name, require_free
from portal.accounts.news import tell
from portal.refusal import require
from portal.text import squeezed
from portal.trail.actions import record
from portal.trail.deeds import Deed, Purpose
from portal.viewer import MEMBERS, Role, Viewer


def invite(
    db: Session,
    by: Viewer,
    *,
    name: str,
    role: Role,
    language: str,
    house_id: int,
    note: str = "",
) -> Card:
    """A new person and the card for her. The inviter is recorded, and looks after a new member.

    Raises `Refused` when the name is taken.
    """
    require(rules.may_invite(by, role))
    require_free(db, name)
    person = Member(
        house_id=house_id,
        name=name,
        name_key=squeezed(name),
        role=role,
        language=language,
        invited_by_id=by.id,
        joined_at=clock.now(),
    )
    db.add(person)
    flush_name(db)
    record(db, person.id, by, Deed.PERSON_INVITED)
    if role in MEMBERS:
        caring.begin(db, by.id, person.id)
    return cards.open_card(db, person.id, by, note=note)


def open_person(db: Session, person: Member, by: Viewer, purpose: Purpose | None = None) -> Member:
    """Looking at a person's page at the desk; she sees in her trail that it happened, and why."""
    record(db, person.id, by, Deed.PERSON_OPENED, purpose=purpose)
    return person


def reopen_card(db: Session, person: Member, by: Viewer) -> Card | Countersign:
    """For lost words: a new card, face to face, by two of the staff. Without a colleague's yet, the
    request that waits for it. Who never used a card has nothing to lose: there one is enough.

    Her visits end and she is told. Her old words hold until she has opened the card, so that she
    can see what was done should it not have been her wish; who has a second step of her own loses
    that, and therefore the words as well.
    """
    require(rules.may_open_card(by, person))
    is_new = person.state != ACTIVE
    if not is_new and not countersigns.use(db, by, Deal.REISSUE, person.id):
        return countersigns.ask(db, by, Deal.REISSUE, person)
    record(db, person.id, by, Deed.CARD_OPENED)
    if not is_new:
        visits.end_all(db, person.id)
        tell(db, person.id, News.CARD)
        if person.has_second_step:
            person.words_hash = None
    return cards.open_card(db, person.id, by)


def void_card(db: Session, card: Card, by: Viewer) -> None:
    """The card opens nothing any more; the person sees that it was there and is not."""
    cards.void(db, card)
    record(db, card.member_id, by, Deed.CARD_VOIDED)


def change_words(db: Session, member: Viewer, words_hash: str, this_phone: str) -> None:
    """New secret words: every other phone is signed out, and she is told, should it not be her."""
    db.execute(update(Member).where(Member.id == member.id).values(words_hash=words_hash))
    visits.end_all(db, member.id, but=this_phone)
    tell(db, member.id, News.WORDS)


def speak(db: Session, member: Viewer, language: str) -> None:
    """The language in which the portal speaks to her from now on."""
    db.execute(update(Member).where(Member.id == member.id).values(language=language))


def add_house(db: Session, name: str, city: str, *, is_demo: bool = False) -> House:
    house = House(name=name, city=city, is_demo=is_demo)
    db.add(house)
    db.flush()
    return house


def add_first_administrator(db: Session, house: House, name: str, language: str) -> Card:
    """The very first person, for whom nobody can open a card but the one at the server."""
    person = Member(
        house_id=house.id,
        name=name,
        name_key=squeezed(name),
        role=Role.ADMINISTRATOR,
        language=language,
        joined_at=clock.now(),
    )
    db.add(person)
    db.flush()
    own = Viewer(person.id, name, Role.ADMINISTRATOR, house.id, language)
    return cards.open_card(db, person.id, own)
