"""A worker that is killed half way: everything or nothing, and the next one finishes it."""

import pytest

from portal.listings.models import Job, Listing
from portal.vetting import importing
from portal.vetting.models import Import, ImportRow, ImportState, Provider, Source
from portal.vetting.reading.files import read
from tests import make
from tests.vetting.import_files import rows, table, work
from tests.vetting.import_kills import killed_at

pytestmark = pytest.mark.xdist_group("races")
ROWS, GOOD = 250, 225


@pytest.fixture
def brought(db):
    """250 rows, every tenth broken, of three employers."""
    elif_ = make.viewer(make.member(db, "elif", role="caseworker"))
    given = rows(ROWS, broken_every=10)
    for number, row in enumerate(given):
        row |= {"provider": f"Workshop {number % 3}"}
    made = db.do(importing.take, elif_, "job", read(table(given).encode(), "job", "en"))

    def want():
        db.do(lambda s: importing.want(s, elif_, s.get_one(Import, made.id)))

    return want


def counts(db):
    return [len(db.every(model)) for model in (Listing, Job, Source, Provider)]


def test_killed_while_it_looks_no_row_is_looked_at_twice_or_never(db, database_url, brought):
    ended = [killed_at(database_url, "UPDATE import_rows", times) for times in (2, 1)]
    between = db.every(Import)[0]
    work(db.database)
    found = db.every(Import)[0]

    assert ended == [-9, -9]
    assert (between.looked_at, between.good, between.state) == (200, 180, ImportState.WAITING)
    assert (found.looked_at, found.good, found.state) == (ROWS, GOOD, ImportState.READY)
    assert [row.is_good for row in db.every(ImportRow)].count(True) == GOOD


def test_killed_while_it_puts_in_nothing_is_in_and_the_next_one_finishes(db, database_url, brought):
    work(db.database)
    brought()
    places = ("INSERT INTO providers", "INSERT INTO listings", "INSERT INTO jobs",
              "INSERT INTO listing_sources", "UPDATE imports", "COMMIT")  # fmt: skip
    seen = []
    for place in places:
        assert killed_at(database_url, place, 1) == -9, place
        seen.append((counts(db), db.every(Import)[0].state))
    work(db.database)

    assert seen == [([0, 0, 0, 0], ImportState.WANTED)] * len(places)
    assert (counts(db), db.every(Import)[0].state) == ([GOOD, GOOD, GOOD, 3], ImportState.DONE)
    work(db.database)
    assert counts(db)[0] == GOOD
