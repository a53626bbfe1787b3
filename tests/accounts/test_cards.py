"""The printed card: once, within three days, and each way it can fail says which."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from sqlalchemy import select

from portal.accounts import actions, cards
from portal.accounts.models import Card, Member, SignedInPhone
from portal.viewer import Role
from tests import make
from tests.browser import Browser
from tests.make import SECRET

FORM = {"name": "Çiğdem", "words": "four kind green apples"}


@pytest.fixture
def elif_(db):
    return make.member(db, "elif", role="caseworker")


@pytest.fixture
def link(db, elif_):
    """The address on a new person's card."""
    card = db.do(
        actions.invite,
        make.viewer(elif_),
        name="newcomer",
        role=Role.RESIDENT,
        language="tr",
        house_id=elif_.house_id,
    )
    return f"/card/{cards.token_of(SECRET, card.id)}"


def test_a_card_makes_a_member_with_words_of_her_own(db, guest, link):
    shown = guest.get(link)
    opened = guest.post(f"{link}/opening", **FORM)

    assert 'value="newcomer"' in shown.text
    assert opened.headers["location"] == "/"
    member = db.one(select(Member).where(Member.name == "Çiğdem"))
    assert (member.state, member.language) == ("active", "en")
    with Browser(guest.app) as again:
        answer = again.post("/sign-in", name="CIGDEM", words="fourkindgreenapples")
    assert answer.status_code == 303


def test_the_second_time_it_opens_nothing(guest, link):
    guest.post(f"{link}/opening", **FORM)

    with Browser(guest.app) as other:
        shown = other.get(link)
        again = other.post(f"{link}/opening", name="thief", words="very bad stolen words")

    assert (shown.status_code, again.status_code) == (410, 410)
    assert "already used" in shown.text


def test_it_ends_after_three_days(guest, link):
    with time_machine.travel(cards.clock.now() + cards.VALID_FOR, tick=False):
        answer = guest.get(link)

    assert answer.status_code == 410
    assert "older than three days" in answer.text


def test_a_newer_card_takes_its_place(db, guest, link, elif_):
    person = db.one(select(Member).where(Member.name == "newcomer"))
    db.do(actions.reopen_card, person, make.viewer(elif_))

    answer = guest.get(link)

    assert answer.status_code == 410
    assert "newer card" in answer.text


@pytest.mark.parametrize("spoil", [lambda t: t + "x", lambda t: t[:-1], lambda t: "/card/MQ.x"])
def test_a_tampered_address_is_said_to_be_incomplete(guest, link, spoil):
    answer = guest.get(spoil(link))

    assert answer.status_code == 410
    assert "not complete" in answer.text


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("words", "short", "Too short"),
        ("words", "aaaaaaaaaaaaaaaa", "Too short"),
        ("words", "", "look at your card again"),
        ("words", "passwordpassword", "Many people choose this"),
        ("pin", "123", "4 to 8 digits"),
        ("pin", "1111", "4 to 8 digits"),
        ("pin", "45678", "4 to 8 digits"),
        ("name", "x", "at least two letters"),
        ("name", "", "Please write something"),
        ("name", "ELİF", "already uses this name"),
    ],
)
def test_what_is_missing_is_said_and_the_card_stays_good(guest, link, field, value, said):
    answer = guest.post(f"{link}/opening", **{**FORM, field: value})
    mended = guest.post(f"{link}/opening", **FORM)

    assert answer.status_code == 422
    assert said in answer.text
    assert mended.status_code == 303


def test_reissued_in_person_signs_other_phones_out_and_shows_in_the_trail(
    db, guest, sign_in, elif_
):
    amina = make.member(db, "amina", house_id=elif_.house_id)
    make.assignment(db, elif_, amina)
    old = sign_in(amina)
    desk = sign_in(elif_)

    made = desk.post(f"/desk/people/{amina.id}/card")
    card = db.every(Card)[-1]
    opened = guest.post(f"/card/{cards.token_of(SECRET, card.id)}/opening", **FORM)

    assert made.headers["location"] == f"/desk/cards/{card.id}"
    assert opened.status_code == 303
    assert old.get("/account").headers["location"].startswith("/sign-in")
    guest.learn_token("/account")
    assert "opened a new card for you" in guest.get("/account/trail").text


def test_one_card_used_by_two_at_once_opens_for_one(db, app, link):
    def open_it(number):
        with Browser(app) as browser:
            fields = {"name": f"person {number}", "words": f"four kind green apples {number}"}
            return browser.post(f"{link}/opening", **fields).status_code

    with ThreadPoolExecutor(4) as pool:
        answers = sorted(pool.map(open_it, range(4)))

    assert answers[0] == 303
    assert set(answers[1:]) <= {409, 410}
    assert len(db.every(SignedInPhone)) == 1


def test_pressing_twice_comes_in_twice_and_another_browser_does_not(db, app, link):
    hers = Browser(app)
    hers.get(link)
    token, guest_cookie = hers.token(), hers.cookies["g"]
    first = hers.post(f"{link}/opening", token=token, **FORM)
    hers.cookies.clear()
    hers.cookies.set("g", guest_cookie)  # the first answer was lost on its way
    second = hers.post(f"{link}/opening", token=token, **FORM)
    thief = Browser(app).post(f"{link}/opening", **FORM)

    assert (first.headers["location"], second.headers["location"]) == ("/", "/")
    assert thief.status_code == 410
    assert len(db.every(SignedInPhone)) == 2


@pytest.mark.parametrize(("invited", "kept"), [("fa_AF", "fa_AF"), ("tr", "ar")])
def test_her_language_stays_when_the_portal_does_not_speak_it(db, guest, elif_, invited, kept):
    card = db.do(
        actions.invite,
        make.viewer(elif_),
        name="newcomer",
        role=Role.RESIDENT,
        language=invited,
        house_id=elif_.house_id,
    )
    guest.headers["accept-language"] = "ar"

    guest.post(f"/card/{cards.token_of(SECRET, card.id)}/opening", **FORM)

    assert db.get(Member, card.member_id).language == kept


def test_one_name_chosen_on_two_cards_at_once_goes_to_one(db, app, elif_):
    made = [
        db.do(
            actions.invite,
            make.viewer(elif_),
            name=f"newcomer {n}",
            role=Role.RESIDENT,
            language="en",
            house_id=elif_.house_id,
        )
        for n in range(4)
    ]

    def open_it(card):
        link = f"/card/{cards.token_of(SECRET, card.id)}"
        return Browser(app).post(f"{link}/opening", **FORM).status_code

    with ThreadPoolExecutor(4) as pool:
        answers = sorted(pool.map(open_it, made))

    assert answers.count(303) == 1
    assert set(answers[1:]) <= {409, 422}
