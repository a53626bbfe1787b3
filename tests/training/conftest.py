"""One house with a resident in it, and a line for a session."""

import pytest
import time_machine

from portal.training import waiting
from tests import make
from tests.training.lines import MORNING, deed, full, people


@pytest.fixture
def house(db):
    return make.house(db)


@pytest.fixture
def amina(db, house):
    return make.member(db, "amina", house_id=house.id)


@pytest.fixture
def time():
    with time_machine.travel(MORNING, tick=False) as moment:
        yield moment


@pytest.fixture
def scene(db, house, amina, time):
    """Amina has the only place; lale, gul and nil wait in this order."""
    training = full(db, house, amina)
    others = people(db, house, "lale", "gul", "nil")
    for one in others:
        time.shift(60)
        deed(db, waiting.join, training, one)
    return training, amina, *others


@pytest.fixture
def two(db, house, amina, time):
    """Amina and lale."""
    return amina, *people(db, house, "lale")
