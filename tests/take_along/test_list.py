"""The list itself, as a page and as a file: two languages, and nothing about whose it is."""

import re

import pytest
import time_machine

from portal import clock, phrases
from portal.plan.models import Goal, Translation
from tests import make
from tests.paper.reading import contents, words
from tests.take_along.reading import goal_with

PRINT = "/plan/take/print"
NOW = "2026-11-21 10:00:00+00:00"
READY = "see-a-doctor"


@pytest.fixture
def amina(db):
    house = make.house(db, "Secret Garden House")
    return make.member(db, "amina-secret", house_id=house.id)


@pytest.fixture
def choice(db, amina):
    """A goal in ready words with steps of every kind, and the choice of all of them."""
    ready = [p for p in phrases.every().values() if p.type == "legal"]
    aim, act = (next(p for p in ready if p.is_goal is wanted) for wanted in (True, False))
    goal = make.goal(db, amina, aim.texts["en"], type="legal")
    db.do(lambda session: setattr(session.get_one(Goal, goal.id), "phrase", aim.key))
    with time_machine.travel(NOW, tick=False):
        day = make.today().replace(day=27)
        steps = [
            make.step(
                db, goal, act.texts["en"], phrase=act.key, planned_on=day, place="Oda 2, 3. kat"
            ),
            make.step(db, goal, "Write a letter", doer="house", bring="İki fotoğraf"),
            make.step(db, goal, "Ask there", doer="service", service="Sun Clinic"),
            make.step(db, goal, "Find the old paper", done_at=clock.now()),
        ]
    sent = {"goal": [goal.id], "step": [step.id for step in steps], "first": "ar", "second": "tr"}
    return aim, act, sent


def plain(html):
    """The list of a page as text, line by line."""
    inside = html[html.index('<div class="halves"') : html.index("</main>")]
    text = re.sub(r"<br>|</div>|</h\d>", "\n", inside)
    return [line.strip() for line in re.sub(r"<[^>]+>", "", text).split("\n") if line.strip()]


def test_it_says_what_she_ticked_in_both_languages(choice, amina, sign_in):
    aim, act, sent = choice
    with time_machine.travel(NOW, tick=False):
        said = plain(sign_in(amina).post(PRINT, **{**sent, "first": "en"}).text)

    assert said[:4] == ["My list", said[1], aim.texts["en"], aim.texts["tr"]]
    assert said[4:7] == [act.texts["en"], "by Friday 27 November", "Where: Oda 2, 3. kat"]
    assert said[7] == act.texts["tr"]
    assert said.count("Write a letter") == 2
    assert said.count("Written in: English") + said.count("Yazıldığı dil: English") == 3
    assert said.count("Somebody does this for me.") >= 1
    assert said.count("Who does this: Sun Clinic") >= 1
    assert said.count("Bring: İki fotoğraf") >= 1
    assert said.count("Done") == 1


@pytest.mark.parametrize(
    ("tick", "gone"),
    [
        ("no_days", ["27"]),
        ("no_places", ["Oda 2"]),
        ("no_things", ["fotoğraf"]),
        ("no_doers", ["Sun Clinic", "Somebody"]),
    ],
)
def test_what_is_left_out_is_in_neither(choice, amina, sign_in, tick, gone):
    browser = sign_in(amina)
    sent = {**choice[2], "first": "en"}

    with time_machine.travel(NOW, tick=False):
        browser = sign_in(amina)
        whole, page = (
            plain(browser.post(PRINT, **form).text) for form in (sent, {**sent, tick: "y"})
        )
        file = browser.post(PRINT, **{**sent, tick: "y", "as": "file"}).content
    for word in gone:
        assert word in " ".join(whole)
        assert word not in " ".join(page)
        assert word not in " ".join(words(file))


@pytest.mark.parametrize(("first", "second", "way"), [("ar", "tr", "rtl"), ("en", "ar", "ltr")])
def test_each_column_has_its_language_and_the_first_one_the_lead(
    choice, amina, sign_in, first, second, way
):
    page = sign_in(amina).post(PRINT, **{**choice[2], "first": first, "second": second}).text
    rows = re.findall(r'<div class="halves" dir="(\w+)">', page)
    columns = re.findall(r'^<div lang="(\w+)" dir="(\w+)">', page, re.MULTILINE)

    assert rows == [way] * 6
    assert columns == [(first, way), (second, "rtl" if second == "ar" else "ltr")] * 6


