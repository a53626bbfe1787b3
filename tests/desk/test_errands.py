"""Asking a colleague to translate: only the words, only whoever is asked, and each look is told."""

import re
from html import unescape

import pytest

from portal import clock
from portal.accounts.models import ENDED, Member
from portal.plan.models import Goal, Question, Step, Translation
from portal.trail.models import TrailEntry
from tests import make
from tests.desk.foreign import scene as foreign_scene
from tests.desk.foreign import typed

SECRETS = ("hush-goal", "hush-place", "hush-words", "hush-other", "hush-note", "hush-house")


@pytest.fixture
def scene(db):
    """What the colleague must not learn has a mark."""
    found = foreign_scene(db)
    db.do(_mark, found)
    other = make.step(db, found.goal, "hush-other")
    db.add(
        Question(
            member_id=found.amina.id, step_id=other.id, asked_at=clock.now(), answer="hush-house"
        )
    )
    make.note(db, found.amina, found.elif_, text="hush-note")
    return found


def _mark(session, found):
    session.get(Goal, found.goal.id).title = "hush-goal"
    step = session.get(Step, found.step.id)
    step.place, step.words = "hush-place", "hush-words"


@pytest.fixture
def errand(db, sign_in, scene):
    """The address of what Selin was asked for."""
    answer = sign_in(scene.elif_).post(f"{scene.page}/request", staff=scene.selin.id, to="tr")
    assert answer.headers["location"] == scene.plan
    return f"/desk/translations/{db.every(Translation)[0].id}"


def deeds_of(db):
    return [(entry.member_id, entry.by_name, entry.deed) for entry in db.every(TrailEntry)]


def learned(answers):
    """What pages and headers say of whose words these are, or of anything else in the plan."""
    said = unescape(" ".join(answer.text + str(answer.headers) for answer in answers))
    hidden = (*SECRETS, "amina", "elif", "/desk/people/1", "/steps/")
    return [word for word in hidden if word in said]


def test_a_colleague_sees_the_words_and_nothing_else(db, sign_in, scene, errand):
    browser = sign_in(scene.selin)

    today, listed, page = (browser.get(a) for a in ("/desk", "/desk/translations", errand))
    wrong = browser.post(errand, **typed(text=""))
    late = browser.post(errand, **typed(version=7))
    done = browser.post(errand, **typed())
    empty = browser.get("/desk/translations")

    assert "Words to translate" in today.text
    assert (listed.text.count(errand), empty.text.count(errand)) == (1, 0)
    assert "Ask the office" not in listed.text  # reading it is a look, which the next page tells
    assert "Ask the office for a form" in page.text
    assert "An old letter" in page.text
    assert [a.status_code for a in (wrong, late, done)] == [422, 409, 303]
    assert done.headers["location"] == "/desk/translations"
    assert learned([today, listed, page, wrong, late, done, empty]) == []
    row = db.every(Translation)[0]
    assert (row.text, row.by_id, row.asked_id, row.asked_at) == (
        "Kuruma sor",
        scene.selin.id,
        None,
        None,
    )


def test_the_trail_tells_each_of_it(db, sign_in, scene, errand):
    browser = sign_in(scene.selin)
    browser.get("/desk/translations")
    for _ in range(2):
        browser.get(errand)
    browser.post(errand, **typed())

    rows = [
        ("elif", "plan.translation.request"),
        ("selin", "plan.translation.opened"),
        ("selin", "plan.translation.opened"),
        ("selin", "plan.translation"),
    ]
    assert deeds_of(db) == [(scene.amina.id, name, deed) for name, deed in rows]
    told = unescape(sign_in(scene.amina).get("/account/trail").text)
    assert told.count("<bdi>selin</bdi>") == 3
    assert "<bdi>selin</bdi>" in sign_in(scene.amina).get(f"/plan/steps/{scene.step.id}").text


