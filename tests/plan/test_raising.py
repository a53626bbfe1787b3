"""One level up: to another house in words of her own, or to the ombudsman; never by itself."""

from datetime import timedelta

import pytest

from portal import clock, formats, packs
from portal.plan.models import Question
from portal.trail.models import TrailEntry
from tests import make

TODAY = make.today()
ABOVE = packs.load("tr").ombudsman
WORDS = "Please help me, it is late."


@pytest.fixture
def amina(db):
    return make.member(db, "amina", house_id=make.house(db, "Olive").id)


@pytest.fixture
def there(db):
    """A house with a coordinator, who could answer."""
    house = make.house(db, "Cedar")
    make.member(db, "nur", role="coordinator", house_id=house.id)
    return house


@pytest.fixture
def question(db, amina):
    return make.question(db, make.owed_step(db, make.goal(db, amina), "Book the lawyer"))


def page_of(question):
    return f"/plan/questions/{question.id}/raising"


def test_she_sees_and_edits_exactly_what_will_be_read(db, sign_in, amina, there, question):
    make.house(db, "Nobody there")
    asleep = make.house(db, "Asleep")
    make.member(db, role="coordinator", house_id=asleep.id, state="invited")
    make.member(db, role="coordinator", house_id=amina.house_id)

    page = sign_in(amina).get(page_of(question)).text

    day = formats.day(question.owed_on)
    assert f"would be done by {day}: “Book the lawyer”" in page
    assert page.count("<option") == 1
    assert f'<option value="{there.id}">Cedar</option>' in page
    assert "They do not see your name, your plan or anything else." in page
    assert "Your own house is told as well" in page
    for text in (ABOVE.name, ABOVE.about, ABOVE.contact, ABOVE.careful, ABOVE.say):
        assert text["en"] in page


def test_it_goes_up_in_her_words_once(db, sign_in, amina, there, question):
    browser = sign_in(amina)

    sent = browser.post(page_of(question), house=there.id, said=WORDS)
    first = db.get(Question, question.id)
    again = browser.post(page_of(question), house=there.id, said=WORDS)
    other = browser.post(page_of(question), house=there.id, said="Other words")

    assert (sent.status_code, again.status_code, other.status_code) == (303, 303, 409)
    assert "You have asked another house already." in other.text
    assert "Other words" in other.text
    stands = db.get(Question, question.id)
    assert (stands.raised_to_id, stands.raised_words) == (there.id, WORDS)
    assert (stands.raised_language, stands.raised_at) == ("en", first.raised_at)
    assert db.every(TrailEntry) == []
    page = browser.get(page_of(question)).text
    assert WORDS in page
    assert "house <bdi>Cedar</bdi>" in browser.get("/plan/owed").text


def test_too_early_is_said_with_the_day(db, sign_in, amina, there):
    early = make.question(db, make.owed_step(db, make.goal(db, amina)), days=2)
    browser = sign_in(amina)

    page = browser.get(page_of(early))
    up = browser.post(page_of(early), house=there.id, said=WORDS)
    outside = browser.post(f"/plan/questions/{early.id}/outside")

    day = formats.day(TODAY + timedelta(days=1))
    assert f"You can ask one level up from {day} on." in page.text
    assert "<textarea" not in page.text
    assert (up.status_code, outside.status_code) == (409, 409)
    assert f"You can ask one level up from {day} on." in up.text
    assert WORDS in up.text
    stands = db.get(Question, early.id)
    assert (stands.raised_at, stands.raised_words, stands.outside_at) == (None, "", None)


def test_what_is_settled_does_not_go_up(db, sign_in, amina, there):
    done = make.owed_step(db, make.goal(db, amina), done_at=clock.now())
    question = make.question(db, done)
    browser = sign_in(amina)

    assert "This is settled" in browser.get(page_of(question)).text
    assert browser.post(page_of(question), house=there.id, said=WORDS).status_code == 409
    assert db.get(Question, question.id).raised_at is None


