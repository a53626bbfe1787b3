"""At the desk: asking, writing down what came of it, and what is not possible."""

from datetime import timedelta

import pytest
import time_machine

from portal import clock
from portal.accounts.models import ENDED, Member, Notice
from portal.consent.models import Receipt
from portal.referrals import actions
from portal.referrals.models import Referral, Turn
from portal.trail.models import TrailEntry
from tests import make
from tests.referrals.conftest import ASKING
from tests.referrals.making import refer
from tests.referrals.pages import NO, desk_of, page_of, tags_on, tap, write_down


def state(db, number):
    return str(db.get(Referral, number).state)


def trail(db):
    return [(e.member_id, e.by_name, e.deed) for e in db.every(TrailEntry)]


def test_asking_leaves_one_row_and_leads_to_its_page(db, sign_in, scene):
    staff = sign_in(scene.elif_)
    token = staff.token()
    sent = [staff.post(scene.desk, token=token, **ASKING) for _ in range(2)]
    (referral,) = db.every(Referral)

    assert [a.headers["location"] for a in sent] == [desk_of(referral.id)] * 2
    assert (referral.service, referral.told, referral.language) == tuple(ASKING.values())
    assert (referral.made_by_id, referral.made_by_name) == (scene.elif_.id, "elif")
    assert trail(db) == [(scene.amina.id, "elif", "referrals.question")]


def test_the_whole_course_is_on_both_pages(db, agreed, turns):
    staff, mine, number = agreed
    write_down(staff, number, "accepted", "Tuesday at ten")
    write_down(staff, number, "done")
    pages = [mine.get(page_of(number)).text, staff.get(desk_of(number)).text]

    assert turns() == [
        ("asked", "elif", False),
        ("in_progress", "amina", True),
        ("accepted", "elif", False),
        ("done", "elif", False),
    ]
    for page in pages:
        assert page.count("<li class") == 4
        assert '<div lang="en"><p dir="auto">Tuesday at ten</p></div>' in page
    assert [n.news for n in db.every(Notice)] == ["referral_asked", "referral", "referral"]
    assert {n.member_id for n in db.every(Notice)} == {db.every(Referral)[0].member_id}


MOVES = {  # what the house tries, in which state; the sentence she gets
    ("asked", "accepted"): "The person has not said yes.",
    ("asked", "rejected"): "The person has not said yes.",
    ("asked", "done"): "The person has not said yes.",
    ("in_progress", "accepted"): "",
    ("in_progress", "rejected"): "",
    ("in_progress", "done"): "the service has not answered yet",
    ("accepted", "accepted"): "The service has said yes already.",
    ("accepted", "rejected"): "The service has said yes already.",
    ("accepted", "done"): "",
    ("rejected", "accepted"): "The service has said no already.",
    ("done", "accepted"): "This is over already.",
    ("revoked", "accepted"): "Nothing more may be told to the service.",
    ("revoked", "done"): "Nothing more may be told to the service.",
}


@pytest.mark.parametrize(("before", "after"), MOVES)
def test_what_can_be_written_down_and_what_is_refused(db, sign_in, scene, before, after):
    made = refer(db, scene.amina, scene.elif_, state=before)
    staff, receipts = sign_in(scene.elif_), len(db.every(Receipt))
    answer = write_down(staff, made.id, after, "Some <words> of mine")
    why = MOVES[before, after]

    assert (answer.status_code, state(db, made.id)) == ((409, before) if why else (303, after))
    assert why in answer.text
    assert not why or "Some &lt;words&gt; of mine" in answer.text
    assert len(db.every(Turn)) == (1 if why else 2)
    assert len(db.every(Receipt)) == receipts
    assert len(trail(db)) == 1


@pytest.mark.parametrize("forged", ["asked", "in_progress", "revoked", "", "nonsense"])
def test_a_yes_or_a_no_of_hers_cannot_be_written_down(db, sign_in, scene, forged):
    """There is no such choice, and somebody who sends it nevertheless is asked again."""
    made = refer(db, scene.amina, scene.elif_)
    answer = write_down(sign_in(scene.elif_), made.id, forged)

    assert answer.status_code == 422
    assert (state(db, made.id), db.every(Receipt)) == ("asked", [])


