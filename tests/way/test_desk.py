"""A way at the desk: who writes it, who may look, and two people at the same time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from portal.way.models import Way
from portal.way.sheet import read
from tests import make
from tests.way.conftest import deeds, others, written


def sheet_of(db):
    (way,) = db.every(Way)
    return read(way.sheet), way.version, way.written_by_id


def test_it_is_written_once_however_often_it_is_sent(db, sign_in, scene):
    desk = sign_in(scene.elif_)
    token = desk.token()

    for _ in range(2):
        answer = written(desk, scene, token=token, paper_reflection_permit="٢٠٢٦-١٢-٢٠")

    assert answer.headers["location"] == scene.desk
    sheet, version, by = sheet_of(db)
    assert (sheet.station, sheet.since, dict(sheet.papers)) == (
        "reflection",
        date(2026, 11, 2),
        {"reflection_permit": date(2026, 12, 20)},
    )
    assert (version, by) == (1, scene.elif_.id)
    assert deeds(db) == [(scene.amina.id, scene.elif_.id, "way.station")]


def test_what_says_the_same_is_no_new_version(db, sign_in, scene):
    desk = sign_in(scene.elif_)
    written(desk, scene)

    for version in (1, 0):
        assert written(desk, scene, version=version).status_code == 303

    assert sheet_of(db)[1] == 1
    assert len(deeds(db)) == 1


def test_it_can_be_taken_away_again(db, sign_in, scene):
    desk = sign_in(scene.elif_)
    written(desk, scene, paper_reflection_permit="2026-12-20")

    written(desk, scene, version=1, station="", since="2026-11-02")

    sheet, version, _ = sheet_of(db)
    assert (sheet.is_empty, sheet.since, version) == (True, None, 2)
    page = sign_in(scene.amina).get("/plan/way").text
    assert page.count("Nobody has written down where you are.") == 1


def test_two_people_never_lose_what_the_other_wrote(db, sign_in, scene):
    nur = make.member(db, "nur", role="coordinator", house_id=scene.amina.house_id)
    make.assignment(db, nur, scene.amina)
    first, second = sign_in(scene.elif_), sign_in(nur)
    written(first, scene, paper_reflection_permit="2026-12-20")

    answer = written(second, scene, station="support", since="2026-11-05")

    assert answer.status_code == 409
    assert answer.text.count("This was changed while you were writing.") == 1
    assert answer.text.count('<dd lang="en">Time to think, and a permit</dd>') == 1
    assert answer.text.count('<option value="support" selected>') == 1
    assert answer.text.count('value="2026-11-05"') == 1
    assert answer.text.count('name="version" value="1"') == 1
    assert sheet_of(db)[0].station == "reflection"
    assert deeds(db)[1:] == [(scene.amina.id, nur.id, "way.opened")]

    again = written(second, scene, version=1, station="support", since="2026-11-05")

    assert again.status_code == 303
    assert (sheet_of(db)[0].station, sheet_of(db)[1:]) == ("support", (2, nur.id))


def test_a_mistake_does_not_hide_that_somebody_else_wrote(db, sign_in, scene):
    """The form with the mistake is still meant for the version it was filled in for."""
    desk = sign_in(scene.elif_)
    written(desk, scene)

    answer = written(desk, scene, version=0, since="soon")

    assert answer.status_code == 422
    assert answer.text.count('name="version" value="0"') == 1
    assert written(desk, scene, version=0, station="plan").status_code == 409


@pytest.mark.parametrize(
    "typed",
    [
        {"station": "nowhere"},
        {"since": "2026-11-24"},  # tomorrow
        {"since": "2020-01-01"},
        {"since": "x"},
        {"paper_reflection_permit": "2036-12-20"},
        {"paper_three_years": "soon"},
    ],
)
def test_a_form_with_mistakes_is_a_look_and_nothing_else(db, sign_in, scene, typed):
    answer = written(sign_in(scene.elif_), scene, **typed)

    assert answer.status_code == 422
    assert db.every(Way) == []
    assert deeds(db) == [(scene.amina.id, scene.elif_.id, "way.opened")]


@pytest.mark.parametrize("version", ["", "x", "-1", "7", "99999999999999"])
def test_a_form_of_no_version_is_shown_again(db, sign_in, scene, version):
    desk = sign_in(scene.elif_)
    written(desk, scene)

    assert written(desk, scene, version=version, station="plan").status_code == 409
    assert sheet_of(db)[0].station == "reflection"


def test_every_look_is_told(db, sign_in, scene):
    page = sign_in(scene.elif_).get(f"{scene.desk}?why=meeting")

    assert page.status_code == 200
    assert page.text.count("Nothing is written down yet.") == 1
    assert deeds(db) == [(scene.amina.id, scene.elif_.id, "way.opened")]
    trail = sign_in(scene.amina).get("/account/trail").text
    assert trail.count("<b><bdi>elif</bdi></b> opened the page about your way") == 1
    assert trail.count("To prepare a meeting with you.") == 1


def test_nobody_else_looks_or_writes(db, sign_in, scene):
    found = set()
    for other in others(db, scene.amina):
        browser = sign_in(other)
        found |= {browser.get(scene.desk).status_code, written(browser, scene).status_code}
    mine = sign_in(scene.amina)
    found |= {mine.get(scene.desk).status_code, written(mine, scene).status_code}
    strange = sign_in(scene.elif_)
    found |= {strange.get(f"/desk/people/{n}/way").status_code for n in ("0", "x", "99999999999")}

    assert found == {404}
    assert (db.every(Way), deeds(db)) == ([], [])


def test_an_exception_reads_and_does_not_write(db, sign_in, scene):
    hale = make.member(db, "hale", role="caseworker", house_id=scene.amina.house_id)
    written(sign_in(scene.elif_), scene)
    make.exception(db, hale, scene.amina)
    browser = sign_in(hale)

    page = browser.get(scene.desk)

    assert page.status_code == 200
    assert page.text.count("Time to think, and a permit") == 1
    assert f'action="{scene.desk}"' not in page.text
    assert written(browser, scene, version=1, station="plan").status_code == 404
    assert sheet_of(db)[0].station == "reflection"


def test_guests_sign_in_first(guest, scene):
    assert guest.get(scene.desk).headers["location"].startswith("/sign-in")


def test_of_many_at_once_one_writes_and_the_others_are_shown(db, sign_in, scene):
    """Also when there was no row yet."""
    browsers = [sign_in(scene.elif_) for _ in range(4)]
    places = ["report", "interview", "support", "plan"]

    with ThreadPoolExecutor(4) as pool:
        answers = list(
            pool.map(
                lambda each: written(each[0], scene, station=each[1]),
                zip(browsers, places, strict=True),
            )
        )

    codes = sorted(answer.status_code for answer in answers)
    assert codes == [303, 409, 409, 409]
    (winner,) = [p for p, a in zip(places, answers, strict=True) if a.status_code == 303]
    assert (sheet_of(db)[0].station, sheet_of(db)[1]) == (winner, 1)
