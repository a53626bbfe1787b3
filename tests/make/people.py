"""People: houses, members, who looks after whom."""

from datetime import timedelta
from functools import cache

from argon2 import PasswordHasher

from portal import clock
from portal.accounts import glass
from portal.accounts.models import ACTIVE, Assignment, House, Member
from portal.proof.models import Passkey
from portal.text import squeezed
from portal.trail.deeds import Purpose
from portal.viewer import Role, Viewer
from tests import keyfile
from tests.make.numbers import NUMBERS

SECRET = "a secret for tests, long enough to be taken"
WORDS = "seven blue garden rivers"


@cache
def _hash():
    """Of the right kind, at the least cost there is: what ours costs has a test of its own."""
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(squeezed(WORDS))


def house(db, name=None):
    return db.add(House(name=name or f"House {next(NUMBERS)}", city="Ankara"))


def member(db, name=None, role="resident", house_id=None, language="en", state=ACTIVE):
    name = name or f"member {next(NUMBERS)}"
    return db.add(
        Member(
            house_id=house_id or house(db).id,
            name=name,
            name_key=squeezed(name),
            role=Role(role),
            state=state,
            language=language,
            words_hash=_hash(),
            joined_at=clock.now() - timedelta(days=100),
        )
    )


def viewer(member):
    """How queries and actions see a stored member."""
    mine = keyfile.keys().index("alias", str(member.id))
    return Viewer(member.id, member.name, member.role, member.house_id, member.language, mine=mine)


def passkey(db, member):
    """A row only: no device can use it."""
    number = next(NUMBERS)
    return db.add(
        Passkey(
            member_id=member.id,
            credential=b"credential %d" % number,
            public_key=b"no key",
            sign_count=0,
            added_at=clock.now(),
        )
    )


def assignment(db, staff, member):
    return db.add(Assignment(staff_id=staff.id, member_id=member.id, since=clock.now()))


def exception(db, staff, member, reason="She asked me in the corridor"):
    """A look at somebody who is not in one's care, made as the desk makes it."""
    return db.do(glass.open_exception, viewer(staff), member, purpose=Purpose.ASKED, reason=reason)
