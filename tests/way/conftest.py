"""One member and who looks after her, on a day that stands still."""

from typing import NamedTuple

import pytest
import time_machine

from portal.accounts.models import Member
from portal.trail.models import TrailEntry
from tests import make

NOW = "2026-11-23 09:00:00+00:00"  # a Monday
TODAY = "2026-11-23"


class Scene(NamedTuple):
    amina: Member
    elif_: Member

    @property
    def desk(self):
        return f"/desk/people/{self.amina.id}/way"


@pytest.fixture
def moment():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def scene(moment, db):
    amina = make.member(db, "amina")
    elif_ = make.member(db, "elif", role="caseworker", house_id=amina.house_id)
    make.assignment(db, elif_, amina)
    return Scene(amina, elif_)


def others(db, amina):
    """Everybody near her who may see nothing of it."""
    house = amina.house_id
    return [
        make.member(db, "lale", house_id=house),
        make.member(db, "deniz", role="peer_mentor", house_id=house),
        make.member(db, "nur", role="coordinator", house_id=house),
        make.member(db, "hale", role="caseworker", house_id=house),
        make.member(db, "root", role="administrator", house_id=house),
        make.member(db, "far", role="caseworker"),
    ]


def deeds(db):
    return [(entry.member_id, entry.by_id, entry.deed) for entry in db.every(TrailEntry)]


def written(browser, scene, version=0, **typed):
    """What staff send to write down where she is."""
    fields = {"station": "reflection", "since": "2026-11-02", "version": str(version)}
    return browser.post(scene.desk, **{**fields, **typed})
