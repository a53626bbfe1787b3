"""What was told to staff never counts: she is asked, and confirms or denies it herself."""

import pytest

from portal.accounts.models import ENDED, Member, Notice
from portal.consent.models import Purpose, Receipt
from portal.trail.models import TrailEntry
from tests import make
from tests.consent.pages import NO, YES, answer, tags_on

SERVICES = "/account/consent/services"
TOLD = {"purpose": "services", "shared_with": ""}


@pytest.fixture
def desk(scene):
    return f"/desk/people/{scene.amina.id}/consent"


@pytest.fixture
def told(sign_in, scene, desk):
    """Elif wrote down that Amina said yes."""
    return sign_in(scene.elif_).post(f"{desk}/statement", **TOLD)


def trail(db):
    return [(e.member_id, e.by_name, e.deed) for e in db.every(TrailEntry)]


def test_it_waits_marked_and_she_is_told(db, sign_in, scene, desk, told, agreed):
    (receipt,) = db.every(Receipt)
    browser = sign_in(scene.amina)
    page = browser.get(SERVICES).text

    assert told.headers["location"] == desk
    assert agreed() is False
    assert (receipt.answer, receipt.told_to_id, receipt.told_to_name) == (
        "told",
        scene.elif_.id,
        "elif",
    )
    assert receipt.shown == ""
    assert trail(db) == [(scene.amina.id, "elif", "consent.statement")]
    assert [(n.member_id, n.news) for n in db.every(Notice)] == [(scene.amina.id, "consent")]
    assert "There is news about your account." in page
    assert "<bdi>elif</bdi> wrote down on " in page
    assert tags_on(page) == ["Not answered"]
    assert "Waits for your answer" in browser.get("/account/consent").text
    assert '<a href="/account/consent">' in browser.get("/account/news").text


@pytest.mark.parametrize(("kind", "said", "counts"), [(YES, "given", True), (NO, "denied", False)])
def test_she_confirms_or_denies_it(sign_in, scene, told, agreed, answers, kind, said, counts):
    browser = sign_in(scene.amina)
    button = "I did not say that</button>" in browser.get(SERVICES).text
    answer(browser, SERVICES, kind)
    page = browser.get(SERVICES).text

    assert button
    assert agreed() is counts
    assert answers() == [("services", "told"), ("services", said)]
    assert "wrote down" not in page


def test_what_she_took_back_stays_taken_back(sign_in, scene, desk, agreed, answers):
    mine, staff = sign_in(scene.amina), sign_in(scene.elif_)
    answer(mine, SERVICES, YES)
    answer(mine, SERVICES, NO)
    staff.post(f"{desk}/statement", **TOLD)
    seen = tags_on(staff.get(desk).text)
    before = agreed()
    answer(mine, SERVICES, YES)

    assert before is False
    assert seen == ["Taken back", "Told to staff, does not count yet", "Not answered"]
    assert agreed() is True
    assert [said for _, said in answers()] == ["given", "withdrawn", "told", "given"]


def test_who_agreed_herself_is_not_asked_to_confirm(db, sign_in, scene, desk, answers):
    answer(sign_in(scene.amina), SERVICES, YES)
    refused = sign_in(scene.elif_).post(f"{desk}/statement", **TOLD)

    assert refused.status_code == 409
    assert answers() == [("services", "given")]
    assert (trail(db), db.every(Notice)) == ([], [])


def test_writing_it_down_again_changes_nothing(db, sign_in, scene, desk, told, answers):
    again = sign_in(scene.elif_).post(f"{desk}/statement", **TOLD)

    assert again.headers["location"] == desk
    assert answers() == [("services", "told")]
    assert (len(trail(db)), len(db.every(Notice))) == (1, 1)


def test_a_look_is_one_row_and_she_reads_it(db, sign_in, scene, desk):
    answer_ = sign_in(scene.elif_).get(desk)

    assert tags_on(answer_.text) == ["Not answered", "Not answered"]
    assert trail(db) == [(scene.amina.id, "elif", "consent.opened")]
    assert "looked up what you agreed to" in sign_in(scene.amina).get("/account/trail").text


def test_a_form_with_errors_keeps_what_was_typed_and_is_a_look(db, sign_in, scene, desk, answers):
    browser = sign_in(scene.elif_)
    wrong = [
        browser.post(f"{desk}/statement", purpose="sharing", shared_with=" "),
        browser.post(f"{desk}/statement", purpose="everything", shared_with="Sun Clinic"),
        browser.post(f"{desk}/statement", purpose="sharing", shared_with="x" * 81),
        browser.post(f"{desk}/question", partner="..."),
        browser.post(f"{desk}/question", partner="Sun\u202eClinic"),
    ]

    assert [a.status_code for a in wrong] == [422] * 5
    assert [a.text.count('aria-invalid="true"') for a in wrong] == [1] * 5
    assert 'value="Sun Clinic"' in wrong[1].text
    assert answers() == []
    assert trail(db) == [(scene.amina.id, "elif", "consent.opened")] * 5


def test_only_who_looks_after_her_sees_and_writes(db, sign_in, scene, desk, answers):
    """The control is in every other test: Elif, who is assigned, comes in."""
    house = scene.amina.house_id
    coordinator = make.member(db, "coordinator", role="coordinator", house_id=house)
    administrator = make.member(db, "administrator", role="administrator", house_id=house)
    others = [scene.colleague, coordinator, administrator, scene.neighbour, scene.amina]
    found = set()
    for person in others:
        browser = sign_in(person)
        found.add(browser.get(desk).status_code)
        found.add(browser.post(f"{desk}/statement", **TOLD).status_code)
        found.add(browser.post(f"{desk}/question", partner="Sun Clinic").status_code)

    assert found == {404}
    assert (answers(), trail(db), db.every(Notice)) == ([], [], [])


def test_nothing_is_left_to_see_of_who_went(db, sign_in, scene, desk):
    browser = sign_in(scene.elif_)
    before = browser.get(desk).status_code
    db.do(lambda session: setattr(session.get(Member, scene.amina.id), "state", ENDED))

    assert (before, browser.get(desk).status_code) == (200, 404)


def test_the_desk_and_the_account_lead_there(sign_in, scene, desk):
    person = f"/desk/people/{scene.amina.id}"

    assert f'href="{desk}"' in sign_in(scene.elif_).get(person).text
    assert 'href="/account/consent"' in sign_in(scene.amina).get("/account").text
    assert 'href="/account/consent"' not in sign_in(scene.elif_).get("/account").text


def test_a_partner_can_be_told_as_well(db, sign_in, scene, desk, agreed, answers):
    sign_in(scene.elif_).post(f"{desk}/statement", purpose="sharing", shared_with="Sun Clinic")
    before = agreed(Purpose.SHARING, "Sun Clinic")
    (receipt,) = db.every(Receipt)
    answer(sign_in(scene.amina), f"/account/consent/partners/{receipt.id}", YES)

    assert (before, agreed(Purpose.SHARING, "Sun Clinic")) == (False, True)
    assert answers() == [("sharing", "told"), ("sharing", "given")]