def test_a_no_of_the_service_needs_words(db, agreed):
    staff, _, number = agreed
    without = write_down(staff, number, "rejected", "  ")
    far_too_long = write_down(staff, number, "rejected", "x" * 1001)
    with_words = write_down(staff, number, "rejected", "They are full until spring")

    assert [a.status_code for a in (without, far_too_long, with_words)] == [422, 422, 303]
    assert "Please say it in a few words." in without.text
    assert state(db, number) == "rejected"


@pytest.mark.parametrize(
    "wrong",
    [
        {"service": ""},
        {"service": "house"},  # nobody is referred there
        {"service": "nowhere"},
        {"told": " "},
        {"told": "x" * 1001},
        {"language": "xx"},
    ],
)
def test_a_service_words_and_their_language_are_wanted(db, sign_in, scene, wrong):
    answer = sign_in(scene.elif_).post(scene.desk, **{**ASKING, **wrong})

    assert (answer.status_code, answer.text.count('class="error"')) == (422, 1)
    assert db.every(Referral) == []
    assert trail(db) == [(scene.amina.id, "elif", "referrals.opened")]


def test_she_is_not_asked_again_while_one_is_open(db, scene, agreed):
    staff, mine, number = agreed
    again = staff.post(scene.desk, **{**ASKING, "told": "Other words, long thought over"})
    other = staff.post(scene.desk, **{**ASKING, "service": "bank"})
    tap(mine, number, NO)
    after = staff.post(scene.desk, **ASKING)

    assert [a.status_code for a in (again, other, after)] == [409, 303, 303]
    assert "Other words, long thought over</textarea>" in again.text
    assert "There is a referral to this service already" in again.text


def test_there_are_not_more_open_ones_than_one_can_look_over(db, sign_in, scene, monkeypatch):
    monkeypatch.setattr(actions, "MOST_OPEN", 2)
    refer(db, scene.amina, scene.elif_, service="bank")
    refer(db, scene.amina, scene.elif_, service="sonim", state="accepted")
    refer(db, scene.amina, scene.elif_, service="turkish", state="done")

    assert sign_in(scene.elif_).post(scene.desk, **ASKING).status_code == 409
    assert len(db.every(Referral)) == 3


def test_the_house_takes_its_question_back_while_it_is_open(db, asked, turns):
    staff, mine, number = asked
    sent = [staff.post(f"{desk_of(number)}/withdrawal") for _ in range(2)]
    page = mine.get(page_of(number)).text

    assert [a.headers["location"] for a in sent] == [desk_of(number)] * 2
    assert turns() == [("asked", "elif", False), ("revoked", "elif", False)]
    assert "The house took its question back." in page
    assert "cannot be untold" not in page
    assert db.every(Receipt) == []
    assert [e[2] for e in trail(db)] == ["referrals.question", "referrals.withdrawal"]


def test_a_question_that_was_answered_is_not_taken_back(db, agreed):
    staff, _, number = agreed
    answer = staff.post(f"{desk_of(number)}/withdrawal")

    assert (answer.status_code, state(db, number)) == (409, "in_progress")


def test_the_page_offers_only_what_is_possible(db, asked):
    staff, mine, number = asked
    question = staff.get(desk_of(number)).text
    tap(mine, number, "agreement")
    open_one = staff.get(desk_of(number)).text
    tap(mine, number, NO)
    revoked = staff.get(desk_of(number)).text

    assert "Tell the service nothing yet." in question
    assert ('type="radio"' in question, "Take the question back" in question) == (False, True)
    assert "You may tell the service this, and nothing else" in open_one
    assert open_one.count('type="radio"') == 2
    assert "Take the question back" not in open_one
    assert "Tell the service nothing more." in revoked
    assert 'type="radio"' not in revoked


