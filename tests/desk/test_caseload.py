"""The caseload: who waits comes first; dates, no words; few statements for two hundred people."""

import re
from datetime import timedelta

import brotli
import pytest

from portal import clock
from portal.plan.caseload import caseload_for
from portal.plan.models import Answer, Question, Translation
from portal.trail.models import TrailEntry
from tests import make, many
from tests.statements import counted

TODAY = clock.now().date()
NAMES = re.compile(r'<a id="p\d+" href="/desk/people/\d+"><bdi>([^<]+)</bdi>')
AGREED = {"answer": Answer.AGREED, "answered_at": clock.now(), "answered_version": 1}


def days_ago(days):
    return clock.now() - timedelta(days=days)


def answered(answer, days=3, **values):
    said = {"answer": answer, "answered_at": days_ago(days), "answered_version": 1}
    return said | values


def person(db, carer, name, **values):
    member = make.member(db, name, house_id=carer.house_id, **values)
    make.assignment(db, carer, member)
    return member


def with_step(db, carer, name, text="a secret step", goal=None, **values):
    """Somebody with one step of the house that she agrees with, unless said otherwise."""
    member = person(db, carer, name)
    make.step(db, goal or make.goal(db, member), text, **{"doer": "house", **AGREED, **values})
    return member


@pytest.fixture
def elif_(db):
    return make.member(db, "elif", role="caseworker")


def rows_of(db, carer):
    return {row.name: row for row in db.ask(caseload_for, make.viewer(carer))}


def test_who_waits_longest_comes_first(db, elif_):
    make.member(db, "not hers", house_id=elif_.house_id)
    person(db, elif_, "quiet")
    with_step(db, elif_, "late", planned_on=TODAY - timedelta(days=2))
    with_step(db, elif_, "later", planned_on=TODAY - timedelta(days=9))
    with_step(db, elif_, "disagrees", **answered(Answer.DISAGREED, days=5))
    with_step(db, elif_, "new", answer=None, answered_at=None, answered_version=None)

    rows = db.ask(caseload_for, make.viewer(elif_))

    assert [row.name for row in rows] == ["later", "disagrees", "late", "new", "quiet"]


def test_what_waits_is_counted_and_dated(db, elif_):
    amina = person(db, elif_, "amina")
    goal = make.goal(db, amina, type="legal")
    for days in (-8, -3, 0, 6, 7):
        make.step(db, goal, doer="house", planned_on=TODAY + timedelta(days=days), **AGREED)
    for days, answer in ((4, Answer.DISAGREED), (2, Answer.CHANGE), (1, Answer.NOT_NOW)):
        make.step(db, goal, **answered(answer, days))
    make.step(db, goal, is_own=True)
    make.step(db, goal, version=2, **AGREED)
    make.step(db, goal)

    row = rows_of(db, elif_)["amina"]

    assert (row.waiting, row.waiting_since.date(), row.disagrees) == (2, days_ago(4).date(), 1)
    assert (row.overdue, row.overdue_since) == (2, TODAY - timedelta(days=8))
    assert (row.soon, row.soon_from) == (2, TODAY)
    assert row.unanswered == 2
    assert row.since == TODAY - timedelta(days=8)


def test_what_is_over_waits_for_nothing(db, elif_):
    amina = person(db, elif_, "amina")
    goal, past = make.goal(db, amina), {"planned_on": TODAY - timedelta(days=8), "doer": "house"}
    make.step(db, goal, done_at=clock.now(), **past)
    make.step(db, goal, withdrawn_at=clock.now(), **past)
    make.step(db, goal, **answered(Answer.DISAGREED, replied_at=clock.now()))
    make.step(db, goal, version=2, **answered(Answer.CHANGE))
    make.step(db, goal, doer="service", planned_on=past["planned_on"], **AGREED)

    row = rows_of(db, elif_)["amina"]

    assert (row.waiting, row.overdue, row.soon, row.since) == (0, 0, 0, None)
    assert (row.disagrees, row.unanswered) == (1, 1)  # answered, and she still does; asked anew


def test_questions_and_translations_wait_as_well(db, elif_):
    amina = person(db, elif_, "amina", language="ar")
    goal = make.goal(db, amina, is_own=True)
    late = make.step(db, goal, doer="house", planned_on=TODAY - timedelta(days=3), **AGREED)
    ready = make.step(db, goal, phrase="ask-a-lawyer", **AGREED)
    done = make.step(db, goal, **AGREED)
    make.step(db, goal, is_own=True)
    hers = {"member_id": amina.id, "language": "ar", "of_version": 1}
    asked = {"member_id": amina.id, "owed_on": TODAY}
    db.add(
        Translation(**hers, step_id=done.id, at=clock.now()),
        Translation(**hers, step_id=late.id, wanted_at=clock.now()),
        Translation(**hers, step_id=ready.id, asked_at=clock.now()),  # by staff, of a colleague
        Question(step_id=late.id, asked_at=days_ago(1), **asked),
        Question(step_id=ready.id, asked_at=days_ago(9), answered_at=clock.now(), **asked),
    )

    row = rows_of(db, elif_)["amina"]

    assert (row.translations, row.foreign) == (1, 1)
    assert row.asked_at.date() == days_ago(1).date()
    assert row.waits_for_a_word


