"""Who writes under another name: two of the staff, a reason, a quarter of an hour; she is told."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine

from portal import clock
from portal.accounts.models import Countersign, Deal, News, Notice
from portal.trail.deeds import Deed
from portal.trail.models import TrailEntry
from tests import make

REASON = "She wrote that she wants to die tonight"


@pytest.fixture
def house(db):
    """Amina writes as Rüzgâr in a room of her house; staff of two houses, a mentor."""
    here, there = make.house(db, "Bahar").id, make.house(db, "Ihlamur").id
    roles = {
        "amina": ("resident", here),
        "neighbour": ("resident", here),
        "mentor": ("peer_mentor", here),
        "elif": ("caseworker", here),
        "nur": ("coordinator", here),
        "selin": ("coordinator", here),
        "far": ("coordinator", there),
        "far_elif": ("caseworker", there),
        "admin": ("administrator", here),
    }
    found = {n: make.member(db, n, role=role, house_id=at) for n, (role, at) in roles.items()}
    found["post"] = make.under_alias(db, found["amina"])
    return found


def page(house):
    return f"/desk/unmask/{house['post'].id}"


def ask(browser, house, reason=REASON):
    return browser.post(f"{page(house)}/request", said=reason)


def agree(db, browser):
    asked = db.every(Countersign)[-1]
    return browser.post(f"/desk/two/{asked.id}/agreement")


def look(browser, house):
    return browser.post(f"{page(house)}/look")


def trail(db):
    return [(e.member_id, e.by_name, e.deed, e.reason) for e in db.every(TrailEntry)]


def test_two_people_and_a_reason_show_the_name_for_a_quarter_of_an_hour(db, sign_in, house):
    with time_machine.travel(clock.now(), tick=False) as now:
        nur, elif_ = sign_in(house["nur"]), sign_in(house["elif"])
        asked = ask(nur, house)
        waiting = nur.get(page(house)).text
        colleague = elif_.get(f"/desk/two/{db.every(Countersign)[0].id}").text
        agreed = agree(db, elif_)
        ready = nur.get(page(house)).text
        looked = look(nur, house)
        during = nur.get(page(house)).text
        now.shift(timedelta(minutes=14, seconds=59))
        nur = sign_in(house["nur"])
        late = nur.get(page(house)).text
        now.shift(timedelta(seconds=2))
        after = nur.get(page(house)).text

    codes = [answer.status_code for answer in (asked, agreed, looked)]
    shows = ["<bdi>amina</bdi>" in said for said in (waiting, ready, during, late, after)]
    assert codes == [303, 303, 303]
    assert shows == [False, False, True, True, False]
    assert [REASON in colleague, "Rüzgâr" in colleague, "amina" in colleague] == [True, True, False]


def test_she_is_told_who_looked_who_agreed_and_why(db, sign_in, house):
    nur, elif_ = sign_in(house["nur"]), sign_in(house["elif"])
    ask(nur, house)
    agree(db, elif_)
    before = (trail(db), db.every(Notice))
    look(nur, house)
    amina = sign_in(house["amina"])

    nur_id, amina_id = house["nur"].id, house["amina"].id
    signed = (nur_id, "elif", Deed.UNMASK_SIGNED, "")
    assert before == ([signed], [])
    assert trail(db) == [
        signed,
        (amina_id, "nur", Deed.UNMASKED, REASON),
        (amina_id, "elif", Deed.UNMASK_AGREED, ""),
    ]
    assert [(n.member_id, n.news) for n in db.every(Notice)] == [(amina_id, News.UNMASKED)]
    assert "looked up who writes under another name of yours" in amina.get("/account/news").text
    assert REASON in amina.get("/account/trail").text


def test_looking_needs_an_agreement_each_time(db, sign_in, house):
    nur, elif_ = sign_in(house["nur"]), sign_in(house["elif"])
    unasked = look(nur, house).status_code
    ask(nur, house)
    unsigned = look(nur, house).status_code
    agree(db, elif_)
    token = nur.token()
    twice = [nur.post(f"{page(house)}/look", token=token).status_code for _ in range(2)]
    again = look(nur, house).status_code

    assert (unasked, unsigned, twice, again) == (409, 409, [303, 303], 409)
    assert [deed for _, _, deed, _ in trail(db)].count(Deed.UNMASKED) == 1


def test_an_agreement_ends_after_a_day(db, sign_in, house):
    with time_machine.travel(clock.now(), tick=False) as now:
        ask(sign_in(house["nur"]), house)
        agree(db, sign_in(house["elif"]))
        now.shift(timedelta(hours=24, seconds=1))
        late = look(sign_in(house["nur"]), house)

    assert late.status_code == 409


@pytest.mark.parametrize("reason", ["", "   ", "because", "aaaaaaaaaaaaaaaa", "x" * 501])
def test_a_reason_in_a_few_words(db, sign_in, house, reason):
    answer = ask(sign_in(house["nur"]), house, reason)

    assert answer.status_code == 422
    assert db.every(Countersign) == []


@pytest.mark.parametrize(
    "who", ["amina", "neighbour", "mentor", "elif", "admin", "far", "far_elif"]
)
def test_nobody_else_asks_or_looks(db, sign_in, house, who):
    """A mentor, a caseworker alone, an administrator, the coordinator of another house: for them
    there is no such page; also after a coordinator was given an agreement."""
    ask(sign_in(house["nur"]), house)
    agree(db, sign_in(house["selin"]))
    browser = sign_in(house[who])
    answers = [browser.get(page(house)), ask(browser, house), look(browser, house)]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert [deed for _, _, deed, _ in trail(db)] == [Deed.UNMASK_SIGNED]


@pytest.mark.parametrize(
    ("who", "code"),
    [("nur", 403), ("mentor", 404), ("amina", 404), ("far", 404), ("far_elif", 404)],
)
def test_who_may_not_agree(db, sign_in, house, who, code):
    """Not the asker herself, no member, nobody of another house."""
    nur = sign_in(house["nur"])
    ask(nur, house)
    answer = agree(db, nur if who == "nur" else sign_in(house[who]))

    assert answer.status_code == code
    assert look(nur, house).status_code == 409


def test_another_coordinator_cannot_use_it(db, sign_in, house):
    ask(sign_in(house["nur"]), house)
    agree(db, sign_in(house["elif"]))
    selin = sign_in(house["selin"])

    assert look(selin, house).status_code == 409
    assert "amina" not in selin.get(page(house)).text


def test_an_agreement_is_for_one_name(db, sign_in, house):
    other = make.under_alias(db, house["neighbour"], "Yağmur", house["amina"].house_id)
    nur = sign_in(house["nur"])
    ask(nur, house)
    agree(db, sign_in(house["elif"]))

    assert look(nur, {"post": other}).status_code == 409


def test_posts_without_another_name_and_rooms_of_others(db, sign_in, house):
    plain = make.post(db, make.thread(db, house["amina"]), house["amina"])
    nur, far = sign_in(house["nur"]), sign_in(house["far"])

    assert nur.get(f"/desk/unmask/{plain.id}").status_code == 404
    assert nur.get("/desk/unmask/999999").status_code == 404
    assert far.get(page(house)).status_code == 404


def test_of_another_house_only_the_house_is_told(db, sign_in, house):
    """A room for all houses: there she learns whom to ask, not who it is."""
    post = make.under_alias(db, house["amina"], "Bulut", everywhere=True)
    far = sign_in(house["far"])
    ask(far, {"post": post})
    agree(db, sign_in(house["far_elif"]))
    look(far, {"post": post})
    said = far.get(f"/desk/unmask/{post.id}").text

    assert ("<bdi>Bahar</bdi>" in said, "amina" in said) == (True, False)
    assert trail(db)[1][:3] == (house["amina"].id, "far", Deed.UNMASKED_ELSEWHERE)


def test_nothing_that_is_kept_joins_the_two(db, sign_in, house):
    ask(sign_in(house["nur"]), house)
    (asked,) = db.every(Countersign)

    assert (asked.deal, asked.member_id) == (Deal.UNMASK, house["nur"].id)
    assert len(asked.detail) == 32
    assert REASON.encode() not in asked.reason_sealed
    assert "Rüzgâr".encode() not in asked.subject_sealed


def test_two_looks_at_once_are_one(db, sign_in, house):
    nur = sign_in(house["nur"])
    ask(nur, house)
    agree(db, sign_in(house["elif"]))
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda _: look(nur, house).status_code, range(2)))

    assert sorted(answers) == [303, 409]
    assert len(db.every(Notice)) == 1
