"""Two people at the same moment: one of them wins, never both, and her no is always the last."""

from portal.consent.models import Receipt
from portal.referrals.models import Referral, Turn
from tests import make
from tests.consent.test_races import at_once
from tests.referrals.conftest import ASKING
from tests.referrals.making import refer
from tests.referrals.pages import NO, YES, page_of, read, write_down

ROUNDS = 5
KEYS = ["bank", "sonim", "lawyers", "turkish", "counselling"]


def course(db, number):
    return [str(t.state) for t in db.every(Turn) if t.referral_id == number]


def test_she_takes_it_back_while_staff_write_that_it_was_accepted(db, sign_in, scene):
    mine, staff = sign_in(scene.amina), sign_in(scene.elif_)
    for _ in range(ROUNDS):
        number = refer(db, scene.amina, scene.elif_, state="in_progress").id
        hers, theirs = at_once(
            lambda number=number: mine.post(f"{page_of(number)}/{NO}"),
            lambda number=number: write_down(staff, number, "accepted", "They have a place"),
        )
        late = write_down(staff, number, "accepted", "They have a place")

        assert hers.status_code == 303
        assert theirs.status_code in {303, 409}
        accepted = ["accepted"] if theirs.status_code == 303 else []
        assert course(db, number) == ["in_progress", *accepted, "revoked"]
        assert db.get(Referral, number).state == "revoked"
        assert late.status_code == 409


def test_she_says_yes_while_the_house_takes_its_question_back(db, sign_in, scene):
    mine, staff = sign_in(scene.amina), sign_in(scene.elif_)
    for _ in range(ROUNDS):
        number = refer(db, scene.amina, scene.elif_).id
        typed = read(mine, number)
        found = at_once(
            lambda number=number, typed=typed: mine.post(f"{page_of(number)}/{YES}", **typed),
            lambda number=number: staff.post(f"/desk/referrals/{number}/withdrawal"),
        )
        state = db.get(Referral, number).state

        assert sorted(answer.status_code for answer in found) == [303, 409]
        assert state == ("in_progress" if found[0].status_code == 303 else "revoked")
        assert course(db, number) == ["asked", state]


def test_yes_and_no_on_two_phones(db, sign_in, scene):
    """Whatever order they come in: a no that was sent is not lost behind a yes."""
    phones = [sign_in(scene.amina) for _ in range(2)]
    for _ in range(ROUNDS):
        number = refer(db, scene.amina, scene.elif_).id
        typed = read(phones[0], number)
        at_once(
            lambda number=number, typed=typed: phones[0].post(f"{page_of(number)}/{YES}", **typed),
            lambda number=number: phones[1].post(f"{page_of(number)}/{NO}"),
        )

        assert db.get(Referral, number).state == "revoked"
        assert db.every(Receipt)[-1].answer in {"refused", "withdrawn"}


def test_two_colleagues_ask_for_the_same_service(db, sign_in, scene):
    make.assignment(db, scene.colleague, scene.amina)
    staff = [sign_in(scene.elif_), sign_in(scene.colleague)]
    for done, key in enumerate(KEYS, 1):
        asking = {**ASKING, "service": key}
        found = at_once(*(lambda b=browser, a=asking: b.post(scene.desk, **a) for browser in staff))

        assert sorted(answer.status_code for answer in found) == [303, 409]
        assert len(db.every(Referral)) == done
