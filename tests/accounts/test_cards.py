"""The printed card: once, within three days, and each way it can fail says which."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from sqlalchemy import select

from portal.accounts import actions, cards
from portal.accounts.models import Card, Member, SignedInPhone
from portal.proof.models import Passkey
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


@pytest.fixture
def lost(db, sign_in, elif_):
    """Amina, signed in somewhere, lost her words; the desks of those who can help her."""
    amina = make.member(db, "amina", house_id=elif_.house_id)
    make.assignment(db, elif_, amina)
    selin = make.member(db, "selin", role="caseworker", house_id=elif_.house_id)
    return amina, sign_in(elif_), sign_in(selin)


def test_lost_words_need_two_of_the_staff(db, guest, sign_in, lost):
    amina, desk, colleague = lost
    old = sign_in(amina)
    asked = desk.post(f"/desk/people/{amina.id}/card")
    too_early = desk.post(f"/desk/people/{amina.id}/card")
    none_yet = db.every(Card)
    place = asked.headers["location"]
    herself = desk.post(f"{place}/agreement")
    colleague.post(f"{place}/agreement")
    made = desk.post(f"/desk/people/{amina.id}/card")
    card = db.one(select(Card))
    opened = guest.post(f"/card/{cards.token_of(SECRET, card.id)}/opening", **FORM)

    assert place.startswith("/desk/two/")
    assert (too_early.headers["location"], none_yet) == (place, [])
    assert herself.status_code in {403, 404}
    assert made.headers["location"] == f"/desk/cards/{card.id}"
    assert opened.status_code == 303
    assert old.get("/account").headers["location"].startswith("/sign-in")


def test_she_sees_who_opened_a_new_card_and_can_see_it_before_it_is_used(db, sign_in, lost):
    amina, desk, colleague = lost
    place = desk.post(f"/desk/people/{amina.id}/card").headers["location"]
    colleague.post(f"{place}/agreement")
    desk.post(f"/desk/people/{amina.id}/card")
    hers = sign_in(amina)  # her old words still hold
    trail = re.sub("<[^>]+>", "", hers.get("/account/trail").text)

    assert "There is news about your account." in hers.get("/training").text
    assert "A new card was opened for you at the desk." in hers.get("/account/news").text
    assert "elif opened a new card for you" in trail
    assert "selin agreed to a new card for you" in trail


def test_staff_who_lost_everything_lose_words_and_second_step(db, sign_in, app):
    nur = make.member(db, "nur", role="coordinator")
    selin = make.member(db, "selin", role="caseworker", house_id=nur.house_id)
    elif_ = make.member(db, "elif", role="caseworker", house_id=nur.house_id)
    make.passkey(db, elif_)
    desk, colleague = sign_in(nur), sign_in(selin)
    place = desk.post(f"/desk/people/{elif_.id}/card").headers["location"]
    colleague.post(f"{place}/agreement")
    desk.post(f"/desk/people/{elif_.id}/card")
    old_words = Browser(app).post("/sign-in", name="elif", words=make.WORDS)

    assert old_words.status_code == 422
    assert db.every(Passkey) == []


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
