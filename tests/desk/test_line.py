"""The waiting list at the desk: who waits, and why each offer went where it went."""

import re

import pytest
import time_machine

from portal.trail.models import TrailEntry
from portal.training import actions, waiting
from portal.training.models import Training
from tests import make
from tests.statements import counted
from tests.training.lines import MORNING, deed, full, people

ROW = re.compile(r"<tr><td>(.*?)</tr>", re.S)


@pytest.fixture
def scene(db):
    """Lale waits with a child, gul alone; amina gives her place back."""
    house = make.house(db)
    with time_machine.travel(MORNING, tick=False) as time:
        amina, lale, gul, nil = people(db, house, "amina", "lale", "gul", "nil")
        training = full(db, house, amina)
        for one, child in ((lale, True), (gul, False), (nil, False)):
            time.shift(60)
            deed(db, waiting.join, training, one, child=child)
        deed(db, actions.cancel, training, amina)
        yield house, training


def rows(page):
    assert page.status_code == 200
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in ROW.findall(page.text)]


def test_who_waits_and_why_each_offer_went_where_it_went(db, sign_in, scene):
    house, training = scene
    elif_ = sign_in(make.member(db, role="caseworker", house_id=house.id))

    page = elif_.get(f"/desk/trainings/{training.id}/line")

    day = "Monday 23 November"
    assert rows(page) == [
        f"lale two places, with a child {day} 09:01 waits",
        f"gul one place {day} 09:02 offered until Tuesday 24 November, 09:03",
        f"nil one place {day} 09:03 waits",
        f"{day} 09:03 gul was offered a place: the first on the list whom it fits 1 place",
        f"{day} 09:03 lale was passed over: needs more places than were free 2 places",
        f"{day} 09:03 a place became free 1 place",
        f"{day} 09:03 nil came to the end of the list 1 place",
        f"{day} 09:02 gul came to the end of the list 1 place",
        f"{day} 09:01 lale came to the end of the list 2 places",
    ]
    assert "amina" not in page.text, "who gave a place back is not said"
    assert "<form" not in page.text, "nobody can be put before others here"
    session = elif_.get(f"/training/{training.id}")
    assert f'href="/desk/trainings/{training.id}/line"' in session.text


def test_who_may_see_it(db, sign_in, guest, scene):
    house, training = scene
    ours = make.training(db, house_id=house.id, days=9)
    found = {}
    for role in ("resident", "peer_mentor", "caseworker", "coordinator", "administrator"):
        for name, home in (("here", house.id), ("elsewhere", make.house(db).id)):
            browser = sign_in(make.member(db, role=role, house_id=home))
            pages = [browser.get(f"/desk/trainings/{t.id}/line") for t in (training, ours)]
            found[role, name] = [page.status_code for page in pages]

    hers = {("caseworker", "here"), ("coordinator", "here")}
    assert {who for who, codes in found.items() if codes == [200, 200]} == hers
    assert [codes for who, codes in found.items() if who not in hers] == [[404, 404]] * 8
    assert guest.get(f"/desk/trainings/{training.id}/line").status_code == 303
    everywhere = make.training(db, days=9)
    far = sign_in(make.member(db, role="caseworker"))
    assert far.get(f"/desk/trainings/{everywhere.id}/line").status_code == 200
    assert far.get("/desk/trainings/0/line").status_code == 404


def test_an_empty_line_and_its_cost(db, sign_in, scene):
    house, training = scene
    empty = make.training(db, house_id=house.id, days=9)
    browser = sign_in(make.member(db, role="caseworker", house_id=house.id))

    assert rows(browser.get(f"/desk/trainings/{empty.id}/line")) == []
    text = browser.get(f"/desk/trainings/{empty.id}/line").text
    assert text.count("Nobody waits for this session.") == 1
    assert text.count("Nothing has happened yet.") == 1
    with counted(db) as sent:
        browser.get(f"/desk/trainings/{training.id}/line")
    assert len(sent) == 4, sent
    assert db.every(TrailEntry) == [], "a list of names and times is no look at a record"


def test_a_session_for_all_houses_names_only_people_of_the_readers_house(db, sign_in):
    here, there = make.house(db), make.house(db)
    with time_machine.travel(MORNING, tick=False) as time:
        amina, lale = people(db, here, "amina", "lale")
        gul = make.member(db, "gul", house_id=there.id)
        training = full(db, here, amina)
        db.do(lambda s: setattr(s.get(Training, training.id), "house_id", None))
        for one in (lale, gul):
            time.shift(60)
            deed(db, waiting.join, training, one)
        seen = {}
        for house in (here, there):
            coordinator = sign_in(make.member(db, role="coordinator", house_id=house.id))
            page = coordinator.get(f"/desk/trainings/{training.id}/line")
            seen[house.id] = [line.split(" Monday")[0] for line in rows(page)]

    assert seen[here.id][:2] == ["lale one place", "of another house one place"]
    assert seen[there.id][:2] == ["of another house one place", "gul one place"]
    assert ["gul" in " ".join(said) for said in seen.values()] == [False, True]
