"""What is past its time goes, and nothing else."""

import time_machine

from portal import purging
from portal.accounts.models import SignedInPhone, Tries, Unsent
from portal.web.once import Answer
from tests import make

START = "2026-11-21 10:00:00+00:00"
HOUR = 3600


def test_old_rows_go_and_young_ones_stay(db, sign_in, guest):
    amina = make.member(db, "amina")
    with time_machine.travel(START, tick=False) as clock:
        shared, own = sign_in(amina), sign_in(amina, own_phone=True)
        shared.post("/account/language", language="tr")
        guest.post("/sign-in", name="nobody", words="some wrong words")
        clock.shift(11 * 60)
        shared.post("/account/language", language="tr", note="not sent in time")
        young = db.do(purging.purge)
        clock.shift(49 * HOUR)
        old = db.do(purging.purge)
        left = [phone.own_phone for phone in db.every(SignedInPhone)]
        clock.shift(31 * 24 * HOUR)
        db.do(purging.purge)

    assert young == {"answers": 0, "phones": 0, "unsent": 0, "tries": 0}
    assert old == {"answers": 1, "phones": 1, "unsent": 1, "tries": 1}
    assert left == [True]
    assert [db.every(table) for table in (Answer, SignedInPhone, Unsent, Tries)] == [[]] * 4
    assert own.get("/account").headers["location"].startswith("/sign-in")
