"""Two ways ahead: told alike, chosen only by herself, unseen while she thinks."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from sqlalchemy import select

from portal import clock, packs
from portal.app import all_routes
from portal.refusal import Forbidden
from portal.retention import CLOCKS
from portal.way import actions
from portal.way.models import Choice, Option
from tests import make
from tests.way.conftest import deeds, others, written

GUIDE = packs.load("tr").way
STAY, RETURN = (option.name["en"] for option in GUIDE.options)
SEEN_FROM = "2026-11-30 09:00:00+00:00"
LAST_DAY_TO_THINK = "2026-11-29 09:00:00+00:00"
NOTHING = "There is nothing to see here."
TAKEN_BACK = "the person took back what was chosen before"


def standing(db):
    return [
        (choice.option, choice.thinks_until)
        for choice in db.every(Choice)
        if choice.taken_back_at is None
    ]


def test_both_ways_stand_side_by_side_and_nothing_is_chosen(db, sign_in, scene):
    page = sign_in(scene.amina).get("/plan/choice").text

    sections = re.findall(r'<section class="card">.*?</section>', page, re.S)
    assert [re.search(r"<h2[^>]*>([^<]+)", part)[1] for part in sections] == [STAY, RETURN]
    shapes = [re.sub(r">[^<]+<", "><", part) for part in sections]
    assert shapes[0] == shapes[1]
    radios = re.findall(r'<label><input type="radio"([^>]*)>([^<]+)</label>', page)
    assert [said for _, said in radios] == [STAY, RETURN, "I have not decided"]
    assert [rest for rest, _ in radios if "checked" in rest] == []
    assert page.count("<button") == 1
    assert db.every(Choice) == []


@pytest.mark.parametrize("code", ["tr", "ar"])
def test_they_stand_there_in_the_language_of_the_reader(db, sign_in, moment, code):
    page = sign_in(make.member(db, language=code)).get("/plan/choice").text

    assert [page.count(f">{option.name[code]}<") for option in GUIDE.options] == [2, 2]
    assert page.count('<li lang="en">') == 0


def test_before_anything_is_kept_she_reads_what_would_happen(db, sign_in, scene):
    mine = sign_in(scene.amina)

    answer = mine.post("/plan/choice/confirmation", option="return")

    assert answer.status_code == 200
    assert answer.text.count(f">{RETURN}</h1>") == 1
    assert answer.text.count("You have 7 days to think.") == 1
    assert answer.text.count("Before Monday 30 November only you see what you chose") == 1
    assert answer.text.count("From then on <bdi>elif</bdi> can see it") == 1
    assert db.every(Choice) == []


def test_a_choice_is_made_once(db, sign_in, scene):
    mine = sign_in(scene.amina)
    token = mine.token()

    for _ in range(2):
        answer = mine.post("/plan/choice", token=token, option="stay")
    mine.post("/plan/choice", option="stay")

    assert answer.headers["location"] == "/plan/choice"
    assert standing(db) == [("stay", date(2026, 11, 30))]
    assert len(db.every(Choice)) == 1
    page = mine.get("/plan/choice").text
    assert page.count(f'On Monday 23 November you chose: <b lang="en">{STAY}</b>.') == 1
    assert page.count("Before Monday 30 November only you see this") == 1
    assert " checked>" not in page


def test_choosing_the_same_again_does_not_begin_the_days_anew(db, sign_in, scene, moment):
    sign_in(scene.amina).post("/plan/choice", option="stay")
    moment.move_to(LAST_DAY_TO_THINK)

    sign_in(scene.amina).post("/plan/choice", option="stay")

    assert standing(db) == [("stay", date(2026, 11, 30))]


def test_nobody_else_sees_it_before_the_day(db, sign_in, scene, moment):
    sign_in(scene.amina).post("/plan/choice", option="return")
    before = make.without_tokens(sign_in(scene.elif_).get(scene.desk).text)
    moment.move_to(LAST_DAY_TO_THINK)
    last = make.without_tokens(sign_in(scene.elif_).get(scene.desk).text)
    moment.move_to(SEEN_FROM)

    desk = sign_in(scene.elif_)
    page = desk.get(scene.desk).text

    assert [before.count(NOTHING), last.count(NOTHING), page.count(NOTHING)] == [1, 1, 0]
    assert [before.count(RETURN), last.count(RETURN), page.count(RETURN)] == [0, 0, 1]
    assert page.count("On Monday 23 November the person chose:") == 1
    assert deeds(db) == [(scene.amina.id, scene.elif_.id, "way.opened")] * 3
    assert sign_in(scene.amina).get("/plan/choice").text.count("Since Monday 30 November") == 1


def test_the_desk_looks_the_same_whether_she_thinks_or_not(sign_in, scene):
    """The control: not even a blank more while she thinks."""
    desk, mine = sign_in(scene.elif_), sign_in(scene.amina)
    without = make.without_tokens(desk.get(scene.desk).text)

    mine.post("/plan/choice", option="stay")

    assert make.without_tokens(desk.get(scene.desk).text) == without


def test_what_nobody_has_seen_is_gone_when_she_takes_it_back(db, sign_in, scene, moment):
    mine = sign_in(scene.amina)
    mine.post("/plan/choice", option="return")
    moment.move_to(LAST_DAY_TO_THINK)
    mine = sign_in(scene.amina)
    said = mine.post("/plan/choice/confirmation", option="undecided").text

    for _ in range(2):
        mine.post("/plan/choice", option="undecided")

    assert said.count("What you chose before is gone then. Nobody has seen it.") == 1
    assert db.every(Choice) == []
    moment.move_to(SEEN_FROM)
    assert sign_in(scene.elif_).get(scene.desk).text.count(NOTHING) == 1


def test_what_was_seen_is_taken_back_for_all_to_see(db, sign_in, scene, moment):
    sign_in(scene.amina).post("/plan/choice", option="return")
    moment.move_to(SEEN_FROM)
    mine = sign_in(scene.amina)
    said = mine.post("/plan/choice/confirmation", option="undecided").text

    mine.post("/plan/choice", option="undecided")

    assert said.count("Those who look after you see that you took it back.") == 1
    page = sign_in(scene.elif_).get(scene.desk).text
    assert (page.count(TAKEN_BACK), page.count(RETURN), page.count(STAY)) == (1, 0, 0)
    assert "you chose" not in mine.get("/plan/choice").text


def test_choosing_otherwise_later_begins_new_days_to_think(db, sign_in, scene, moment):
    sign_in(scene.amina).post("/plan/choice", option="return")
    moment.move_to(SEEN_FROM)

    sign_in(scene.amina).post("/plan/choice", option="stay")

    assert standing(db) == [("stay", date(2026, 12, 7))]
    page = sign_in(scene.elif_).get(scene.desk).text
    assert (page.count(TAKEN_BACK), page.count(STAY)) == (1, 0)
    moment.move_to("2026-12-07 09:00:00+00:00")
    page = sign_in(scene.elif_).get(scene.desk).text
    assert (page.count(TAKEN_BACK), page.count(STAY)) == (0, 1)


@pytest.mark.parametrize("typed", [{}, {"option": "both"}, {"option": ""}])
@pytest.mark.parametrize("address", ["/plan/choice", "/plan/choice/confirmation"])
def test_no_choice_is_made_by_mistake(db, sign_in, scene, typed, address):
    mine = sign_in(scene.amina)
    mine.post("/plan/choice", option="stay")

    answer = mine.post(address, **typed)

    assert answer.status_code == 422
    assert answer.text.count("Please choose one.") == 1
    assert standing(db) == [("stay", date(2026, 11, 30))]


def test_nobody_chooses_for_her(db, sign_in, scene):
    """No route takes a person; staff find nothing, other members choose for themselves."""
    staff = [*others(db, scene.amina)[2:], scene.elif_]
    found = set()
    for person in staff:
        browser = sign_in(person)
        found |= {
            browser.get("/plan/choice").status_code,
            browser.post("/plan/choice", option="stay").status_code,
            browser.post("/plan/choice/confirmation", option="stay").status_code,
            browser.post(f"/desk/people/{scene.amina.id}/choice", option="stay").status_code,
        }
        if person is scene.elif_:
            written(browser, scene, option="stay")

    assert found == {404}
    assert db.every(Choice) == []
    addresses = [route.path for route in all_routes() if route.name.startswith("way.")]
    assert [path for path in addresses if "{" in path] == []


@pytest.mark.parametrize("role", ["caseworker", "coordinator", "administrator", "resident"])
def test_the_deed_itself_refuses_everybody_else(db, scene, role):
    other = make.viewer(make.member(db, role=role, house_id=scene.amina.house_id))

    with pytest.raises(Forbidden):
        db.do(actions.choose, other, scene.amina.id, Option.STAY, 7)
    with pytest.raises(Forbidden):
        db.do(actions.take_back, other, scene.amina.id)

    db.do(actions.choose, make.viewer(scene.amina), scene.amina.id, Option.STAY, 7)
    assert [choice.member_id for choice in db.every(Choice)] == [scene.amina.id]


def test_staff_choose_nothing_for_themselves_either(db, scene):
    with pytest.raises(Forbidden):
        db.do(actions.choose, make.viewer(scene.elif_), scene.elif_.id, Option.STAY, 7)


def test_a_neighbour_sees_and_touches_only_her_own(db, sign_in, scene):
    sign_in(scene.amina).post("/plan/choice", option="stay")
    lale = make.member(db, "lale", house_id=scene.amina.house_id)
    browser = sign_in(lale)

    assert "you chose" not in browser.get("/plan/choice").text
    browser.post("/plan/choice", option="undecided")

    assert standing(db) == [("stay", date(2026, 11, 30))]


def test_many_presses_at_once_are_one_choice(db, sign_in, scene):
    browsers = [sign_in(scene.amina) for _ in range(4)]
    options = ["stay", "return", "stay", "return"]

    with ThreadPoolExecutor(4) as pool:
        answers = list(
            pool.map(
                lambda each: each[0].post("/plan/choice", option=each[1]),
                zip(browsers, options, strict=True),
            )
        )

    assert [answer.status_code for answer in answers] == [303] * 4
    assert len(db.every(Choice)) == 1


def test_a_guest_signs_in_first(guest):
    assert guest.get("/plan/choice").headers["location"].startswith("/sign-in")
    answer = guest.post("/plan/choice", option="stay")
    assert answer.headers["location"].startswith("/sign-in")


def test_it_is_on_her_page_of_data(sign_in, scene):
    mine = sign_in(scene.amina)
    mine.post("/plan/choice", option="return")

    page = mine.get("/account/data").text

    assert page.count(RETURN) == 1
    assert page.count("Others can see it from") == 1


def test_what_was_taken_back_goes_after_ninety_days(db, sign_in, scene, moment):
    sign_in(scene.amina).post("/plan/choice", option="return")
    moment.move_to(SEEN_FROM)
    sign_in(scene.amina).post("/plan/choice", option="undecided")

    assert old_on(db, moment, "2027-02-28 08:59:00+00:00") == 0
    assert old_on(db, moment, "2027-02-28 09:01:00+00:00") == 1


def old_on(db, moment, day):
    """How many choices `portal purge` would remove."""
    moment.move_to(day)
    keep = CLOCKS["choices"]
    return len(db.all(select(Choice).where(keep.past(keep.before(clock.now())))))
