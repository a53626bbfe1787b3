"""Telling those on duty: to whom it goes, what is said before, and what she sees of it later."""

from datetime import timedelta

import time_machine
from sqlalchemy import select

from portal import clock, worker
from portal.accounts.models import Member, Notice
from portal.duty.models import Concern, Shift, Turn
from portal.duty.settling import settle_due
from portal.viewer import Role
from tests import make
from tests.statements import counted

WORDS = "She does not open her door."


class Number:
    def __init__(self, value):
        self.value = value


def later(**time):
    return time_machine.travel(clock.now() + timedelta(**time), tick=True)


def settle(db):
    return db.do(lambda session: Number(settle_due(session))).value


def news(db):
    names = {member.id: member.name for member in db.every(Member)}
    return [(names[row.member_id], str(row.news)) for row in db.every(Notice)]


def test_one_press_goes_to_who_is_on_duty(db, sign_in, house):
    make.shift(db, house["elif"])
    browser = sign_in(house["amina"])

    page = browser.get("/worried").text
    sent = browser.post("/worried/telling", said="")

    (told,) = db.every(Concern)
    assert "<bdi>elif</bdi></b> is on duty and reads it, within 30 minutes" in page
    assert 'href="tel:112"' in page
    assert "You can call now" not in page
    assert sent.headers["location"] == f"/worried/{told.id}"
    assert (told.member_id, told.to_id, told.kind) == (
        house["amina"].id,
        house["elif"].id,
        "worried",
    )
    assert told.due_at - told.raised_at == timedelta(minutes=30)
    assert news(db) == [("elif", "concern")]
    receipt = browser.get(sent.headers["location"]).text
    assert "<bdi>elif</bdi>" in receipt
    assert "Not yet. By " in receipt
    assert f'href="/worried/{told.id}"' in browser.get("/worried").text


def test_pressed_twice_is_told_once(db, sign_in, house):
    make.shift(db, house["elif"])
    browser = sign_in(house["amina"])
    token = browser.token()

    sent = [browser.post("/worried/telling", token=token, said=WORDS) for _ in range(2)]
    sent += [browser.post("/worried/telling", said=WORDS)]
    other = browser.post("/worried/telling", said="Something else")

    assert {answer.headers["location"] for answer in sent} == {"/worried/1"}
    assert other.headers["location"] == "/worried/2"
    assert [row.words for row in db.every(Concern)] == [WORDS, "Something else"]


def test_with_nobody_on_duty_the_lines_come_first_and_it_waits(db, sign_in, house):
    browser = sign_in(house["amina"])

    page = browser.get("/worried").text
    sent = browser.post("/worried/telling", said=WORDS)

    numbers = [page.index(f'href="tel:{number}"') for number in ("157", "183")]
    assert max(numbers) < page.index('action="/worried/telling"')
    assert "Nobody of the house is on duty now. It waits for <b><bdi>nur</bdi></b>" in page
    (told,) = db.every(Concern)
    assert (told.to_id, told.due_at) == (house["nur"].id, None)
    receipt = browser.get(sent.headers["location"]).text
    assert "Nobody is on duty now. The first who comes reads it." in receipt
    assert 'href="tel:157"' in receipt


def test_when_the_next_one_comes_is_said_as_far_as_it_is_planned(db, sign_in, house):
    make.shift(db, house["elif"], since=3)
    browser = sign_in(house["amina"])

    page = browser.get("/worried").text
    receipt = browser.post("/worried/telling", said=WORDS).headers["location"]

    assert "The next one comes on " in page
    assert "The first who comes reads it: " in browser.get(receipt).text
    with later(hours=4):
        assert settle(db) == 1
        (told,) = db.every(Concern)
        assert told.to_id == house["elif"].id
        assert told.due_at > clock.now()


def test_who_had_none_for_longest_gets_it(db, house):
    make.shift(db, house["elif"])
    make.shift(db, house["selin"])
    make.shift(db, house["far"])

    told = [make.concern(db, house["amina"], f"Word {n}").to_id for n in range(4)]

    assert told == [house["elif"].id, house["selin"].id] * 2


def test_never_to_herself_nor_to_who_wrote_the_words(db, house):
    make.shift(db, house["elif"])
    make.shift(db, house["selin"])
    thread = make.thread(db, house["selin"])
    post = db.all(make.posts_of(thread))[0]

    own = make.concern(db, house["elif"], "I cannot any more")
    about = make.concern(db, house["elif"], "This post", post_id=post.id)

    assert own.to_id == house["selin"].id
    assert about.to_id == house["nur"].id


def test_without_anybody_in_the_house_another_coordinator_on_duty_has_it(db, house):
    lonely = make.member(db, "lonely")
    nobody = make.concern(db, lonely)
    make.shift(db, house["far"])

    somebody = make.concern(db, lonely, "Again")

    assert (nobody.to_id, nobody.due_at) == (None, None)
    assert somebody.to_id == house["far"].id
    assert somebody.due_at is not None
    assert settle(db) == 1
    assert db.get(Concern, nobody.id).to_id == house["far"].id


