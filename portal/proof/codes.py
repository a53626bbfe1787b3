"""One-use codes: printed, ten at a time, each for one sign-in."""

import secrets

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.db import changed
from portal.proof.models import OneUseCode
from portal.seal.box import keys_of
from portal.text import squeezed

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # nothing that looks like something else
LENGTH = 10  # letters: 49 bits, tried at most a few times a minute
AT_A_TIME = 10


def make(db: Session, member_id: int, how_many: int = AT_A_TIME) -> list[str]:
    """New codes in place of all old ones; shown once, kept only as blind indexes."""
    db.execute(delete(OneUseCode).where(OneUseCode.member_id == member_id))
    return [_make_one(db, member_id) for _ in range(how_many)]


def use(db: Session, member_id: int, typed: str) -> bool:
    """Whether this is a code of hers that was not used yet; from now on it is."""
    mine = update(OneUseCode).where(
        OneUseCode.member_id == member_id,
        OneUseCode.digest == _digest(db, member_id, typed),
        OneUseCode.used_at.is_(None),
    )
    return bool(changed(db, mine.values(used_at=clock.now())))


def left(db: Session, member_id: int) -> int:
    """How many codes can still be used."""
    mine = select(func.count()).where(OneUseCode.member_id == member_id)
    return db.scalar(mine.where(OneUseCode.used_at.is_(None))) or 0


def _make_one(db: Session, member_id: int) -> str:
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    digest = _digest(db, member_id, code)
    db.add(OneUseCode(member_id=member_id, digest=digest, made_at=clock.now()))
    return f"{code[:5]} {code[5:]}"


def _digest(db: Session, member_id: int, typed: str) -> str:
    return keys_of(db).index(f"one-use code {member_id}", squeezed(typed[:40]))