def test_the_page_filters_sorts_and_searches(db, sign_in, elif_):
    with_step(db, elif_, "İpek", planned_on=TODAY - timedelta(days=2))
    with_step(db, elif_, "Ayla", planned_on=TODAY + timedelta(days=2))
    with_step(db, elif_, "Zoya", **answered(Answer.DISAGREED))
    with_step(db, elif_, "Mina", answer=None, answered_at=None, answered_version=None)
    browser = sign_in(elif_)

    def shown(query):
        return NAMES.findall(browser.get(f"/desk/caseload{query}").text)

    assert shown("") == ["Zoya", "İpek", "Mina", "Ayla"]
    assert shown("?sort=name") == ["Ayla", "İpek", "Mina", "Zoya"]
    assert shown("?show=waiting") == ["Zoya"]
    assert shown("?show=soon") == ["Ayla"]
    assert shown("?show=overdue") == ["İpek"]
    assert shown("?show=disagrees") == ["Zoya"]
    assert shown("?show=unanswered") == ["Mina"]
    assert shown("?show=nonsense") == ["Zoya", "İpek", "Mina", "Ayla"]
    assert shown("?q=IPEK") == ["İpek"]
    assert shown("?q=%25") == []
    assert browser.get("/desk/caseload?tick=all").text.count(" checked") == 4


def test_the_caseload_shows_no_words_and_leaves_no_row(db, sign_in, elif_):
    goal = make.goal(db, person(db, elif_, "amina"), "a secret goal")
    make.step(db, goal, "a secret step", **answered(Answer.DISAGREED, words="a secret reason"))

    pages = [sign_in(elif_).get(page).text for page in ("/desk", "/desk/caseload")]

    assert all("amina" in page and "secret" not in page for page in pages)
    assert db.every(TrailEntry) == []


def test_the_desk_begins_with_ten(db, sign_in, elif_):
    for number in range(12):
        with_step(db, elif_, f"n{number}", planned_on=TODAY - timedelta(days=number + 1))

    page = sign_in(elif_).get("/desk").text

    assert page.count("Open the plan") == 10
    assert "You look after 12 people" in page
    assert ">n1<" not in page
    assert ">n11<" in page


def test_a_coordinator_sees_names_of_the_house_and_no_plan(db, sign_in, elif_):
    nur = make.member(db, "nur", role="coordinator", house_id=elif_.house_id)
    with_step(db, elif_, "amina", planned_on=TODAY - timedelta(days=2))
    make.member(db, "alone", house_id=elif_.house_id)
    make.member(db, "elsewhere")
    browser = sign_in(nur)

    of_elif = browser.get(f"/desk/caseload?of={elif_.id}").text
    of_nobody = browser.get("/desk/caseload?of=nobody").text

    assert (NAMES.findall(of_elif), NAMES.findall(of_nobody)) == (["amina"], ["alone"])
    assert "late" not in of_elif
    assert "Nobody looks after them (1)" in browser.get("/desk/caseload").text


@pytest.mark.parametrize("role", ["caseworker", "coordinator"])
def test_nobody_sees_who_looks_after_whom_elsewhere(db, sign_in, elif_, role):
    other = sign_in(make.member(db, "other", role=role))
    asked = [f"/desk/caseload?of={of}" for of in (elif_.id, 424_242, "x", "1e5", "-1")]
    if role == "caseworker":
        asked.append("/desk/caseload?of=nobody")

    assert {other.get(page).status_code for page in asked} == {404}


@pytest.mark.parametrize(("role", "status"), [("administrator", 404), ("resident", 404)])
def test_who_looks_after_nobody_has_no_caseload(db, sign_in, role, status):
    assert sign_in(make.member(db, role=role)).get("/desk/caseload").status_code == status


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_two_hundred_people_cost_few_statements_and_bytes(db, sign_in):
    nur = make.member(db, "nur", role="coordinator")
    costs, browser = [], sign_in(nur)
    for first, last in ((1, 3), (4, 200)):
        many.looked_after(db, nur, [f"Papatya {number}" for number in range(first, last + 1)])
        costs.append({})
        for page in ("/desk", "/desk/caseload", "/desk/caseload?of=nobody"):
            with counted(db) as sent:
                found = browser.get(page)
            costs[-1][page] = len(sent)
    whole = browser.get("/desk/caseload")

    assert costs[0] == costs[1]
    assert costs[1] == {"/desk": 6, "/desk/caseload": 4, "/desk/caseload?of=nobody": 4}
    assert len(NAMES.findall(whole.text)) == 200
    assert len(brotli.compress(whole.content, quality=5)) <= 20_000
    assert found.status_code == 200
