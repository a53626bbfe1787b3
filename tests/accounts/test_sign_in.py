"""Coming in: the right words, the wrong ones, and how long one waits."""

import pytest
import time_machine
from sqlalchemy import delete

from portal.accounts.models import SignedInPhone
from portal.viewer import Role
from tests import make


@pytest.mark.parametrize("role", Role)
def test_who_comes_in_by_the_pages_gets_what_the_tests_give_their_people(db, sign_in, role):
    """Most tests make a visit by the actions behind the pages (`sign_in`)."""
    member = make.member(db, role=role)
    visits = []
    for in_full in (True, False):
        db.do(lambda session: session.execute(delete(SignedInPhone)))
        assert sign_in(member, in_full=in_full).get("/account").status_code == 200
        (visit,) = db.every(SignedInPhone)
        visits.append((visit.member_id, visit.own_phone, visit.strong_at is not None))

    assert visits[0] == visits[1] == (member.id, False, True)


def test_folded_words_open_and_wrong_ones_do_not(db, guest):
    make.member(db, "Işıl")

    wrong = guest.post("/sign-in", name="Işıl", words="seven red garden rivers")
    right = guest.post("/sign-in", name="IŞIL", words="Seven-BLUE garden  rivers")

    assert wrong.status_code == 422
    assert "not right" in wrong.text
    assert "seven red" not in wrong.text
    assert right.headers["location"] == "/"
    assert len(db.every(SignedInPhone)) == 1


def test_an_unknown_name_gets_the_same_answer(db, guest):
    make.member(db, "amina")

    known = guest.post("/sign-in", name="amina", words="quite wrong words")
    unknown = guest.post("/sign-in", name="amira", words="quite wrong words")

    assert known.status_code == unknown.status_code == 422
    assert len(known.text.replace("amina", "amira")) == len(unknown.text)


def test_wrong_words_wait_and_the_right_ones_are_never_locked_out(db, guest):
    make.member(db, "amina")
    with time_machine.travel("2026-11-21 10:00:00+00:00", tick=False) as clock:
        for _ in range(5):
            guest.post("/sign-in", name="amina", words="quite wrong words")

        waiting = guest.post("/sign-in", name="amina", words=make.WORDS)
        clock.shift(2)
        later = guest.post("/sign-in", name="amina", words=make.WORDS)

    assert waiting.status_code == 429
    assert waiting.headers["retry-after"] == "1"
    assert 'value="amina"' in waiting.text
    assert later.status_code == 303


def test_a_shared_phone_is_signed_out_after_ten_idle_minutes(db, sign_in):
    amina = make.member(db, "amina")
    with time_machine.travel("2026-11-21 10:00:00+00:00", tick=False) as clock:
        browser = sign_in(amina)
        clock.shift(9 * 60)
        still = browser.get("/account")
        clock.shift(9 * 60)
        used = browser.get("/account")
        clock.shift(11 * 60)
        over = browser.get("/account")

    assert (still.status_code, used.status_code) == (200, 200)
    assert over.headers["location"] == "/sign-in?next=%2Faccount"