def test_an_exception_reads_and_does_not_write(db, sign_in, scene):
    made = refer(db, scene.amina, scene.elif_, state="in_progress")
    asked = refer(db, scene.amina, scene.elif_, service="bank")
    other = refer(db, scene.neighbour, scene.elif_)
    make.exception(db, scene.colleague, scene.amina)
    pages = [scene.desk, desk_of(made.id)]
    with time_machine.travel(clock.now(), tick=False) as now:
        browser = sign_in(scene.colleague)
        seen = [browser.get(page) for page in pages]
        deeds = [
            browser.get(f"{scene.desk}/new"),
            browser.post(scene.desk, **ASKING),
            write_down(browser, made.id, "accepted"),
            browser.post(f"{desk_of(asked.id)}/withdrawal"),
            browser.get(desk_of(other.id)),
        ]
        now.shift(timedelta(minutes=16))
        late = sign_in(scene.colleague)
        after = [late.get(page).status_code for page in pages]

    assert [a.status_code for a in seen] == [200, 200]
    assert all("You do not look after this person." in a.text for a in seen)
    assert not any(word in seen[1].text for word in ('type="radio"', "Take the question back"))
    assert "A new referral" not in seen[0].text
    assert {a.status_code for a in deeds} == {404}
    assert after == [404, 404]
    assert [e[2] for e in trail(db)] == ["person.exception", *["referrals.opened"] * 2]
    assert (state(db, made.id), state(db, asked.id)) == ("in_progress", "asked")


def test_only_who_looks_after_her_comes_in(db, sign_in, scene):
    """The control is in every other test: Elif, who is assigned, comes in."""
    made = refer(db, scene.amina, scene.elif_, state="in_progress")
    house, far = scene.amina.house_id, make.house(db).id
    others = [
        scene.colleague,
        scene.neighbour,
        scene.amina,
        make.member(db, role="coordinator", house_id=house),
        make.member(db, role="coordinator", house_id=far),
        make.member(db, role="administrator", house_id=house),
    ]
    found = set()
    for person in others:
        browser = sign_in(person)
        found |= {browser.get(page).status_code for page in (scene.desk, desk_of(made.id))}
        found.add(browser.post(scene.desk, **ASKING).status_code)
        found.add(write_down(browser, made.id, "accepted").status_code)

    assert found == {404}
    assert (state(db, made.id), trail(db), db.every(Notice)) == ("in_progress", [], [])


def test_nothing_is_left_to_see_of_who_went(db, sign_in, scene):
    made = refer(db, scene.amina, scene.elif_, state="in_progress")
    staff = sign_in(scene.elif_)
    db.do(lambda session: setattr(session.get(Member, scene.amina.id), "state", ENDED))

    found = [staff.get(scene.desk), staff.get(desk_of(made.id)), write_down(staff, made.id, "done")]
    assert [a.status_code for a in found] == [404] * 3


def test_the_list_shows_states_and_the_person_leads_there(db, sign_in, scene):
    for key, state_ in (("bank", "asked"), ("sonim", "accepted"), ("turkish", "revoked")):
        refer(db, scene.amina, scene.elif_, service=key, state=state_)
    staff = sign_in(scene.elif_)

    assert f'href="{scene.desk}"' in staff.get(f"/desk/people/{scene.amina.id}").text
    assert tags_on(staff.get(scene.desk).text) == [
        "Taken back",
        "The service said yes",
        "Asked, no answer yet",
    ]


def test_a_service_that_left_the_pack_keeps_its_name(db, scene, asked):
    """Records hold how it was called when she was asked."""
    staff, mine, number = asked
    db.do(lambda session: setattr(session.get(Referral, number), "service", "closed_down"))
    pages = [mine.get(page_of(number)), staff.get(desk_of(number)), mine.get("/plan/referrals")]

    assert [page.status_code for page in pages] == [200] * 3
    assert all("İŞKUR" in page.text for page in pages)
    assert "About this service" not in pages[0].text
    assert tap(mine, number, "agreement").status_code == 303
