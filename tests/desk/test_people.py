"""People at the desk: who may invite whom, and who chooses who looks after whom."""

import pytest

from portal.accounts.models import ENDED, Assignment, Card, Member
from portal.trail.models import TrailEntry
from tests import make

INVITATION = {"name": "newcomer", "role": "resident", "language": "uz"}
ROLES = ["resident", "graduate", "peer_mentor", "caseworker", "coordinator", "administrator"]
MAY_INVITE = {
    "caseworker": {"resident", "graduate"},
    "coordinator": {"resident", "graduate", "peer_mentor", "caseworker"},
    "administrator": {"caseworker", "coordinator", "administrator"},
}


@pytest.mark.parametrize("inviter", MAY_INVITE)
def test_who_may_invite_whom(db, sign_in, inviter):
    me = make.member(db, "inviter", role=inviter)
    browser = sign_in(me)
    invited = set()
    for role in ROLES:
        answer = browser.post(
            "/desk/people", name=f"new {role}", role=role, language="tr", house=str(me.house_id)
        )
        if answer.status_code == 303:
            invited.add(role)

    assert invited == MAY_INVITE[inviter]
    assert {m.role for m in db.every(Member) if m.invited_by_id == me.id} == invited


def test_an_invited_member_is_looked_after_by_the_inviter(db, sign_in):
    elif_ = make.member(db, "elif", role="caseworker")

    answer = sign_in(elif_).post("/desk/people", **INVITATION, house=str(elif_.house_id))

    (card,) = db.every(Card)
    assert answer.headers["location"] == f"/desk/cards/{card.id}"
    assert [(a.staff_id, a.member_id) for a in db.every(Assignment)] == [(elif_.id, card.member_id)]
    assert [e.deed for e in db.every(TrailEntry)] == ["person.invitation"]


def test_nobody_is_invited_into_another_house(db, sign_in):
    elif_, other = make.member(db, "elif", role="caseworker"), make.house(db)

    answer = sign_in(elif_).post("/desk/people", **INVITATION, house=str(other.id))

    assert answer.status_code == 422
    assert db.every(Card) == []


@pytest.mark.parametrize("house", ["", "x", "0", "9" * 30])
def test_a_malformed_house_is_asked_for_again(db, sign_in, house):
    elif_ = make.member(db, "elif", role="caseworker")

    answer = sign_in(elif_).post("/desk/people", **INVITATION, house=house)

    assert answer.status_code == 422
    assert 'value="newcomer"' in answer.text


def test_a_taken_name_is_refused(db, sign_in):
    elif_ = make.member(db, "elif", role="caseworker")

    answer = sign_in(elif_).post(
        "/desk/people", **{**INVITATION, "name": "ELİF"}, house=str(elif_.house_id)
    )

    assert answer.status_code == 422
    assert "already uses this name" in answer.text
    assert db.every(Card) == []


def test_the_card_is_shown_to_the_one_who_opened_it_only(db, sign_in):
    elif_ = make.member(db, "elif", role="caseworker")
    colleague = make.member(db, "selin", role="caseworker", house_id=elif_.house_id)
    browser = sign_in(elif_)
    place = browser.post("/desk/people", **INVITATION, house=str(elif_.house_id))

    shown = browser.get(place.headers["location"])
    hidden = sign_in(colleague).get(place.headers["location"])

    assert 'class="qr"' in shown.text
    assert "http://localhost:8000/card/" in shown.text
    assert hidden.status_code == 404


def test_the_coordinator_chooses_who_looks_after_a_member(db, sign_in):
    nur = make.member(db, "nur", role="coordinator")
    amina = make.member(db, "amina", house_id=nur.house_id)
    elif_ = make.member(db, "elif", role="caseworker", house_id=nur.house_id)
    browser = sign_in(nur)

    for _ in range(2):
        browser.post(f"/desk/people/{amina.id}/assignment", staff=str(elif_.id))
    given = [(a.staff_id, a.member_id) for a in db.every(Assignment)]
    for _ in range(2):
        browser.post(f"/desk/people/{amina.id}/release", staff=str(elif_.id), nobody="y")

    assert given == [(elif_.id, amina.id)]
    assert db.every(Assignment) == []
    assert [e.deed for e in db.every(TrailEntry)] == ["person.assignment", "person.release"]


@pytest.mark.parametrize("staff", ["", "x", "0", "999999999"])
def test_only_colleagues_of_the_house_can_be_chosen(db, sign_in, staff):
    nur = make.member(db, "nur", role="coordinator")
    amina = make.member(db, "amina", house_id=nur.house_id)
    stranger = make.member(db, "stranger", role="caseworker")

    for chosen in (staff, str(stranger.id)):
        answer = sign_in(nur).post(f"/desk/people/{amina.id}/assignment", staff=chosen)
        assert answer.status_code == 409

    assert db.every(Assignment) == []


def test_a_caseworker_chooses_nobody(db, sign_in):
    elif_ = make.member(db, "elif", role="caseworker")
    amina = make.member(db, "amina", house_id=elif_.house_id)
    make.assignment(db, elif_, amina)

    answer = sign_in(elif_).post(f"/desk/people/{amina.id}/assignment", staff=str(elif_.id))

    assert answer.status_code == 403
    assert len(db.every(Assignment)) == 1


def test_who_has_left_for_good_is_found_no_more(db, sign_in):
    nur = make.member(db, "nur", role="coordinator")
    gone = make.member(db, "gone", house_id=nur.house_id, state=ENDED)
    browser = sign_in(nur)

    assert "gone" not in browser.get("/desk/people").text
    assert browser.get(f"/desk/people/{gone.id}").status_code == 404
