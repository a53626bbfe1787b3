"""The PIN is always asked, and what was being sent waits behind the same door."""

from portal.accounts import pin
from portal.accounts.models import SignedInPhone, Unsent
from portal.safety import actions
from portal.safety.models import SafetyPlan
from tests import make
from tests.safety.pages import DOOR, OTHER, PAGE, PIN, REMOVAL, SHEET, WORDS, place, stored, version


def plain(browser, name, page):
    answer = browser.get(page)
    return place(answer), make.without_tokens(answer.text).replace(name, "NAME")


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
        assert "The sea" not in str(one)

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
