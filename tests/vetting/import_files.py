"""Files of offers as people bring them."""

import csv
import io

import pytest

from portal.vetting import putting_in
from portal.vetting.models import Import

JOB = {
    "title": "Tailor",
    "description": "You sew at a table with two others.",
    "language": "en",
    "city": "Ankara",
    "district": "Çankaya",
    "trade": "textile",
    "employment_type": "full",
    "work_hours": "9-17",
    "pay_min": "30000",
}
BROKEN = {"trade": "alchemy", "pay_min": "a lot"}


def rows(count, broken_every=0):
    """Jobs that differ; every so many is broken in two fields."""
    found = []
    for number in range(1, count + 1):
        row = JOB | {"title": f"Tailor {number}", "description": f"Table number {number}."}
        found.append(row | BROKEN if broken_every and number % broken_every == 0 else row)
    return found


def table(given, delimiter=","):
    made = io.StringIO(newline="")
    writer = csv.DictWriter(made, list(given[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(given)
    return made.getvalue()


def bring(browser, content, kind="job", **fields):
    """Upload a file; the answer."""
    sent = {"token": browser.token(), "kind": kind, "language": "en", **fields}
    sent_file = {"file": ("x.csv", content, "text/plain")}
    return super(type(browser), browser).post("/desk/imports", data=sent, files=sent_file)


def work(database):
    """What the worker does in time, however long it takes here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(putting_in, "LONGEST", 600.0)
        for job in (putting_in.look_due, putting_in.put_in_due):
            job(database, "tr")


def the_import(db):
    return db.every(Import)[-1]
