"""A safety plan: hers alone, always behind the PIN, and nothing anywhere says that it is there."""

import json

import pytest
import time_machine

from portal import clock
from portal.accounts import pin
from portal.accounts.models import SignedInPhone, Unsent
from portal.my_data import erasing
from portal.safety import actions
from portal.safety.models import SafetyPlan
from portal.safety.queries import plan_of, read, sheet_for
from portal.seal.models import PersonKey
from portal.trail.models import TrailEntry
from tests import make

PIN, OTHER = "8305", "4471"
PAGE, SHEET, REMOVAL = "/plan/safety", "/plan/safety/sheet", "/plan/safety/removal"
DOOR = "/pin?next=%2Fplan%2Fsafety"
WORDS = {"calm": "The sea <b>", "people": "E. from the kitchen", "bag": "Bag under\nthe bed"}


@pytest.fixture
def amina(db):
    found = make.member(db, "amina")
    db.do(pin.keep, found.id, PIN, asks=False)
    return found


@pytest.fixture
def now():
    with time_machine.travel("2026-11-21 10:00:00+00:00", tick=False) as time:
        yield time


@pytest.fixture
def opened(sign_in):
    """`opened(member)`: a browser in which she has just typed her PIN."""

    def really(member, **how):
        browser = sign_in(member, **how)
        assert browser.post("/pin", pin=PIN, next=PAGE).headers["location"] == PAGE
        return browser

    return really


def version(page):
    return page.text.partition('name="version" value="')[2].partition('"')[0]


def stored(db, member):
    return db.ask(lambda session: read(plan_of(session, make.viewer(member))))


def place(answer):
    return answer.headers.get("location", answer.status_code)


def test_it_is_written_read_changed_and_deleted(db, opened, amina):
    browser = opened(amina)
    empty = browser.get(PAGE)
    kept = browser.post(SHEET, version=version(empty), **WORDS)
    full = browser.get(PAGE)
    first = stored(db, amina)
    browser.post(SHEET, version=version(full), calm=" Tea ", people="")
    changed = stored(db, amina)
    gone = [browser.post(REMOVAL) for _ in range(2)]

    assert (place(kept), first) == (PAGE, WORDS)
    assert "Delete all of it" not in empty.text
    assert "The sea &lt;b&gt;</textarea>" in full.text
    assert full.text.count("<textarea") == 7
    assert changed == {"calm": "Tea"}
    assert [place(answer) for answer in gone] == [PAGE, PAGE]
    assert db.every(SafetyPlan) == db.every(TrailEntry) == []
    assert make.without_tokens(browser.get(PAGE).text) == make.without_tokens(empty.text)


def test_all_of_it_may_stay_empty_and_then_there_is_none(db, opened, amina):
    browser = opened(amina)
    nothing = browser.post(SHEET, version="0", calm="  ")
    none = db.every(SafetyPlan)
    browser.post(SHEET, version="0", **WORDS)
    emptied = browser.post(SHEET, version=version(browser.get(PAGE)), calm="")

    assert (place(nothing), place(emptied)) == (PAGE, PAGE)
    assert none == db.every(SafetyPlan) == []


def test_the_words_are_sealed(db, opened, amina):
    opened(amina).post(SHEET, version="0", **WORDS)

    (plan,) = db.every(SafetyPlan)
    assert json.loads(plan.sheet) == WORDS
    assert b"sea" not in plan.sheet_sealed


def test_a_form_sent_twice_counts_once(db, opened, amina):
    browser = opened(amina)
    token = browser.token()
    for _ in range(2):
        answer = browser.post(SHEET, token=token, version="0", **WORDS)

    assert place(answer) == PAGE
    assert stored(db, amina) == WORDS


