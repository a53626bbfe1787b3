"""The form of a translation: two at once, words that change or go, errors; nothing is lost."""

import pytest

from portal import clock
from portal.plan.models import Step, Translation
from tests import make
from tests.desk.foreign import rewrite, typed, values_in
from tests.desk.foreign import scene as foreign_scene


@pytest.fixture
def scene(db):
    return foreign_scene(db)


def test_two_translators_lose_nothing(db, sign_in, scene):
    zeynep = make.member(db, "zeynep", role="coordinator", house_id=scene.amina.house_id)
    make.assignment(db, zeynep, scene.amina)
    sign_in(scene.elif_).post(scene.page, **typed())
    browser = sign_in(zeynep)

    late = browser.post(scene.page, **typed("Kuruma git", "Mektup"))
    kept = db.every(Translation)[0].text
    again = browser.post(scene.page, **values_in(late))

    assert late.status_code == 409
    assert "Kuruma sor" in late.text
    assert "Eski mektup" in late.text
    assert (values_in(late)["text"], values_in(late)["bring"]) == ("Kuruma git", "Mektup")
    assert kept == "Kuruma sor"
    assert again.status_code == 303
    assert [(row.text, row.edition, row.by_id) for row in db.every(Translation)] == [
        ("Kuruma git", 2, zeynep.id)
    ]


def test_words_that_change_meanwhile_are_shown_beside_the_translation(db, sign_in, scene):
    browser = sign_in(scene.elif_)
    rewrite(db, scene)

    late = browser.post(scene.page, **typed())

    assert late.status_code == 409
    assert "Ask the office for two forms" in late.text
    assert values_in(late) == {**values_in(late), "text": "Kuruma sor", "version": "2"}
    assert db.every(Translation) == []


@pytest.mark.parametrize("how", ["withdrawn", "released", "gone"])
def test_what_was_typed_is_shown_when_there_is_nothing_to_translate(db, sign_in, scene, how):
    browser = sign_in(scene.elif_)
    if how == "withdrawn":
        db.do(lambda s: setattr(s.get(Step, scene.step.id), "withdrawn_at", clock.now()))
    elif how == "released":
        make.assignment(db, scene.selin, scene.amina)
        sign_in(make.member(db, role="coordinator", house_id=scene.amina.house_id)).post(
            f"/desk/people/{scene.amina.id}/release", staff=scene.elif_.id
        )
    else:
        sign_in(scene.amina).post("/account/data/erasure", name="amina", words=make.WORDS, sure="y")

    late = browser.post(scene.page, **typed())
    never = browser.post("/desk/steps/4242/translation", **typed())

    assert (late.status_code, late.content) == (404, never.content)
    assert "Kuruma sor" in late.text
    assert "Eski mektup" in late.text
    assert "Ask the office" not in late.text
    assert browser.post(scene.page, to="tr").status_code == 404
    assert db.every(Translation) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": " "},
        {"text": "a" * 1001},
        {"bring": ""},
        {"bring": "b" * 401},
    ],
)
def test_a_form_with_errors_keeps_everything(db, sign_in, scene, wrong):
    answer = sign_in(scene.elif_).post(scene.page, **{**typed(), **wrong})

    assert answer.status_code == 422
    assert values_in(answer) == {**values_in(answer), **{k: v.strip() for k, v in wrong.items()}}
    assert answer.text.count('class="error"') == 1
    assert db.every(Translation) == []


@pytest.mark.parametrize("wrong", [{"to": "xx"}, {"to": "en"}, {"version": "x"}, {"edition": ""}])
def test_nonsense_keeps_nothing_and_loses_nothing(db, sign_in, scene, wrong):
    answer = sign_in(scene.elif_).post(scene.page, **{**typed(), **wrong})

    assert answer.status_code == 409
    assert values_in(answer)["text"] == "Kuruma sor"
    assert db.every(Translation) == []
