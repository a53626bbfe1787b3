"""One-use codes: printed, ten at a time, each for one sign-in."""

import secrets

from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.printing import ALPHABET
from portal.db import changed
from portal.proof.models import OneUseCode
from portal.seal.box import keys_of
from portal.text import squeezed

LENGTH = 10  # letters: 49 bits, tried at most a few times a minute
AT_A_TIME = 10


def make(db: Session, member_id: int, how_many: int = AT_A_TIME) -> list[str]:
    """New codes in place of all old ones; shown once, kept only as blind indexes."""
    db.execute(delete(OneUseCode).where(OneUseCode.member_id == member_id))
    return [_make_one(db, member_id, is_saved=True) for _ in range(how_many)]


def draft(db: Session, member_id: int) -> list[str]:
    """New codes that open nothing until they are saved; the old ones work until then."""
    mine = delete(OneUseCode).where(OneUseCode.member_id == member_id)
    db.execute(mine.where(~OneUseCode.is_saved))
    return [_make_one(db, member_id, is_saved=False) for _ in range(AT_A_TIME)]


def has_draft(db: Session, member_id: int) -> bool:
    mine = exists().where(OneUseCode.member_id == member_id, ~OneUseCode.is_saved)
    return bool(db.scalar(select(mine)))


def save(db: Session, member_id: int, typed: str) -> bool:
    """Whether this is one of the new codes: she has them on paper, and the old ones go."""
    mine = OneUseCode.member_id == member_id
    digest = _digest(db, member_id, typed)
    is_new = exists().where(mine, OneUseCode.digest == digest, ~OneUseCode.is_saved)
    if not db.scalar(select(is_new)):
        return False
    db.execute(delete(OneUseCode).where(mine, OneUseCode.is_saved))
    db.execute(update(OneUseCode).where(mine).values(is_saved=True))
    return True


def were_saved(db: Session, member_id: int) -> bool:
    """Whether she ever saved codes, used up or not."""
    mine = exists().where(OneUseCode.member_id == member_id, OneUseCode.is_saved)
    return bool(db.scalar(select(mine)))


def remove(db: Session, member_id: int) -> None:
    db.execute(delete(OneUseCode).where(OneUseCode.member_id == member_id))


def use(db: Session, member_id: int, typed: str) -> bool:
    """Whether this is a code of hers that was not used yet; from now on it is."""
    mine = update(OneUseCode).where(
        OneUseCode.member_id == member_id,
        OneUseCode.digest == _digest(db, member_id, typed),
        OneUseCode.is_saved,
        OneUseCode.used_at.is_(None),
    )
    return bool(changed(db, mine.values(used_at=clock.now())))


def left(db: Session, member_id: int) -> int:
    """How many codes can still be used."""
    mine = select(func.count()).where(OneUseCode.member_id == member_id, OneUseCode.is_saved)
    return db.scalar(mine.where(OneUseCode.used_at.is_(None))) or 0


def _make_one(db: Session, member_id: int, *, is_saved: bool) -> str:
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    digest = _digest(db, member_id, code)
    now = clock.now()
    db.add(OneUseCode(member_id=member_id, digest=digest, is_saved=is_saved, made_at=now))
    return f"{code[:5]} {code[5:]}"


def _digest(db: Session, member_id: int, typed: str) -> str:
    return keys_of(db).index(f"one-use code {member_id}", squeezed(typed[:40]))
