"""The desk's list: each stage, fifty to a page, few statements, all in order."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import text

from portal import clock, purging
from portal.formats import today
from tests import make
from tests.statements import counted

MORE = re.compile(r'href="([^"]+after=[^"]+)"')


@pytest.fixture
def people(db):
    return [make.member(db, role="caseworker") for _ in range(2)]


def shown(answer):
    assert answer.status_code == 200
    return re.findall(r'<li class="card"><a href="[^"]+"><bdi[^>]*>([^<]+)<', answer.text)


def test_each_stage_and_kind(db, sign_in, people):
    one, two = people
    desk, now, soon = sign_in(one), clock.now(), today() + timedelta(days=3)
    make.job(db, "first", assured=False)
    make.home(db, "second", assured=False)
    make.check(db, make.home(db, "waits", assured=False), two)
    make.check(db, make.job(db, "barred", assured=False), two, debt="flag")
    twice = make.job(db, "wordless", assured=False)
    make.check(db, twice, one)
    make.check(db, twice, two, 2, wages="flag")
    changed = make.job(db, "changed", assured=False, version=1)
    make.check(db, changed, one)
    db.do(lambda s: setattr(s.merge(changed), "version", 2) or changed)
    make.job(db, "reported", hidden_at=now)
    make.job(db, "soon", assured_until=soon)
    make.home(db, "shown")
    make.job(db, "gone", withdrawn_at=now)
    make.job(db, "past", days_left=-1)

    stages = ("first", "second", "shut", "reported", "soon", "shown", "over")
    found = {stage: shown(desk.get(f"/desk/offers?show={stage}")) for stage in stages}

    assert found == {
        "first": ["first", "second", "changed"],
        "second": ["waits"],
        "shut": ["wordless", "barred"],
        "reported": ["reported"],
        "soon": ["soon"],
        "shown": ["shown", "soon"],
        "over": ["past", "gone"],
    }
    assert shown(desk.get("/desk/offers?kind=home")) == ["second"]
    assert shown(desk.get("/desk/offers?show=nonsense")) == found["first"]
    assert "4 jobs or homes wait for a look" in desk.get("/desk").text


def test_fifty_offers_cost_what_one_costs(db, sign_in, people):
    desk = sign_in(people[0])
    make.job(db, "0", assured=False)
    with counted(db) as one:
        desk.get("/desk/offers")
    for number in range(1, 52):
        make.job(db, str(number), assured=False)

    with counted(db) as many:
        page = desk.get("/desk/offers")
    rest = desk.get(MORE.search(page.text)[1].replace("&amp;", "&"))

    assert len(one) == len(many) <= 6
    assert shown(page) + shown(rest) == [str(number) for number in range(52)]


def test_what_has_ended_leaves_the_search_within_days(db):
    make.job(db, "stands")
    make.job(db, "assured no longer", assured_until=today() - timedelta(days=3))
    make.home(db, "past", days_left=-3)
    known = text("SELECT count(*) FROM listing_words")

    before = db.ask(lambda session: session.scalar(known))
    db.do(purging.purge)

    assert (before, db.ask(lambda session: session.scalar(known))) == (3, 1)
