"""Giving roles at the desk: whom, which ones, and when a colleague has to agree."""

import re

import pytest

from portal.accounts.models import (
    ACTIVE,
    Assignment,
    BreakGlass,
    Countersign,
    Member,
    News,
    Notice,
    SignedInPhone,
)
from portal.trail.models import TrailEntry
from portal.viewer import Role
from tests import make

ROLES = [role.value for role in Role]


@pytest.fixture
def house(db):
    found = {"nur": make.member(db, "nur", role="coordinator")}
    home = found["nur"].house_id
    for name, role in {
        "selin": "coordinator",
        "elif": "caseworker",
        "deniz": "peer_mentor",
        "amina": "resident",
        "admin": "administrator",
        "boss": "administrator",
    }.items():
        found[name] = make.member(db, name, role=role, house_id=home)
    return found


def role_of(db, person):
    return db.get(Member, person.id).role.value


def test_a_coordinator_gives_a_members_role_alone(db, sign_in, house):
    amina = house["amina"]
    hers, nur = sign_in(amina), sign_in(house["nur"])
    make.assignment(db, house["elif"], amina)
    token = nur.token()

    for _ in range(2):
        answer = nur.post(f"/desk/people/{amina.id}/role", token=token, role="graduate")

    assert answer.headers["location"] == "/desk/people"
    assert role_of(db, amina) == "graduate"
    assert hers.get("/account").headers["location"].startswith("/sign-in")
    assert [n.news for n in db.every(Notice) if n.member_id == amina.id][-1] is News.ROLE
    assert [(e.member_id, e.by_name, e.deed) for e in db.every(TrailEntry)] == [
        (amina.id, "nur", "person.role")
    ]
    assert len(db.every(Assignment)) == 1
    assert "gave you another role" in sign_in(amina).get("/account/trail").text


def test_a_role_of_staff_waits_for_a_colleague(db, sign_in, house):
    deniz = house["deniz"]
    make.assignment(db, house["elif"], deniz)
    nur, elif_ = sign_in(house["nur"]), sign_in(house["elif"])

    asked = nur.post(f"/desk/people/{deniz.id}/role", role="caseworker")
    again = nur.post(f"/desk/people/{deniz.id}/role", role="caseworker")
    waiting = [role_of(db, deniz), elif_.get("/desk").text.count("1 request waits")]
    page = asked.headers["location"]
    shown = elif_.get(page).text
    agreed = elif_.post(f"{page}/agreement")
    still = role_of(db, deniz)
    offered = nur.get(page).text
    action = re.search(r'action="(/desk/people/\d+/role)"', offered)[1]
    done = nur.post(action, role="caseworker")

    assert again.headers["location"] == page
    assert waiting == ["peer_mentor", 1]
    assert "<bdi>nur</bdi> wants to give another role to <bdi>deniz</bdi>" in shown
    assert (agreed.headers["location"], still) == ("/desk/two", "peer_mentor")
    assert "<bdi>elif</bdi> agreed." in offered
    assert done.headers["location"] == "/desk/people"
    assert role_of(db, deniz) == "caseworker"
    assert db.every(Assignment) == []  # nobody looks after a colleague
    assert [(e.by_name, e.deed) for e in db.every(TrailEntry)] == [
        ("nur", "person.role.request"),
        ("elif", "person.role.agreement"),
        ("nur", "person.role"),
    ]
    assert nur.get(page).status_code == 404


def test_an_agreement_serves_one_change_only(db, sign_in, house):
    deniz, nur, elif_ = house["deniz"], sign_in(house["nur"]), sign_in(house["elif"])
    change = f"/desk/people/{deniz.id}/role"
    page = nur.post(change, role="caseworker").headers["location"]
    elif_.post(f"{page}/agreement")
    nur.post(change, role="caseworker")
    nur.post(change, role="resident")
    again = nur.post(change, role="caseworker")

    assert again.headers["location"].startswith("/desk/two/")
    assert again.headers["location"] != page
    assert role_of(db, deniz) == "resident"


