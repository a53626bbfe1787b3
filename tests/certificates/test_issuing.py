"""Making a certificate at the desk and taking it back."""

import re
import threading

import pytest

from portal.accounts.models import Notice
from portal.app import create_app
from portal.certificates import actions, queries
from portal.certificates.models import Certificate
from portal.trail.models import TrailEntry
from portal.training.models import Course
from tests import keyfile, make
from tests.browser import Browser


def page_of(amina):
    return f"/desk/people/{amina.id}/certificates"


def issuing(amina):
    return f"{page_of(amina)}/issue"


def deeds(db):
    return [entry.deed for entry in db.every(TrailEntry)]


def news(db):
    return [notice.news for notice in db.every(Notice)]


def test_marked_attendance_is_enough_and_it_is_told(db, sign_in, amina, elif_):
    session = make.attended(db, amina, was_there=True, days=-9)
    make.attended(db, amina, session.course_id, days=-2, was_there=False)
    browser = sign_in(elif_)

    answer = browser.post(issuing(amina), course=session.course_id)
    paper = db.every(Certificate)[0]

    assert answer.headers["location"] == page_of(amina)
    assert (paper.member_id, paper.course_id, paper.body) == (
        amina.id,
        session.course_id,
        "Open Learning Association",
    )
    assert (paper.course, paper.on_word, paper.issued_by_id) == (
        {"en": "Sewing workshop"},
        False,
        elif_.id,
    )
    assert paper.on == session.starts_at.date() or paper.on.day - session.starts_at.day == 1
    assert (deeds(db), news(db)) == (["certificates.certificate"], ["certificate"])
    assert "There is a certificate for you" in sign_in(amina).get("/account/news").text


def test_unmarked_needs_the_word_of_somebody_who_was_there(db, sign_in, amina, elif_):
    session = make.attended(db, amina)
    browser = sign_in(elif_)

    without = browser.post(issuing(amina), course=session.course_id)
    nothing = db.every(Certificate)
    done = browser.post(issuing(amina), course=session.course_id, saw="y")

    assert (without.status_code, nothing) == (409, [])
    assert "Tick it if you were there yourself" in without.text
    assert without.text.count(f'<a class="btn wide" href="{page_of(amina)}">') == 1
    assert done.status_code == 303
    assert db.every(Certificate)[0].on_word


@pytest.mark.parametrize(
    "how",
    [
        {"was_there": False},
        {"days": 3},
        {"for_child": True},
        {"seat": None, "cancelled_at": make.trainings.clock.now()},
    ],
    ids=["marked as not there", "not over", "a child's place", "given back"],
)
def test_what_is_no_reason_for_a_certificate(db, sign_in, amina, elif_, how):
    session = make.attended(db, amina, **how)

    answer = sign_in(elif_).post(issuing(amina), course=session.course_id, saw="y")

    assert answer.status_code == 409
    assert db.every(Certificate) == []


@pytest.mark.parametrize("course", ["", "x", "999999999", "1' --", "٣"])
def test_a_malformed_course_is_refused(db, sign_in, amina, elif_, course):
    make.attended(db, amina, was_there=True)

    assert sign_in(elif_).post(issuing(amina), course=course).status_code == 409


def test_without_a_training_body_the_desk_says_why(db, app, amina, elif_, sign_in, database_url):
    session = make.attended(db, amina, was_there=True)
    for body, why in (("", "no training body is set"), ("The House LAVENDER Club", "like one of")):
        other = create_app(keyfile.settings(database_url, training_body=body))
        browser = sign_in(elif_)
        desk = Browser(other)
        desk.cookies.update(browser.cookies)
        desk.learn_token("/account")
        page = desk.get(page_of(amina))
        refused = desk.post(issuing(amina), course=session.course_id)
        other.state.portal.close()
        assert why in page.text
        assert "Make a certificate" not in page.text
        assert (refused.status_code, why in refused.text) == (409, True)
    assert db.every(Certificate) == []


