"""Now and then she is asked whether writing is still safe; without an answer it rests."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from sqlalchemy import select

from portal.accounts.models import Notice
from portal.reminders import asking
from tests.reminders.making import contact, remind

PAGE, SMS = "/account/reminders", "/account/reminders/sms"


def test_after_ninety_days_she_is_asked_and_two_weeks_later_it_rests(amina, db, moment, sign_in):
    contact(db, amina)
    moment.shift(timedelta(days=89))
    assert db.do(asking.ask_due) == 0
    moment.shift(timedelta(days=1, minutes=1))
    assert [db.do(asking.ask_due) for _ in range(2)] == [1, 0]
    assert [notice.news for notice in db.every(Notice)] == ["reminders_ask"]
    again = sign_in(amina)
    assert again.get("/account").text.count("There is news about your account.") == 1
    assert again.get(PAGE).text.count("Is it still safe to write there?") == 1
    assert remind(db, amina) == 1

    moment.shift(timedelta(days=14))
    assert remind(db, amina) == 0
    assert db.do(asking.ask_due) == 0
    again = sign_in(amina)
    assert again.get(PAGE).text.count("so nothing is sent now") == 1

    assert again.post(f"{SMS}/safety").headers["location"] == PAGE
    assert remind(db, amina) == 1
    moment.shift(timedelta(days=91))
    assert db.do(asking.ask_due) == 1


def test_several_workers_ask_her_once(amina, db, moment):
    contact(db, amina)
    moment.shift(timedelta(days=90, minutes=1))

    for more in range(5):
        with ThreadPoolExecutor(4) as workers:
            sum(workers.map(lambda _: db.do(asking.ask_due), range(4)))
        assert len(db.every(Notice)) == 1, more
        db.do(lambda s: [s.delete(row) for row in s.scalars(select(Notice))])
