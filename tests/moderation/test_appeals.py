"""Asking for another look: once, answered by somebody else in three days, told to all members."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from portal import clock
from portal.forum.models import Post
from portal.moderation.models import Appeal, Decision
from tests import make
from tests.moderation.people import mentor, reported, under_alias

ASKED = "Its author asks for another look"


@pytest.fixture
def author(db):
    return make.member(db, "amina")


@pytest.fixture
def judge(db):
    return mentor(db, "deniz")


@pytest.fixture
def hidden(db, sign_in, author, judge):
    """A post that a mentor hid."""
    post = make.post(db, make.thread(db, make.member(db)), author, "My own words")
    sign_in(judge).post(f"/moderation/posts/{post.id}/hiding", why="hurts")
    return post


def ask(browser, post, said="It was a joke"):
    return browser.post(f"/forum/posts/{post.id}/appeal", said=said)


def late(db):
    past = clock.now() - timedelta(seconds=1)
    db.do(lambda s: setattr(s.scalars(select(Appeal)).one(), "due_at", past))


@pytest.mark.parametrize(
    ("deed", "state", "outcome", "told", "logged"),
    [
        (
            "confirmation",
            "hidden",
            "stays",
            "It stays hidden, for this reason:",
            "it stays hidden.",
        ),
        ("restoration", "shown", "shown", "It is shown again.", "it is shown again."),
    ],
)
def test_another_mentor_answers_and_all_are_told(
    db, sign_in, author, judge, hidden, deed, state, outcome, told, logged
):
    hers, other = sign_in(author), sign_in(mentor(db, "canan"))
    form = hers.get(f"/forum/posts/{hidden.id}/appeal").text
    asked = [ask(hers, hidden), ask(hers, hidden, "And again")]
    waits = hers.get(f"/forum/posts/{hidden.id}/appeal").text
    under_it = [hers.get(f"/forum/threads/{hidden.thread_id}").text]
    queues = [sign_in(judge).get("/moderation").text, other.get("/moderation").text]
    other.post(f"/moderation/posts/{hidden.id}/claim")
    page = other.get(f"/moderation/posts/{hidden.id}").text
    answers = [other.post(f"/moderation/posts/{hidden.id}/{deed}").status_code for _ in range(2)]
    post, appeal = db.get(Post, hidden.id), db.one(select(Appeal))
    under_it.append(hers.get(f"/forum/threads/{hidden.thread_id}").text)
    other_member = sign_in(make.member(db))
    log = other_member.get("/forum/log").text

    assert "answers within three days" in form
    assert [answer.status_code for answer in asked] == [303, 303]
    assert appeal.due_at - appeal.asked_at == timedelta(hours=72)
    assert "It was a joke" in waits
    assert [ASKED in queue for queue in queues] == [False, True]
    assert ["It was a joke" in page, "<bdi>deniz</bdi>" in page] == [True, True]
    assert answers == [303, 409]
    assert (post.state, post.appeal, appeal.outcome) == (state, outcome, outcome)
    assert told in hers.get(f"/forum/posts/{hidden.id}/appeal").text
    assert f"Another mentor looked at it: {logged}" in log
    assert log.count('class="card"') == 1
    assert "Another mentor looks at it." in under_it[0]
    assert f"Another mentor looked at it: {logged}" in under_it[1]
    assert "nother mentor" not in other_member.get(f"/forum/threads/{hidden.thread_id}").text
    assert ask(hers, hidden).status_code == 303
    assert len(db.every(Appeal)) == 1
    assert ASKED not in other.get("/moderation").text


def test_the_judge_does_not_answer_herself(db, sign_in, author, judge, hidden):
    ask(sign_in(author), hidden)
    browser = sign_in(judge)

    answers = [
        browser.post(f"/moderation/posts/{hidden.id}/{deed}").status_code
        for deed in ("confirmation", "restoration")
    ]

    assert answers == [403, 403]
    assert db.get(Post, hidden.id).state == "hidden"


def test_only_its_author_asks_and_only_for_what_a_mentor_hid(db, sign_in, author, judge, hidden):
    thread = make.thread(db, make.member(db))
    waiting = make.post(db, thread, author, state="waiting")
    shown = make.post(db, thread, author)
    until_looked_at = reported(db, make.post(db, thread, author), "meet")
    hers = sign_in(author)
    others = [sign_in(make.member(db)), sign_in(judge)]

    own = [ask(hers, post).status_code for post in (waiting, shown, until_looked_at)]
    by_others = [ask(browser, hidden).status_code for browser in others]
    pages = [b.get(f"/forum/posts/{hidden.id}/appeal").status_code for b in others]
    missing = [ask(hers, make_up).status_code for make_up in (Post(id=999999999),)]

    assert (own, by_others, pages, missing) == ([403] * 3, [403] * 2, [403] * 2, [404])
    assert db.every(Appeal) == []


def test_too_many_words_are_not_taken(db, sign_in, author, hidden):
    answer = ask(sign_in(author), hidden, "n" * 501)

    assert answer.status_code == 422
    assert db.every(Appeal) == []


def test_under_another_name_she_asks_as_well(db, sign_in, author, judge):
    post = under_alias(db, author, make.thread(db, make.member(db)))
    sign_in(judge).post(f"/moderation/posts/{post.id}/hiding", why="names")
    asked = ask(sign_in(author), post)
    other = sign_in(mentor(db))
    other.post(f"/moderation/posts/{post.id}/claim")
    page = other.get(f"/moderation/posts/{post.id}").text

    assert asked.status_code == 303
    assert ("amina" in page, "Firefly" in page, "It was a joke" in page) == (False, True, True)


def test_what_is_late_is_said_to_mentors_and_staff(db, sign_in, author, hidden):
    ask(sign_in(author), hidden)
    elif_ = mentor(db, role="caseworker")
    desk = sign_in(elif_)
    before = desk.get("/desk").text
    late(db)
    pages = [desk.get("/desk").text, desk.get("/moderation").text]

    assert "waited too long for another look" not in before
    assert "1 author has waited too long for another look" in pages[0]
    assert "This should have been answered by now" in pages[1]


def test_two_answers_at_once_are_one(db, sign_in, author, hidden):
    ask(sign_in(author), hidden)
    browsers = [sign_in(mentor(db, name)) for name in ("canan", "lale")]
    deeds, seen = ["confirmation", "restoration"], db.get(Post, hidden.id).version

    with ThreadPoolExecutor(2) as pool:
        answers = list(
            pool.map(
                lambda b, deed: b.post(f"/moderation/posts/{hidden.id}/{deed}", seen=seen),
                browsers,
                deeds,
            )
        )
    states = {"stays": "hidden", "shown": "shown"}
    appeal = db.one(select(Appeal))

    assert sorted(answer.status_code for answer in answers) == [303, 409]
    assert db.get(Post, hidden.id).state == states[appeal.outcome]
    assert len([d for d in db.every(Decision) if d.action in states]) == 1


def test_a_second_thought_is_told_as_well(db, sign_in, author, hidden):
    ask(sign_in(author), hidden)
    other = sign_in(mentor(db))
    for deed in ("confirmation", "restoration"):
        other.post(f"/moderation/posts/{hidden.id}/{deed}")

    assert (db.get(Post, hidden.id).state, db.get(Post, hidden.id).appeal) == ("shown", "shown")
    assert db.one(select(Appeal)).outcome == "shown"


def test_asking_twice_at_once_is_once(db, sign_in, author, hidden):
    hers = sign_in(author)

    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(lambda n: ask(hers, hidden, f"Please {n}"), range(3)))

    assert [answer.status_code for answer in answers] == [303] * 3
    assert len(db.every(Appeal)) == 1


def test_with_the_words_goes_what_was_said_for_them(db, sign_in, author, hidden):
    from portal.moderation.reporting import settle_gone

    ask(sign_in(author), hidden)
    gone = {"why_hidden": "gone", "author_id": None, "body": ""}
    db.do(lambda s: [setattr(s.get(Post, hidden.id), key, gone[key]) for key in gone])
    for _ in range(2):
        db.do(lambda s: settle_gone(s) or s)
    appeal = db.one(select(Appeal))

    assert (appeal.said, appeal.decided_at is None) == ("", False)
    assert re.findall(ASKED, sign_in(mentor(db)).get("/moderation").text) == []