def test_too_long_an_answer_is_asked_again_and_nothing_is_lost(db, opened, amina):
    browser = opened(amina)
    browser.post(SHEET, version="0", calm="Tea")
    page = browser.get(PAGE)
    answer = browser.post(SHEET, version=version(page), calm="a" * 1001, bag="Bag")

    assert answer.status_code == 422
    assert "a" * 1001 in answer.text
    assert ">Bag</textarea>" in answer.text
    assert version(answer) == version(page)
    assert stored(db, amina) == {"calm": "Tea"}


@pytest.mark.parametrize("typed", ["", "x", "-1", "99999999999999", "1 OR 1", "٣"])
def test_a_version_that_nobody_gave_out_keeps_nothing(db, opened, amina, typed):
    browser = opened(amina)
    browser.post(SHEET, version="0", calm="Tea")

    assert browser.post(SHEET, version=typed, calm="Coffee").status_code == 409
    assert stored(db, amina) == {"calm": "Tea"}


def plain(browser, name, page):
    answer = browser.get(page)
    return place(answer), make.without_tokens(answer.text).replace(name, "NAME")


class TestTwoPhones:
    """Both write: neither loses a word."""

    @pytest.fixture
    def phones(self, opened, amina):
        return opened(amina), opened(amina)

    def test_the_second_is_shown_both_and_can_go_on(self, db, phones, amina):
        one, two = phones
        one.post(SHEET, version="0", **WORDS)
        seen = version(two.get(PAGE))
        one.post(SHEET, version=seen, calm="Tea", people="A.")
        late = two.post(SHEET, version=seen, calm="Walking", bag="Keys")
        after = stored(db, amina)
        again = two.post(SHEET, version=version(late), calm="Tea, walking", bag="Keys")

        assert late.status_code == 409
        assert after == {"calm": "Tea", "people": "A."}
        assert '<p dir="auto">Tea</p>' in late.text
        assert '<p dir="auto">A.</p>' in late.text
        assert ">Walking</textarea>" in late.text
        assert ">Keys</textarea>" in late.text
        assert place(again) == PAGE
        assert stored(db, amina) == {"calm": "Tea, walking", "bag": "Keys"}

    def test_the_same_words_on_both_are_no_quarrel(self, phones):
        one, two = phones
        answers = [browser.post(SHEET, version="0", **WORDS) for browser in (one, two)]

        assert [place(answer) for answer in answers] == [PAGE, PAGE]

    def test_what_was_deleted_does_not_come_back_unseen(self, db, phones, amina):
        one, two = phones
        one.post(SHEET, version="0", **WORDS)
        seen = version(two.get(PAGE))
        one.post(REMOVAL)
        late = two.post(SHEET, version=seen, calm="Walking")
        between = db.every(SafetyPlan)
        one.post(SHEET, version="0", bag="Something new")
        later = two.post(SHEET, version=seen, calm="Walking")

        assert (late.status_code, later.status_code) == (409, 409)
        assert ">Walking</textarea>" in late.text
        assert (version(late), between) == ("0", [])
        assert stored(db, amina) == {"bag": "Something new"}


