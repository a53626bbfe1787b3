"""A text that changes or goes while a colleague translates it: nothing typed is lost."""

import re

import pytest

from portal import clock
from portal.accounts.models import ENDED, Member
from portal.plan.models import Step, Translation
from tests import make
from tests.desk.foreign import asked_for, learned, marked, typed


@pytest.fixture
def scene(db):
    return marked(db)


@pytest.fixture
def errand(db, sign_in, scene):
    return asked_for(db, sign_in, scene)


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
