"""Where I am: what has been, what comes, dates of papers, and my words about it."""

import re
from datetime import date

import pytest

from portal import packs
from portal.accounts import pin
from portal.home.private import private_of
from portal.way.models import Way
from portal.way.sheet import read
from tests import make
from tests.way.conftest import deeds, others, written

GUIDE = packs.load("tr").way
STATION = re.compile(r'<li class="(card|note)"( aria-current="step")?>(.*?)</li>', re.S)
TAG = re.compile(r'<span class="tag[^"]*">(?:<svg.*?</svg>)?\s*(.*?)</span>', re.S)
REMINDER = re.compile(r'<p class="(note|note warm)">\s*<b lang="\w+">([^<]+)</b>: ([^<]+)', re.S)


def stations(page):
    """Each station's name and the tag it carries."""
    return [
        (re.search(r"<h2[^>]*>([^<]+)", body)[1], found[1] if (found := TAG.search(body)) else "")
        for _, _, body in STATION.findall(page)
        if "<details>" in body
    ]


def names(language="en"):
    return [station.name[language] for station in GUIDE.stations]


def test_without_an_entry_the_whole_way_is_information(db, sign_in, scene):
    answer = sign_in(scene.amina).get("/plan/way")

    assert answer.status_code == 200
    assert stations(answer.text) == [(name, "") for name in names()]
    assert answer.text.count("What if I say no?") == len(GUIDE.stations)
    assert answer.text.count("Nobody has written down where you are.") == 1
    assert "This is not right" not in answer.text, "there is nothing to be wrong"
    assert db.every(Way) == []


def test_what_has_been_what_is_now_what_can_come(db, sign_in, scene):
    answer = written(sign_in(scene.elif_), scene, paper_reflection_permit="2026-12-20")

    assert answer.headers["location"] == scene.desk
    page = sign_in(scene.amina).get("/plan/way").text
    assert [tag for _, tag in stations(page)] == [
        *["Has been"] * 4,
        "Now, since Monday 2 November",
        *["Can come"] * 4,
    ]
    assert page.count("<bdi>elif</bdi> wrote down on Monday 23 November where you are.") == 1
    assert page.count("<b>The last day is Sunday 20 December.</b>") == 1
    asked = "ask <bdi>elif</bdi> or your legal adviser before this day"
    assert page.count(asked) == 1
    assert page.count("Law 6458, articles 48 and 49") == 1
    assert deeds(db) == [(scene.amina.id, scene.elif_.id, "way.station")]


@pytest.mark.parametrize(
    ("code", "direction", "day"),
    [("tr", "ltr", "2 Kasım Pazartesi"), ("ar", "rtl", "الاثنين، ٢ نوفمبر")],
)
def test_it_speaks_the_language_of_the_reader(db, sign_in, scene, code, direction, day):
    reader = make.member(db, language=code, house_id=scene.amina.house_id)
    make.assignment(db, scene.elif_, reader)
    written(sign_in(scene.elif_), scene._replace(amina=reader))

    page = sign_in(reader).get("/plan/way").text

    assert f'<html lang="{code}" dir="{direction}">' in page
    assert [name for name, _ in stations(page)] == names(code)
    assert page.count(day) == 1
    assert page.count('<h2 lang="en">') == 0


@pytest.mark.parametrize(
    ("today", "told"),
    [
        ("2026-12-05", []),  # 15 days before
        ("2026-12-06", [("note", "the last day is Sunday 20 December.")]),
        ("2026-12-14", [("note", "the last day is Sunday 20 December.")]),
        ("2026-12-15", [("note warm", "the last day is Sunday 20 December.")]),
        ("2026-12-20", [("note warm", "the last day is Sunday 20 December.")]),
        ("2026-12-21", [("note warm", "the last day was Sunday 20 December.")]),
        ("2027-01-19", [("note warm", "the last day was 20 December 2026.")]),
        ("2027-01-20", []),  # said for thirty days
    ],
)
def test_a_paper_is_spoken_of_on_the_right_days(db, sign_in, scene, moment, today, told):
    written(sign_in(scene.elif_), scene, paper_reflection_permit="2026-12-20")
    moment.move_to(f"{today} 09:00:00+00:00")

    page = sign_in(scene.amina).get("/plan/way").text

    found = [(kind, said.strip().partition(" Ask")[0]) for kind, _, said in REMINDER.findall(page)]
    assert found == told
    assert page.count("20 December") >= 1, "the date itself always stands on this page"


