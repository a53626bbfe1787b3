"""A resident, who looks after her, and a job that is shown."""

from typing import NamedTuple

import pytest

from portal.accounts.models import Member
from portal.interest.models import Interest, Turn
from portal.listings.models import Job
from tests import make
from tests.interest.pages import say_yes


class Scene(NamedTuple):
    amina: Member
    elif_: Member
    colleague: Member  # same house, looks after nobody
    neighbour: Member
    job: Job


@pytest.fixture
def scene(db):
    amina = make.member(db, "amina", house_id=make.house(db, "Lavanta Evi").id)
    house = amina.house_id
    elif_ = make.member(db, "elif", role="caseworker", house_id=house)
    make.assignment(db, elif_, amina)
    colleague = make.member(db, "colleague", role="caseworker", house_id=house)
    neighbour = make.member(db, "neighbour", house_id=house)
    return Scene(amina, elif_, colleague, neighbour, make.job(db, "Tailor wanted"))


@pytest.fixture
def mine(sign_in, scene):
    return sign_in(scene.amina)


@pytest.fixture
def asked(mine, scene, db):
    """She said yes to what goes out; its number."""
    answer = say_yes(mine, scene.job)
    assert answer.status_code == 303, answer.text
    return db.every(Interest)[-1].id


@pytest.fixture
def turns(db):
    """The whole course: (state, by, whether it was her own deed, whether words are relayed)."""
    return lambda: [(str(t.state), t.by_name, t.is_own, t.is_relayed) for t in db.every(Turn)]


@pytest.fixture
def state(db):
    return lambda number: str(db.get(Interest, number).state)


@pytest.fixture
def change(db):
    """Change a stored row: `change(job, hidden_at=…)`."""

    def changed(row, **values):
        def write(session):
            stored = session.get(type(row), row.id)
            for name, value in values.items():
                setattr(stored, name, value)

        db.do(write)

    return changed
