"""Planning sessions at the desk: dates first, kept with the second press, feasts left out."""

import pytest
import time_machine

from portal.training.models import Series, Training
from tests import make
from tests.desk.sessions import NOW, dates_on, plan, planned, seen_on, starts

DAYS = [*range(1, 32), *range(-1, -25, -1)]
LONG = f"FREQ=MONTHLY;BYMONTHDAY={','.join(map(str, DAYS))}"  # with an end it is too long


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False) as travel:
        yield travel


@pytest.fixture
def elif_(db):
    return make.member(db, "elif", role="caseworker")


@pytest.fixture
def course(db, elif_):
    return make.course(db, "Sewing", house_id=elif_.house_id)


@pytest.fixture
def fields(course, elif_):
    return planned(course, house=elif_.house_id)


def test_one_session_after_a_look(db, sign_in, elif_, fields):
    browser = sign_in(elif_)
    fields |= {"interpreter": "ru", "trainer": str(elif_.id)}

    look = browser.post("/desk/trainings", look="y", **fields)
    assert dates_on(look) == [("2026-12-01T10:00", True)]
    assert db.every(Training) == []
    kept = plan(browser, fields)

    (made,) = db.every(Training)
    assert kept.headers["location"] == f"/desk/trainings/{made.id}"
    assert (made.house_id, made.place, made.seats, made.taken) == (elif_.house_id, "Room 2", 8, 0)
    assert (made.interpreter, made.trainer_id, made.series_id) == ("ru", elif_.id, None)
    assert starts(db) == ["12-01 07:00"]
    assert str(made.ends_at - made.starts_at) == "2:00:00"
    assert db.every(Series) == []


def test_the_same_digits_in_every_script(db, sign_in, elif_, fields):
    fields |= {"day": "٠١.١٢.٢٠٢٦", "begins": "١٠:٠٠", "ends": "۱۲.۳۰", "seats": "٨"}

    plan(sign_in(elif_), fields)

    assert starts(db) == ["12-01 07:00"]
    assert db.every(Training)[0].seats == 8


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ({"repeat": "week", "count": 3}, ["12-01 07:00", "12-08 07:00", "12-15 07:00"]),
        (
            {"repeat": "two_weeks", "until": "2026-12-29"},
            ["12-01 07:00", "12-15 07:00", "12-29 07:00"],
        ),
        ({"repeat": "month", "count": 2, "day": "2026-12-08"}, ["01-12 07:00", "12-08 07:00"]),
        (
            {"repeat": "own", "rule": "freq=weekly;byday=tu,th", "count": 3},
            ["12-01 07:00", "12-03 07:00", "12-08 07:00"],
        ),
    ],
)
def test_a_series(db, sign_in, elif_, fields, how, expected):
    kept = plan(sign_in(elif_), fields | {name: str(value) for name, value in how.items()})

    rows = db.every(Training)
    (series,) = db.every(Series)
    assert kept.headers["location"] == f"/desk/trainings?made={len(rows)}"
    assert sorted(f"{row.starts_at:%m-%d %H:%M}" for row in rows) == expected
    assert {row.series_id for row in rows} == {series.id}
    assert series.rule.startswith("FREQ=")
    assert "COUNT=" in series.rule or "UNTIL=" in series.rule
    shown = sign_in(elif_).get(kept.headers["location"]).text
    assert f"{len(rows)} sessions are planned." in shown


def test_feast_days_are_left_out_unless_somebody_ticks_them(db, sign_in, elif_, fields):
    browser = sign_in(elif_)
    fields |= {"day": "2027-02-23", "repeat": "week", "count": "4"}

    look = browser.post("/desk/trainings", look="y", **fields)
    assert dates_on(look) == [
        ("2027-02-23T10:00", True),
        ("2027-03-02T10:00", True),
        ("2027-03-09T10:00", False),
        ("2027-03-16T10:00", True),
    ]
    assert "Ramazan Bayramı (Eid al-Fitr)" in look.text
    assert look.text.count(">Ramadan<") == 2
    assert look.text.count("Please end well before sunset") == 1
    assert look.text.count("Please check it locally.") == 1
    plan(browser, fields)
    assert starts(db) == ["02-23 07:00", "03-02 07:00", "03-16 07:00"]

    every = [key for key, _ in dates_on(look)]
    plan(browser, fields | {"place": "Room 3"}, on=every)
    assert len([row for row in db.every(Training) if row.place == "Room 3"]) == 4


def test_the_eve_of_a_feast_is_one_from_the_afternoon_on(sign_in, elif_, fields):
    browser = sign_in(elif_)
    afternoon = fields | {"day": "2027-10-28", "begins": "14:00", "ends": "16:00"}
    morning = fields | {"day": "2027-10-28"}

    assert dates_on(browser.post("/desk/trainings", **afternoon)) == [("2027-10-28T14:00", False)]
    assert dates_on(browser.post("/desk/trainings", **morning)) == [("2027-10-28T10:00", True)]


def test_years_that_the_calendar_does_not_know_are_said(sign_in, elif_, fields):
    look = sign_in(elif_).post("/desk/trainings", **fields | {"day": "2030-06-01"})

    assert dates_on(look) == [("2030-06-01T10:00", True)]
    assert "Feast days of that year are not known here yet." in look.text


def test_nothing_but_the_dates_that_were_looked_at_is_kept(db, sign_in, elif_, fields):
    browser = sign_in(elif_)
    look = browser.post("/desk/trainings", look="y", **fields)
    sent = {"sure": "y", "seen": seen_on(look), "on": "2026-12-01T10:00"}

    other_day = browser.post("/desk/trainings", **fields | {"day": "2026-12-02"} | sent)
    assert dates_on(other_day) == [("2026-12-02T10:00", True)]
    forged = browser.post("/desk/trainings", **fields | sent | {"on": "2026-12-02T10:00"})
    assert (
        "Please tick at least one date."
        in browser.post("/desk/trainings", **fields | sent | {"on": ""}).text
    )
    unseen = browser.post("/desk/trainings", **fields | sent | {"seen": ""})
    assert [answer.status_code for answer in (forged, unseen)] == [200, 200]
    assert db.every(Training) == []


