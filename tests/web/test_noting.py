"""Refused requests leave one line: when, where, in which role. Never who, nor what was typed."""

import pytest

from tests import make


@pytest.fixture
def lines(caplog):
    caplog.set_level("WARNING", "portal.refused")

    def read():
        return [r.getMessage() for r in caplog.records if r.name == "portal.refused"]

    return read


def test_tries_that_fail_are_noted(db, guest, lines):
    make.member(db, "amina")

    guest.post("/sign-in", name="amina", words="quite wrong words")
    guest.post("/sign-in", name="nobody", words="quite wrong words")

    assert lines() == ["422 accounts.sign_in guest"] * 2


def test_waiting_forged_and_unreadable_requests_are_noted(db, guest, lines):
    for _ in range(6):
        guest.post("/sign-in", name="amina", words="quite wrong words")
    guest.post("/sign-in", token="x", name="amina", words="b")
    guest.get("/sign-in?next=%00")
    guest.post("/sign-in", name="a" * 300_000, words="b")

    assert lines()[5:] == [
        "429 accounts.sign_in guest",
        "403 accounts.sign_in guest",
        "400 accounts.sign_in_page guest",
        "413 accounts.sign_in guest",
    ]


def test_doors_that_stay_shut_are_noted_with_the_role(db, sign_in, lines):
    amina = make.member(db, "amina")
    caseworker = sign_in(make.member(db, "elif", role="caseworker"))

    caseworker.get(f"/desk/people/{amina.id}/plan")
    sign_in(amina).get("/desk")

    assert lines() == ["404 desk.plan caseworker", "404 desk.today resident"]


def test_what_is_well_leaves_no_line(db, sign_in, lines):
    browser = sign_in(make.member(db, "amina"))

    browser.get("/account")
    browser.post("/account/language", language="tr")
    browser.post("/plan/goals", title="")

    assert lines() == []
