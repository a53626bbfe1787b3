"""A new wrapping key for everybody's key, while the portal goes on serving."""

from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from portal.db import Database
from portal.seal import keyfile
from portal.seal.box import keys_of, purpose_of
from portal.seal.keys import Keys
from portal.seal.models import PersonKey

AT_A_TIME = 500  # people per transaction: others write in between


def rotate(database: Database, keys: Keys) -> int:
    """Wrap all keys anew and forget the old wrapping key; how many people's keys there were.

    The new key is in the file before it is used. Processes that serve meanwhile read the file
    again when they meet its name. Stopped half way, it can simply be started again.
    """
    keyfile.write(keys.path, keyfile.with_new_wrap(keys.read_again()), anew=False)
    done = 0
    while count := _some(database, keys):
        done += count
    keyfile.write(keys.path, keyfile.only_current(keys.read_again()), anew=False)
    return done


def _some(database: Database, keys: Keys) -> int:
    with database.transaction(writing=True) as db:
        if not database.is_sqlite:  # wait for keys that are being made with the old file
            db.execute(text("LOCK TABLE person_keys IN SHARE ROW EXCLUSIVE MODE"))
        return _wrap_some(db, keys)


def _wrap_some(db: Session, keys: Keys) -> int:
    current = keys.read_again().current
    old = select(PersonKey).where(PersonKey.wrapped_by != current).limit(AT_A_TIME)
    found = list(db.scalars(old))
    for row in found:
        purpose = purpose_of(row.member_id)
        key = keys_of(db).unwrap(row.wrapped_by, row.wrapped, purpose)
        name, wrapped = keys.wrap(key, purpose)
        mine = update(PersonKey).where(PersonKey.member_id == row.member_id)
        db.execute(mine.values(wrapped_by=name, wrapped=wrapped))
    return len(found)