def test_it_is_done_once(db, sign_in, scene, errand):
    browser = sign_in(scene.selin)
    token = browser.token()

    answers = [browser.post(errand, token=token, **typed()) for _ in range(2)]
    late = browser.post(errand, **typed(text="Kuruma yaz", edition=1))

    assert [answer.headers["location"] for answer in answers] == ["/desk/translations"] * 2
    assert late.status_code == 404
    assert "Kuruma yaz" in late.text
    assert browser.get(errand).status_code == 404
    assert [(row.text, row.edition) for row in db.every(Translation)] == [("Kuruma sor", 1)]


def test_what_one_cannot_take_goes_back(db, sign_in, scene, errand):
    browser, staff = sign_in(scene.selin), sign_in(scene.elif_)
    asked = staff.get(scene.plan).text

    answers = [browser.post(f"{errand}/return") for _ in range(2)]
    back, page = staff.get(scene.plan).text, staff.get(scene.page).text

    assert [answer.status_code for answer in answers] == [303, 404]
    assert browser.get(errand).status_code == 404
    assert ["A colleague translates it" in text for text in (asked, back)] == [True, False]
    assert "A colleague could not translate it" in back
    assert "You can ask somebody else" in page
    assert ("selin", "plan.translation.end") in [row[1:] for row in deeds_of(db)]


def test_a_request_can_be_taken_back_and_given_to_somebody_else(db, sign_in, scene, errand):
    zeynep = make.member(db, "zeynep", role="coordinator", house_id=scene.amina.house_id)
    staff, selin, other = sign_in(scene.elif_), sign_in(scene.selin), sign_in(zeynep)

    staff.post(f"{scene.page}/request", staff=scene.selin.id, to="tr")  # once more is once
    staff.post(f"{scene.page}/request", staff=zeynep.id, to="tr")
    moved = [browser.get(errand).status_code for browser in (selin, other)]
    for _ in range(2):
        staff.post(f"{scene.page}/cancellation", to="tr")
    ended = [browser.get(errand).status_code for browser in (selin, other)]

    assert (moved, ended) == ([404, 200], [404, 404])
    assert db.every(Translation) == []
    assert [row[2] for row in deeds_of(db)] == [
        "plan.translation.request",
        "plan.translation.request",
        "plan.translation.opened",
        "plan.translation.end",
    ]


@pytest.mark.parametrize(
    ("role", "same_house"),
    [
        ("caseworker", True),
        ("coordinator", True),
        ("caseworker", False),
        ("coordinator", False),
        ("administrator", True),
        ("peer_mentor", True),
        ("resident", True),
    ],
)
def test_whoever_is_not_asked_finds_nothing(db, sign_in, scene, errand, role, same_house):
    house = scene.amina.house_id if same_house else None
    browser = sign_in(make.member(db, role=role, house_id=house))
    deeds = len(deeds_of(db))

    hidden = [browser.get(errand), browser.post(errand), browser.post(f"{errand}/return")]
    missing = [browser.get("/desk/translations/4242"), browser.post("/desk/translations/4242")]

    assert [answer.status_code for answer in (*hidden, *missing)] == [404] * 5
    assert {answer.content for answer in (*hidden, *missing)} == {hidden[0].content}
    if role in {"caseworker", "coordinator"}:
        typed_in = [browser.post(page, **typed()) for page in (errand, "/desk/translations/4242")]
        assert {(a.status_code, a.content) for a in typed_in} == {(404, typed_in[0].content)}
        assert errand not in browser.get("/desk/translations").text
    assert len(deeds_of(db)) == deeds
    assert db.every(Translation)[0].at is None


def test_whoever_asked_or_looks_after_her_has_no_errand(sign_in, scene, errand):
    assert sign_in(scene.elif_).get(errand).status_code == 404
    assert sign_in(scene.amina).get(errand).status_code == 404


@pytest.mark.parametrize("staff", ["", "x", "0", "elif", "amina", "elsewhere", "9" * 12])
def test_only_colleagues_of_the_house_can_be_asked(db, sign_in, scene, staff):
    elsewhere = make.member(db, "nur", role="caseworker")
    numbers = {"elif": scene.elif_.id, "amina": scene.amina.id, "elsewhere": elsewhere.id}

    answer = sign_in(scene.elif_).post(
        f"{scene.page}/request", staff=numbers.get(staff, staff), to="tr"
    )

    assert answer.status_code == 409
    assert db.every(Translation) == []


