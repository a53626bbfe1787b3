"""Words by which a house could be found: typed once, found ever after, readable by nobody."""

import pytest
import time_machine
from sqlalchemy import text

from portal import clock
from portal.finding.models import HouseMark
from portal.finding.queries import checker_for, found_in_text
from tests import make

STREET = "Gül Sokak 12"
ADD, PAGE, REMOVE = "/desk/places", "/desk/places", "/desk/places/removal"


@pytest.fixture
def nur(db):
    return make.member(db, "nur", role="coordinator", house_id=make.house(db, "Bahar").id)


def found(db, said):
    return [(f.kind.value, f.said) for f in db.ask(found_in_text, said, "tr")]


def test_what_a_coordinator_typed_is_found_however_it_is_written(db, sign_in, nur):
    browser = sign_in(nur)
    said = "Kavaklı Parkı karşısı"
    before = found(db, f"yeri {said} işte")
    answer = browser.post(ADD, words=said)
    after = [found(db, f"yeri {form} işte") for form in (said, said.upper(), said.lower())]
    others = [found(db, form) for form in ("Kavaklı Parkı güzel", "Parkı karşısı", "kavaklı")]

    assert (answer.status_code, answer.headers["location"]) == (303, PAGE)
    assert before == []
    assert after == [[("house", f)] for f in (said, said.upper(), said.lower())]
    assert others == [[], [], []]


@pytest.mark.parametrize(
    "said", ["gül sk. 12", "GÜL SOKAĞI No: 12", "gul sokak no 12", "Gül Sokak 12'deyiz"]
)
def test_streets_are_the_same_street_when_shortened(db, sign_in, nur, said):
    sign_in(nur).post(ADD, words=STREET)

    assert found(db, f"burası {said}")[0][0] == "house"


def test_a_mark_of_one_house_is_found_in_what_others_write(db, sign_in, nur):
    """Finding asks nobody for a house; and it costs two statements."""
    sign_in(nur).post(ADD, words="Eski Değirmen")
    check = db.ask(lambda session: checker_for(session, "tr"))

    assert [f.said for f in check("Biz Eski Değirmende oturuyoruz")] == ["Eski Değirmende"]


def test_the_words_are_nowhere(db, sign_in, nur):
    browser = sign_in(nur)
    browser.post(ADD, words="Zumrut Apartmani 7")
    page = browser.get(PAGE).text
    (mark,) = db.every(HouseMark)

    assert (mark.house_id, mark.words, len(mark.digest)) == (nur.house_id, 3, 32)
    assert "Zumrut" not in page
    assert "1 entry for your house" in page
    assert "zumrut" not in everything_in(db).lower()


def everything_in(db):
    """Every value of every row of every table."""
    from portal.db import Base

    with db.database.transaction(writing=False) as session:
        names = [table.name for table in Base.metadata.sorted_tables]
        rows = [session.execute(text(f'SELECT * FROM "{name}"')).all() for name in names]  # noqa: S608
    return repr(rows)


def test_words_typed_when_the_visit_ran_out_are_not_kept(db, sign_in, nur):
    with time_machine.travel(clock.now(), tick=False) as now:
        browser = sign_in(nur)
        token = browser.token()
        now.shift(20 * 60)
        answer = browser.post(ADD, token=token, words="Zumrut Apartmani 7")

    assert answer.headers["location"].startswith("/sign-in")
    assert db.every(HouseMark) == []
    assert "zumrut" not in everything_in(db).lower()


def test_all_entries_of_her_house_can_be_removed_and_no_others(db, sign_in, nur):
    far = make.member(db, "far", role="coordinator")
    here, there = sign_in(nur), sign_in(far)
    for browser in (here, there):
        browser.post(ADD, words=STREET)
    here.post(ADD, words="Eski Değirmen")
    answer = here.post(REMOVE)

    assert answer.headers["location"] == PAGE
    assert [mark.house_id for mark in db.every(HouseMark)] == [far.house_id]
    assert "0 entries for your house" in here.get(PAGE).text
    assert "Remove all" not in here.get(PAGE).text


def test_twice_is_once(db, sign_in, nur):
    browser, token = sign_in(nur), None
    token = browser.token()
    answers = [browser.post(ADD, token=token, words=STREET) for _ in range(2)]
    browser.post(ADD, words=" gül  SOKAK no:12 ")

    assert [answer.status_code for answer in answers] == [303, 303]
    assert len(db.every(HouseMark)) == 1


@pytest.mark.parametrize("said", ["", "Gül", "12", "?", "a b c d e f g h i", "x" * 121])
def test_too_little_and_too_much_is_said(db, sign_in, nur, said):
    answer = sign_in(nur).post(ADD, words=said)

    assert answer.status_code == 422
    assert db.every(HouseMark) == []


def test_there_is_an_end_to_it(db, sign_in, nur):
    browser = sign_in(nur)
    db.add(
        *(
            HouseMark(house_id=nur.house_id, digest=f"{n:032}", words=2, at=clock.now())
            for n in range(50)
        )
    )

    assert browser.post(ADD, words=STREET).status_code == 409
    assert len(db.every(HouseMark)) == 50


@pytest.mark.parametrize("role", ["resident", "peer_mentor", "caseworker", "administrator"])
def test_nobody_else(db, sign_in, nur, role):
    browser = sign_in(make.member(db, "other", role=role, house_id=nur.house_id))
    answers = [browser.get(PAGE), browser.post(ADD, words=STREET), browser.post(REMOVE)]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert db.every(HouseMark) == []
