"""Whether the key file belongs to this database, asked before anything is served or changed."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.seal.box import keys_of, purpose_of
from portal.seal.models import PersonKey
from portal.trail.chain import end_of


def require_right_keys(db: Session) -> None:
    """Raises `WrongKeyFile` when the end of the trail or somebody's key does not open."""
    end_of(db)
    for row in db.scalars(select(PersonKey).order_by(PersonKey.member_id.desc()).limit(1)):
        keys_of(db).unwrap(row.wrapped_by, row.wrapped, purpose_of(row.member_id))