@pytest.mark.parametrize(
    "typed",
    [
        {"house": "own", "said": WORDS},
        {"house": "empty", "said": WORDS},
        {"house": "999999", "said": WORDS},
        {"house": "x", "said": WORDS},
        {"said": WORDS},
        {"house": "there", "said": "  "},
        {"house": "there", "said": "a" * 1001},
    ],
)
def test_her_own_house_nonsense_and_too_much_are_asked_again(
    db, sign_in, amina, there, question, typed
):
    make.member(db, role="coordinator", house_id=amina.house_id)
    known = {"own": amina.house_id, "there": there.id, "empty": make.house(db).id}
    if "house" in typed:
        typed = {**typed, "house": known.get(typed["house"], typed["house"])}

    answer = sign_in(amina).post(page_of(question), **typed)

    assert answer.status_code == 422
    assert answer.text.count('class="error"') == 1
    assert typed["said"].strip() in answer.text
    assert db.get(Question, question.id).raised_at is None


def test_she_takes_it_back_until_somebody_answered(db, sign_in, amina, there, question):
    browser = sign_in(amina)
    browser.post(page_of(question), house=there.id, said=WORDS)

    back = [browser.post(f"/plan/questions/{question.id}/retraction") for _ in range(2)]
    free = db.get(Question, question.id)
    browser.post(page_of(question), house=there.id, said="Once more")
    db.do(lambda s: setattr(s.get(Question, question.id), "above_answered_at", clock.now()))
    late = browser.post(f"/plan/questions/{question.id}/retraction")

    assert [answer.status_code for answer in back] == [303, 303]
    assert (free.raised_at, free.raised_to_id, free.raised_words) == (None, None, "")
    assert late.status_code == 409
    assert db.get(Question, question.id).raised_words == "Once more"


def test_the_ombudsman_is_asked_by_herself_and_noted(db, sign_in, amina, question):
    browser = sign_in(amina)

    alone = browser.get(page_of(question)).text
    for _ in range(2):
        browser.post(f"/plan/questions/{question.id}/outside")
    noted = db.get(Question, question.id).outside_at
    page = browser.get(page_of(question)).text
    listed = browser.get("/plan/owed").text
    browser.post(f"/plan/questions/{question.id}/outside-retraction")

    assert "Another house" not in alone  # there is none with a coordinator
    assert noted is not None
    assert "Your house sees this note." in page
    assert f"you noted that you asked {ABOVE.name['en']} yourself" in listed
    assert db.get(Question, question.id).outside_at is None


def test_both_ways_are_open_at_once(db, sign_in, amina, there, question):
    browser = sign_in(amina)

    browser.post(page_of(question), house=there.id, said=WORDS)
    browser.post(f"/plan/questions/{question.id}/outside")

    stands = db.get(Question, question.id)
    assert (stands.raised_to_id, stands.outside_at is not None) == (there.id, True)


@pytest.mark.parametrize("role", ["resident", "graduate", "caseworker", "coordinator"])
def test_nobody_else_lets_it_go_up(db, sign_in, amina, there, question, role):
    other = make.member(db, role=role, house_id=amina.house_id)
    if role in {"caseworker", "coordinator"}:
        make.assignment(db, other, amina)
    browser = sign_in(other)
    deeds = ("raising", "retraction", "outside", "outside-retraction")

    assert browser.get(page_of(question)).status_code == 404
    for deed in deeds:
        answer = browser.post(f"/plan/questions/{question.id}/{deed}", house=there.id, said=WORDS)
        assert answer.status_code == 404
    stands = db.get(Question, question.id)
    assert (stands.raised_at, stands.outside_at) == (None, None)


def test_the_same_form_sent_twice_does_not_undo_what_came_after(
    db, sign_in, amina, there, question
):
    browser = sign_in(amina)
    token = browser.token()

    browser.post(page_of(question), token=token, house=there.id, said=WORDS)
    browser.post(f"/plan/questions/{question.id}/retraction")
    again = browser.post(page_of(question), token=token, house=there.id, said=WORDS)

    assert again.status_code == 303
    assert db.get(Question, question.id).raised_at is None
