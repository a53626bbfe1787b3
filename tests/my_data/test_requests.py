"""Requests about one's own data: the clock, the letter, the answer."""

import time_machine
from sqlalchemy import select

from portal import packs
from portal.accounts.models import News, Notice
from portal.my_data.letter import letter_for
from portal.my_data.models import DataRequest, Right
from portal.trail.models import TrailEntry
from tests import make

START = "2026-11-21 10:00:00+00:00"
DAY = 24 * 3600


def coordinator(db, house_id, name="nur"):
    return make.member(db, name, role="coordinator", house_id=house_id)


def test_a_request_is_filed_once_with_its_day(db, sign_in):
    amina = make.member(db, "amina")
    with time_machine.travel(START, tick=False) as clock:
        browser = sign_in(amina, own_phone=True)
        token = browser.token()
        fields = {"rights": ["ç", "b"], "said": "من فضلكم"}
        answers = [browser.post("/account/data/request", token=token, **fields) for _ in range(2)]
        (filed,) = db.every(DataRequest)
        page = browser.get(f"/account/data/requests/{filed.id}").text
        clock.shift(31 * DAY - 3600)
        late = sign_in(amina).get(f"/account/data/requests/{filed.id}").text

    assert {a.headers["location"] for a in answers} == {f"/account/data/requests/{filed.id}"}
    assert (filed.rights, filed.words, filed.due_on.isoformat()) == (
        ["b", "ç"],
        "من فضلكم",
        "2026-12-21",
    )
    assert page.count("It must answer by Monday 21 December: 30 more days.") == 1
    assert page.count("من فضلكم") == 1
    assert late.count("The house should have answered by Monday 21 December.") == 1


def test_a_form_with_mistakes_is_asked_again(db, sign_in):
    browser = sign_in(make.member(db, "amina"))
    wrong = [{}, {"rights": "z"}, {"rights": "b", "said": "x" * 2001}, {"rights": ["b", "../"]}]

    answers = [browser.post("/account/data/request", **fields).status_code for fields in wrong]

    assert answers == [422] * 4
    assert db.every(DataRequest) == []


def test_not_more_than_a_few_wait_at_once(db, sign_in):
    amina = make.member(db, "amina")
    browser = sign_in(amina)

    answers = [browser.post("/account/data/request", rights="b").status_code for _ in range(6)]

    assert answers == [303] * 5 + [409]
    assert len(db.every(DataRequest)) == 5


def test_the_letter_is_a_pdf_with_a_name_that_says_nothing(db, sign_in):
    amina = make.member(db, "amina")
    filed = make.data_request(db, amina, rights=[right.value for right in Right], words="Привет")

    answer = sign_in(amina).get(f"/account/data/requests/{filed.id}/letter")

    assert answer.content.startswith(b"%PDF")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == 'attachment; filename="papers.pdf"'
    assert answer.headers["cache-control"] == "no-store"
    assert 5_000 < len(answer.content) < 120_000


def test_the_letter_says_what_the_law_says():
    law = packs.load("tr").data_law

    assert (law.days, law.letter.language) == (30, "tr")
    assert list(law.letter.rights) == [right.value for right in Right]
    assert [f"m. 11/1-{right}" in words for right, words in law.letter.rights.items()] == [True] * 9
    assert law.letter.closing.count("otuz gün") == 1
    assert letter_for(law, ["b"], "") != letter_for(law, ["b", "ç"], "")
    assert letter_for(law, ["b"], "") == letter_for(law, ["b", "x"], "")


def test_the_coordinator_answers_once_and_she_is_told(db, sign_in):
    amina = make.member(db, "amina")
    nur = coordinator(db, amina.house_id)
    filed = make.data_request(db, amina, words="All of it, please")
    desk = sign_in(nur)
    token = desk.token()

    page = desk.get(f"/desk/requests/{filed.id}").text
    for _ in range(2):
        desk.post(f"/desk/requests/{filed.id}/answer", token=token, text="Here it is")
    again = desk.post(f"/desk/requests/{filed.id}/answer", text="Something else")

    assert page.count("All of it, please") == 1
    assert again.status_code == 409
    stored = db.get(DataRequest, filed.id)
    assert (stored.answer, stored.answered_by_id) == ("Here it is", nur.id)
    assert [notice.news for notice in db.every(Notice)] == [News.ANSWER]
    hers = db.all(select(TrailEntry).where(TrailEntry.member_id == amina.id))
    assert [entry.deed for entry in hers] == ["data.opened", "data.answer"]
    assert sign_in(amina).get(f"/account/data/requests/{filed.id}").text.count("Here it is") == 1


def test_the_list_is_in_order_of_days_and_says_no_more(db, sign_in):
    amina = make.member(db, "amina")
    lale = make.member(db, "lale", house_id=amina.house_id)
    make.data_request(db, amina, days=20, words="something private")
    make.data_request(db, lale, days=-1)
    make.data_request(db, make.member(db, "elsewhere"), days=1)

    page = sign_in(coordinator(db, amina.house_id)).get("/desk/requests").text

    assert page.index("<bdi>lale</bdi>") < page.index("<bdi>amina</bdi>")
    assert (page.count("overdue"), page.count("elsewhere"), page.count("private")) == (1, 0, 0)
    assert db.every(TrailEntry) == []


def test_nobody_else_sees_or_answers_a_request(db, sign_in, guest):
    amina = make.member(db, "amina")
    house = amina.house_id
    filed = make.data_request(db, amina)
    others = [
        make.member(db, "lale", house_id=house),
        make.member(db, "elif", role="caseworker", house_id=house),
        make.member(db, "root", role="administrator", house_id=house),
        coordinator(db, make.house(db).id, "far"),
    ]
    make.assignment(db, others[1], amina)
    own, desk = f"/account/data/requests/{filed.id}", f"/desk/requests/{filed.id}"
    found = set()
    for other in others:
        browser = sign_in(other)
        found |= {browser.get(path).status_code for path in (own, f"{own}/letter", desk)}
        found.add(browser.post(f"{desk}/answer", text="No").status_code)

    assert found == {404}
    assert guest.get(own).headers["location"].startswith("/sign-in")
    assert db.get(DataRequest, filed.id).answered_at is None
    assert db.every(TrailEntry) == []


def test_a_coordinator_does_not_answer_her_own_request(db, sign_in):
    nur = make.member(db, "nur", role="coordinator")
    filed = make.data_request(db, nur)

    browser = sign_in(nur)

    assert browser.get("/desk/requests").text.count("<bdi>nur</bdi>") == 0
    assert browser.get(f"/desk/requests/{filed.id}").status_code == 404
    assert browser.get(f"/account/data/requests/{filed.id}").status_code == 200