def test_a_course_that_is_called_like_a_house_gets_no_paper(db, sign_in, amina, elif_):
    """Its title would stand on it, in whatever language."""
    session = make.attended(db, amina, was_there=True)
    titles = {"en": "Garden", "tr": "Bahçe, HOUSE Lavender"}
    db.do(lambda s: setattr(s.get(Course, session.course_id), "title", titles))

    refused = sign_in(elif_).post(issuing(amina), course=session.course_id)

    assert (refused.status_code, "Change the title of the course" in refused.text) == (409, True)
    assert db.every(Certificate) == []


def test_twice_is_once_and_withdrawn_comes_back_under_a_new_number(db, sign_in, amina, elif_):
    session = make.attended(db, amina, was_there=True)
    browser, course = sign_in(elif_), {"course": session.course_id}
    browser.post(issuing(amina), **course)
    browser.post(issuing(amina), **course)
    first = db.every(Certificate)[0]
    for _ in range(2):
        answer = browser.post(f"/desk/certificates/{first.id}/withdrawal")
    gone = db.every(Certificate)[0]
    browser.post(issuing(amina), **course)
    again = db.every(Certificate)[0]

    assert answer.headers["location"] == page_of(amina)
    assert (first.withdrawn_at, gone.withdrawn_at is None, again.withdrawn_at) == (
        None,
        False,
        None,
    )
    assert (first.id, first.number == gone.number) == (again.id, True)
    assert again.number != first.number
    made, back = "certificates.certificate", "certificates.withdrawal"
    assert deeds(db) == [made, back, made]
    assert news(db) == ["certificate", "certificate_gone", "certificate"]
    assert "took a certificate of yours back" in sign_in(amina).get("/account/news").text


def test_who_may_and_who_may_not(db, sign_in, amina, elif_, house):
    session = make.attended(db, amina, was_there=True)
    paper = make.certificate(db, amina)
    places = [
        page_of(amina),
        f"/desk/certificates/{session.course_id}",
        f"/desk/certificates/{paper.id}/withdrawal",
    ]
    found = {}
    for name, role, house_id in (
        ("nur", "coordinator", house.id),
        ("selin", "caseworker", house.id),
        ("yabanci", "coordinator", make.house(db).id),
        ("admin", "administrator", house.id),
        ("lale", "resident", house.id),
    ):
        browser = sign_in(make.member(db, name, role=role, house_id=house_id))
        looks = [browser.get(place).status_code for place in places[:2]]
        found[name] = [*looks, browser.post(issuing(amina), course="x").status_code]
        found[name].append(browser.post(places[2]).status_code)

    nothing = [404] * 4
    assert found == {"nur": [200, 200, 409, 303]} | dict.fromkeys(
        ["selin", "yabanci", "admin", "lale"], nothing
    )


def test_staff_get_none(db, sign_in, elif_, house):
    nur = make.member(db, "nur", role="coordinator", house_id=house.id)

    assert sign_in(nur).get(page_of(elif_)).status_code == 404


def test_the_lists_name_people_and_nothing_they_did(db, sign_in, amina, elif_):
    session = make.attended(db, amina, was_there=True)
    browser = sign_in(elif_)
    courses = browser.get("/desk/certificates").text
    people = browser.get(f"/desk/certificates/{session.course_id}").text

    assert f'href="/desk/certificates/{session.course_id}"' in courses
    assert "amina" not in courses
    assert re.findall(r"<bdi>(\w+)</bdi>", people) == ["amina"]
    assert deeds(db) == []
    assert f'href="/desk/people/{amina.id}/certificates"' in people


def test_several_at_once_make_one(db, amina, elif_):
    session = make.attended(db, amina, was_there=True)
    by, start, done = make.viewer(elif_), threading.Barrier(4), []

    def issue():
        start.wait(10)
        with db.database.transaction(writing=True) as writing:
            (taken,) = queries.taken_by(writing, amina.id)
            actions.issue(writing, by, amina.id, taken, "Body", saw=False)
        done.append(True)

    threads = [threading.Thread(target=issue) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert done == [True] * 4
    assert [row.course_id for row in db.every(Certificate)] == [session.course_id]
    assert (deeds(db), news(db)) == (["certificates.certificate"], ["certificate"])
