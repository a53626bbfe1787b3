"""What is printed on a card, and coming in with it: words to recognise, a code to type, a PIN."""

import re
from html import unescape

import pytest
from sqlalchemy import select

from portal.accounts import cards, pin, wordlists
from portal.accounts.models import Card, Member
from portal.accounts.printing import printed, questions
from portal.text import fold, squeezed
from portal.trail.models import TrailEntry
from tests import make
from tests.browser import Browser

LISTS = ("en", "tr", "ar", "fa_AF", "ru", "uz")


@pytest.fixture
def elif_(db):
    return make.member(db, "elif", role="caseworker")


@pytest.fixture
def desk(sign_in, elif_):
    return sign_in(elif_)


@pytest.fixture
def card(db, desk, elif_):
    """A card for a new person, opened at the desk."""
    desk.post(
        "/desk/people",
        name="newcomer",
        role="resident",
        language="tr",
        house=str(elif_.house_id),
        note="oda 3, mavi atkı",
    )
    return db.one(select(Card))


@pytest.fixture
def paper(db, card):
    return db.ask(printed, card)


@pytest.fixture
def asked(db, card):
    return db.ask(questions, card)


def link(card):
    return f"/card/{cards.token_of(make.SECRET, card.id)}"


def read(asked):
    """The words of the card, as they are chosen on its page."""
    return {f"word_{question.place}": question.answer for question in asked}


def test_the_desk_shows_what_is_printed_and_nothing_of_it_is_stored(db, desk, card, paper):
    page = unescape(desk.get(f"/desk/cards/{card.id}").text)
    stored = db.get(Card, card.id)

    assert all(word in page for word in [*paper.words, paper.code, paper.pin, "oda 3, mavi atkı"])
    assert len(set(paper.words)) == 4
    assert set(paper.words) <= set(wordlists.words_in("tr"))
    assert re.fullmatch(r"([2-9A-HJKMNP-Z]{4} ){2}[2-9A-HJKMNP-Z]{4}", paper.code)
    assert not {*paper.words, paper.code, paper.pin} & {str(v) for v in vars(stored).values()}


def test_it_is_a_small_page_of_paper_with_a_neutral_name(desk, card):
    answer = desk.get(f"/desk/cards/{card.id}/sheet")

    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == 'attachment; filename="sheet.pdf"'
    assert answer.headers["cache-control"] == "no-store"
    assert answer.content.startswith(b"%PDF")


def test_choosing_two_of_the_words_opens_it_with_all_four_and_the_pin(
    db, guest, app, card, paper, asked
):
    opened = guest.post(f"{link(card)}/opening", name="Çiğdem", **read(asked), asks_pin="y")
    her = db.one(select(Member).where(Member.name == "Çiğdem"))
    again = Browser(app).post("/sign-in", name="çiğdem", words=" ".join(paper.words).upper())

    assert opened.headers["location"] == "/"
    assert again.status_code == 303
    assert db.ask(pin.is_right, her.id, paper.pin)
    assert her.asks_pin
    assert db.get(Card, card.id).salt == ""


def test_words_and_a_pin_of_her_own_take_the_place_of_the_printed_ones(db, guest, app, card, paper):
    own = {"words": "dört güzel yeşil elma", "pin": "٧٣٩١"}
    guest.post(f"{link(card)}/opening", name="Çiğdem", **own)
    her = db.one(select(Member).where(Member.name == "Çiğdem"))
    answers = [
        Browser(app).post("/sign-in", name="cigdem", words=words).status_code
        for words in ("DORT GUZEL YESIL ELMA", " ".join(paper.words))
    ]

    assert answers == [303, 422]
    assert db.ask(pin.is_right, her.id, "7391")
    assert not her.asks_pin


def test_the_wrong_words_are_said_to_be_wrong_and_nothing_is_lost(guest, card, asked):
    wrong = dict.fromkeys(read(asked), "elma")
    page = guest.get(link(card)).text
    answer = guest.post(f"{link(card)}/opening", name="Çiğdem", **wrong)
    right = guest.post(f"{link(card)}/opening", name="Çiğdem", **read(asked))

    assert page.count('type="radio"') == 10
    assert answer.status_code == 422
    assert "look at your card again" in answer.text
    assert 'value="Çiğdem"' in answer.text
    assert right.status_code == 303


@pytest.mark.parametrize("typed", [str, str.lower, lambda c: c.replace(" ", ""), "  {}-".format])
def test_the_code_is_taken_however_it_is_typed(guest, card, paper, typed):
    answer = guest.post("/card", code=typed(paper.code))

    assert answer.headers["location"] == link(card)


def test_a_wrong_code_tells_nothing_and_many_wait(guest, card):
    answers = [guest.post("/card", code="2222 2222 2222") for _ in range(21)]

    assert {a.status_code for a in answers[:20]} == {410}
    assert (answers[20].status_code, answers[20].headers["retry-after"]) == (429, "1")


@pytest.mark.parametrize("who", ["opener", "coordinator", "colleague", "stranger"])
def test_who_can_make_it_worthless(db, desk, sign_in, card, paper, guest, elif_, who):
    others = {
        "coordinator": ("coordinator", elif_.house_id),
        "colleague": ("caseworker", elif_.house_id),
        "stranger": ("coordinator", None),
    }
    browser = desk
    if who in others:
        role, house_id = others[who]
        browser = sign_in(make.member(db, who, role=role, house_id=house_id))
    answer = browser.post(f"/desk/cards/{card.id}/voiding")

    assert answer.status_code == (303 if who == "opener" else 404)
    assert guest.get(link(card)).status_code == (410 if who == "opener" else 200)
    assert ("person.voiding" in [e.deed for e in db.every(TrailEntry)]) == (who == "opener")


def test_a_spent_card_shows_its_words_to_nobody(db, desk, guest, card, paper, asked):
    guest.post(f"{link(card)}/opening", name="Çiğdem", **read(asked))
    page = desk.get(f"/desk/cards/{card.id}").text

    assert paper.words[0] not in page
    assert desk.get(f"/desk/cards/{card.id}/sheet").status_code == 404


@pytest.mark.parametrize("language", LISTS)
def test_a_word_list_is_long_short_and_without_look_alikes(language):
    words = wordlists.words_in(language)
    folded = sorted(fold(word) for word in words)

    assert len(words) >= 1024
    assert len(set(folded)) == len(words)
    assert [word for word in words if not 2 <= len(squeezed(word)) <= 9] == []
    assert [(a, b) for a, b in zip(folded, folded[1:], strict=False) if b.startswith(a)] == []


@pytest.mark.parametrize("language", ["az", "ky", "tk", "ps", "ka", "uk", "ro", "fr"])
def test_every_written_language_has_a_list(language):
    assert len(wordlists.words_in(language)) >= 1024


def test_common_secrets_are_folded_and_long_enough_to_matter():
    common = wordlists.common()

    assert len(common) >= 3000
    assert [secret for secret in common if squeezed(secret) != secret or len(secret) < 12] == []