def test_ones_own_role_needs_a_colleague_and_ends_ones_visit(db, sign_in, house):
    nur, me = sign_in(house["nur"]), house["nur"]
    page = nur.post(f"/desk/people/{me.id}/role", role="caseworker").headers["location"]
    alone = nur.post(f"{page}/agreement").status_code
    sign_in(house["selin"]).post(f"{page}/agreement")
    make.exception(db, me, house["amina"])

    nur.post(f"/desk/people/{me.id}/role", role="caseworker")

    assert alone == 403
    assert role_of(db, me) == "caseworker"
    assert nur.get("/desk").headers["location"].startswith("/sign-in")
    assert [p for p in db.every(SignedInPhone) if p.member_id == me.id] == []
    assert sign_in(me).get(f"/desk/people/{house['amina'].id}").status_code == 404
    assert len(db.every(BreakGlass)) == 1


MAY_GIVE = {
    ("nur", "amina"): {"graduate", "peer_mentor", "caseworker"},
    ("nur", "elif"): {"resident", "graduate", "peer_mentor"},
    ("nur", "selin"): set(),
    ("nur", "admin"): set(),
    ("nur", "nur"): {"resident", "graduate", "peer_mentor", "caseworker"},
    ("elif", "amina"): set(),
    ("elif", "elif"): set(),
    ("admin", "elif"): {"coordinator", "administrator"},
    ("admin", "amina"): set(),
    ("admin", "admin"): {"caseworker", "coordinator"},
}


@pytest.mark.parametrize(("by", "about"), MAY_GIVE)
def test_who_may_give_which_role_to_whom(db, sign_in, house, by, about):
    make.assignment(db, house["elif"], house["amina"])
    browser, person = sign_in(house[by]), house[about]
    given = set()
    for role in ROLES:
        db.do(lambda s: setattr(s.get(Member, person.id), "role", person.role))
        answer = browser.post(f"/desk/people/{person.id}/role", role=role)
        if answer.status_code == 303:
            given.add(role)
        else:
            assert answer.status_code in {403, 404, 409}
        if (
            browser.get("/desk").status_code != 200
            and browser.get("/desk/people").status_code > 300
        ):
            browser = sign_in(house[by])

    assert given == MAY_GIVE[by, about]


def test_the_last_administrator_stays(db, sign_in, house):
    admin = sign_in(house["admin"])
    db.do(lambda s: setattr(s.get(Member, house["boss"].id), "state", "ended"))
    alone = admin.post(f"/desk/people/{house['admin'].id}/role", role="coordinator")
    db.do(lambda s: setattr(s.get(Member, house["boss"].id), "state", ACTIVE))
    two = admin.post(f"/desk/people/{house['admin'].id}/role", role="coordinator")

    assert (alone.status_code, two.status_code) == (409, 303)
    assert "There must be another administrator first." in alone.text
    assert len(db.every(Countersign)) == 1


@pytest.mark.parametrize("role", ["", "x", "RESIDENT", "administrator", "resident"])
def test_a_role_that_was_not_offered_is_refused(db, sign_in, house, role):
    answer = sign_in(house["nur"]).post(f"/desk/people/{house['amina'].id}/role", role=role)

    assert answer.status_code == 409
    assert role_of(db, house["amina"]) == "resident"


def test_a_request_is_hidden_from_other_houses_and_from_whom_it_is_about(db, sign_in, house):
    nur = sign_in(house["nur"])
    page = nur.post(f"/desk/people/{house['elif'].id}/role", role="resident")
    two = nur.post(f"/desk/people/{house['deniz'].id}/role", role="caseworker").headers["location"]
    far = make.member(db, "far", role="coordinator")

    assert page.headers["location"] == "/desk/people"  # no role of staff: she does it alone
    answers = [sign_in(other).get(two).status_code for other in (far, house["deniz"])]
    answers += [sign_in(far).post(f"{two}/agreement").status_code]
    assert answers == [404, 404, 404]
