"""Courses at the desk: texts in one language and more, facts, an end and a way back."""

import pytest

from portal.training.models import Course
from tests import make

TEXTS = {
    "title": "Dikiş",
    "outcomes": "Düz dikersiniz.",
    "audience": "Herkes için.",
    "summary": "",
}
FACTS = {"taught_in": "tr", "level": "beginner", "childcare": "y"}


@pytest.fixture
def elif_(db):
    return make.member(db, "elif", role="caseworker")


@pytest.fixture
def nur(db, elif_):
    return make.member(db, "nur", role="coordinator", house_id=elif_.house_id)


@pytest.fixture
def course(db, elif_):
    return make.course(db, "Sewing", house_id=elif_.house_id)


def new(member, **values):
    return {"language": "tr", "house": str(member.house_id), **TEXTS, **FACTS} | values


def test_a_course_with_its_texts_in_one_language(db, sign_in, elif_):
    browser = sign_in(elif_)

    answer = browser.post("/desk/courses", **new(elif_))

    (made,) = db.every(Course)
    assert answer.headers["location"] == f"/desk/courses/{made.id}"
    assert (made.title, made.outcomes) == ({"tr": "Dikiş"}, {"tr": "Düz dikersiniz."})
    assert (made.audience, made.summary) == ({"tr": "Herkes için."}, {})
    assert (made.language, made.level, made.house_id) == ("tr", "beginner", elif_.house_id)
    assert (made.childcare, made.women_only, made.travel_paid) == (True, False, False)
    assert "Dikiş" in browser.get("/desk/courses").text


def test_more_languages_one_by_one(db, sign_in, elif_, course):
    browser = sign_in(elif_)
    here = f"/desk/courses/{course.id}/texts"
    assert 'lang="ar">العربية' in browser.get(f"{here}?to=ar").text

    arabic = TEXTS | {"title": "خياطة", "language": "ar", "version": "1"}
    assert browser.post(here, **arabic).headers["location"] == f"/desk/courses/{course.id}"
    english = TEXTS | {"title": "Sewing by hand", "language": "en", "version": "2"}
    browser.post(here, **english)

    made = db.get(Course, course.id)
    assert made.title == {"en": "Sewing by hand", "ar": "خياطة"}
    assert made.summary == {}, "what is empty is not there"
    assert made.version == 3


def test_members_read_it_in_their_language(db, sign_in, elif_, course):
    training = make.training(db, course.id, house_id=elif_.house_id)
    arabic = TEXTS | {"title": "خياطة", "outcomes": "نخيط", "language": "ar", "version": "1"}
    sign_in(elif_).post(f"/desk/courses/{course.id}/texts", **arabic)
    reader = sign_in(make.member(db, house_id=elif_.house_id, language="ar"))

    page = reader.get(f"/training/{training.id}", headers={"accept-language": "ar"}).text

    assert '<h1 lang="ar" dir="auto">خياطة</h1>' in page
    assert '<p lang="ar" dir="auto">نخيط</p>' in page


@pytest.mark.parametrize("deed", ["texts", "change"])
def test_two_at_once_are_shown_both(db, sign_in, elif_, course, deed):
    first, second = sign_in(elif_), sign_in(elif_)
    here = f"/desk/courses/{course.id}"
    typed = TEXTS | FACTS | {"language": "en", "version": "1"}

    assert first.post(f"{here}/texts", **typed | {"title": "First"}).status_code == 303
    late = second.post(f"{here}/{deed}", **typed | {"title": "Second"})

    assert late.status_code == 409
    assert "This was changed while you were writing." in late.text
    assert db.get(Course, course.id).title == {"en": "First"}
    assert second.post(f"{here}/{deed}", **typed | {"version": "2"}).status_code == 303


def test_facts_change_and_a_course_ends_and_comes_back(db, sign_in, elif_, course):
    browser = sign_in(elif_)
    here = f"/desk/courses/{course.id}"

    browser.post(f"{here}/change", taught_in="ru", level="middle", women_only="y", version="1")
    made = db.get(Course, course.id)
    assert (made.language, made.level, made.women_only) == ("ru", "middle", True)
    for _ in range(2):
        assert browser.post(f"{here}/retirement").status_code == 303
    assert db.get(Course, course.id).retired_at is not None
    assert ">Ended<" in browser.get("/desk/courses").text
    browser.post(f"{here}/return")
    assert db.get(Course, course.id).retired_at is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"title": "a" * 121},
        {"outcomes": " "},
        {"outcomes": "a" * 601},
        {"audience": ""},
        {"summary": "a" * 601},
        {"language": "xx"},
        {"taught_in": "klingon"},
        {"level": "expert"},
        {"house": "999"},
        {"house": "all"},
    ],
)
def test_what_is_wrong_is_asked_for_again(db, sign_in, elif_, wrong):
    answer = sign_in(elif_).post("/desk/courses", **new(elif_, **wrong))

    assert answer.status_code == 422
    assert answer.text.count('class="error"') == 1
    assert db.every(Course) == []


def test_courses_for_all_houses_are_for_coordinators(db, sign_in, elif_, nur):
    sign_in(nur).post("/desk/courses", **new(nur, house="all"))
    (everywhere,) = db.every(Course)
    assert everywhere.house_id is None
    here, browser = f"/desk/courses/{everywhere.id}", sign_in(elif_)

    page = browser.get(here)
    deeds = [
        browser.post(f"{here}/change", **FACTS, version="1"),
        browser.post(f"{here}/texts", **TEXTS, language="tr", version="1"),
        browser.post(f"{here}/retirement"),
        browser.post(f"{here}/return"),
        browser.get(f"{here}/texts?to=ar"),
    ]

    assert page.status_code == 200
    assert "<form" not in page.text
    assert [answer.status_code for answer in deeds] == [403] * 5
    assert db.get(Course, everywhere.id).version == 1


def test_another_house_finds_nothing(db, sign_in, course):
    browser = sign_in(make.member(db, "other", role="coordinator"))
    here = f"/desk/courses/{course.id}"

    pages = [
        browser.get(here),
        browser.get(f"{here}/texts?to=ar"),
        browser.get("/desk/courses/999"),
    ]
    deeds = [browser.post(f"{here}/{deed}") for deed in ("change", "texts", "retirement", "return")]

    assert [answer.status_code for answer in (*pages, *deeds)] == [404] * 7
    assert "Sewing" not in browser.get("/desk/courses").text
