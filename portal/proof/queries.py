"""What somebody can prove with."""

from typing import NamedTuple

from sqlalchemy import BindParameter, bindparam, func, select
from sqlalchemy.orm import Session

from portal.proof.models import Authenticator, OneUseCode, Passkey

_ME: BindParameter[int] = bindparam("member")
_WAYS = select(
    select(func.count()).where(Passkey.member_id == _ME).scalar_subquery(),
    select(func.count())
    .where(Authenticator.member_id == _ME, Authenticator.confirmed_at.is_not(None))
    .scalar_subquery(),
    select(func.count())
    .where(OneUseCode.member_id == _ME, OneUseCode.is_saved, OneUseCode.used_at.is_(None))
    .scalar_subquery(),
)


class Ways(NamedTuple):
    """How many of each there are."""

    passkeys: int
    apps: int
    codes: int

    @property
    def lasting(self) -> int:
        """Those that are not used up."""
        return self.passkeys + self.apps

    @property
    def is_none(self) -> bool:
        return not (self.lasting or self.codes)


def ways_of(db: Session, member_id: int) -> Ways:
    """In one statement."""
    return Ways._make(db.execute(_WAYS, {"member": member_id}).one())
