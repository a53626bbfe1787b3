"""Jobs and homes."""

from datetime import timedelta

from portal import clock
from portal.flags.indicators import Indicator
from portal.listings.actions import make_findable
from portal.listings.models import Answer, Check, Home, Job
from portal.listings.rules import ONLY_WITHDRAWN
from portal.searches.models import Search
from tests.make.days import today


def job(db, title="Tailor", assured=True, days_left=20, **values):
    return _findable(
        db,
        Job(
            **{
                **_listing(title, assured, days_left),
                "trade": "textile",
                "hiring_organization": "Small tailor workshop",
                "employment_type": "full",
                "work_hours": "Mon-Fri 9-17",
                "pay_min": 30000,
                "pay_max": 33000,
                "pay_currency": "TRY",
                "pay_unit": "month",
                "languages_needed": [],
                "no_experience": True,
                "childcare": False,
                "insured": True,
                **values,
            },
        ),
    )


def home(db, title="Quiet room", assured=True, days_left=20, **values):
    return _findable(
        db,
        Home(
            **{
                **_listing(title, assured, days_left),
                "home_kind": "room",
                "rooms": "1",
                "rent": 9500,
                "deposit": 9500,
                "currency": "TRY",
                "bills_included": True,
                "available_on": today(),
                "lives_there": "Two working women",
                "transport": "Ten minutes on foot to the metro",
                "children": True,
                "pets": False,
                "furnished": True,
                "accessible": False,
                **values,
            },
        ),
    )


def search(db, member, asked="trade=textile", kind="job", **values):
    """A saved search, looked at now."""
    now = clock.now()
    times = {"made_at": now, "looked_at": now, "matched_at": now}
    return db.add(
        Search(**{"member_id": member.id, "kind": kind, "asked": asked, **times, **values})
    )


def _findable(db, listing):
    """As it is when a second person has assured it."""
    db.add(listing)
    if listing.assured_at:
        db.do(make_findable, listing)
    return listing


def _listing(title, assured, days_left):
    now = clock.now()
    return {
        "language": "en",
        "title": title,
        "description": "You sew at a table with two others.",
        "city": "Ankara",
        "district": "Çankaya",
        "posted_at": now,
        "assured_at": now if assured else None,
        "valid_through": (now + timedelta(days=days_left)).date(),
        "assured_until": (now + timedelta(days=60)).date() if assured else None,
    }


def check(db, listing, by, turn=1, words=None, **answers):
    """One look at the version that stands; whatever is not said is fine."""
    found = {one.value: answers.get(one.value, Answer.FINE.value) for one in Indicator}
    return db.add(
        Check(
            listing_id=listing.id,
            version=listing.version,
            turn=turn,
            by_id=by.id,
            at=clock.now(),
            answers=found,
            words=words or {},
            language="en",
            bars=any(found[one] == Answer.FLAG for one in ONLY_WITHDRAWN),
        )
    )
