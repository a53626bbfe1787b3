"""What she can do: her own ticks, what her trainings taught, and which jobs ask for it."""

import re

from sqlalchemy import update

from portal.listings.models import Skill
from portal.training.models import Booking
from tests import make

TICKED = re.compile(r'name="skills" value="(\w+)" checked')


def ticked(page):
    return TICKED.findall(page.text)


def test_she_ticks_and_the_list_says_what_fits(db, sign_in):
    amina = make.member(db)
    browser, other = sign_in(amina), sign_in(make.member(db))
    job = make.job(db, skills=["sewing", "turkish", "driving"])

    for _ in range(2):
        browser.post("/jobs/skills/ticks", skills=["sewing", "turkish", "hair"])
    page = browser.get("/jobs/skills")
    lists = browser.get("/jobs").text, other.get("/jobs").text
    shown = browser.get(f"/jobs/{job.id}").text
    browser.post("/jobs/skills/ticks", skills=["cooking"])

    assert ticked(page) == ["sewing", "hair", "turkish"]
    assert "Fits: Sewing · Turkish" in lists[0]
    assert "Fits:" not in lists[1]
    assert "Fits: Sewing · Turkish" in shown
    assert "Sewing<br>Turkish<br>Driving a car" in shown
    assert [row.key for row in db.every(Skill)] == ["cooking"]


def test_what_is_no_skill_is_not_kept(db, sign_in):
    browser = sign_in(make.member(db))

    assert browser.post("/jobs/skills/ticks", skills=["flying"]).status_code == 422
    assert db.every(Skill) == []


def test_trainings_she_attended_speak_for_a_skill_and_tick_nothing(db, sign_in):
    amina = make.member(db)
    for title, was_there, says in (
        ("Seams", True, None),
        ("Zips", None, True),
        ("Hems", False, True),
    ):
        course = make.course(db, title={"en": title}, skills=["sewing"])
        training = make.training(db, course_id=course.id, days=-3, taken=1)
        make.booking(db, training, amina)
        said = update(Booking).where(Booking.training_id == training.id)
        said = said.values(was_there=was_there, says_was_there=says)
        db.do(lambda s, said=said: s.execute(said) and amina)

    page = sign_in(amina).get("/jobs/skills")

    assert ticked(page) == []
    assert page.text.count("Your training speaks for it:") == 2
    assert "Seams" in page.text
    assert "Hems" not in page.text


def test_staff_have_no_such_page(db, sign_in):
    for role in ("caseworker", "administrator"):
        browser = sign_in(make.member(db, role=role))

        assert browser.get("/jobs/skills").status_code == 404
        assert browser.post("/jobs/skills/ticks", skills=["sewing"]).status_code == 404
