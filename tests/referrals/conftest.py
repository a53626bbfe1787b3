"""One member, her caseworker, and a referral in any state, made as people make it."""

from typing import NamedTuple

import pytest

from portal.accounts.models import Member
from portal.referrals.models import Referral
from tests import make
from tests.referrals.pages import YES, tap

ASKING = {"service": "iskur", "told": "Looks for a course, speaks some Turkish", "language": "en"}


class Scene(NamedTuple):
    amina: Member
    elif_: Member
    colleague: Member  # same house, looks after nobody
    neighbour: Member

    @property
    def desk(self):
        return f"/desk/people/{self.amina.id}/referrals"


@pytest.fixture
def scene(db):
    amina = make.member(db, "amina")
    house = amina.house_id
    elif_ = make.member(db, "elif", role="caseworker", house_id=house)
    make.assignment(db, elif_, amina)
    colleague = make.member(db, "colleague", role="caseworker", house_id=house)
    return Scene(amina, elif_, colleague, make.member(db, "neighbour", house_id=house))


@pytest.fixture
def asked(db, sign_in, scene):
    """Elif asked; her browser, Amina's browser, and the number of the referral."""
    staff, mine = sign_in(scene.elif_), sign_in(scene.amina)
    answer = staff.post(scene.desk, **ASKING)
    assert answer.status_code == 303, answer.text
    return staff, mine, db.every(Referral)[-1].id


@pytest.fixture
def agreed(asked):
    """The same, and Amina said yes."""
    _, mine, number = asked
    assert tap(mine, number, YES).status_code == 303
    return asked


@pytest.fixture
def turns(db):
    """The whole course of all referrals: (state, by, whether it was her own deed)."""

    def all_of_them():
        with db.database.transaction(writing=False) as session:
            return [
                (str(t.state), t.by_name, t.is_own)
                for r in session.query(Referral).order_by(Referral.id)
                for t in r.turns
            ]

    return all_of_them
