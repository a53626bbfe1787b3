"""Voices at the desk, and what was changed for them on the page of a session."""

import re
from datetime import date

import pytest
import time_machine

from portal.feedback.models import Change
from tests import make

SUMMER = date(2026, 8, 1)
TOLD = {"said": "It began too early.", "changed": "It begins at ten.", "language": "tr"}


@pytest.fixture(autouse=True)
def in_november():
    with time_machine.travel("2026-11-22 09:30:00+00:00", tick=False):
        yield


@pytest.fixture
def course(db, house):
    found = make.course(db)
    make.training(db, found.id, house_id=house.id)
    return found


@pytest.fixture
def desk(db, sign_in, house):
    return sign_in(make.member(db, "elif", role="caseworker", house_id=house.id))


def page_of(course):
    return f"/desk/feedback/{course.id}"


def voices(db, course, many, **values):
    for number in range(many):
        make.voice(db, course.id, f"words {number}", language="tr", **values)


def test_four_are_not_shown_and_five_are_in_the_order_of_their_numbers(db, desk, course):
    voices(db, course, 4, month=SUMMER)
    four = desk.get(page_of(course)).text
    make.voice(db, course.id, "", helped="no", month=SUMMER)
    five = desk.get(page_of(course)).text

    assert "There is nothing to show yet" in four
    assert "words" not in re.sub(r"<[^>]+>", "", four).replace("In words of your own", "")
    shown = re.findall(r'<div class="post" lang="tr"><p dir="auto">([^<]+)</p>', five)
    assert sorted(shown) == [f"words {number}" for number in range(4)]
    assert "July 2026 – September 2026" in five
    assert re.findall(r"<dt>(\w[^<]*)</dt><dd>(\d)</dd>", five) == [
        ("Yes", "4"),
        ("Partly", "0"),
        ("No", "1"),
        ("I’d rather not say", "0"),
    ]
    assert desk.get(page_of(course)).text.count("words 0") == 1


def test_this_quarter_waits_and_nobody_sees_how_many(db, desk, course):
    before = desk.get(page_of(course)).text
    voices(db, course, 9, month=date(2026, 11, 1))

    assert make.without_tokens(desk.get(page_of(course)).text) == make.without_tokens(before)


def test_only_staff_of_houses_in_which_it_is_given(db, sign_in, house, course):
    own = make.course(db, house_id=house.id)
    away = make.house(db).id
    found = {}
    for name, role, where in (
        ("nur", "coordinator", house.id),
        ("selin", "caseworker", away),
        ("yabanci", "coordinator", away),
        ("admin", "administrator", house.id),
        ("lale", "peer_mentor", house.id),
    ):
        browser = sign_in(make.member(db, name, role=role, house_id=where))
        answers = [browser.get(page_of(each)).status_code for each in (course, own)]
        answers.append(browser.post(f"{page_of(course)}/change", **TOLD).status_code)
        found[name] = answers

    others = dict.fromkeys(["selin", "yabanci", "admin", "lale"], [404] * 3)
    assert found == {"nur": [200, 200, 303]} | others


def test_what_was_changed_stands_on_the_page_of_the_session(
    db, desk, sign_in, amina, house, course
):
    session = make.training(db, course.id, house_id=house.id)
    answer = desk.post(f"{page_of(course)}/change", **TOLD)
    page = sign_in(amina).get(f"/training/{session.id}").text

    assert answer.headers["location"] == page_of(course)
    assert '<dt>You said</dt><dd lang="tr" dir="auto">It began too early.</dd>' in page
    assert '<dt>We changed</dt><dd lang="tr" dir="auto">It begins at ten.</dd>' in page
    elsewhere = make.training(db, house_id=house.id)
    assert "You said" not in sign_in(amina).get(f"/training/{elsewhere.id}").text


def test_it_can_be_taken_out_by_staff_of_the_house(db, desk, sign_in, house, course):
    change = make.change(db, course.id)
    other = sign_in(make.member(db, "x", role="caseworker", house_id=make.house(db).id))
    refused = other.post(f"/desk/feedback/changes/{change.id}/removal").status_code
    kept = len(db.every(Change))
    answer = desk.post(f"/desk/feedback/changes/{change.id}/removal")

    assert (refused, kept, answer.headers["location"]) == (404, 1, page_of(course))
    assert db.every(Change) == []
    assert desk.post(f"/desk/feedback/changes/{change.id}/removal").status_code == 404


@pytest.mark.parametrize(
    "wrong", [{"said": ""}, {"changed": " "}, {"said": "x" * 301}, {"language": "xx"}], ids=str
)
def test_what_is_asked_again(db, desk, course, wrong):
    answer = desk.post(f"{page_of(course)}/change", **{**TOLD, **wrong})

    assert answer.status_code == 422
    assert db.every(Change) == []


def test_what_people_wrote_is_shown_as_text(db, desk, course):
    voices(db, course, 4, month=SUMMER)
    make.voice(db, course.id, "<script>x</script>", month=SUMMER)

    assert "<script>x" not in desk.get(page_of(course)).text


def test_the_list_of_courses(db, desk, course):
    listed = desk.get("/desk/feedback").text
    make.course(db, "Nowhere")

    assert f'href="{page_of(course)}"' in listed
    assert desk.get("/desk/feedback").text.count('class="card row"') == 1