def test_reminders_for_other_pages_are_her_own(db, sign_in, scene, moment):
    lale = make.member(db, "lale", house_id=scene.amina.house_id)
    papers = {"paper_residence_permit": "2026-12-31", "paper_three_years": "2027-05-01"}
    written(sign_in(scene.elif_), scene, **papers)

    found = db.ask(lambda session: _dues(session, scene.amina))

    assert found == [("residence_permit", 38), ("three_years", 159)]
    assert db.ask(lambda session: _dues(session, lale)) == []
    assert db.ask(lambda session: _dues(session, scene.elif_)) == [], "not those she looks after"
    assert (db.ask(lambda session: _dues(session, make.member(db)))) == []


class _Found(list):
    pass


def _dues(session, member):
    found = private_of(session, make.viewer(member), GUIDE).reminders
    return _Found((due.paper.key, due.left) for due in found)


def test_she_says_that_it_is_not_right_and_only_she_takes_it_away(db, sign_in, scene):
    desk, mine = sign_in(scene.elif_), sign_in(scene.amina)
    written(desk, scene)
    token = mine.token()

    answers = [
        mine.post("/plan/way/remark", token=token, text="لم أكن هناك", language="ar")
        for _ in range(2)
    ]

    assert [a.headers["location"] for a in answers] == ["/plan/way"] * 2
    way = db.every(Way)[0]
    assert (way.remark, way.remark_language, way.version) == ("لم أكن هناك", "ar", 1)
    shown = '<div lang="ar"><p dir="auto">لم أكن هناك</p></div>'
    assert mine.get("/plan/way").text.count(shown) == 1
    assert desk.get(scene.desk).text.count(shown) == 1

    written(desk, scene, version=1, station="support")
    assert db.every(Way)[0].remark == "لم أكن هناك", "whoever writes anew does not silence her"

    for _ in range(2):
        mine.post("/plan/way/remark/removal")
    way = db.every(Way)[0]
    assert (way.remark, way.remark_language, way.remark_at) == ("", "", None)
    assert read(way.sheet).station == "support"


def test_a_remark_about_nothing_is_refused(db, sign_in, scene):
    answer = sign_in(scene.amina).post("/plan/way/remark", text="No", language="en")

    assert answer.status_code == 409
    assert db.every(Way) == []


@pytest.mark.parametrize("typed", [{}, {"text": " ", "language": "en"}, {"text": "x" * 1001}])
def test_a_remark_with_mistakes_is_not_kept(db, sign_in, scene, typed):
    written(sign_in(scene.elif_), scene)

    answer = sign_in(scene.amina).post("/plan/way/remark", **{"language": "en", **typed})

    assert answer.status_code == 422
    assert db.every(Way)[0].remark == ""


def test_members_see_only_their_own_way(db, sign_in, scene):
    written(sign_in(scene.elif_), scene, paper_reflection_permit="2026-12-20")
    before = deeds(db)

    for other in others(db, scene.amina)[:2]:
        browser = sign_in(other)
        page = browser.get("/plan/way").text
        assert "Now, since" not in page
        assert "20 December" not in page
        assert browser.post("/plan/way/remark", text="No", language="en").status_code == 409
    assert db.every(Way)[0].remark == ""
    assert deeds(db) == before


def test_staff_and_guests_have_no_way_of_their_own(db, guest, sign_in, scene):
    staff = sign_in(scene.elif_)

    assert staff.get("/plan/way").status_code == 404
    assert staff.post("/plan/way/remark", text="No", language="en").status_code == 404
    assert guest.get("/plan/way").headers["location"].startswith("/sign-in")


def test_the_pages_stand_behind_the_pin(db, sign_in, scene):
    db.do(pin.keep, scene.amina.id, "73910482", asks=True)

    answers = [sign_in(scene.amina).get(page) for page in ("/plan/way", "/plan/choice")]

    assert [a.headers["location"].partition("?")[0] for a in answers] == ["/pin"] * 2


def test_what_is_written_is_on_her_page_of_data(db, sign_in, scene):
    written(sign_in(scene.elif_), scene, paper_reflection_permit="2026-12-20")
    mine = sign_in(scene.amina)
    mine.post("/plan/way/remark", text="Not there", language="en")

    page = mine.get("/account/data").text

    assert page.count("Time to think, and a permit") == 1
    assert page.count("Permit for the time to think") == 1
    assert page.count("Sunday 20 December") == 1
    assert page.count('<p dir="auto">Not there</p>') == 1


def test_a_sheet_is_read_again_as_it_was_written():
    dumped = '["gone", "2026-11-02", {"old_paper": "2026-12-20"}, {"gone": {"en": "Old name"}}]'

    sheet = read(dumped)

    assert read(sheet.dumped()) == sheet
    assert sheet.papers == {"old_paper": date(2026, 12, 20)}
    assert read("").is_empty
