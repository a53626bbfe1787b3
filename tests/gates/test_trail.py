"""Every time staff open or change a member's record, the trail gets exactly one row."""

from datetime import timedelta

import pytest

from portal import clock
from portal.app import all_routes
from portal.i18n import LANGUAGES
from portal.paper.resume import Leaf
from portal.trail.models import TrailEntry
from tests import make
from tests.gates.access_table import TABLE
from tests.interest.making import interested
from tests.interest.pages import date, outcome
from tests.referrals.making import refer

pytestmark = pytest.mark.gate
RECORDS = {  # rows that belong to one member
    "person",
    "goal",
    "step",
    "house_step",
    "answered_step",
    "house_goal",
    "note",
    "certificate",
    "referral",
    "interest",
    "data_request",
    "exception",
    "question",
    "errand",
    "concern",
}
ROUTES = {route.name: route for route in all_routes()}
DESK = {name: row.row for name, row in TABLE.items() if ROUTES[name].path.startswith("/desk")}
READS = sorted(name for name, row in DESK.items() if row in RECORDS)
PAGES = [name for name in READS if "GET" in ROUTES[name].methods]
IN_TWO_DAYS = str(clock.now().date() + timedelta(days=2))  # to come, wherever one is
DEEDS = {  # what to type so that the deed is done
    "desk.reopen_card": {},
    "desk.add_goal": {"title": "Swim", "type": "health", "language": "en"},
    "desk.add_step": {"text": "Ask a lawyer", "doer": "house", "language": "en"},
    "desk.change_step": {
        "text": "Ask a lawyer",
        "doer": "house",
        "language": "en",
        "version": "1",
    },
    "desk.change_goal": {"title": "Swim", "type": "health", "language": "en", "version": "1"},
    "desk.withdraw_step": {},
    "desk.reply": {"said": "Yes, nearer"},
    "desk.complete_step": {},
    "desk.reopen_step": {},
    "desk.answer_question": {"said": "On Friday"},
    "desk.translate_step": {"text": "Sor", "to": "tr", "version": "1", "edition": "0"},
    "desk.translate_goal": {"text": "Yüz", "to": "tr", "version": "1", "edition": "0"},
    "desk.finish_errand": {"text": "Sor", "version": "1", "edition": "0"},
    "desk.give_errand_back": {},
    "desk.close_concern": {"outcome": "talked", "turn": "1"},
    "desk.hand_on_concern": {"to": "3", "turn": "1"},  # the colleague on duty
    "desk.move_steps": {"step": "2:1", "planned_on": IN_TWO_DAYS},  # the house's
    "desk.complete_steps": {"step": "2:1"},
    "desk.add_note": {"text": "Likes the evening", "language": "en"},
    "desk.withdraw_note": {},
    "desk.issue_certificate": {"course": "1", "saw": "y"},
    "desk.withdraw_certificate": {},
    "desk.ask_referral": {"service": "bank", "told": "Wants an account", "language": "en"},
    "desk.answer_referral": {"state": "accepted", "said": "", "language": "en"},
    "desk.withdraw_referral": {},
    "desk.send_interest": {},
    "desk.arrange_date": date(),
    "desk.write_interest": outcome("relay", "She can come by"),
    "my_data.answer": {"text": "This is all."},
    "desk.change_way": {"station": "plan", "version": "0"},
    "desk.ask_consent": {"partner": "Sun Clinic"},
    "desk.write_down_consent": {"purpose": "services"},
}
ASKING = {  # tested in tests/desk/test_errands.py
    "desk.ask_step_translation",
    "desk.ask_goal_translation",
    "desk.unask_step_translation",
    "desk.unask_goal_translation",
}
COORDINATORS = {  # tested in tests/desk/test_people.py, test_roles.py
    "desk.assign",
    "desk.release",
    "desk.change_role",
}
UNTOLD = {"desk.see_exception", "desk.end_exception"}  # nothing of the member is read or changed
FURTHER = [  # what an exception shows
    "desk.interest",
    "desk.person",
    "desk.plan",
    "desk.plan_history",
    "desk.plan_version",
    "desk.referral",
    "desk.referrals",
    "desk.way",
]


LEAF = Leaf(LANGUAGES["en"], "Amina", "", "", ())


