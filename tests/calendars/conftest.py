"""A resident with a place in a session to come."""

import pytest
import time_machine

from tests import make


@pytest.fixture
def at_noon():
    with time_machine.travel("2026-11-22 09:30:00+00:00", tick=False) as travel:
        yield travel


@pytest.fixture
def amina(db, at_noon):
    return make.member(db, "amina-secret", house_id=make.house(db, "Secret Garden House").id)


@pytest.fixture
def session(db, amina):
    found = make.training(db, taken=1)
    make.booking(db, found, amina)
    return found
