"""The file: opened and read, in every script, with nothing about who made it and where."""

import re

import pytest
import time_machine

from portal import clock
from portal.accounts.models import Unsent
from portal.certificates.codes import code_of
from portal.i18n import LANGUAGES
from portal.paper.certificate import Block, certificate
from portal.web.once import Answer
from tests import keyfile, make
from tests.dump import dump
from tests.paper.reading import contents, drawn, rectangles, words

PLAIN = {"first": "en", "second": "", "check": "nothing", "own_name": ""}
NAME = "Ayşe Çağrı Güneş"


@pytest.fixture
def paper(db, amina):
    with time_machine.travel("2026-11-22 09:00:00+00:00", tick=False):
        return make.certificate(db, amina)


@pytest.fixture
def take(sign_in, amina, paper):
    """`take(own_name="…")`: the answer to the form."""
    browser = sign_in(amina)

    def sent(**typed):
        return browser.post(f"/training/certificates/{paper.id}/paper", **{**PLAIN, **typed})

    return sent


def dotted(pdf):
    return sum(page.count(b" l S") for page in contents(pdf))


def test_the_paper_names_body_course_and_day_and_no_house(take, settings, paper):
    answer = take(own_name=NAME)

    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == 'attachment; filename="certificate.pdf"'
    assert answer.headers["cache-control"] == "no-store"
    assert words(answer.content) == [
        "Open Learning Association",
        "Certificate of participation",
        "The person named here took part in this course.",
        *("Name", NAME),
        *("Course", "Sewing"),
        *("Last day", "22 November 2026"),
    ]
    for told in (
        b"Lavender",
        b"amina",
        settings.name.encode(),
        b"localhost",
        b"/Author",
        b"/Title",
    ):
        assert told not in answer.content
    assert rectangles(answer.content) == []
    assert dotted(answer.content) == 0


def test_without_a_name_there_is_a_line_and_another_one_to_sign(take):
    assert dotted(take().content) == 1
    assert dotted(take(to_sign="y").content) == 2
    assert dotted(take(to_sign="y", second="ar").content) == 4 + 1  # what parts them


def test_two_languages_arabic_joined_and_turkish_with_its_dots(take):
    pdf = take(first="ar", second="tr", own_name="İpek Işık").content
    runs = drawn(pdf)
    latin = [run.text for run in runs if run.font.startswith("NotoSans")]
    arabic = [run.text[::-1] for run in runs if "Naskh" in run.font]

    assert len(contents(pdf)) == 1
    assert latin.count("İpek Işık") == 2
    assert "Dikiş" in latin
    assert "خياطة" in arabic
    assert b"/Lang (ar)" in pdf


def test_an_arabic_name_is_shaped(take):
    runs = drawn(take(own_name="سلمى").content)

    assert [run.text[::-1] for run in runs if "Naskh" in run.font] == ["سلمى"]


@pytest.mark.parametrize("check", ["code", "qr"])
def test_the_code_and_the_address_only_if_she_wants_them(take, paper, settings, check):
    code = code_of(keyfile.keys(), paper.number)
    pdf = take(check=check).content

    assert words(pdf)[-2:] == [f"{settings.origin}/certificate", code]
    assert bool(rectangles(pdf)) == (check == "qr")
    assert code not in words(take().content)


def test_how_to_check_it_is_said_in_the_language_that_offices_read(take):
    text = " ".join(words(take(first="ar", second="tr", check="code").content))

    assert text.count("Bu belge koduyla kontrol edilebilir:") == 1


def test_the_page_warns_presets_nothing_and_shows_the_code(sign_in, amina, paper):
    page = sign_in(amina).get(f"/training/certificates/{paper.id}").text

    assert "the address of this site stands on the paper" in page
    assert 'name="check" value="nothing" checked' in page
    assert code_of(keyfile.keys(), paper.number) in page
    assert re.search(r'name="own_name"[^>]* value="" dir="auto" autocomplete="off"', page)


@pytest.mark.parametrize(
    "typed",
    [
        {"own_name": "x" * 61},
        {"own_name": "Lale 👩"},
        {"first": "xx"},
        {"second": "xx"},
        {"check": "maybe"},
        {"first": ""},
    ],
    ids=str,
)
def test_what_cannot_be_printed_is_asked_again(take, typed):
    answer = take(**typed)

    assert answer.status_code == 422
    assert 'action="/training/certificates/' in answer.text


def test_the_typed_name_is_nowhere_afterwards(db, take, caplog):
    take(own_name=NAME)
    take(own_name="x" * 61 + NAME)

    assert NAME not in str(dump(db))
    assert NAME not in caplog.text
    assert db.every(Answer) == []


def test_the_typed_name_is_not_kept_when_the_visit_ran_out(db, sign_in, amina, paper):
    with time_machine.travel(clock.now(), tick=False) as travel:
        browser = sign_in(amina)
        browser.learn_token("/account")
        travel.shift(11 * 60)
        address = f"/training/certificates/{paper.id}/paper"
        answer = browser.post(address, **{**PLAIN, "own_name": NAME})

    (kept,) = db.every(Unsent)
    assert answer.status_code == 303
    assert "own_name" not in dict(kept.fields)
    assert NAME not in str(dump(db))
    assert kept.typed.count("nothing") == 1, "the control: the rest of the form is kept"
    assert (kept.path, kept.where) == ("", address), "which paper it was is sealed, too"


def test_a_withdrawn_one_makes_no_paper(db, sign_in, amina):
    gone = make.certificate(db, amina, withdrawn_at=clock.now())
    browser, address = sign_in(amina), f"/training/certificates/{gone.id}"

    assert "The house took this certificate back" in browser.get(address).text
    answer = browser.post(f"{address}/paper", **PLAIN)
    assert answer.headers["content-type"].startswith("text/html")


def test_somebody_elses_is_not_there(db, sign_in, amina, paper):
    other = sign_in(make.member(db, "lale", house_id=amina.house_id))
    address = f"/training/certificates/{paper.id}"
    answers = [other.get(address), other.get(f"{address}/paper"), other.get(f"{address}x")]

    assert {answer.status_code for answer in answers} == {404}
    assert other.post(f"{address}/paper", **PLAIN).status_code == 404


def test_two_languages_with_everything_are_one_page(take):
    pdf = take(first="ar", second="tr", to_sign="y", check="qr", own_name=NAME).content

    assert len(contents(pdf)) == 1


def test_a_long_course_in_two_languages_goes_on_on_another_page():
    block = Block(LANGUAGES["en"], "Body", "Title", "Words", (("Course", "long words " * 60),) * 3)
    pdf = certificate([block, block])

    assert len(contents(pdf)) > 1
    assert sum(text.split().count("long") for text in words(pdf)) == 360
    assert certificate([block, block]) == pdf