def change_text(session, scene):
    step = session.get(Step, scene.step.id)
    step.text, step.version = "Ask for two forms", 2


def withdraw(session, scene):
    session.get(Step, scene.step.id).withdrawn_at = clock.now()


def make_ready(session, scene):
    session.get(Step, scene.step.id).phrase = "ask-a-lawyer"


def speak_turkish(session, scene):
    session.get(Step, scene.step.id).language = "tr"


def end(session, scene):
    session.get(Member, scene.amina.id).state = ENDED


def move(session, scene):
    session.get(Member, scene.selin.id).house_id = scene.amina.house_id + 1


@pytest.mark.parametrize("change", [withdraw, make_ready, speak_turkish, end, move])
def test_what_is_over_meanwhile_is_not_there_and_nothing_typed_is_lost(
    db, sign_in, scene, errand, change
):
    make.house(db)
    browser = sign_in(scene.selin)
    db.do(change, scene)

    late = browser.post(errand, **typed())

    assert late.status_code == 404
    assert "Kuruma sor" in late.text
    assert "Eski mektup" in late.text
    assert learned([late]) == []
    assert "Ask the office" not in late.text
    assert browser.get(errand).status_code == 404
    assert errand not in browser.get("/desk/translations").text


def test_words_that_changed_are_shown_and_what_was_typed_stays(db, sign_in, scene, errand):
    browser = sign_in(scene.selin)
    db.do(change_text, scene)

    late = browser.post(errand, **typed())
    again = browser.post(errand, **typed(version=2))

    assert late.status_code == 409
    assert "Ask for two forms" in late.text
    assert re.search(r'name="text"[^>]*>Kuruma sor<', late.text)
    assert 'name="version" value="2"' in late.text
    assert again.status_code == 303
    assert db.every(Translation)[0].of_version == 2


def test_erased_is_erased(db, sign_in, scene, errand):
    browser, other = sign_in(scene.selin), sign_in(scene.amina)
    other.post("/account/data/erasure", name="amina", words=make.WORDS, sure="y")

    late = browser.post(errand, **typed())

    assert db.every(Translation) == []
    assert (late.status_code, "Kuruma sor" in late.text) == (404, True)
    assert browser.get("/desk/translations").status_code == 200


def test_a_translation_is_sealed_and_among_her_data(db, sign_in, scene, errand):
    sign_in(scene.selin).post(errand, **typed())
    row = db.every(Translation)[0]
    page = sign_in(scene.amina).get("/account/data").text

    assert b"Kuruma" not in bytes(row.text_sealed)
    assert b"mektup" not in bytes(row.bring_sealed)
    assert len(row.text_sealed) > len("Kuruma sor")
    assert "Kuruma sor" in page


def test_what_is_translated_is_not_asked_for(db, sign_in, scene):
    browser = sign_in(scene.elif_)
    browser.post(scene.page, **typed())

    answer = browser.post(f"{scene.page}/request", staff=scene.selin.id, to="tr")

    assert answer.status_code == 409
    assert db.every(Translation)[0].asked_id is None


def test_a_guest_is_led_to_sign_in(guest, scene, errand):
    for page in (errand, "/desk/translations", scene.page, scene.goal_page):
        assert guest.get(page).headers["location"].startswith("/sign-in")
    for page in (errand, f"{errand}/return", scene.page, f"{scene.page}/request"):
        assert guest.post(page, **typed()).headers["location"].startswith("/sign-in")


@pytest.mark.parametrize("number", ["0", "x", "999999999", "9" * 18])
def test_malformed_numbers_are_no_address(sign_in, scene, number):
    browser = sign_in(scene.elif_)

    for page in ("steps/{}/translation", "goals/{}/translation", "translations/{}"):
        assert browser.get(f"/desk/{page.format(number)}").status_code == 404
