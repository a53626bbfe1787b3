"""A resident who had a place in a session that is over."""

import pytest

from tests import make


@pytest.fixture
def house(db):
    return make.house(db, "House Lavender")


@pytest.fixture
def amina(db, house):
    return make.member(db, "amina", house_id=house.id)


@pytest.fixture
def session(db, amina):
    return make.attended(db, amina)
