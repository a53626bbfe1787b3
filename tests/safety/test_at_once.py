"""Two phones press at the very same moment: one is kept, the other is shown both."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from portal.accounts import pin
from portal.safety.models import SafetyPlan
from portal.safety.queries import plan_of, read
from tests import make

PIN = "8305"
SHEET, REMOVAL = "/plan/safety/sheet", "/plan/safety/removal"
ROUNDS = 5


@pytest.fixture
def amina(db):
    found = make.member(db, "amina")
    db.do(pin.keep, found.id, PIN, asks=False)
    return found


@pytest.fixture
def phones(sign_in, amina):
    found = [sign_in(amina) for _ in range(2)]
    for browser in found:
        browser.post("/pin", pin=PIN)
    return found


def at_once(*works):
    ready = Barrier(len(works))

    def run(work):
        ready.wait()
        return work().status_code

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def stands(db, amina):
    def look(session):
        plan = plan_of(session, make.viewer(amina))
        return (plan.version if plan else 0), read(plan)

    return db.ask(look)


def keeping(phone, version, text):
    return lambda: phone.post(SHEET, version=str(version), calm=text)


def test_both_keep_at_once(db, amina, phones):
    """From the first words on: the round begins without a plan."""
    for number in range(ROUNDS):
        version, _ = stands(db, amina)
        texts = [f"{name} {number}" for name in ("one", "two")]
        answers = at_once(
            *(keeping(phone, version, text) for phone, text in zip(phones, texts, strict=True))
        )

        assert sorted(answers) == [303, 409]
        assert stands(db, amina)[1] == {"calm": texts[answers.index(303)]}
    assert len(db.every(SafetyPlan)) == 1


def test_one_deletes_while_the_other_keeps(db, amina, phones):
    """Either the deletion comes last, or the other learns of it: nothing is half there."""
    one, two = phones
    for _ in range(ROUNDS):
        one.post(SHEET, version="0", calm="Tea")
        version, _ = stands(db, amina)
        deleted, kept = at_once(lambda: one.post(REMOVAL), keeping(two, version, "Walking"))

        assert deleted == 303
        assert kept in {303, 404, 409}
        assert stands(db, amina) == (0, {})
