"""Cards: opened by staff for one person, used once, within 72 hours.

What is printed on a card (four words, a code, a PIN) is computed from the keys and the card's salt
and stored nowhere; when the card is used or voided its salt goes, and nobody can compute it again.
"""

import hashlib
import secrets
from datetime import timedelta
from enum import StrEnum

from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts import visits
from portal.accounts.models import ACTIVE, ENDED, Card, Member
from portal.accounts.names import flush_name
from portal.accounts.printing import code_of
from portal.db import changed
from portal.i18n import LANGUAGES
from portal.i18n import lazy as _
from portal.refusal import Refused
from portal.seal.box import keys_of
from portal.seal.keys import Keys
from portal.text import squeezed
from portal.viewer import Viewer

VALID_FOR = timedelta(hours=72)


class CardState(StrEnum):
    GOOD = "good"
    WRONG = "wrong"
    USED = "used"
    VOIDED = "voided"
    EXPIRED = "expired"


def open_card(db: Session, member_id: int, by: Viewer, *, note: str = "") -> Card:
    """A new card; cards opened before for the same person stop working."""
    now = clock.now()
    unused = update(Card).where(Card.member_id == member_id, Card.used_at.is_(None))
    db.execute(unused.where(Card.voided_at.is_(None)).values(voided_at=now, salt=""))
    card = Card(
        member_id=member_id,
        opened_by_id=by.id,
        opened_at=now,
        expires_at=now + VALID_FOR,
        language=db.get_one(Member, member_id).language,
        salt=secrets.token_urlsafe(24),
        note=note,
    )
    db.add(card)
    db.flush()
    card.code_index = _code_index(keys_of(db), code_of(keys_of(db), card))
    return card


def void(db: Session, card: Card) -> None:
    """The card opens nothing any more. Twice is once."""
    mine = update(Card).where(Card.id == card.id, Card.used_at.is_(None), Card.voided_at.is_(None))
    db.execute(mine.values(voided_at=clock.now(), salt=""))


def token_of(secret: str, card_id: int) -> str:
    """The signed text in the card's link."""
    return _signer(secret).dumps(card_id)


def is_ours(secret: str, token: str) -> bool:
    """Whether we signed this text; says nothing about whether the card can still be used."""
    try:
        _signer(secret).loads(token)
    except BadSignature:
        return False
    return True


def look_up(db: Session, secret: str, token: str) -> tuple[CardState, Card | None]:
    """The card behind a link, and whether it can be used."""
    try:
        card = db.get(Card, int(_signer(secret).loads(token)))
    except (BadSignature, ValueError, TypeError):
        card = None
    if card is not None and db.get_one(Member, card.member_id).state == ENDED:
        card = None
    return (state_of(card), card)


def with_code(db: Session, typed: str) -> Card | None:
    """The card with this code, however it was typed, if it can be used."""
    index = _code_index(keys_of(db), squeezed(typed[:40]))
    card = db.scalars(select(Card).where(Card.code_index == index)).first()
    return card if state_of(card) is CardState.GOOD else None


def state_of(card: Card | None) -> CardState:
    if card is None:
        return CardState.WRONG
    if card.used_at is not None:
        return CardState.USED
    if card.voided_at is not None or not card.salt:
        return CardState.VOIDED
    if card.expires_at <= clock.now():
        return CardState.EXPIRED
    return CardState.GOOD


def use(db: Session, card: Card, *, name: str, words_hash: str, language: str) -> Member:
    """Take the card: the person gets this name and these words, and other phones are signed out.

    `language` is the one she reads now; hers stays when the portal does not speak it yet.
    Raises `Refused` when somebody else was faster with the same card, or with the name.
    """
    now = clock.now()
    free = update(Card).where(Card.id == card.id, Card.used_at.is_(None), Card.voided_at.is_(None))
    if not changed(db, free.where(Card.expires_at > now).values(used_at=now, salt="")):
        raise Refused(_("This card was just used."))
    member = db.get_one(Member, card.member_id)
    if member.language in LANGUAGES:
        member.language = language
    member.name, member.name_key = name, squeezed(name)
    member.words_hash, member.state = words_hash, ACTIVE
    flush_name(db)
    visits.end_all(db, member.id)
    return member


def _code_index(keys: Keys, code: str) -> str:
    return keys.index("card code", code)


def _signer(secret: str) -> URLSafeSerializer:
    sha256 = {"digest_method": hashlib.sha256}
    return URLSafeSerializer(secret, salt="card", signer_kwargs=sha256)
