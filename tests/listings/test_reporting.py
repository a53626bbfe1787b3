"""Reporting an offer: one tap, hidden for all, decided by another one, told what came of it."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from portal import clock
from portal.listings import actions, reports
from portal.listings.models import Listing, Report
from portal.refusal import Forbidden, Refused
from portal.vetting import reviewing
from tests import make
from tests.listings.reading import titles

KINDS = [("/jobs", make.job), ("/housing", make.home)]


@pytest.fixture
def elif_(db):
    return make.viewer(make.member(db, role="caseworker"))


def decide(db, by, listing, outcome):
    db.do(lambda s: reports.decide(s, by, s.get_one(Listing, listing.id), outcome))


def told(db, viewer):
    """What staff read, while their transaction is open: offers by title."""
    with db.database.transaction(writing=True) as session:
        waiting = [session.get_one(Listing, one.id) for one in reviewing.queue(session)]
        said = {one.title: reviewing.look_at(session, viewer, one) for one in waiting}
        return {
            title: [(s.reason, s.words, s.hides) for s in found] for title, found in said.items()
        }


@pytest.mark.parametrize(("path", "maker"), KINDS)
def test_one_tap_hides_it_for_all_and_says_what_happens(db, sign_in, path, maker, elif_):
    wrong, amina = maker(db, "sad one"), make.member(db, "amina", house_id=elif_.house_id)
    hers, others = sign_in(amina), sign_in(make.member(db))
    page = f"{path}/{wrong.id}"

    form = hers.get(f"{page}/report").text
    done = hers.post(f"{page}/report", reason="money", said="They asked 500")
    receipt = hers.get(done.headers["location"]).text

    assert form.count('name="reason"') == 6
    assert done.headers["location"] == f"{page}/report"
    assert "It is hidden for everybody now" in receipt
    assert "not your name" in receipt
    assert "Tell the staff on duty" in receipt
    assert titles(others.get(path)) == []
    assert [b.get(page).status_code for b in (hers, others)] == [404, 404]
    assert others.get(f"{page}/report").status_code == 404
    assert told(db, elif_) == {"sad one": [("money", "They asked 500", True)]}
    assert "sad one</bdi>" in hers.get("/jobs/reports").text
    assert "sad one" not in others.get("/jobs/reports").text


def test_twice_is_once_and_the_last_words_count(db, sign_in, elif_):
    job = make.job(db)
    browser = sign_in(make.member(db, house_id=elif_.house_id))
    token, at = browser.token(), f"/jobs/{job.id}/report"

    for fields in ({"reason": "unsure", "token": token}, {"reason": "unsure", "token": token}):
        browser.post(at, **fields)
    first = db.get(Listing, job.id).hidden_at
    browser.post(at, reason="unsafe", said="He came close")
    browser.post(at, reason="papers")

    assert told(db, elif_) == {"Tailor": [("papers", "He came close", True)]}
    assert db.get(Listing, job.id).hidden_at == first


def test_shown_again_she_reads_it_and_a_second_time_hides_nothing(db, sign_in, elif_):
    job = make.job(db, "fine")
    hers, others = sign_in(make.member(db)), sign_in(make.member(db))
    at = f"/jobs/{job.id}/report"
    hers.post(at, reason="gone")

    decide(db, elif_, job, "shown")
    decide(db, elif_, job, "shown")
    read = hers.get("/jobs/reports").text
    hers.post(at, reason="money")
    again = hers.get(at).text

    assert "It is shown again. It was right to tell." in read
    assert titles(others.get("/jobs")) == ["fine"]
    assert "It is written down. It still stands here" in again
    assert told(db, elif_) == {"fine": [("money", "", False)]}
    others.post(at, reason="unsure")
    assert titles(others.get("/jobs")) == []


def test_withdrawn_is_told_and_stays(db, sign_in, elif_):
    job = make.job(db, "fake")
    db.do(lambda s: actions.make_findable(s, s.get_one(Listing, job.id)))
    browser = sign_in(make.member(db))
    browser.post(f"/jobs/{job.id}/report", reason="papers")

    decide(db, elif_, job, "withdrawn")
    with pytest.raises(Refused):
        decide(db, elif_, job, "shown")

    assert "It was taken away." in browser.get(f"/jobs/{job.id}/report").text
    assert db.get(Listing, job.id).withdrawn_at is not None
    assert told(db, elif_) == {}


def test_whoever_wrote_it_withdraws_but_does_not_show_again(db, sign_in, elif_):
    job = make.job(db, posted_by_id=elif_.id)
    sign_in(make.member(db)).post(f"/jobs/{job.id}/report", reason="unsure")
    others = [make.viewer(make.member(db, role=role)) for role in ("resident", "administrator")]

    for by in (elif_, *others):
        with pytest.raises(Forbidden):
            decide(db, by, job, "shown")
    for by in others:
        with pytest.raises(Forbidden):
            decide(db, by, job, "withdrawn")
    decide(db, elif_, job, "withdrawn")

    assert [row.outcome for row in db.every(Report)] == ["withdrawn"]


def test_the_sixth_open_report_of_one_person_hides_nothing(db, sign_in, elif_):
    jobs = [make.job(db, f"job {n}") for n in range(7)]
    browser = sign_in(make.member(db))
    for job in jobs:
        browser.post(f"/jobs/{job.id}/report", reason="gone")
    hidden = [db.get(Listing, job.id).hidden_at is not None for job in jobs]
    decide(db, elif_, jobs[0], "shown")
    late = make.job(db, "late")
    browser.post(f"/jobs/{late.id}/report", reason="gone")

    assert hidden == [True] * 5 + [False] * 2
    assert db.get(Listing, late.id).hidden_at is None  # six are open still
    assert len(told(db, elif_)) == 7


def test_a_hidden_one_waits_also_when_nobody_says_so_any_more(db, elif_):
    make.job(db, "left", hidden_at=clock.now())

    assert told(db, elif_) == {"left": []}


def test_what_is_no_reason_or_too_long_is_asked_again(db, sign_in):
    job = make.job(db)
    browser = sign_in(make.member(db))
    for fields in ({}, {"reason": "x"}, {"reason": "money", "said": "a" * 501}):
        answer = browser.post(f"/jobs/{job.id}/report", **fields)
        assert answer.status_code == 422, fields
    assert "keep it under 500 characters" in answer.text
    unassured, home = make.job(db, assured=False), make.home(db)
    for number in (unassured.id, home.id, 999999):
        assert browser.post(f"/jobs/{number}/report", reason="gone").status_code == 404
    staff = sign_in(make.member(db, role="caseworker"))
    assert staff.post(f"/jobs/{job.id}/report", reason="gone").status_code == 404
    assert db.every(Report) == []
    assert browser.get("/jobs/reports?before=x").status_code == 400


def test_two_at_once_are_two_reports_of_one_hidden_offer(db, sign_in):
    jobs = [make.job(db) for _ in range(4)]
    browsers = [sign_in(make.member(db)) for _ in range(3)]
    tries = [(b, b.token(), job) for job in jobs for b in browsers]

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(report_it, tries))

    assert {answer.status_code for answer in answers} == {303}
    assert len(db.every(Report)) == 12
    assert all(db.get(Listing, job.id).hidden_at for job in jobs)


def test_one_person_at_once_hides_no_more_than_five(db, sign_in):
    jobs = [make.job(db) for _ in range(8)]
    browser = sign_in(make.member(db))
    tries = [(browser, browser.token(), job) for job in jobs]

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(report_it, tries))

    assert len(db.every(Report)) == 8
    assert sum(bool(db.get(Listing, job.id).hidden_at) for job in jobs) == 5


def test_a_report_while_it_is_decided_is_answered_or_hides(db, sign_in, elif_):
    """In whichever order: nothing is hidden without an open report, and none open is not hidden."""
    jobs = [make.job(db) for _ in range(4)]
    first, second = sign_in(make.member(db)), sign_in(make.member(db))
    for job in jobs:
        first.post(f"/jobs/{job.id}/report", reason="gone")
    tries = [(second, second.token(), job) for job in jobs]

    with ThreadPoolExecutor(4) as pool:
        decided = [pool.submit(decide, db, elif_, job, "shown") for job in jobs]
        answers = list(pool.map(report_it, tries))
        for one in decided:
            one.result()

    assert {answer.status_code for answer in answers} == {303}
    is_open = {row.listing_id for row in db.every(Report) if row.decided_at is None}
    assert is_open == {job.id for job in jobs if db.get(Listing, job.id).hidden_at}


def report_it(asked):
    browser, token, job = asked
    return browser.post(f"/jobs/{job.id}/report", token=token, reason="money")
