"""Assuring and withdrawing: two people, and twice is once."""

from datetime import date

import pytest
from sqlalchemy import text

from portal import clock
from portal.listings import actions
from portal.listings.models import Listing
from portal.refusal import Forbidden, Refused
from tests import make
from tests.listings.reading import titles


def on(listing, deed, by):
    """The deed on the stored row, inside a transaction."""
    return lambda session: deed(session, session.get_one(Listing, listing.id), by)


@pytest.fixture
def staff(db):
    return [make.viewer(make.member(db, role=role)) for role in ("caseworker", "coordinator")]


def test_a_second_person_assures_and_then_it_is_found(db, sign_in, staff):
    elif_, nur = staff
    job = make.job(db, "Fırıncı", assured=False, posted_by_id=elif_.id)
    make.check(db, job, elif_)
    make.check(db, job, nur, 2)
    browser = sign_in(make.member(db))

    with pytest.raises(Forbidden):
        db.do(on(job, actions.assure, elif_))
    before = titles(browser.get("/jobs?q=firinci"))
    db.do(on(job, actions.assure, nur))
    first = db.get(Listing, job.id)
    db.do(on(job, actions.assure, nur))

    assert before == []
    assert titles(browser.get("/jobs?q=firinci")) == ["Fırıncı"]
    assert first.assured_by_id == nur.id
    assert db.get(Listing, job.id).assured_at == first.assured_at


def test_others_neither_assure_nor_withdraw(db):
    home = make.home(db, assured=False)
    for role in ("resident", "graduate", "peer_mentor", "administrator"):
        other = make.viewer(make.member(db, role=role))
        for deed in (actions.assure, actions.withdraw):
            with pytest.raises(Forbidden):
                db.do(on(home, deed, other))


def test_what_was_withdrawn_or_has_ended_is_not_assured(db, staff):
    gone = make.job(db, assured=False, withdrawn_at=clock.now())
    over = make.job(db, assured=False, valid_through=date(2020, 1, 1))

    for listing in (gone, over):
        with pytest.raises(Refused):
            db.do(on(listing, actions.assure, staff[0]))
    assert [row.assured_at for row in db.every(Listing)] == [None, None]


def test_whoever_vets_withdraws_at_once(db, sign_in, staff):
    home = make.home(db, posted_by_id=staff[0].id)
    db.do(actions.make_findable, home)
    browser = sign_in(make.member(db))
    before = titles(browser.get("/housing"))

    db.do(on(home, actions.withdraw, staff[0]))
    first = db.get(Listing, home.id).withdrawn_at
    db.do(on(home, actions.withdraw, staff[1]))

    assert before == ["Quiet room"]
    assert titles(browser.get("/housing")) == []
    assert db.get(Listing, home.id).withdrawn_at == first
    assert db.ask(lambda s: s.scalar(text("SELECT count(*) FROM listing_words"))) == 0
