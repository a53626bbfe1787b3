"""Everything about me on one page and in one file: mine, all of it, and nothing of others."""

import io
import json
import re
import zipfile

import pytest

from portal.my_data.holdings import SECTIONS
from portal.my_data.people import places
from portal.trail.models import TrailEntry
from tests import make

TEXTS = (
    *("goal", "step", "no", "note", "statement", "words", "alone", "first", "answer"),
    *("report", "typed", "card", "reason", "partner", "shown", "told", "address"),
)


def taken_along(browser):
    answer = browser.post("/account/data/copy")
    assert answer.status_code == 200
    return answer, zipfile.ZipFile(io.BytesIO(answer.content))


def missing(text, mark):
    return [word for word in TEXTS if f"{mark} {word}" not in text]


def test_the_page_shows_all_of_mine_and_nothing_of_others(sign_in, fill, db):
    amina, _ = fill("amina"), fill("lale")

    page = sign_in(amina).get("/account/data")

    assert page.status_code == 200
    assert missing(page.text, "amina-secret") == []
    assert "lale" not in page.text
    assert "amina-secret about" not in page.text, "what others report of her is theirs"
    assert "amina-secret trail" not in page.text, "that stands on the trail's own page"
    assert page.text.count("<section") == len(SECTIONS)
    assert page.headers["cache-control"] == "no-store"
    own = [entry for entry in db.every(TrailEntry) if entry.member_id == amina.id]
    assert [entry.deed for entry in own] == ["plan.opened"], "her own look is nobody's business"


def test_she_is_there_in_every_place_that_belongs_to_somebody(db, fill):
    """The control: the person of these tests has a row in every table that has owners."""
    amina = fill("amina")
    with db.database.transaction(writing=False) as session:
        empty = {
            place.name
            for place in places()
            if place.is_owner
            and not session.execute(place.table.select().where(place.column == amina.id)).all()
        }

    work = {"assignments.staff_id", "break_glass.staff_id", "countersigns.asked_by_id"}
    assert empty == work | {"phones.member_id", "follows.member_id"}


def test_the_file_holds_the_same_in_two_forms(sign_in, fill):
    amina, _ = fill("amina"), fill("lale")
    browser = sign_in(amina)

    answer, file = taken_along(browser)

    assert answer.headers["content-disposition"] == 'attachment; filename="papers.zip"'
    assert answer.headers["content-type"] == "application/zip"
    assert answer.headers["cache-control"] == "no-store"
    assert file.namelist() == ["papers.html", "papers.json"]
    html, told = file.read("papers.html").decode(), json.loads(file.read("papers.json"))
    assert missing(html, "amina-secret") == []
    assert missing(json.dumps(told), "amina-secret") == []
    assert "lale" not in html + json.dumps(told)
    assert told["who"]["entries"][0]["name"] == "amina called"
    assert told["plan"]["entries"][0]["goal"] == "amina-secret goal"
    facts = sum(len(entry) for section in told.values() for entry in section["entries"])
    assert html.count("<dt>") == facts
    assert re.findall(r"(?:src|href|action)=|<script|<form|url\(", html) == []
    assert html.count("<title>Bahar</title>") == 1


def test_the_file_speaks_my_language_and_runs_my_way(sign_in, fill):
    amina = fill("amina")
    browser = sign_in(amina)
    browser.get("/language?to=ar&next=/")

    html = taken_along(browser)[1].read("papers.html").decode()

    assert '<html lang="ar" dir="rtl">' in html


def test_many_posts_are_cut_on_the_page_and_whole_in_the_file(db, sign_in):
    amina = make.member(db, "amina")
    thread = make.thread(db, amina)
    for number in range(40):
        make.post(db, thread, amina, f"post <b>{number}</b>")
    browser = sign_in(amina)

    page, html = browser.get("/account/data").text, taken_along(browser)[1].read("papers.html")

    assert page.count("post &lt;b&gt;") == 20
    assert page.count("These are the newest 20 of 41.") == 1
    assert html.decode().count("post &lt;b&gt;") == 40


@pytest.mark.parametrize("role", ["peer_mentor", "caseworker", "coordinator", "administrator"])
def test_everybody_has_the_page(db, sign_in, role):
    person = make.member(db, "nur", role=role)
    browser = sign_in(person)

    assert browser.get("/account/data").status_code == 200
    assert json.loads(taken_along(browser)[1].read("papers.json"))["who"]["entries"] != []


def test_a_guest_gets_nothing(guest):
    assert guest.get("/account/data").headers["location"].startswith("/sign-in")
    assert guest.post("/account/data/copy").headers["location"].startswith("/sign-in")