def test_the_same_form_twice_plans_once(db, sign_in, elif_, fields):
    browser = sign_in(elif_)
    fields |= {"repeat": "week", "count": "2"}
    look = browser.post("/desk/trainings", look="y", **fields)
    token = browser.token()
    sent = {"sure": "y", "seen": seen_on(look), "on": [key for key, _ in dates_on(look)]}

    places = {
        browser.post("/desk/trainings", token=token, **fields, **sent).headers["location"]
        for _ in range(3)
    }

    assert places == {"/desk/trainings?made=2"}
    assert len(db.every(Training)) == 2


def test_at_most_sixty_within_a_year(db, sign_in, elif_, fields):
    browser = sign_in(elif_)
    daily = fields | {"repeat": "own", "rule": "FREQ=DAILY"}
    look = browser.post("/desk/trainings", look="y", **daily)

    assert len(dates_on(look)) == 60
    assert "at most sixty sessions within a year" in look.text
    plan(browser, daily)
    assert len(db.every(Training)) == 59, "the first of January is left out"


def test_a_rule_without_a_date_says_so(sign_in, elif_, fields):
    never = fields | {"repeat": "own", "rule": "FREQ=MONTHLY;BYMONTHDAY=31;BYDAY=1MO"}
    answer = sign_in(elif_).post("/desk/trainings", **never)

    assert "There is no date that fits this rule." in answer.text


@pytest.mark.parametrize(
    "wrong",
    [
        {"course": ""},
        {"course": "999"},
        {"course": "1; drop"},
        {"house": "all"},
        {"house": "999"},
        {"day": ""},
        {"day": "tomorrow"},
        {"day": "2026-11-21"},
        {"day": "2099-01-01"},
        {"begins": ""},
        {"begins": "25:00"},
        {"begins": "ten"},
        {"ends": "10:00"},
        {"ends": "09:00"},
        {"place": ""},
        {"place": "a" * 61},
        {"seats": "0"},
        {"seats": "100"},
        {"seats": "many"},
        {"interpreter": "klingon"},
        {"trainer": "999"},
        {"repeat": "never"},
        {"repeat": "week", "count": "61"},
        {"repeat": "week", "count": "3", "until": "2027-01-01"},
        {"repeat": "own", "rule": ""},
        {"repeat": "own", "rule": "FREQ=HOURLY"},
        {"repeat": "own", "rule": "FREQ=WEEKLY;" + "X" * 300},
        {"repeat": "own", "rule": LONG, "count": "20"},
        {"repeat": "own", "rule": LONG, "until": "2027-01-01"},
    ],
)
def test_what_is_wrong_is_asked_for_again(db, sign_in, elif_, fields, wrong):
    answer = sign_in(elif_).post("/desk/trainings", sure="y", **fields | wrong)

    assert answer.status_code == 422
    assert answer.text.count('class="error"') == 1
    assert db.every(Training) == []


def test_who_plans_for_which_house(db, sign_in, elif_, course):
    nur = make.member(db, "nur", role="coordinator", house_id=elif_.house_id)
    everywhere = make.course(db, "Turkish")
    other = make.course(db, "Elsewhere", house_id=make.house(db).id)
    browser = sign_in(nur)

    for_all = plan(browser, planned(everywhere, house="all"))
    in_house = plan(browser, planned(everywhere, house=nur.house_id))
    foreign = browser.post("/desk/trainings", **planned(other, house=nur.house_id))
    too_wide = plan(browser, planned(course, house="all"))

    assert [for_all.status_code, in_house.status_code] == [303, 303]
    assert foreign.status_code == 422
    assert too_wide.status_code == 409
    assert "can only have sessions in that house" in too_wide.text
    assert [row.house_id for row in db.every(Training)] == [None, nur.house_id]


def test_a_course_that_has_ended_gets_no_sessions(db, sign_in, elif_, course, fields):
    browser = sign_in(elif_)
    browser.post(f"/desk/courses/{course.id}/retirement")

    assert browser.post("/desk/trainings", **fields).status_code == 422
    assert "There is no course yet." in browser.get("/desk/trainings/new").text


def test_repeating_a_session_begins_with_what_it_is(db, sign_in, elif_, course):
    place = {"house_id": elif_.house_id, "seats": 7, "interpreter": "ar"}
    training = make.training(db, course.id, **place)
    hidden = make.training(db, house_id=make.house(db).id)
    browser = sign_in(elif_)

    page = browser.get(f"/desk/trainings/new?like={training.id}").text

    for told in (f'value="{course.id}" selected', 'value="week" selected', 'value="ar" selected'):
        assert told in page
    assert 'value="Room 2"' in page
    assert 'value="12:00"' in page
    assert browser.get(f"/desk/trainings/new?like={hidden.id}").status_code == 404


@pytest.mark.parametrize("role", ["administrator", "resident", "graduate", "peer_mentor"])
def test_others_have_no_such_page(db, sign_in, course, fields, elif_, role):
    browser = sign_in(make.member(db, "other", role=role, house_id=elif_.house_id))

    pages = [
        "/desk/trainings",
        "/desk/trainings/new",
        "/desk/courses",
        f"/desk/courses/{course.id}",
    ]
    assert {browser.get(page).status_code for page in pages} == {404}
    assert browser.post("/desk/trainings", sure="y", **fields).status_code == 404
    assert db.every(Training) == []
