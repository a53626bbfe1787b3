"""Changing one's own post."""

import pytest

from portal.forum.models import Post, Thread
from tests import make
from tests.forum.people import tried


def test_own_words_are_changed_and_marked(db, sign_in):
    author = tried(db)
    thread = make.thread(db, author, body="I beginn")
    post = db.every(Post)[-1]
    browser = sign_in(author)

    form = browser.get(f"/forum/posts/{post.id}/change")
    answer = browser.post(f"/forum/posts/{post.id}/change", body="I begin", language="tr")
    page = sign_in(make.member(db)).get(f"/forum/threads/{thread.id}")
    changed = db.get(Post, post.id)

    assert ">I beginn</textarea>" in form.text
    assert answer.headers["location"].endswith(f"#p{post.id}")
    assert (changed.body, changed.language, changed.state) == ("I begin", "tr", "shown")
    assert "· edited" in page.text
    assert "I beginn" not in page.text


@pytest.mark.parametrize("role", ["resident", "peer_mentor", "coordinator"])
def test_nobody_changes_the_words_of_somebody_else(db, sign_in, role):
    make.thread(db, tried(db), body="Mine")
    post = db.every(Post)[-1]
    browser = sign_in(make.member(db, role=role))

    answers = [
        browser.get(f"/forum/posts/{post.id}/change"),
        browser.post(f"/forum/posts/{post.id}/change", body="Yours", language="en"),
    ]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert db.get(Post, post.id).body == "Mine"


def test_a_post_out_of_sight_is_missing(db, sign_in):
    thread = make.thread(db, make.member(db))
    post = make.post(db, thread, make.member(db), state="waiting")
    browser = sign_in(make.member(db))

    answers = [
        browser.get(f"/forum/posts/{number}{page}").status_code
        for number in (post.id, 999999999)
        for page in ("/change", "")
    ]

    assert answers == [404] * 4


def test_a_post_is_found_in_its_thread_also_when_its_page_was_refused(db, sign_in):
    thread = make.thread(db, make.member(db))
    post = make.post(db, thread, make.member(db))
    browser = sign_in(make.member(db))

    refused = browser.get(f"/forum/posts/{post.id}/change")
    found = browser.get(f"/forum/posts/{post.id}")

    assert f'href="/forum/posts/{post.id}"' in refused.text
    assert found.headers["location"] == f"/forum/threads/{thread.id}?after={post.id - 1}#p{post.id}"


def test_a_hidden_title_does_not_show_on_the_way_to_a_reply(db, sign_in):
    author = tried(db)
    thread = make.thread(db, make.member(db), title="Call 0555 now", state="hidden")
    reply = make.post(db, thread, author, "What is this?")
    browser = sign_in(author)

    pages = [browser.get(f"/forum/posts/{reply.id}/change"), browser.get("/forum/threads/2")]

    assert [page.status_code for page in pages] == [200, 200]
    assert ["0555" in page.text for page in pages] == [False, False]


def test_a_hidden_post_cannot_be_changed(db, sign_in):
    author = tried(db)
    thread = make.thread(db, make.member(db))
    post = make.post(db, thread, author, "Call me", "hidden")
    browser = sign_in(author)

    answers = [
        browser.get(f"/forum/posts/{post.id}/change"),
        browser.post(f"/forum/posts/{post.id}/change", body="Do not", language="en"),
    ]

    assert [answer.status_code for answer in answers] == [409, 409]
    assert "A mentor hid this post, so it cannot be changed." in answers[1].text
    assert db.get(Post, post.id).body == "Call me"


def test_a_newcomers_changed_post_waits_again(db, sign_in):
    new = make.member(db)
    thread = make.thread(db, new, body="Hello")
    post = db.every(Post)[-1]
    sign_in(new).post(f"/forum/posts/{post.id}/change", body="Call 0555", language="en")

    assert db.get(Post, post.id).state == "waiting"
    assert (db.get(Thread, thread.id).shown, db.get(Thread, thread.id).title_hidden) == (0, True)


def test_too_long_a_text_is_kept(db, sign_in):
    author = tried(db)
    make.thread(db, author, body="Short")
    post = db.every(Post)[-1]
    answer = sign_in(author).post(f"/forum/posts/{post.id}/change", body="y" * 5_001, language="en")

    assert answer.status_code == 422
    assert f">{'y' * 5_001}</textarea>" in answer.text
    assert db.get(Post, post.id).body == "Short"
