"""The words: the very same on the page and in the receipt, in every language, and dated."""

import pytest

from portal.consent import texts
from portal.consent.models import Purpose, Receipt
from portal.consent.queries import count_agreed
from portal.consent.texts import TEXTS
from portal.i18n import LANGUAGES
from tests import make
from tests.consent.pages import NO, YES, answer, read, tags_on, words_on

REPORTING = "/account/consent/reporting"


@pytest.fixture
def renewed(monkeypatch):
    """From now on another text of this purpose is in force."""

    def really(purpose, **values):
        old = TEXTS[purpose]
        monkeypatch.setitem(TEXTS, purpose, old._replace(version=old.version + 1, **values))

    return really


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("word", ["services", "reporting", "partner"])
def test_the_receipt_holds_the_words_of_the_page(db, sign_in, word, code):
    lale = make.member(db, "lale", language=code)
    browser = sign_in(lale, accept_language=code)
    page = f"/account/consent/{word}"
    if word == "partner":
        page = browser.post("/account/consent/partners", partner="عيادة الشمس 100%").headers[
            "location"
        ]
    shown = words_on(browser.get(page).text)
    answer(browser, page, YES)
    receipt = db.every(Receipt)[-1]

    assert (receipt.shown, receipt.language) == (shown, code)
    assert len(shown) > 300
    assert ("Nothing gets worse." in shown) is (code == "en")
    assert ("عيادة الشمس 100%" in shown) is (word == "partner")


def test_words_stay_in_the_language_in_which_they_were_read(db, sign_in, scene):
    """In another window she has changed the language meanwhile."""
    browser = sign_in(scene.amina)
    typed, shown = read(browser, REPORTING), words_on(browser.get(REPORTING).text)
    browser.get("/language?to=ar&next=/")
    browser.post(f"{REPORTING}/{YES}", **typed)
    (receipt,) = db.every(Receipt)

    assert (receipt.language, receipt.shown) == ("en", shown)


def test_a_text_that_changed_while_she_read_is_read_again(
    db, sign_in, scene, renewed, agreed, answers
):
    browser = sign_in(scene.amina)
    typed = read(browser, REPORTING)
    renewed(Purpose.REPORTING)
    yes = browser.post(f"{REPORTING}/{YES}", **typed)
    no = browser.post(f"{REPORTING}/{NO}", **typed)

    assert (yes.status_code, no.status_code) == (409, 303)
    assert "This text was changed just now." in yes.text
    assert answers() == [("reporting", "refused")]
    assert db.every(Receipt)[0].shown == ""


@pytest.mark.parametrize("typed", [{}, {"language": "xx", "read": "x"}, {"language": "en"}])
def test_a_yes_to_no_text_is_no_yes(sign_in, scene, answers, typed):
    assert sign_in(scene.amina).post(f"{REPORTING}/{YES}", **typed).status_code == 409
    assert answers() == []


def test_a_yes_covers_only_the_text_it_was_given_to(db, sign_in, scene, renewed, agreed):
    browser = sign_in(scene.amina)
    answer(browser, REPORTING, YES)
    old = words_on(browser.get(REPORTING).text)
    before = (agreed(Purpose.REPORTING), db.ask(count_agreed, Purpose.REPORTING))
    renewed(Purpose.REPORTING, title="Being counted anew")
    after = (agreed(Purpose.REPORTING), db.ask(count_agreed, Purpose.REPORTING))
    page = browser.get(REPORTING).text
    kept = browser.get("/account/consent/answers").text
    answer(browser, REPORTING, YES)

    assert (before, after) == ((True, 1), (False, 0))
    assert tags_on(page) == ["Agreed to an older text"]
    assert "The text has changed since you agreed." in page
    assert old.splitlines()[0] in kept
    assert agreed(Purpose.REPORTING) is True
    assert [(r.version, r.shown.splitlines()[0]) for r in db.every(Receipt)] == [
        (1, "Being counted in figures"),
        (2, "Being counted anew"),
    ]


def test_a_no_stays_a_no_whatever_the_text(sign_in, scene, renewed, agreed):
    browser = sign_in(scene.amina)
    answer(browser, REPORTING, YES)
    answer(browser, REPORTING, NO)
    renewed(Purpose.REPORTING)

    assert tags_on(browser.get(REPORTING).text) == ["Taken back"]
    assert agreed(Purpose.REPORTING) is False


def test_an_older_yes_can_still_be_taken_back(sign_in, scene, renewed, answers):
    browser = sign_in(scene.amina)
    answer(browser, REPORTING, YES)
    renewed(Purpose.REPORTING)
    answer(browser, REPORTING, NO)

    assert answers() == [("reporting", "given"), ("reporting", "withdrawn")]


def test_every_purpose_says_that_a_no_costs_nothing():
    assert set(TEXTS) == set(Purpose)
    for purpose in Purpose:
        shown = texts.shown(texts.Matter(purpose, "Sun Clinic"))
        said = dict(shown.parts)
        assert list(said) == [
            "What it means",
            "Who learns what",
            "If you say no",
            "How to take it back",
        ]
        assert said["If you say no"].startswith(
            "Nothing gets worse. You keep your place and your help"
        )
