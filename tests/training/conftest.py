"""One house with a resident in it."""

import pytest

from tests import make


@pytest.fixture
def house(db):
    return make.house(db)


@pytest.fixture
def amina(db, house):
    return make.member(db, "amina", house_id=house.id)