class TestDoor:
    """The PIN is asked of everybody, whether or not there is something behind."""

    def test_words_alone_do_not_open_it_nor_does_time(self, now, db, amina, sign_in):
        browser = sign_in(amina, own_phone=True)
        closed = browser.get(PAGE)
        plain = browser.get("/plan").status_code
        door = browser.get(closed.headers["location"])
        browser.post("/pin", pin=PIN)
        answers = []
        for seconds in (0, 299, 2):
            now.shift(seconds)
            browser.get("/plan")
            answers.append(place(browser.get(PAGE)))

        assert (place(closed), plain, door.status_code) == (DOOR, 200, 200)
        assert answers == [200, 200, DOOR]

    def test_using_other_private_pages_does_not_keep_it_open(self, now, db, amina, sign_in):
        db.do(pin.keep, amina.id, PIN, asks=True)
        browser = sign_in(amina)
        browser.post("/pin", pin=PIN)
        for _ in range(4):
            now.shift(90)
            assert browser.get("/plan").status_code == 200
        door = browser.get(PAGE)
        asked = browser.get(door.headers["location"])
        led = browser.post("/pin", pin=PIN, next=PAGE)

        assert place(door) == DOOR
        assert asked.status_code == 200
        assert (place(led), browser.get(PAGE).status_code) == (PAGE, 200)

    def test_the_doors_do_not_send_her_round_in_circles(self, now, db, amina, sign_in):
        db.do(pin.keep, amina.id, PIN, asks=True)
        browser = sign_in(amina)
        browser.post("/pin", pin=PIN)
        now.shift(121)
        closed = browser.get("/plan")

        assert browser.get(closed.headers["location"]).status_code == 200

    def test_another_phone_types_it_for_itself(self, amina, opened, sign_in):
        opened(amina)

        assert place(sign_in(amina).get(PAGE)) == DOOR

    def test_a_wrong_pin_opens_nothing(self, amina, sign_in):
        browser = sign_in(amina)
        wrong = browser.post("/pin", pin=OTHER, next=PAGE)

        assert (wrong.status_code, place(browser.get(PAGE))) == (422, DOOR)

    def test_shutting_the_private_pages_shuts_it(self, db, amina, opened):
        browser = opened(amina)
        browser.post("/account/private-closing")

        assert place(browser.get(PAGE)) == DOOR
        assert db.every(SignedInPhone)[0].pin_at is None

    def test_it_looks_the_same_with_and_without_something_behind(self, db, amina, sign_in):
        db.do(actions.keep, make.viewer(amina), WORDS, version=0)
        bare = make.member(db, "zeyno", house_id=amina.house_id)
        db.do(pin.keep, bare.id, PIN, asks=False)
        pages = ("/", "/plan", DOOR, PAGE, "/account", "/account/data", "/kept", "/account/trail")
        browsers = [(sign_in(member), member.name) for member in (amina, bare)]

        one, two = ([plain(browser, name, page) for page in pages] for browser, name in browsers)

        assert one == two
        assert "sea" not in str(one)

    def test_whoever_has_no_pin_chooses_one_and_comes_back(self, db, sign_in):
        browser = sign_in(make.member(db, "zeyno"))
        led = browser.get(PAGE)
        asked = browser.get(led.headers["location"])
        token = browser.token()
        chosen = [
            browser.post("/account/pin", token=token, new_pin=PIN, next=PAGE) for _ in range(2)
        ]

        assert place(led) == "/account/pin?next=%2Fplan%2Fsafety"
        assert f'name="next" value="{PAGE}"' in asked.text
        assert [place(answer) for answer in chosen] == [PAGE, PAGE]
        assert browser.get(PAGE).status_code == 200

    def test_another_site_is_not_where_the_pin_leads(self, db, sign_in):
        browser = sign_in(make.member(db, "zeyno"))

        assert place(browser.post("/account/pin", new_pin=PIN, next="//x.org/")) == "/account"


