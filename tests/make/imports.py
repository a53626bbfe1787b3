"""Files of offers, and addresses for one answer."""

from datetime import timedelta

from portal import clock
from portal.vetting.models import Import, ImportRow, Link
from tests.make.numbers import NUMBERS


def offer_import(db, by, **values):
    """With one line that cannot go in, and one that can."""
    now = clock.now()
    found = db.add(
        Import(
            **{
                "by_id": by.id,
                "kind": "job",
                "way": "csv",
                "digest": "",
                "unread": [],
                "state": "ready",
                "made_at": now,
                "rows": 2,
                "looked_at": 2,
                "good": 1,
                **values,
            }
        )
    )
    empty = {"import_id": found.id, "given": "{}"}
    db.add(
        ImportRow(**empty, line=2, problems=[], is_good=True),
        ImportRow(**empty, line=3, problems=[["title", "Please choose one."]], is_good=False),
    )
    return found


def link(db, listing, by, **values):
    now = clock.now()
    made = {"made_by_id": by.id, "made_at": now, "until": now + timedelta(days=7)}
    asked = {"asks": "open", "question": "", "language": "en", "digest": str(next(NUMBERS))}
    return db.add(Link(**{"listing_id": listing.id, **made, **asked, **values}))
