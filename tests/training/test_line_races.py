"""The line when things happen at the same moment, on both engines: threads, through pages."""

from collections import Counter
from datetime import timedelta
from threading import Barrier, Thread

from sqlalchemy import select

from portal import clock
from portal.training import actions, pairs, waiting
from portal.training.models import Booking, SessionNews, Training, Wait
from tests import make
from tests.thorough import tries
from tests.training.lines import deed, full, people, standing, told, work

DAYS = tries((3, 4, 5, 6), (3, 4))  # ahead: one round each, on days of their own


def at_once(*deeds):
    """Run these at the same moment; what each returned, or its error."""
    barrier, results = Barrier(len(deeds)), [None] * len(deeds)

    def run(number, work):
        barrier.wait()
        try:
            results[number] = work()
        except Exception as error:
            results[number] = error

    threads = [Thread(target=run, args=each) for each in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def press(browser, training, noun, **fields):
    """A post, when it is called; its status."""
    token = browser.token()
    page = f"/training/{training.id}/{noun}"
    return lambda: browser.post(page, token=token, **fields).status_code


def faults(db, training):
    """What does not add up, in words."""
    row = db.get(Training, training.id)
    seated = db.all(
        select(Booking).where(Booking.training_id == training.id, Booking.seat.is_not(None))
    )
    waits = db.all(select(Wait).where(Wait.training_id == training.id))
    held = sum(wait.size for wait in waits if wait.held_until)
    in_line = [p for wait in waits for p in (wait.member_id, wait.friend_id) if p]
    places = Counter((one.member_id, one.for_child) for one in seated)
    found = []
    if row.taken != len(seated) + held + row.kept:
        found.append(f"{row.taken} taken, {len(seated)} seated, {held} held, {row.kept} kept")
    if row.taken > row.seats or len({one.seat for one in seated}) != len(seated):
        found.append("a seat too many")
    if max(places.values(), default=1) > 1 or max(Counter(in_line).values(), default=1) > 1:
        found.append("somebody is there twice")
    if {one.member_id for one in seated} & set(in_line):
        found.append("somebody has a place and waits")
    return found


def test_the_checker_sees_faults(db, house, amina):
    """The control."""
    training = make.training(db, seats=1, taken=1)
    make.booking(db, training, amina)
    assert faults(db, training) == []
    make.wait(db, training, amina)
    assert faults(db, training) == ["somebody has a place and waits"]
    make.booking(db, training, *people(db, house, "lale"), seat=2)
    assert faults(db, training)[0] == "1 taken, 2 seated, 0 held, 0 kept"


def test_two_people_and_the_last_place(db, sign_in, house, time):
    browsers = [sign_in(one) for one in people(db, house, "lale", "gul")]
    for days in DAYS:
        training = make.training(db, seats=1, days=days)

        answers = at_once(*(press(browser, training, "booking") for browser in browsers))

        assert sorted(answers) == [303, 409]
        assert faults(db, training) == []


def test_a_place_is_given_back_while_others_want_it(db, sign_in, house, time):
    """One waits, one does not: whoever presses at that moment does not come before her."""
    amina, lale, gul = people(db, house, "amina", "lale", "gul")
    browsers = [sign_in(one) for one in (amina, gul)]
    for days in DAYS:
        training = full(db, house, amina, days=days)
        deed(db, waiting.join, training, lale)

        answers = at_once(
            press(browsers[0], training, "cancellation"), press(browsers[1], training, "booking")
        )

        assert answers == [303, 409]
        assert standing(db, training) == (1, 0, [f"{lale.id} offered"])
        assert faults(db, training) == []


def test_joining_while_the_place_is_given_back(db, sign_in, house, time):
    """Whichever comes first: she has an offer, or is told that she can book."""
    amina, lale = people(db, house, "amina", "lale")
    browsers = [sign_in(one) for one in (amina, lale)]
    for days in DAYS:
        training = full(db, house, amina, days=days)

        answers = at_once(
            press(browsers[0], training, "cancellation"), press(browsers[1], training, "waiting")
        )

        assert answers in ([303, 303], [303, 409])
        offered = (1, 0, [f"{lale.id} offered"])
        assert standing(db, training) == (offered if answers[1] == 303 else (0, 0, []))


def test_an_offer_is_taken_twice_at_once(db, sign_in, house, time):
    amina, lale = people(db, house, "amina", "lale")
    phones = [sign_in(lale, own_phone=True) for _ in range(2)]
    for days in DAYS:
        training = full(db, house, amina, days=days)
        deed(db, waiting.join, training, lale)
        deed(db, actions.cancel, training, amina)

        answers = at_once(*(press(p, training, "answer", answer="take") for p in phones))

        assert answers == [303, 303]
        assert (standing(db, training), faults(db, training)) == ((1, 0, []), [])


def test_an_offer_is_taken_and_passed_on_at_once(db, sign_in, house, time):
    """One of both is done, never half of each."""
    amina, lale, gul = people(db, house, "amina", "lale", "gul")
    phones = [sign_in(lale, own_phone=True) for _ in range(2)]
    for days in DAYS:
        training = full(db, house, amina, days=days)
        for one in (lale, gul):
            deed(db, waiting.join, training, one)
        deed(db, actions.cancel, training, amina)

        answers = at_once(
            press(phones[0], training, "answer", answer="take"),
            press(phones[1], training, "answer", answer="skip"),
        )

        assert answers in ([303, 303], [409, 303])
        assert standing(db, training) in (
            (1, 0, [str(gul.id)]),
            (1, 0, [f"{lale.id} passes", f"{gul.id} offered"]),
        )
        assert faults(db, training) == []


def test_an_offer_is_taken_while_it_lapses(db, sign_in, house, time):
    """The clock decides: at its last second it is hers, afterwards never."""
    amina, lale, gul = people(db, house, "amina", "lale", "gul")
    for days, seconds, answer in ((3, -1, 303), (5, 0, 409), (9, -1, 303), (12, 0, 409)):
        training = full(db, house, amina, days=days)
        for one in (lale, gul):
            deed(db, waiting.join, training, one)
        deed(db, actions.cancel, training, amina)
        time.shift(timedelta(hours=24, seconds=seconds))
        browser = sign_in(lale)

        answers = at_once(
            press(browser, training, "answer", answer="take"), lambda: work(db), lambda: work(db)
        )

        assert answers[0] == answer, answers
        hers = (1, 0, [str(gul.id)])
        lapsed = (1, 0, [f"{lale.id} passes", f"{gul.id} offered"])
        assert standing(db, training) == (hers if answer == 303 else lapsed)
        assert told(db, gul).count("offered") == (0 if answer == 303 else 1)
        assert faults(db, training) == []
        db.do(lambda s, t=training: setattr(s.merge(t), "cancelled_at", clock.now()))
        work(db)
        db.do(lambda s: [s.delete(row) for row in s.scalars(select(SessionNews))])


def test_two_workers_ask_once(db, house, time):
    amina, lale, gul = people(db, house, "amina", "lale", "gul")
    training = full(db, house, amina)
    for one in (lale, gul):
        deed(db, waiting.join, training, one)
    deed(db, actions.cancel, training, amina)
    time.shift(timedelta(hours=24))

    at_once(*[lambda: work(db)] * 4)

    assert standing(db, training) == (1, 0, [f"{lale.id} passes", f"{gul.id} offered"])
    assert (told(db, lale), told(db, gul)) == (["offered", "lapsed"], ["offered"])


def test_a_code_is_typed_by_two_at_once(db, sign_in, house, time):
    amina, *others = people(db, house, "amina", "lale", "gul")
    browsers = [sign_in(one) for one in others]
    for days in DAYS:
        training = make.training(db, seats=4, days=days)
        code = deed(db, pairs.make_code, training, amina)
        letters = db.ask(pairs.code_of, code)

        answers = at_once(*(press(b, training, "together", code=letters) for b in browsers))

        assert sorted(answers) == [303, 409]
        assert (standing(db, training)[0], faults(db, training)) == (2, [])


def test_she_is_erased_while_her_place_and_her_turn_move(db, sign_in, house, time):
    amina, lale, gul = people(db, house, "amina", "lale", "gul")
    training = full(db, house, amina)
    for one in (lale, gul):
        deed(db, waiting.join, training, one)
    browser, gone = sign_in(amina), sign_in(lale)
    token = gone.token()

    answers = at_once(
        press(browser, training, "cancellation"),
        lambda: (
            gone.post(
                "/account/data/erasure", token=token, name=lale.name, words=make.WORDS, sure="y"
            ).status_code
        ),
    )

    assert answers == [303, 303]
    assert standing(db, training) == (1, 0, [f"{gul.id} offered"])
    assert faults(db, training) == []


def test_a_crowd_does_everything_at_once(db, sign_in, house, time):
    """A small round: eight people, three places, everything there is to press, and a worker."""
    crowd = people(db, house, *(f"member {letter}" for letter in "abcdefgh"))
    browsers = [sign_in(one) for one in crowd]
    training = make.training(db, seats=3)
    nouns = [
        ("booking", {}), ("booking", {"child": "y"}), ("cancellation", {}), ("waiting", {}),
        ("waiting", {"child": "y"}), ("answer", {"answer": "take"}),
        ("answer", {"answer": "skip"}), ("answer", {"answer": "leave"}),
    ]  # fmt: skip
    for number in range(tries(12, 6)):
        pressed = [nouns[(number * 5 + who * 3 + who // 4) % len(nouns)] for who in range(8)]
        answers = at_once(
            *(press(b, training, n, **f) for b, (n, f) in zip(browsers, pressed, strict=True)),
            lambda: work(db),
        )

        assert set(answers[:-1]) <= {303, 409}, answers
        assert faults(db, training) == []
