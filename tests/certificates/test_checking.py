"""The public page: a course, a day and “valid”; everything else is one and the same answer."""

import re

import pytest

from portal import clock
from portal.certificates.codes import code_of
from portal.certificates.models import Certificate
from tests import keyfile, make
from tests.browser import Browser
from tests.statements import counted


@pytest.fixture
def paper(db, amina):
    return make.certificate(db, amina)


def code(paper):
    return code_of(keyfile.keys(), paper.number)


def change(session, row, **values):
    stored = session.get(type(row), row.id)
    for name, value in values.items():
        setattr(stored, name, value)


def without(answer, *told):
    """The bytes of an answer, without the code that was asked and the other languages' links."""
    text = answer.text
    for word in told:
        text = text.replace(word, "CODE")
    headers = [pair for pair in answer.headers.multi_items() if pair[0] != "content-length"]
    return answer.status_code, headers, text


def test_a_guest_reads_the_course_the_day_and_valid(guest, paper):
    with_path = guest.get(f"/certificate/{code(paper)}")
    with_form = guest.get("/certificate", params={"code": code(paper).lower()})

    assert [answer.status_code for answer in (with_path, with_form)] == [200, 200]
    for answer in (with_path, with_form):
        shown = re.search(r'<div class="card".*?</div>', answer.text, re.DOTALL)[0]
        words = " ".join(re.sub(r"<[^>]+>", " ", shown).split())
        assert re.sub(r"\d+ \w+ \d{4}", "DAY", words) == "Valid Course Sewing Last day DAY"
        for secret in ("amina", "Lavender", "Open Learning", paper.number):
            assert secret not in answer.text.replace(code(paper), "").replace(
                code(paper).lower(), ""
            )


@pytest.mark.parametrize(("language", "course"), [("tr", "Dikiş"), ("ar", "خياطة")])
def test_in_the_readers_language(app, paper, language, course):
    answer = Browser(app, accept_language=language).get(f"/certificate/{code(paper)}")

    assert f'<dd lang="{language}" dir="auto">{course}</dd>' in answer.text


def test_withdrawn_closed_unknown_forged_and_nonsense_are_one_answer(guest, db, amina, paper):
    withdrawn = make.certificate(db, amina, withdrawn_at=clock.now())
    closed = make.certificate(db, amina, closed_at=clock.now())
    forged = code(paper)[:-1] + ("0" if code(paper)[-1] != "0" else "1")
    codes = [
        *(code(row) for row in (withdrawn, closed)),
        code_of(keyfile.keys(), "00000000"),
        forged,
        "0000-0000-0000-0000-0000-0000",
        "nonsense",
    ]
    seen, statements = [], []
    for each in codes:
        with counted(db) as sent:
            answer = guest.get(f"/certificate/{each}")
        seen.append(without(answer, each))
        statements.append(len(sent))

    assert "Not valid" in seen[0][2]
    assert [one == seen[0] for one in seen] == [True] * len(codes)
    assert statements == [1] * len(codes)
    with counted(db) as sent:
        good = guest.get(f"/certificate/{code(paper)}")
    assert len(sent) == 1
    assert without(good, code(paper)) != seen[0]


def test_the_page_sets_no_cookie_and_leads_nowhere_that_tells_what_this_is(guest, paper):
    for address in ("/certificate", f"/certificate/{code(paper)}", "/certificate/x"):
        answer = guest.get(address)
        assert "set-cookie" not in answer.headers
        assert 'href="/help"' not in answer.text
        assert 'href="/sign-in"' not in answer.text
        assert 'id="leave"' in answer.text


def test_what_is_typed_is_shown_as_text(guest):
    answer = guest.get("/certificate", params={"code": '"><script>x</script>'})

    assert "<script>x" not in answer.text
    assert guest.get("/certificate", params={"code": "x" * 4000}).status_code == 200


def test_she_closes_and_opens_her_code_and_nobody_else_does(db, sign_in, guest, amina, paper):
    neighbour = sign_in(make.member(db, "lale", house_id=amina.house_id))
    browser, page = sign_in(amina), f"/training/certificates/{paper.id}"
    found = []
    for deed in ("closing", "closing", "opening"):
        assert neighbour.post(f"{page}/{deed}").status_code == 404
        assert browser.post(f"{page}/{deed}").headers["location"] == page
        found.append("Not valid" in guest.get(f"/certificate/{code(paper)}").text)

    assert found == [True, True, False]
    assert db.get(Certificate, paper.id).closed_at is None


def test_opening_her_code_does_not_bring_back_what_the_house_withdrew(
    db, sign_in, guest, amina, paper
):
    db.do(change, paper, withdrawn_at=clock.now())
    sign_in(amina).post(f"/training/certificates/{paper.id}/opening")

    assert "Not valid" in guest.get(f"/certificate/{code(paper)}").text


def test_erased_she_takes_her_code_along(db, sign_in, guest, amina, paper):
    from portal.my_data import erasing

    db.do(erasing.erase, make.viewer(amina))

    assert "Not valid" in guest.get(f"/certificate/{code(paper)}").text
    assert db.every(Certificate) == []