def test_the_file_is_neutral_in_name_and_in_everything_it_holds(
    choice, amina, sign_in, settings, app
):
    answer = sign_in(amina).post(PRINT, **choice[2], **{"as": "file"})
    pdf, text = answer.content, " ".join(words(answer.content))

    assert answer.headers["content-disposition"] == 'attachment; filename="list.pdf"'
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["cache-control"] == "no-store"
    assert b"/MediaBox [0 0 595.28 841.89]" in pdf
    for name in (settings.name, "Secret", "amina", "portal", "localhost", "house"):
        assert name.lower() not in text.lower()
        assert name.lower().encode() not in pdf.lower()
    for mark in (b"/Author", b"/Title", b"/Producer", b"/Creator", b"/CreationDate", b"/ModDate"):
        assert mark not in pdf


def test_the_printed_part_of_the_page_is_neutral_too(choice, amina, sign_in, settings):
    page = sign_in(amina).post(PRINT, **choice[2]).text
    printed = page[page.index('<div class="halves"') : page.index("</main>")]

    assert page.count("<title>") == 1
    assert f"<title>{settings.name}" not in page
    for name in (settings.name, "Secret", "amina", "/plan", "http", "House", "the house"):
        assert name not in re.sub(r'href="/static[^"]*"', "", printed)
    assert '<body class="list">' in page


def test_the_file_shapes_arabic_and_has_the_same_words_as_the_page(choice, amina, sign_in):
    aim, act, sent = choice
    pdf = sign_in(amina).post(PRINT, **sent, **{"as": "file"}).content
    runs = words(pdf)

    assert len(contents(pdf)) == 1
    assert aim.texts["tr"] in runs
    assert act.texts["tr"] in runs
    assert "Oda 2, 3. kat" in runs
    assert any("\u0600" <= letter <= "\u06ff" for run in runs for letter in run)
    assert "\ufffd" not in "".join(runs)


def test_a_translation_of_staff_stands_in_its_column(db, amina, sign_in):
    goal, (step,) = goal_with(db, amina, "Write a letter")
    db.add(
        Translation(
            member_id=amina.id,
            step_id=step.id,
            language="tr",
            text="Mektup yazmak",
            bring="",
            of_version=1,
            at=clock.now(),
        )
    )
    sent = {"goal": [goal.id], "step": [step.id], "first": "en", "second": "tr"}

    said = plain(sign_in(amina).post(PRINT, **sent).text)

    assert said.count("Write a letter") == said.count("Mektup yazmak") == 1


def test_what_she_wrote_is_shown_as_text_and_cannot_turn_the_line(db, amina, sign_in):
    goal, (step,) = goal_with(db, amina, "<b>me</b> & you", place="\u2069\u202eRoom\u2068 2")
    sent = {"goal": [goal.id], "step": [step.id], "first": "en", "second": ""}
    browser = sign_in(amina)

    page, pdf = browser.post(PRINT, **sent).text, browser.post(PRINT, **sent, **{"as": "file"})

    assert "&lt;b&gt;me&lt;/b&gt; &amp; you" in page
    assert "Where: <bdi>Room 2</bdi>" in page
    assert "<b>me</b> & you" in words(pdf.content)


def test_what_was_chosen_before_the_pin_was_asked_is_still_chosen_after_it(
    choice, db, amina, sign_in
):
    browser = sign_in(amina)
    ask(db, amina, is_asked=True)

    answer = browser.post(PRINT, **choice[2])
    ask(db, amina, is_asked=False)
    kept = browser.get("/kept").text

    assert answer.headers["location"] == "/pin?next=%2Fkept"
    assert f'action="{PRINT}"' in kept
    assert kept.count('type="hidden" name="step"') == 4
    assert "<textarea" not in kept


def ask(db, member, *, is_asked):
    """Whether the PIN is asked before private pages."""
    db.do(lambda session: setattr(session.get_one(type(member), member.id), "asks_pin", is_asked))
