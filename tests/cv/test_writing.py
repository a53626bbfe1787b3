"""A CV is written in parts, names no house, and is for its writer alone."""

import pytest

from portal.cv.models import CV
from portal.cv.parts import Written, read
from tests import make
from tests.paper.reading import words as runs

NAME = {"name": "Amina K.", "first": "tr", "second": "ar"}
WORK = {"kind": "work", "what_tr": "Dikiş", "where_tr": "Bir atölye", "since": "٢٠١٩"}


def written(db):
    with db.database.transaction(writing=False) as session:
        return [read(row.parts) for row in session.query(CV)]


@pytest.fixture
def amina(db):
    return make.member(db, "amina", house_id=make.house(db, "Lavanta Evi").id)


@pytest.fixture
def browser(sign_in, amina):
    found = sign_in(amina)
    assert found.post("/cv/name", **NAME).headers["location"] == "/cv"
    return found


def test_it_is_written_in_two_languages_and_becomes_a_neutral_paper(db, browser, amina):
    paper = make.certificate(db, amina)
    browser.post("/cv/about", headline_tr="Terzi", about_tr="İyi çalışırım", headline_ar="خياطة")
    browser.post("/cv/years", **WORK)
    browser.post("/cv/years", kind="gap", why="family", since="2017", until="2018")
    browser.post("/cv/skills", speaks=["tr", "ar"])
    browser.post("/cv/courses", courses=str(paper.id), codes=str(paper.id))
    foreign = [
        browser.post("/cv/skills", speaks="xx"),
        browser.post("/cv/skills", skills="sewing"),
        browser.post("/cv/courses", courses="99"),
    ]
    page, pdf = browser.get("/cv").text, browser.get("/cv/paper")
    one = browser.get("/cv/paper?in=ar")
    words = " ".join(runs(pdf.content))

    (found,) = written(db)
    assert found.languages == ("tr", "ar")
    assert [(s.kind, s.since, s.until) for s in found.in_order] == [
        ("work", 2019, None),
        ("gap", 2017, 2018),
    ]
    assert (found.speaks, found.courses, found.codes) == (("tr", "ar"), (paper.id,), (paper.id,))
    assert pdf.headers["content-disposition"] == 'attachment; filename="cv.pdf"'
    assert pdf.headers["cache-control"] == "no-store"
    assert b"/Title" not in pdf.content
    assert b"/Producer" not in pdf.content
    assert "Terzi" in words
    assert not any(word in words.lower() for word in ("bahar", "lavanta", "http"))
    assert len(one.content) < len(pdf.content)
    assert page.count('dir="rtl"') == 1
    assert [answer.status_code for answer in foreign] == [422] * 3


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Lavanta Evi'nde kaldım", "tells where you live"),
        ("LAVANTA EVİ", "tells where you live"),
        ("Sığınma evinde yemek yaptım", "tells others that you were helped"),
        ("I cooked in a women's shelter", "tells others that you were helped"),
        ("عملت في مأوى", "tells others that you were helped"),
        ("Atatürk Caddesi 12", "An address"),
        ("0532 123 45 67", "A phone number"),
        ("Bahar", "tells about this site"),
    ],
)
def test_what_would_give_her_away_is_explained_and_not_kept(db, browser, typed, told):
    tries = [
        browser.post("/cv/about", headline_tr="Terzi", about_tr=typed),
        browser.post("/cv/years", **WORK | {"where_tr": typed}),
        browser.post("/cv/name", **NAME | {"name": typed}),
    ]

    assert [answer.status_code for answer in tries] == [422] * 3
    assert all(told in answer.text for answer in tries)
    assert written(db) == [Written(name="Amina K.", languages=("tr", "ar"))]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"since": ""}, "Please write something here."),
        ({"since": "19"}, "Please write a year"),
        ({"since": "2999"}, "Please write a year"),
        ({"until": "2001"}, "It ends before it begins."),
        ({"what_tr": ""}, "Please write something here."),
        ({"what_tr": "x" * 121}, "This is too long."),
        ({"kind": "gap", "why": "own", "what_tr": ""}, "Please say it in a few words."),
        ({"kind": "gap", "why": "else"}, "Please choose one."),
    ],
)
def test_years_that_make_no_sense(db, browser, typed, told):
    answer = browser.post("/cv/years", **WORK | typed)

    assert (answer.status_code, told in answer.text) == (422, True)
    assert written(db)[0].stretches == ()


def test_years_are_changed_and_taken_out_and_the_same_form_counts_once(db, browser):
    token = browser.token()
    for _ in range(2):
        browser.post("/cv/years", token=token, **WORK)
    (one,) = written(db)[0].stretches
    browser.post(f"/cv/years/{one.number}", **WORK | {"until": "2020"})
    (changed,) = written(db)[0].stretches
    browser.post(f"/cv/years/{one.number}/removal")

    assert (one.number, changed.until) == (1, 2020)
    assert written(db)[0].stretches == ()
    assert browser.get("/cv/years/1").status_code == 404


def test_words_of_a_language_wait_until_it_is_taken_again(db, browser):
    browser.post("/cv/about", headline_tr="Terzi", headline_ar="خياطة")
    browser.post("/cv/name", **NAME | {"second": ""})
    browser.post("/cv/about", headline_tr="Aşçı")
    browser.post("/cv/name", **NAME)

    assert written(db)[0].headline == {"tr": "Aşçı", "ar": "خياطة"}


def test_it_is_hers_alone_and_goes_when_she_says_so(db, browser, sign_in, amina):
    neighbour = sign_in(make.member(db, "neighbour", house_id=amina.house_id))
    staff = make.member(db, "elif", role="caseworker", house_id=amina.house_id)
    make.assignment(db, staff, amina)
    begin = neighbour.get("/cv").text
    refused = sign_in(staff).get("/cv").status_code
    browser.post("/cv/removal")

    assert "Amina K." not in begin
    assert refused == 404
    assert written(db) == []
    assert "Amina K." not in browser.get("/cv").text
