"""The page of one session: what it says, to whom, and its fragment."""

import re

import pytest
import time_machine

from portal import clock
from tests import make
from tests.statements import counted
from tests.training.seen import block


def test_the_page_says_everything_in_words(db, sign_in, house, amina):
    course = make.course(
        db, "Sewing", "tr", level="beginner", childcare=True, travel_paid=True, women_only=True
    )
    with time_machine.travel("2026-11-23 09:00:00+00:00", tick=False):
        training = make.training(db, course.id, days=2, house_id=house.id, interpreter="ru")
        other = make.training(db, course.id, days=9)
        make.training(db, course.id, days=9, house_id=make.house(db).id)
        make.training(db, course.id, days=9, seats=1, taken=1)
        make.training(db, days=9)
        text = sign_in(amina).get(f"/training/{training.id}").text

    assert '<h1 lang="en" dir="auto">Sewing</h1>' in text
    assert "<b>Wednesday 25 November</b><br>12:00–14:00 · <bdi>Room 2</bdi>" in text
    assert '<p lang="en" dir="auto">We sew by hand and with the machine.</p>' in text
    assert re.findall(r"<dt>(.*?)</dt><dd[^>]*>(.*?)</dd>", text) == [
        ("For whom", "For everybody."),
        ("Language", "Türkçe"),
        ("Interpreted into", "Русский"),
        ("Level", "For beginners"),
        ("Children", "Someone looks after your children meanwhile."),
        ("The way there", "The house pays for the way there and back."),
        ("Who can come", "Only women, only from your house"),
    ]
    assert re.findall(r'class="card row" href="/training/(\d+)"', text) == [str(other.id)]


def test_what_there_is_not_is_said_too(db, sign_in, amina):
    training = make.training(db, make.course(db, level="unheard-of").id)

    text = sign_in(amina).get(f"/training/{training.id}").text

    assert re.findall(r"<dt>(.*?)</dt><dd[^>]*>(.*?)</dd>", text) == [
        ("For whom", "For everybody."),
        ("Language", "English"),
        ("Level", "No matter what you know already"),
        ("Children", "Nobody looks after children here. Ask at your house if you need it."),
        ("The way there", "The house does not pay for the way."),
        ("Who can come", "A mixed group, from all houses"),
    ]


def test_a_page_in_arabic(db, sign_in, house):
    training = make.training(db)
    reader = sign_in(make.member(db, house_id=house.id, language="ar"))

    assert '<html lang="ar" dir="rtl">' in reader.get(f"/training/{training.id}").text


def test_staff_see_no_button(db, sign_in, house):
    training = make.training(db, house_id=house.id)
    staff = sign_in(make.member(db, role="caseworker", house_id=house.id))

    page = staff.get(f"/training/{training.id}")

    assert block(page) == "There are places. Members book their place themselves."
    assert "<form" not in page.text


def test_staff_read_how_it_stands_in_words_for_them(db, sign_in, house):
    staff = sign_in(make.member(db, role="caseworker", house_id=house.id))
    said = {
        "This session is full. Members can wait for a place.": make.training(db, seats=1, taken=1),
        "This session has begun.": make.training(db, days=-0.01),
        "This session is over.": make.training(db, days=-1),
        "This session will not take place. Whoever had a place or waited was told.": make.training(
            db, cancelled_at=clock.now()
        ),
    }

    pages = {sentence: staff.get(f"/training/{training.id}") for sentence, training in said.items()}

    assert [block(page) for page in pages.values()] == list(said)
    for training, page in zip(said.values(), pages.values(), strict=True):
        assert page.text.count(f'href="/desk/trainings/{training.id}"') == 1


@pytest.mark.parametrize(
    ("days", "booked", "sentence"),
    [
        (-0.01, True, "This session has begun. You have a place in it."),
        (-0.01, False, "This session has already begun. You can choose a later one."),
        (-1, True, "This session is over. You had a place."),
        (-1, False, "This session is over. You can choose another one."),
        (-40, True, "This session is over. You had a place."),
    ],
)
def test_what_has_begun_and_what_is_over(db, sign_in, amina, days, booked, sentence):
    training = make.training(db, days=days)
    if booked:
        make.booking(db, training, amina)

    page = sign_in(amina).get(f"/training/{training.id}")

    assert block(page) == sentence
    is_fresh = booked and days == -1
    assert page.text.count(f'href="/training/{training.id}/feedback"') == is_fresh
    assert page.text.count('href="/training/past"') == 1


def test_who_else_comes_is_never_shown(db, sign_in, house, amina):
    training = make.training(db, taken=1)
    make.booking(db, training, make.member(db, "zeynep", house_id=house.id))
    browser = sign_in(amina)

    for page in ("/training", f"/training/{training.id}"):
        assert "zeynep" not in browser.get(page).text


def test_fragments_are_the_block_alone_and_up_to_date(db, sign_in, amina):
    training = make.training(db)
    browser = sign_in(amina)
    here = f"/training/{training.id}"

    shown = browser.fragment(here, "booking")
    booked = browser.fragment(f"{here}/booking", "booking", press="1")
    cancelled = browser.fragment(f"{here}/cancellation", "booking", press="2")

    assert [answer.status_code for answer in (shown, booked, cancelled)] == [200] * 3
    assert "Places free" in shown.text
    assert "<b>You have a place.</b>" in booked.text
    assert "Places free" in cancelled.text
    assert not any("<html" in answer.text for answer in (shown, booked, cancelled))


def test_a_fragment_shows_the_places_after_the_deed(db, sign_in, amina):
    training = make.training(db, seats=4)
    browser = sign_in(amina)
    browser.post(f"/training/{training.id}/booking")

    cancelled = browser.fragment(f"/training/{training.id}/cancellation", "booking", press="1")

    assert "Places free" in cancelled.text


def test_few_statements_a_page(db, sign_in, amina):
    course = make.course(db).id
    training = make.training(db, course)
    for _ in range(8):
        make.training(db, course, days=5)
    browser = sign_in(amina)

    with counted(db) as seen:
        assert browser.get(f"/training/{training.id}").status_code == 200

    assert len(seen) == 8, seen  # also what else she has then, here and in her plan
