"""How long a visit lasts at most, and what ends it at once."""

import time_machine
from sqlalchemy import update

from portal.accounts.models import ENDED, Member, SignedInPhone
from portal.viewer import Role
from tests import make

HOUR = 3600


def still_in_after(browser, clock, hours, every=0.15):
    """Whether a phone in constant use is signed in after so many hours."""
    passed = 0.0
    while passed < hours:
        step = min(every, hours - passed)
        clock.shift(step * HOUR)
        passed += step
        if browser.get("/account").status_code != 200:
            return False
    return True


def test_a_shared_phone_in_constant_use_is_signed_out_after_twelve_hours(db, sign_in):
    with time_machine.travel("2026-11-21 06:00:00+00:00", tick=False) as clock:
        browser = sign_in(make.member(db, "amina"))

        assert still_in_after(browser, clock, 11.9)
        assert not still_in_after(browser, clock, 0.2)


def test_a_phone_of_her_own_asks_again_after_twelve_hours_of_rest_and_after_thirty_days(
    db, sign_in
):
    amina = make.member(db, "amina")
    with time_machine.travel("2026-11-01 06:00:00+00:00", tick=False) as clock:
        rested, used = sign_in(amina, own_phone=True), sign_in(amina, own_phone=True)
        clock.shift(11 * HOUR)
        used.get("/account")
        clock.shift(2 * HOUR)
        used.get("/account")

        assert rested.get("/account").headers["location"].startswith("/sign-in")
        assert still_in_after(used, clock, 29 * 24, every=11)
        assert not still_in_after(used, clock, 12, every=11)


def test_staff_are_signed_out_after_fifteen_idle_minutes_and_ten_hours(db, sign_in):
    elif_ = make.member(db, "elif", role="caseworker")
    with time_machine.travel("2026-11-21 06:00:00+00:00", tick=False) as clock:
        rested, used = sign_in(elif_, own_phone=True), sign_in(elif_, own_phone=True)
        clock.shift(14 * 60)
        used.get("/account")
        clock.shift(2 * 60)

        assert rested.get("/account").headers["location"].startswith("/sign-in")
        assert still_in_after(used, clock, 9.5, every=0.2)
        assert not still_in_after(used, clock, 0.5, every=0.2)


def test_somebody_who_left_for_good_is_signed_out_everywhere_at_once(db, sign_in):
    amina = make.member(db, "amina")
    phones = [sign_in(amina), sign_in(amina, own_phone=True)]

    db.do(lambda s: s.execute(update(Member).values(state=ENDED)))

    assert [p.get("/account").status_code for p in phones] == [303, 303]


def test_another_role_counts_at_once(db, sign_in):
    elif_ = make.member(db, "elif", role="caseworker")
    browser = sign_in(elif_)
    before = browser.get("/desk").status_code

    db.do(lambda s: s.execute(update(Member).values(role=Role.RESIDENT)))

    assert (before, browser.get("/desk").status_code) == (200, 404)


def test_a_cookie_of_an_ended_visit_opens_nothing(db, sign_in):
    browser = sign_in(make.member(db, "amina"))
    kept = dict(browser.cookies)

    browser.post("/sign-out")
    browser.cookies.update(kept)

    assert browser.get("/account").headers["location"].startswith("/sign-in")


def test_every_sign_in_has_a_new_cookie_and_ends_the_old_visit_of_this_phone(db, sign_in):
    amina = make.member(db, "amina")
    browser = sign_in(amina, in_full=True)
    first = browser.cookies["s"]

    browser.post("/sign-in", name="amina", words=make.WORDS)

    assert browser.cookies["s"] != first
    assert min(len(first), len(browser.cookies["s"])) == 43  # 256 random bits
    assert [len(row.key) for row in db.every(SignedInPhone)] == [64]
