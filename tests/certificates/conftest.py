"""A resident, who looks after her, and other staff."""

import pytest

from tests import make


@pytest.fixture
def house(db):
    return make.house(db, "House Lavender")


@pytest.fixture
def amina(db, house):
    return make.member(db, "amina", house_id=house.id)


@pytest.fixture
def elif_(db, house, amina):
    staff = make.member(db, "elif", role="caseworker", house_id=house.id)
    make.assignment(db, staff, amina)
    return staff
