"""Two people at the same moment: one of them wins, never both, and her no is always the last."""

from portal.interest.models import Interest, Turn
from tests import make
from tests.consent.test_races import at_once
from tests.interest.making import interested
from tests.interest.pages import asking, desk, here, hidden, preview

ROUNDS = 5


def course(db, number):
    return [str(t.state) for t in db.every(Turn) if t.interest_id == number]


def test_she_takes_it_back_while_staff_mark_it_as_sent(db, sign_in, scene):
    mine, staff = sign_in(scene.amina), sign_in(scene.elif_)
    for _ in range(ROUNDS):
        number = interested(db, scene.amina, make.job(db)).id
        hers, theirs = at_once(
            lambda number=number: mine.post(f"{here(number)}/withdrawal"),
            lambda number=number: staff.post(f"{desk(number)}/sending"),
        )
        late = staff.post(f"{desk(number)}/sending")

        assert hers.status_code == 303
        assert theirs.status_code in {303, 409}
        sent = ["sent"] if theirs.status_code == 303 else []
        assert course(db, number) == ["asked", *sent, "withdrawn"]
        assert (db.get(Interest, number).state, late.status_code) == ("withdrawn", 409)


def test_she_asks_on_two_phones(db, sign_in, scene):
    phones = [sign_in(scene.amina) for _ in range(2)]
    for done in range(1, ROUNDS + 1):
        job = make.job(db, f"Job {done}")
        fields = hidden(preview(phones[0], job))
        found = at_once(
            *(
                lambda b=browser, f=fields, j=job: b.post(asking(j), do="yes", **f)
                for browser in phones
            )
        )

        assert sorted(answer.status_code for answer in found) == [303, 409]
        assert len(db.every(Interest)) == done
