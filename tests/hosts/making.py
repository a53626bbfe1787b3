"""Providers, where an offer came from, visits, and reports."""

from portal import clock
from portal.listings import reports
from portal.listings.models import Listing
from portal.text import fold
from portal.vetting.models import Provider, Source, State, Visit
from portal.vetting.offer import mark_of, phone_digits
from tests import make
from tests.checkins.making import checkin
from tests.make import today
from tests.make.numbers import NUMBERS

HOME = ("locks", "own_bed", "key", "others", "separate", "alone", "papers")


def provider(db, name="Aylin Hanım", phone="", state="new", **values):
    now = clock.now()
    return db.add(
        Provider(
            **{
                "name": name,
                "folded": fold(name),
                "is_host": True,
                "phone": phone,
                "digits": phone_digits(phone),
                "state": State(state),
                "state_at": now,
                "made_at": now,
                **values,
            }
        )
    )


def source(db, listing, provider=None):
    """Where it came from; the same listing."""
    number = provider.id if provider else None
    mark = mark_of(listing.title, listing.description)
    db.add(Source(listing_id=listing.id, provider_id=number, way="hand", mark=mark))
    return listing


def offered(db, provider=None, title=None, **values):
    """A home that is shown, with its source."""
    title = title or f"A room, number {next(NUMBERS)}"
    values.setdefault("description", f"Quiet, on the {next(NUMBERS)}th floor, near the park.")
    return source(db, make.home(db, title, **values), provider)


def visit(db, provider, by, days_ago=1, went_well=True, answers=None):
    return db.add(
        Visit(
            provider_id=provider.id,
            by_id=by.id,
            on=today(),
            answers=answers or dict.fromkeys(HOME, "unseen"),
            said="A clean house.",
            went_well=went_well,
            made_at=clock.now(),
        )
    )


def report(db, member, listing, reason="papers", words=""):
    """As the member does it, so that it is hidden."""

    def work(session):
        found = session.get(Listing, listing.id)
        reports.report(session, make.viewer(member), found, reason, words)
        return found

    return db.do(work)


def with_clocks(db, member):
    """A check-in and a provider whose time begins now, and one of each that has none yet."""
    checkin(db, member, said={"debt": "no"})
    checkin(db, member, days=-9000)
    provider(db)
    offered(db, provider(db), days_left=9000)
