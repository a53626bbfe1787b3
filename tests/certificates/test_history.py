"""What I took part in: mine, newest first, and nothing that sounds like a fault."""

import re

from portal import clock
from tests import make
from tests.statements import counted

ROW = re.compile(r'<li class="card">(.*?)</li>', re.DOTALL)
MORE = re.compile(r'<a class="btn plain wide" href="(/training/past[^"]+)">')


def rows(answer):
    assert answer.status_code == 200, answer.text
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in ROW.findall(answer.text)]


def titles(answer):
    found = r'<(?:b|h3) lang="en" dir="auto">(?:<a[^>]*>)?([^<]+)</'
    return re.findall(found, answer.text)


def course(db, title):
    return make.course(db, title).id


def test_past_ones_given_back_and_called_off_newest_first(db, sign_in, amina):
    make.attended(db, amina, course(db, "Old"), days=-40)
    make.attended(db, amina, course(db, "New"), days=-2)
    make.attended(db, amina, course(db, "Returned"), days=4, seat=None, cancelled_at=clock.now())
    called = make.attended(db, amina, course(db, "Called"), days=-5)
    db.do(lambda s: setattr(s.merge(called), "cancelled_at", clock.now()))
    make.attended(db, amina, course(db, "Coming"), days=3)
    make.attended(db, amina, course(db, "Child"), days=-3, for_child=True)
    make.attended(db, make.member(db, "lale"), course(db, "Hers"))

    answer = sign_in(amina).get("/training/past")

    assert titles(answer) == ["Returned", "New", "Called", "Old"]
    found = rows(answer)
    assert found[0].endswith("You gave your place back")
    assert found[1].endswith("Say how it was")
    assert found[2].endswith("Did not take place")
    assert found[3].endswith("Room 2")


def test_nothing_says_whether_she_came(db, sign_in, amina):
    marks = [{"was_there": mark} for mark in (True, False, None)]
    marks.append({"was_there": False, "says_was_there": True})
    for number, mark in enumerate(marks):
        make.attended(db, amina, course(db, "Sewing"), days=-60 - number / 24 / 3600, **mark)

    found = {re.sub(r"\d+", "N", row) for row in rows(sign_in(amina).get("/training/past"))}

    assert len(found) == 1


def test_certificates_stand_above(db, sign_in, amina):
    good = make.certificate(db, amina)
    gone = make.certificate(db, amina, withdrawn_at=clock.now(), course={"en": "Driving"})
    make.certificate(db, make.member(db, "lale"), course={"en": "Hers"})

    page = sign_in(amina).get("/training/past")

    assert titles(page) == ["Driving", "Sewing"]
    assert page.text.count("The house took it back") == 1
    links = re.findall(r'href="/training/certificates/(\d+)"', page.text)
    assert links == [str(gone.id), str(good.id)]


def test_a_session_of_another_house_is_no_link(db, sign_in, amina):
    session = make.attended(db, amina, house_id=make.house(db).id)

    page = sign_in(amina).get("/training/past").text

    assert "Sewing workshop" in page
    assert f'href="/training/{session.id}"' not in page


def test_pages_lose_and_repeat_nothing_and_cost_three_statements(db, sign_in, amina):
    course_id = course(db, "Sewing")
    for number in range(43):
        make.attended(db, amina, course_id, days=-1 - number // 2)
    make.certificate(db, amina)
    browser, here, seen, sizes, costs = sign_in(amina), "/training/past", [], [], []
    while here:
        with counted(db) as sent:
            answer = browser.get(here)
        costs.append(len(sent))
        found = re.findall(r'<li class="card">.*?href="/training/(\d+)"', answer.text, re.DOTALL)
        seen += found
        sizes.append(len(found))
        more = MORE.search(answer.text)
        here = more and more[1]

    assert sizes == [20, 20, 3]
    assert len(set(seen)) == 43
    assert costs == [3, 2, 2]


def test_the_training_page_leads_there(db, sign_in, amina, elif_):
    assert 'href="/training/past"' in sign_in(amina).get("/training").text
    assert 'href="/training/past"' not in sign_in(elif_).get("/training").text


def test_an_empty_list_and_malformed_links(sign_in, amina):
    browser = sign_in(amina)

    assert "Nothing here yet" in browser.get("/training/past").text
    assert "Nothing further back" in browser.get("/training/past?after=1-1").text
    assert browser.get("/training/past?after=x").status_code == 400