def test_when_the_clock_passes_it_goes_on_and_all_are_told(db, house):
    make.shift(db, house["elif"])
    make.shift(db, house["far"])
    told = make.concern(db, house["amina"])
    assert settle(db) == 0
    path = []
    for minutes in (29, 31, 62, 93, 200):
        with later(minutes=minutes):
            settle(db)
            path.append(db.get(Concern, told.id).to_id)

    names = [house[name].id for name in ("elif", "nur", "far", "far", "far")]
    assert path == names
    assert [row.how for row in db.every(Turn)] == ["first", "late", "late"]
    assert news(db) == [
        ("elif", "concern"),
        ("nur", "concern"),
        ("elif", "concern_passed"),
        ("amina", "concern_news"),
        ("far", "concern"),
        ("nur", "concern_passed"),
        ("amina", "concern_news"),
    ]


def test_when_everybody_was_asked_she_is_told_that_it_is_late(db, sign_in, house):
    make.shift(db, house["elif"])
    told = make.concern(db, house["amina"])
    browser = sign_in(house["amina"], own_phone=True)
    with later(minutes=31):
        settle(db)
        waits = browser.get(f"/worried/{told.id}").text
    with later(minutes=62):
        settle(db)
        late = browser.get(f"/worried/{told.id}").text

    assert "Not yet. By " in waits
    assert "Not yet, and it is late. We are sorry." in late
    assert 'href="tel:157"' in late
    assert db.get(Concern, told.id).to_id == house["nur"].id


def test_the_worker_does_it(db, house, settings):
    make.shift(db, house["elif"])
    told = make.concern(db, house["amina"])
    with later(minutes=31):
        worker.once(db.database, worker.jobs(settings))
    assert db.get(Concern, told.id).to_id == house["nur"].id


def test_whoever_comes_new_is_asked_when_all_others_did_not_look(db, house):
    make.shift(db, house["elif"])
    told = make.concern(db, house["amina"])
    with later(minutes=31):
        settle(db)
    with later(hours=9):
        assert settle(db) == 0
        make.shift(db, house["elif"])
        assert settle(db) == 1
        assert db.get(Concern, told.id).to_id == house["elif"].id


def test_what_somebody_had_whose_account_is_gone_is_given_anew(db, house):
    make.shift(db, house["elif"])
    told = make.concern(db, house["amina"])
    db.do(lambda session: setattr(session.get(Member, house["elif"].id), "role", Role.GRADUATE))
    make.shift(db, house["selin"])

    assert settle(db) == 1
    assert db.get(Concern, told.id).to_id == house["selin"].id


def test_only_she_sees_her_receipt(db, sign_in, house):
    told = make.concern(db, house["amina"])

    for name in ("elif", "nur", "far"):
        assert sign_in(house[name]).get(f"/worried/{told.id}").status_code == 404
    neighbour = make.member(db, house_id=house["amina"].house_id)
    assert sign_in(neighbour).get(f"/worried/{told.id}").status_code == 404
    admin = sign_in(make.member(db, role="administrator", house_id=house["amina"].house_id))
    assert admin.get(f"/worried/{told.id}").status_code == 404
    assert admin.get("/worried").status_code == 404
    assert sign_in(house["amina"]).get(f"/worried/{told.id}").status_code == 200


def test_a_post_goes_along_if_she_can_see_it(db, sign_in, house):
    make.shift(db, house["elif"])
    writer = make.member(db, "writer", house_id=house["amina"].house_id)
    shown = db.all(make.posts_of(make.thread(db, writer, body="I am so tired")))[0]
    hidden = db.all(make.posts_of(make.thread(db, writer, state="hidden")))[0]
    browser = sign_in(house["amina"])

    page = browser.get(f"/worried?post={shown.id}").text
    sent = browser.post("/worried/telling", post=str(shown.id), said=WORDS)
    no = [browser.get(f"/worried?post={n}").status_code for n in (hidden.id, 999, "x", "-1")]
    never = browser.post("/worried/telling", post=str(hidden.id), said=WORDS)

    assert "I am so tired" in page
    assert "can read: your name here (<bdi>amina</bdi>), this post, and your words." in page
    assert sent.status_code == 303
    assert no == [404, 404, 400, 400]
    assert never.status_code == 404
    assert [row.post_id for row in db.every(Concern)] == [shown.id]


def test_who_would_read_it_does_not_tell_whose_another_name_is(db, sign_in, house):
    """Of the staff is who wrote here before; with her name left out one look would be enough."""
    make.shift(db, house["elif"])
    post = make.under_alias(db, house["elif"])
    browser = sign_in(house["amina"])

    pages = [browser.get(f"/worried{about}").text for about in ("", f"?post={post.id}")]

    assert ["<b><bdi>elif</bdi></b> is on duty" in page for page in pages] == [True, True]
    assert ["The post it is about" in page for page in pages] == [False, True]
    browser.post("/worried/telling", post=str(post.id))
    assert db.one(select(Concern)).to_id == house["nur"].id


def test_too_much_is_asked_again(db, sign_in, house):
    answer = sign_in(house["amina"]).post("/worried/telling", said="a" * 2001)

    assert answer.status_code == 422
    assert answer.text.count('class="error"') == 1
    assert db.every(Concern) == []


def test_a_guest_is_led_to_sign_in(guest):
    assert guest.get("/worried").headers["location"].startswith("/sign-in")


def test_the_page_costs_the_same_however_much_was_told(db, sign_in, house):
    make.shift(db, house["elif"])
    browser = sign_in(house["amina"])
    with counted(db) as few:
        browser.get("/worried")
    for number in range(8):
        make.concern(db, house["amina"], f"Word {number}")
    with counted(db) as many:
        browser.get("/worried")

    assert len(few) == len(many) <= 6
    assert len(db.every(Shift)) == 1