@pytest.fixture
def scene(db):
    amina = make.member(db, "amina")
    elif_ = make.member(db, "elif", role="coordinator", house_id=amina.house_id)
    on_duty = make.member(db, "on duty", role="caseworker", house_id=amina.house_id)
    make.assignment(db, elif_, amina)
    goal = make.goal(db, amina, by=elif_)
    rows = {
        "person": amina.id,
        "goal": goal.id,
        "step": make.step(db, goal).id,
        "house_step": make.step(db, goal, doer="house").id,
        "answered_step": make.answered(db, make.step(db, goal)).id,
        "house_goal": goal.id,
        "version": make.version(db, goal),
        "note": make.note(db, amina, elif_).id,
        "attended": make.attended(db, amina).id,
        "certificate": make.certificate(db, amina).id,
        "referral": refer(db, amina, elif_, state="in_progress").id,
        "interest": interested(db, amina, state="sent", leaves=[LEAF]).id,
        "asked_interest": interested(db, amina).id,
        "asked_referral": refer(db, amina, elif_, service="sonim").id,
        "data_request": make.data_request(db, amina).id,
        "question": make.question(db, make.owed_step(db, goal)).id,
        "done_step": make.step(db, goal, doer="house", done_at=clock.now()).id,
        "errand": make.translation(db, goal, "ar", asked_id=elif_.id).id,
        "concern": make.concern(db, amina).id,
    }
    make.shift(db, on_duty)
    return amina, elif_, rows


def address_of(name, rows):
    others = {
        "desk.reopen_step": "done_step",
        "desk.withdraw_referral": "asked_referral",
        "desk.send_interest": "asked_interest",
    }
    row = others.get(name, DESK[name])
    return ROUTES[name].path.replace("{id:id}", str(rows[row])).replace("{number:id}", "1")


def test_every_desk_route_of_a_record_is_covered():
    assert set(READS) == set(PAGES) | set(DEEDS) | ASKING | COORDINATORS | UNTOLD


def test_looking_leaves_one_row_for_the_person_concerned(db, sign_in, scene):
    """One page after the other, by the same two people."""
    amina, elif_, rows = scene
    nur = make.member(db, "nur", role="coordinator", house_id=amina.house_id)
    colleague = make.member(db, "selin", role="caseworker", house_id=amina.house_id)
    rows["exception"] = make.exception(db, colleague, amina).id
    browsers, found = {looker: sign_in(looker) for looker in (elif_, nur)}, {}
    for name in PAGES:
        looker = nur if DESK[name] == "exception" else elif_
        before = len(db.every(TrailEntry))
        status = browsers[looker].get(address_of(name, rows)).status_code
        new = db.every(TrailEntry)[before:]
        found[name] = (status, [(e.member_id, e.by_id == looker.id) for e in new])

    assert found == {name: (200, [(amina.id, True)]) for name in PAGES}


def test_looking_further_leaves_one_row_each_time(db, sign_in, scene):
    amina, _, rows = scene
    colleague = make.member(db, "selin", role="caseworker", house_id=amina.house_id)
    make.exception(db, colleague, amina)
    browser, found = sign_in(colleague), {}
    before = db.every(TrailEntry)
    for name in FURTHER:
        answers = [browser.get(address_of(name, rows)).status_code for _ in range(2)]
        found[name] = answers, len(db.every(TrailEntry)) - len(before)
        before = db.every(TrailEntry)

    assert found == {name: ([200, 200], 2) for name in FURTHER}
    assert {(e.member_id, e.by_id) for e in before} == {(amina.id, colleague.id)}
    assert len(before) == 1 + 2 * len(FURTHER)  # the first one says that she looks further


def test_pages_beside_those_show_an_exception_nothing(db, sign_in, scene):
    """The control: what is not in `FURTHER` is for those who look after her."""
    amina, _, rows = scene
    colleague = make.member(db, "selin", role="caseworker", house_id=amina.house_id)
    rows["exception"] = make.exception(db, colleague, amina).id
    browser = sign_in(colleague)
    pages = [browser.get(address_of(name, rows)) for name in PAGES if name not in FURTHER]
    deeds = [browser.post(address_of(name, rows), **typed) for name, typed in DEEDS.items()]

    assert {answer.status_code for answer in [*pages, *deeds]} == {404}
    assert len(db.every(TrailEntry)) == 1


@pytest.mark.parametrize("name", DEEDS)
def test_changing_leaves_one_row_however_often_it_is_sent(db, sign_in, scene, name):
    amina, elif_, rows = scene
    browser = sign_in(elif_)
    token = browser.token()

    for _ in range(2):
        answer = browser.post(address_of(name, rows), token=token, **DEEDS[name])

    assert answer.status_code == 303, answer.text
    assert [(e.member_id, e.by_id) for e in db.every(TrailEntry)] == [(amina.id, elif_.id)]


def test_whoever_may_not_look_leaves_nothing(db, sign_in, scene):
    """The control: a 404 is no look."""
    _, _, rows = scene
    rows["exception"] = 1
    stranger = sign_in(make.member(db, "stranger", role="caseworker"))

    answers = {stranger.get(address_of(name, rows)).status_code for name in PAGES}

    assert answers == {404}
    assert db.every(TrailEntry) == []
