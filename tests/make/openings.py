"""Jobs and homes."""

from datetime import timedelta

from portal import clock
from portal.listings.models import Home, Job


def job(db, title="Tailor", assured=True, days_left=20, **values):
    return db.add(
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
        )
    )


def home(db, title="Quiet room", assured=True, days_left=20, **values):
    return db.add(
        Home(
            **{
                **_listing(title, assured, days_left),
                "home_kind": "room",
                "rooms": "1",
                "rent": 9500,
                "deposit": 9500,
                "currency": "TRY",
                "bills_included": True,
                "available_on": clock.now().date(),
                "lives_there": "Two working women",
                "transport": "Ten minutes on foot to the metro",
                "children": True,
                "pets": False,
                "furnished": True,
                "accessible": False,
                **values,
            },
        )
    )


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
    }
