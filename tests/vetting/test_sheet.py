"""Offers as a sheet: own fields only, no formula, and it comes back in as it went out."""

import csv
import io

from portal.spreadsheet import BEGINNING
from portal.vetting.models import Provider, Source
from portal.vetting.reading.files import read
from tests import make


def test_the_sheet_holds_no_formula_no_contact_and_nobody(db, sign_in):
    elif_ = make.member(db, "elif", role="caseworker")
    bad = {"title": '=HYPERLINK("http://x.y")', "work_hours": "9-17; +1 hour", "insured": True}
    job = make.job(db, **bad, description="@SUM(1)\n-2", posted_by_id=elif_.id)
    kitchen = {"name": "Kitchen", "folded": "kitchen", "is_host": False, "phone": "0312 111 22 33"}
    known = db.add(Provider(**kitchen, state_at=job.posted_at, made_at=job.posted_at))
    source = {"provider_id": known.id, "way": "hand", "address": "Gül Sokak 12", "mark": "m"}
    db.add(Source(listing_id=job.id, **source))
    make.job(db, "Withdrawn", withdrawn_at=job.posted_at)

    answer = sign_in(elif_).get("/desk/offers.csv?kind=job")
    text = answer.content.decode().removeprefix(BEGINNING)
    (row,) = csv.DictReader(io.StringIO(text, newline=""))

    assert answer.headers["content-disposition"] == 'attachment; filename="jobs.csv"'
    assert (row["title"], row["description"], row["work_hours"], row["insured"]) == (
        """'=HYPERLINK("http://x.y")""", "'@SUM(1)\n'-2", "9-17; '+1 hour", "yes",
    )  # fmt: skip
    assert [word for word in ("elif", "Kitchen", "0312", "Gül") if word in text] == []
    ((_line, given),) = read(answer.content, "job", "tr").rows
    assert (given["title"], given["description"], given["work_hours"]) == (
        bad["title"], "@SUM(1)\n-2", bad["work_hours"],
    )  # fmt: skip
