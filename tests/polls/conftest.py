"""A house with a mentor, a coordinator and six residents; somebody of another house."""

from typing import NamedTuple

import pytest

from portal.accounts.models import Member
from tests import make


class Scene(NamedTuple):
    mentor: Member
    coordinator: Member
    caseworker: Member
    residents: list
    stranger: Member

    @property
    def amina(self):
        return self.residents[0]


@pytest.fixture
def house(db):
    a = make.house(db, "House Lavender").id
    return Scene(
        make.member(db, "deniz", role="peer_mentor", house_id=a),
        make.member(db, "nur", role="coordinator", house_id=a),
        make.member(db, "elif", role="caseworker", house_id=a),
        [make.member(db, f"resident {n}", house_id=a) for n in range(6)],
        make.member(db, "stranger"),
    )


@pytest.fixture
def poll(db, house):
    return make.poll(db, house.mentor)


@pytest.fixture
def cast(db, house, poll):
    """`cast(4)`: so many residents voted, the first two for the first answer."""

    def casting(many):
        for number, member in enumerate(house.residents[:many]):
            make.ballot(db, poll, member, 0 if number < 2 else 1)

    return casting