class TestUnsent:
    """What she was writing when the door fell shut waits behind the same door."""

    def test_words_are_on_her_page_again_and_nowhere_else(self, now, db, amina, opened):
        browser = opened(amina)
        now.shift(301)
        sent = browser.post(SHEET, version="0", **WORDS)
        elsewhere = browser.get("/kept"), browser.get("/account/data")
        nothing_yet = db.every(SafetyPlan)
        browser.post("/pin", pin=PIN, next=PAGE)
        again = browser.get(PAGE)
        kept = browser.post(SHEET, version=version(again), kept="1", **WORDS)

        assert place(sent) == DOOR
        assert place(elsewhere[0]) == "/"
        assert "kitchen" not in elsewhere[1].text
        assert nothing_yet == []
        assert "not kept yet" in again.text
        assert ">E. from the kitchen</textarea>" in again.text
        assert (place(kept), stored(db, amina)) == (PAGE, WORDS)
        assert db.every(Unsent) == []

    def test_they_do_not_hide_what_is_kept(self, now, db, amina, opened):
        browser = opened(amina)
        browser.post(SHEET, version="0", calm="Tea")
        seen = version(browser.get(PAGE))
        now.shift(301)
        browser.post(SHEET, version=seen, calm="Walking")
        browser.post("/pin", pin=PIN, next=PAGE)
        page = browser.get(PAGE)

        assert '<p dir="auto">Tea</p>' in page.text
        assert ">Walking</textarea>" in page.text

    def test_a_phone_put_down_keeps_them_behind_the_door(self, db, amina, opened, guest):
        opened(amina).post(SHEET, version="0", aside="1", **WORDS)
        came = guest.post("/sign-in", name="amina", words=make.WORDS, next=PAGE)
        door = guest.get(PAGE)
        guest.learn_token("/account")
        guest.post("/pin", pin=PIN)

        assert (place(came), place(door)) == (PAGE, DOOR)
        assert ">E. from the kitchen</textarea>" in guest.get(PAGE).text

    def test_deleting_takes_them_along(self, now, db, amina, opened):
        browser = opened(amina)
        now.shift(301)
        browser.post(SHEET, version="0", **WORDS)
        browser.post("/pin", pin=PIN)
        browser.post(REMOVAL)

        assert db.every(Unsent) == []


class TestNobodyElse:
    @pytest.fixture
    def written(self, db, amina):
        db.do(actions.keep, make.viewer(amina), WORDS, version=0)
        return amina

    @pytest.mark.parametrize(
        ("role", "answer"),
        [("resident", 200), ("graduate", 200), ("peer_mentor", 200)]
        + [(role, 404) for role in ("caseworker", "coordinator", "administrator")],
    )
    def test_every_other_person_finds_nothing(self, db, written, sign_in, role, answer):
        other = make.member(db, "other", role=role, house_id=written.house_id)
        db.do(pin.keep, other.id, PIN, asks=False)
        make.assignment(db, other, written)
        if role in {"caseworker", "coordinator"}:
            make.exception(db, other, written)
        browser = sign_in(other)
        browser.post("/pin", pin=PIN)
        page = browser.get(PAGE)
        deeds = [browser.post(SHEET, version="0", calm=""), browser.post(REMOVAL)]

        assert page.status_code == answer
        assert "sea" not in page.text
        assert {deed.status_code for deed in deeds} == ({303} if answer == 200 else {404})
        assert stored(db, written) == WORDS
        assert db.ask(sheet_for, make.viewer(other)) == []

    def test_the_desk_has_no_word_of_it(self, db, written, sign_in):
        elif_ = make.member(db, "elif", role="caseworker", house_id=written.house_id)
        make.assignment(db, elif_, written)
        browser = sign_in(elif_)
        pages = ["/desk", "/desk/people"]
        pages += [f"/desk/people/{written.id}{part}" for part in ("", "/plan", "/notes", "/consent")]
        texts = [browser.get(page).text for page in pages]

        assert [page for page, text in zip(pages, texts, strict=True) if "safety" in text] == []

    def test_a_guest_is_led_to_sign_in(self, guest):
        answers = [guest.get(PAGE), guest.post(SHEET), guest.post(REMOVAL)]

        assert [place(answer).partition("?")[0] for answer in answers] == ["/sign-in"] * 3

    def test_erasing_destroys_it(self, db, written):
        db.do(erasing.erase, make.viewer(written))

        assert db.every(SafetyPlan) == db.every(PersonKey) == []


def test_the_questions_come_in_their_order_without_empty_ones(db, amina):
    db.do(actions.keep, make.viewer(amina), {**WORDS, "promise": ""}, version=0)

    found = db.ask(sheet_for, make.viewer(amina))

    assert [(line.question.key, line.text) for line in found] == list(WORDS.items())
    assert clock.now() >= db.every(SafetyPlan)[0].written_at
