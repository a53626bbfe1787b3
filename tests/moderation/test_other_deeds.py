"""Asking for other words, closing and slowing a thread, notes, a word, the staff on duty."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from portal import clock
from portal.accounts.models import Member
from portal.duty.models import Concern
from portal.forum.models import Post, Thread, Word
from portal.forum.rules import REVISIONS
from portal.moderation.models import Decision, Remark, Report
from tests import make
from tests.moderation.people import mentor, reported, under_alias


@pytest.fixture
def thread(db):
    return make.thread(db, make.member(db))


@pytest.fixture
def browser(db, sign_in):
    return sign_in(mentor(db, "deniz"))


def took(browser, post):
    """The page of a post that she took."""
    browser.post(f"/moderation/posts/{post.id}/claim")
    return browser.get(f"/moderation/posts/{post.id}").text


def actions_of(db):
    return [(row.action, row.rule) for row in db.every(Decision)]


@pytest.mark.parametrize(
    ("state", "kind"), [("shown", "hurts"), ("shown", "meet"), ("waiting", "")]
)
def test_an_author_is_asked_for_other_words_and_they_wait_again(
    db, sign_in, browser, thread, state, kind
):
    author = make.member(db)
    post = make.post(db, thread, author, "You idiots", state)
    if kind:
        reported(db, post, kind)
    answer = browser.post(f"/moderation/posts/{post.id}/revision", why="kinder")
    told = sign_in(author).get(f"/forum/threads/{thread.id}").text
    others = sign_in(make.member(db)).get(f"/forum/threads/{thread.id}").text
    asked = db.get(Post, post.id)
    hers = sign_in(author)
    changed = hers.post(f"/forum/posts/{post.id}/change", body="I am angry", language="en")
    again = db.get(Post, post.id)

    assert (answer.status_code, asked.state, asked.why_hidden) == (303, "revise", "kinder")
    assert str(REVISIONS["kinder"]) in told
    assert ("You idiots" in told, "You idiots" in others) == (True, False)
    assert {row.outcome for row in db.every(Report)} <= {"revise"}
    assert (changed.status_code, again.state, again.why_hidden) == (303, "waiting", "")
    assert "Its author changed it after a mentor had read it" in browser.get("/moderation").text
    assert browser.post(f"/moderation/posts/{post.id}/admission").status_code == 303
    assert actions_of(db) == [("revise", "kinder"), ("admitted", "")]


def test_words_that_a_mentor_hid_or_asked_for_are_not_asked_for_again(db, browser, thread):
    hidden = make.post(db, thread, make.member(db), state="hidden")
    post = make.post(db, thread, make.member(db))
    answers = [
        browser.post(f"/moderation/posts/{hidden.id}/revision", why="kinder"),
        browser.post(f"/moderation/posts/{post.id}/revision", why="hurts"),
        browser.post(f"/moderation/posts/{post.id}/revision"),
        browser.post(f"/moderation/posts/{post.id}/revision", why="clearer"),
        browser.post(f"/moderation/posts/{post.id}/revision", why="clearer"),
    ]

    assert [answer.status_code for answer in answers] == [409, 422, 422, 303, 409]
    assert db.get(Post, post.id).why_hidden == "clearer"


def test_a_thread_is_closed_and_opened(db, sign_in, browser, thread):
    post = db.all(make.posts_of(thread))[0]
    member, address = sign_in(make.member(db)), f"/moderation/posts/{post.id}"
    refused = [browser.post(f"{address}/closing", why=why).status_code for why in ("", "hurts")]
    closed = [browser.post(f"{address}/closing", why="heated").status_code for _ in range(2)]
    words = {"body": "And another thing", "language": "en"}
    while_closed = member.post(f"/forum/threads/{thread.id}/reply", **words).status_code
    page = took(browser, post)
    opened = [browser.post(f"{address}/opening").status_code for _ in range(2)]
    afterwards = member.post(f"/forum/threads/{thread.id}/reply", **words).status_code

    assert (refused, closed, opened) == ([422, 422], [303, 303], [303, 303])
    assert "This talk is closed: only mentors write in it." in page
    assert (while_closed in {403, 409}, afterwards) == (True, 303)
    assert actions_of(db) == [("locked", "heated"), ("unlocked", "")]


def test_a_thread_is_slowed_down_until_tomorrow(db, browser, thread):
    post = db.all(make.posts_of(thread))[0]
    address = f"/moderation/posts/{post.id}"
    for _ in range(2):
        browser.post(f"{address}/slowing", why="unkind")
    until = db.get(Thread, thread.id).slow_until
    page = took(browser, post)
    for _ in range(2):
        browser.post(f"{address}/quickening")

    assert timedelta(hours=23) < until - clock.now() <= timedelta(hours=24)
    assert "everybody writes once an hour" in page
    assert db.get(Thread, thread.id).slow_until is None
    assert actions_of(db) == [("slowed", "unkind"), ("unslowed", "")]


def test_a_note_about_behaviour_is_read_by_colleagues_and_by_her(db, sign_in, browser):
    house = make.house(db)
    room = make.room(db, house_id=house.id)
    author = make.member(db, "amina", house_id=house.id)
    deniz = sign_in(mentor(db, house_id=house.id))
    canan, far = sign_in(mentor(db, house_id=house.id)), browser
    inside = make.post(db, make.thread(db, author, room.id), author)
    outside = make.post(db, make.thread(db, author), author)
    for _ in range(2):
        deniz.post(f"/moderation/posts/{inside.id}/note", kind="asks", said="Three times this week")
    pages = [took(canan, outside), took(far, make.post(db, make.thread(db, author), author))]
    hers = sign_in(author).get("/account/data").text
    note = db.one(select(Remark))
    past = clock.now() - timedelta(seconds=1)
    db.do(lambda s: setattr(s.get(Remark, note.id), "until", past))

    assert (note.member_id, note.alias_id, note.kind) == (author.id, None, "asks")
    assert note.until - note.at == timedelta(days=90)
    assert ["Three times this week" in page for page in pages] == [True, False]
    assert "Three times this week" in hers
    assert "Three times this week" not in canan.get(f"/moderation/posts/{outside.id}").text


@pytest.mark.parametrize(
    "typed", [{}, {"kind": "nonsense"}, {"kind": "asks", "said": "n" * 201}, {"said": "No kind"}]
)
def test_a_note_needs_a_kind_and_few_words(db, browser, thread, typed):
    post = db.all(make.posts_of(thread))[0]

    assert browser.post(f"/moderation/posts/{post.id}/note", **typed).status_code == 422
    assert db.every(Remark) == []


def test_notes_about_another_name_stay_with_that_name(db, sign_in, browser, thread):
    author = make.member(db, "amina")
    own, other = make.post(db, thread, author), under_alias(db, author, thread)
    browser.post(f"/moderation/posts/{other.id}/note", kind="pushes", said="Did not stop")
    browser.post(f"/moderation/posts/{other.id}/word", trusts="n")
    by_name = took(browser, own)
    by_alias = took(browser, other)
    note, word = db.one(select(Remark)), db.one(select(Word))

    assert (note.member_id, note.alias_id) == (None, other.alias_id)
    assert (word.member_id, word.alias_id, word.trusts) == (None, other.alias_id, False)
    assert ["Did not stop" in page for page in (by_name, by_alias)] == [False, True]
    assert ("amina" in by_alias, "Firefly" in by_alias) == (False, True)
    assert "Did not stop" in sign_in(author).get("/account/data").text


def test_a_word_of_a_mentor_counts_more_than_days(db, sign_in, browser, thread):
    new = make.member(db)
    db.do(lambda s: setattr(s.get(Member, new.id), "joined_at", clock.now()))
    post = make.post(db, thread, new, state="waiting")
    hers, words = sign_in(new), {"body": "Hello again", "language": "en"}
    states = []
    for trusts in ("y", "y", "n"):
        browser.post(f"/moderation/posts/{post.id}/word", trusts=trusts)
        hers.post(f"/forum/threads/{thread.id}/reply", **words)
        states.append(db.every(Post)[-1].state)

    assert states == ["shown", "shown", "waiting"]
    assert [word.trusts for word in db.every(Word)] == [True, False]


def test_a_post_is_passed_to_the_staff_on_duty_with_a_receipt(db, sign_in, browser, thread):
    author = make.member(db)
    nur = make.member(db, "nur", "coordinator", author.house_id)
    make.shift(db, nur)
    post = reported(db, make.post(db, thread, author, "Come to my flat"), "meet")
    address = f"/moderation/posts/{post.id}"
    empty = browser.post(f"{address}/staff", said=" ")
    page = browser.get(f"{address}/staff").text
    answers = [browser.post(f"{address}/staff", said="Please speak with her") for _ in range(2)]
    receipt = browser.get(address).text
    concern = db.one(select(Concern))

    assert empty.status_code == 422
    assert "<bdi>nur</bdi></b> is on duty" in page
    assert [answer.headers["location"] for answer in answers] == [address] * 2
    assert (concern.house_id, concern.kind, concern.post_id) == (
        author.house_id,
        "escalation",
        post.id,
    )
    assert re.search(r"<bdi>nur</bdi> looks at it until \d\d:\d\d", receipt)
    assert actions_of(db) == [("passed", "")]
    assert db.get(Post, post.id).why_hidden == "reported"
    assert browser.post(f"{address}/hiding", why="offers").status_code == 303


def test_another_name_does_not_tell_whose_house_it_is(db, browser, thread):
    post = under_alias(db, make.member(db), thread)
    browser.post(f"/moderation/posts/{post.id}/staff", said="Please look")
    deniz = db.one(select(Member).where(Member.name == "deniz"))

    assert db.one(select(Concern)).house_id == deniz.house_id


def test_words_taken_away_after_a_grave_report_are_read_until_a_mentor_decides(
    db, sign_in, browser
):
    author, reporter = make.member(db), make.member(db)
    thread = make.thread(db, author, title="My own title")
    make.post(db, thread, make.member(db), "An answer")
    first = db.all(make.posts_of(thread))[0]
    reported(db, first, "offers", reporter)
    shown = {"why_hidden": "going", "state": "hidden"}
    db.do(lambda s: [setattr(s.get(Post, first.id), key, shown[key]) for key in shown])
    page = took(browser, first)
    waits = browser.get("/moderation").text
    answer = browser.post(f"/moderation/posts/{first.id}/hiding", why="offers")
    post, left = db.get(Post, first.id), db.get(Thread, thread.id)

    assert "Its author took it away. You decide about what was reported." in waits
    assert "How do I begin?" in page
    assert answer.status_code == 303
    assert (post.body, post.author_id, post.why_hidden) == ("", None, "gone")
    assert (left.title, left.author_id) == ("…", None)
    assert db.one(select(Report)).outcome == "hidden"
    assert browser.get(f"/moderation/posts/{first.id}").status_code == 403


def test_a_thread_in_which_nothing_is_left_goes_and_the_answer_stays(db, sign_in, browser):
    author, reporter = make.member(db), make.member(db)
    thread = make.thread(db, author)
    first = db.all(make.posts_of(thread))[0]
    reported(db, first, "offers", reporter)
    gone = {"why_hidden": "going", "state": "hidden"}
    db.do(lambda s: [setattr(s.get(Post, first.id), key, gone[key]) for key in gone])

    answer = browser.post(f"/moderation/posts/{first.id}/restoration")

    assert answer.status_code == 303
    assert (db.every(Thread), db.every(Post)) == ([], [])
    assert [(row.action, row.post_id) for row in db.every(Decision)] == [("kept", None)]
    assert "It was right to ask." in sign_in(reporter).get("/forum/reports").text
