"""Erasing: nothing of hers is left, all of the others' is, and nothing slips in meanwhile."""

import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import select, text

from portal import clock
from portal.accounts.models import ENDED, Member
from portal.db import Base
from portal.forum.models import Post, Thread
from portal.moderation.models import Report
from portal.my_data import erasing
from portal.my_data.erasing import STAYS
from portal.my_data.people import places
from portal.plan.models import Goal
from portal.trail.verifying import verify
from portal.training.models import Booking, Training
from tests import keyfile, make
from tests.forum.people import tried

SURE = {"words": make.WORDS, "sure": "y"}


def erase(browser, person, **typed):
    return browser.post("/account/data/erasure", name=person.name, **{**SURE, **typed})


def left_of(db, person):
    """Places in which the person still stands."""
    with db.database.transaction(writing=False) as session:
        return {
            place.name
            for place in places()
            if session.execute(place.table.select().where(place.column == person.id)).all()
        }


def stored(db):
    """Everything that is on the disk of the database, as bytes; what is in others is not ours."""
    database = db.database
    if database.is_sqlite:
        path = Path(database.url.database)
        return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM FULL"))
        connection.execute(text("CHECKPOINT"))
        data = connection.execute(text("SHOW data_directory")).scalar_one()
        mine = connection.execute(
            text("SELECT oid FROM pg_database WHERE datname = current_database()")
        ).scalar_one()
    folder = Path(data, "base", str(mine))
    return b"".join(p.read_bytes() for p in folder.iterdir() if p.is_file())


def plain(db):
    """Everything that the tables hold, opened with whatever keys there are."""
    found = []
    with db.database.transaction(writing=False) as session:
        for table in Base.metadata.sorted_tables:
            found += [str(tuple(row)) for row in session.execute(table.select())]
    return "\n".join(found)


def test_nothing_of_hers_is_left_and_all_of_somebody_elses_is(db, sign_in, fill):
    amina, lale = fill("amina"), fill("lale")
    others = left_of(db, lale)
    browser = sign_in(amina)
    sealed = {goal.member_id: goal.title_sealed for goal in db.every(Goal)}

    answer = erase(browser, amina)

    assert answer.headers["location"] == "/account/data/gone"
    assert left_of(db, amina) == {"trail_entries.member_id"} < set(STAYS)
    assert left_of(db, lale) == others
    data = stored(db)
    assert [word for word in (b"amina", sealed[amina.id]) if word in data] == []
    assert [word for word in (b"lale", sealed[lale.id]) if word not in data] == []
    assert (plain(db).count("amina"), plain(db).count("lale-secret") > 5) == (0, True)
    row = db.get(Member, amina.id)
    assert (row.name, row.name_key, row.state, row.words_hash) == ("", f"-{amina.id}", ENDED, None)
    assert (row.pin_digest, row.invited_by_id, row.language) == (None, None, "en")


def test_the_search_for_marks_is_not_blind(db, fill):
    """The control: before erasing they are there, in the file and in the tables."""
    fill("amina")

    assert b"amina called" in stored(db)
    assert plain(db).count("amina-secret") > 5


def test_the_trail_still_adds_up(db, sign_in, fill):
    amina = fill("amina")

    erase(sign_in(amina), amina)

    with db.database.transaction(writing=False) as session:
        assert verify(session, keyfile.keys().trail_root, []) == []


def test_her_words_are_gone_and_others_read_that_they_are(db, sign_in, fill, elif_):
    amina = fill("amina")
    shared, theirs = (t for t in db.every(Thread) if t.title != "amina-secret title")

    erase(sign_in(amina), amina)

    assert [t.id for t in db.every(Thread)] == [shared.id, theirs.id]
    hers = db.all(select(Post).where(Post.body == ""))
    assert [(p.author_id, p.state, p.why_hidden) for p in hers] == [(None, "hidden", "gone")] * 3
    for reader in (elif_, make.member(db, "deniz")):
        browser = sign_in(reader)
        pages = [browser.get(f"/forum/threads/{t.id}").text for t in (shared, theirs)]
        assert [page.count("Its author took this post away.") for page in pages] == [1, 2]
    decisions = [
        sign_in(elif_).post(f"/moderation/posts/{post.id}/{deed}").status_code
        for post in hers
        for deed in ("restoration", "admission", "hiding")
    ]
    assert set(decisions) == {403}
    sent, about = sorted(db.every(Report), key=lambda report: report.reporter_id is not None)
    assert (sent.reporter_id, sent.note, sent.kind) == (None, "", "hurts")
    assert (about.note, about.settled_at is None) == ("", False)


def test_her_seats_are_free_again(db, sign_in, fill):
    amina = fill("amina")
    over = make.training(db, days=-3, taken=1)
    make.booking(db, over, amina)
    given_back, now = make.training(db, taken=0), clock.now()
    db.add(Booking(training_id=given_back.id, member_id=amina.id, booked_at=now, cancelled_at=now))

    erase(sign_in(amina), amina)

    assert db.every(Booking) == []
    assert [t.taken for t in db.every(Training)] == [0, 0, 1, 0]  # two of them are made by `fill`


def test_without_the_words_or_the_tick_nothing_happens(db, sign_in, fill):
    amina, _ = fill("amina"), fill("lale")
    before, browser = left_of(db, amina), sign_in(amina)
    for wrong in (
        {"words": "not my secret words"},
        {"words": ""},
        {"sure": ""},
        {"name": "lale called"},
    ):
        fields = {"name": amina.name, **SURE, **wrong}
        typed = {name: value for name, value in fields.items() if value}

        answer = browser.post("/account/data/erasure", **typed)

        assert answer.status_code == 422, wrong
        assert left_of(db, amina) == before | {"phones.member_id"}, wrong


