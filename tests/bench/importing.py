"""A thousand rows and ten thousand, every tenth broken: looked at, and put in at once."""

import time
from contextlib import closing, contextmanager

from portal.db import Database
from portal.listings.models import Listing
from portal.vetting import importing
from portal.vetting.models import Import, ImportRow
from portal.vetting.putting_in import look_due, put_in_due
from portal.vetting.reading.files import read
from tests import keyfile, make
from tests.rows import Rows
from tests.vetting.import_files import rows, table

FEW, MANY, BROKEN = 1_000, 10_000, 10
REASONS = [["trade", "Please choose one."], ["pay_min", "Please write a number, such as 9500."]]


def run(few_url, many_url):
    """Lines to print; the databases are migrated and empty."""
    few, many = (measure(url, count) for url, count in ((few_url, FEW), (many_url, MANY)))
    for name in few:
        if name not in COUNTED:
            ratio = many[name] / few[name] / (MANY / FEW)
            yield f"{name}: {few[name]:.2f} s for {FEW:,}, {many[name]:.2f} s for {MANY:,} " + (
                f"({ratio:.2f} of in proportion)"
            )
    counts = ", ".join(f"{name} {many[name]:,}" for name in COUNTED)
    yield f"of {MANY:,} rows: {counts}"


COUNTED = ("in", "bad with line, field and reason", "bad without")


def measure(url, count):
    """Seconds of each part, and what came of it."""
    with closing(Database(url, keyfile.keys())) as database:
        db, took = Rows(database), {}
        elif_ = make.viewer(make.member(db, "elif", role="caseworker"))
        content = table(rows(count, broken_every=BROKEN)).encode()
        with _timed(took, "read"):
            found = read(content, "job", "en")
        with _timed(took, "kept, one write"):
            made = db.do(importing.take, elif_, "job", found)
        with _timed(took, "looked at"):
            while db.get(Import, made.id).looked_at < count:
                look_due(database, "tr")
        db.do(lambda s: importing.want(s, elif_, s.get_one(Import, made.id)))
        with _timed(took, "put in"), _writes(database, took, "of that the one write"):
            put_in_due(database, "tr")
        bad = [row for row in db.every(ImportRow) if not row.is_good]
        lines = range(BROKEN + 1, count + 2, BROKEN)
        told = [row for row, line in zip(bad, lines, strict=True)
                if (row.line, row.problems) == (line, REASONS)]  # fmt: skip
        return took | dict(
            zip(COUNTED, (len(db.every(Listing)), len(told), len(bad) - len(told)), strict=True)
        )


@contextmanager
def _timed(took, name):
    begun = time.perf_counter()
    yield
    took[name] = time.perf_counter() - begun


@contextmanager
def _writes(database, took, name):
    """How long the longest writing transaction was."""
    took[name], really = 0.0, database.transaction

    @contextmanager
    def watched(*, writing):
        begun = time.perf_counter()
        with really(writing=writing) as session:
            yield session
        if writing:
            took[name] = max(took[name], time.perf_counter() - begun)

    database.transaction = watched
    try:
        yield
    finally:
        database.transaction = really
