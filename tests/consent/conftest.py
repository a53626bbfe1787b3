"""One member, the caseworker who looks after her, and how she answers on her own pages."""

from typing import NamedTuple

import pytest

from portal.accounts.models import Member
from portal.consent.models import Purpose, Receipt
from portal.consent.queries import has_agreed
from tests import make


class Scene(NamedTuple):
    amina: Member
    elif_: Member
    colleague: Member  # same house, looks after nobody
    neighbour: Member


@pytest.fixture
def scene(db):
    amina = make.member(db, "amina")
    house = amina.house_id
    elif_ = make.member(db, "elif", role="caseworker", house_id=house)
    make.assignment(db, elif_, amina)
    colleague = make.member(db, "colleague", role="caseworker", house_id=house)
    return Scene(amina, elif_, colleague, make.member(db, "neighbour", house_id=house))


@pytest.fixture
def agreed(db, scene):
    """Whether Amina has agreed."""

    def really(purpose=Purpose.SERVICES, partner=None):
        return db.ask(has_agreed, scene.amina.id, purpose, partner)

    return really


@pytest.fixture
def answers(db):
    """All receipts there are, as (purpose, answer)."""
    return lambda: [(str(r.purpose), str(r.answer)) for r in db.every(Receipt)]


@pytest.fixture
def partner(db, sign_in, scene):
    """A browser of Amina, and the page of a partner whom she named."""
    browser = sign_in(scene.amina)
    page = browser.post("/account/consent/partners", partner="Sun Clinic").headers["location"]
    return browser, page