def test_wrong_words_wait_like_at_sign_in(db, sign_in):
    amina = make.member(db, "amina")
    browser = sign_in(amina)

    answers = [erase(browser, amina, words="not my secret words") for _ in range(7)]

    assert [answer.status_code for answer in answers] == [422] * 5 + [429] * 2
    assert "retry-after" in answers[-1].headers


@pytest.mark.parametrize("role", ["caseworker", "coordinator", "administrator"])
def test_staff_are_told_whom_to_ask(db, sign_in, role):
    nur = make.member(db, "nur", role=role)
    browser = sign_in(nur)

    page, answer = browser.get("/account/data/erasure").text, erase(browser, nur)

    assert page.count("Please ask your coordinator, or the administrator.") == 1
    assert 'action="/account/data/erasure"' not in page
    assert answer.status_code == 403
    assert db.get(Member, nur.id).name == "nur"


def test_sent_twice_it_is_done_once_and_nobody_comes_in_again(db, sign_in, guest):
    amina = make.member(db, "amina")
    one, other = sign_in(amina), sign_in(amina)
    token = one.token()
    fields = {"name": "amina", **SURE}

    first = one.post("/account/data/erasure", token=token, **fields)
    again = one.post("/account/data/erasure", token=token, **fields)

    assert first.headers["location"] == "/account/data/gone"
    assert "s=" in first.headers["set-cookie"]
    assert '"storage"' in first.headers["clear-site-data"]
    assert again.headers["location"].startswith("/sign-in")
    assert other.get("/plan").headers["location"].startswith("/sign-in")
    assert guest.post("/sign-in", name="amina", words=make.WORDS, next="").status_code == 422
    assert guest.get("/account/data/gone").text.count("It is done") == 1


def test_her_name_is_free_and_her_number_is_not(db, sign_in, elif_):
    amina = make.member(db, "amina")
    erase(sign_in(amina), amina)

    again = make.member(db, "amina")

    assert again.id > amina.id
    assert db.get(Member, amina.id).state == ENDED


def busy_with(app, browser, deeds, found, stop):
    """Do these deeds over and over until told to stop."""
    while not stop.is_set():
        for path, fields in deeds:
            found.append(browser.post(path, **fields).status_code)


def test_nothing_slips_in_while_she_is_erased(app, db, sign_in, fill, elif_):
    """Five phones and one colleague are at work meanwhile: no error, and no row afterwards."""
    amina = fill("amina")
    training, thread = db.every(Training)[0], db.every(Thread)[-1]
    job = make.job(db)
    deeds = [
        ("/plan/goals", {"title": "Swim", "type": "health", "first_step": "Ask"}),
        (f"/training/{training.id}/cancellation", {}),
        (f"/training/{training.id}/booking", {}),
        (f"/forum/threads/{thread.id}/reply", {"body": "Hello", "language": "en"}),
        (f"/jobs/{job.id}/saving", {}),
        ("/account/data/request", {"rights": "b"}),
        ("/account/language", {"language": "tr"}),
    ]
    by_staff = [
        (f"/desk/people/{amina.id}/notes", {"text": "Late", "language": "en"}),
        (f"/desk/people/{amina.id}/goals", {"title": "Run", "type": "health", "language": "en"}),
    ]
    found, stop = [], threading.Event()
    work = [(sign_in(amina), deeds) for _ in range(3)] + [(sign_in(elif_), by_staff)]
    erasers = [sign_in(amina) for _ in range(2)]
    threads = [
        threading.Thread(target=busy_with, args=(app, browser, of, found, stop))
        for browser, of in work
    ]
    answers = []
    ends = [
        threading.Thread(target=lambda b=browser: answers.append(erase(b, amina)))
        for browser in erasers
    ]
    for thread_ in threads:
        thread_.start()
    end_of_patience = time.monotonic() + 60
    while len(found) < 20 and time.monotonic() < end_of_patience:
        time.sleep(0.01)
    for end in ends:
        end.start()
    for end in ends:
        end.join()
    stop.set()
    for thread_ in threads:
        thread_.join()

    assert [code for code in found if code >= 500] == []
    assert {303} >= {answer.status_code for answer in answers}
    assert left_of(db, amina) == {"trail_entries.member_id"}
    assert all(t.taken == 0 for t in db.every(Training))


def test_without_waiting_something_would_slip_in(db, fill):
    """The control for the check above: a row that comes afterwards is seen."""
    amina = fill("amina")
    db.do(erasing.erase, make.viewer(amina))
    assert left_of(db, amina) == {"trail_entries.member_id"}

    make.goal(db, amina)

    assert left_of(db, amina) >= {"goals.member_id", "person_keys.member_id"}


def test_the_index_of_words_forgets_hers_and_keeps_those_of_others(db, sign_in, elif_):
    """FTS5 only marks what is deleted as gone until its parts are merged."""
    amina = tried(db)
    thread = make.thread(db, elif_)
    browser = sign_in(amina)
    for word in ("xylophonist", "quartzite", "xylophonist"):
        browser.post(f"/forum/threads/{thread.id}/reply", body=f"A {word}")
    sign_in(elif_).post(f"/forum/threads/{thread.id}/reply", body="A zeppelin")
    before = b"xylophonist" in stored(db)

    erase(browser, amina)

    data = stored(db)
    assert (before, b"ylophonist" in data, b"uartzite" in data) == (True, False, False)
    assert sign_in(elif_).get("/forum/search?q=zeppelin").text.count("A zeppelin") == 1
