"""A file that cannot be worked on keeps nobody else's waiting; neither does a long one."""

import pytest
from sqlalchemy import update

from portal.listings.models import Listing
from portal.vetting import importing, putting_in
from portal.vetting.models import Import, ImportRow, ImportState
from portal.vetting.reading.files import read
from tests import make
from tests.vetting.import_files import rows, table, work


@pytest.fixture
def two_files(db):
    """By the same person; the first one was damaged on the way."""
    elif_ = make.viewer(make.member(db, "elif", role="caseworker"))
    for count in (2, 3):
        found = read(table(rows(count)).encode(), "job", "en")
        db.do(importing.take, elif_, "job", found)
    return elif_


def damage(db):
    broken = update(ImportRow).where(ImportRow.import_id == 1).values(given="no longer JSON")
    db.do(lambda session: session.execute(broken))


def states(db):
    return [one.state for one in db.every(Import)]


def test_the_next_file_is_looked_at(db, two_files):
    damage(db)

    with pytest.raises(ValueError, match="Expecting value"):
        work(db.database)

    assert states(db) == [ImportState.WAITING, ImportState.READY]


def test_the_next_file_goes_in(db, two_files):
    work(db.database)
    for number in (1, 2):
        db.do(lambda s, n=number: importing.want(s, two_files, s.get_one(Import, n)))
    damage(db)

    with pytest.raises(ValueError, match="Expecting value"):
        work(db.database)

    assert states(db) == [ImportState.WANTED, ImportState.DONE]
    assert len(db.every(Listing)) == 3


def test_after_some_seconds_other_work_has_its_turn(db, two_files, monkeypatch):
    monkeypatch.setattr(putting_in, "LONGEST", 0.0)
    putting_in.look_due(db.database, "tr")
    assert states(db) == [ImportState.WAITING] * 2

    monkeypatch.setattr(putting_in, "LONGEST", 60.0)
    putting_in.look_due(db.database, "tr")
    assert states(db) == [ImportState.READY] * 2
