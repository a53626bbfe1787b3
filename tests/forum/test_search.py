"""Finding posts: whatever the spelling and script, and nothing that one may not read."""

import pytest

from portal.forum import counting
from portal.forum.models import Post
from tests import make
from tests.forum.people import tried


def written(db, body, state="shown", **values):
    """A post that can be found if it is shown, in a thread of somebody else."""
    author = tried(db)
    room = make.room(db, **values)
    post = make.post(db, make.thread(db, author, room.id, "About it"), author, body, state)
    db.do(counting.keep_findable, post.id)
    return post


def found(browser, words):
    return browser.get("/forum/search", params={"q": words}).text


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        ("İŞ arıyorum", "is ariyor"),
        ("Iğdır'a gittim", "ığdıra"),
        ("رأيتُ الإعلانَ", "رايت الاعلان"),
        ("Ёлка у дома", "елка"),
        ("We paid ٣٠٠ for it", "300"),
        ("Oʻzbekcha so‘zlar", "ozbekcha sozlar"),
    ],
)
def test_spelling_does_not_matter(db, sign_in, body, asked):
    post = written(db, body)
    browser = sign_in(tried(db))

    assert f'href="/forum/posts/{post.id}"' in found(browser, asked)
    assert f'href="/forum/posts/{post.id}"' not in found(browser, f"{asked} nothing")


@pytest.mark.parametrize("state", ["waiting", "hidden"])
def test_what_is_not_shown_is_not_found_even_by_mentors(db, sign_in, state):
    post = written(db, "a quiet mulberry", state)
    mentor = sign_in(make.member(db, role="peer_mentor"))

    assert f"/forum/posts/{post.id}" not in found(mentor, "mulberry")


def test_a_title_is_found_with_its_first_post_and_a_note_hides_the_words(db, sign_in):
    author, room = tried(db), make.room(db)
    browser = sign_in(author)
    browser.post(
        f"/forum/{room.slug}/threads", title="Night shifts", body="It was hard", note="violence"
    )
    page = found(sign_in(tried(db)), "night shift")

    assert "Night shifts" in page
    assert ("This talks about violence." in page, "It was hard" in page) == (True, False)


def test_pages_of_twenty(db, sign_in):
    author = tried(db)
    thread = make.thread(db, author)
    posts = [make.post(db, thread, author, f"berry {number}") for number in range(25)]
    db.do(lambda session: [counting.keep_findable(session, post.id) for post in posts])
    browser = sign_in(tried(db))

    first = found(browser, "berry")
    second = browser.get(f"/forum/search?q=berry&before={posts[5].id}").text

    assert [f"berry {number}<" in first for number in (24, 5, 4)] == [True, True, False]
    assert [f"berry {number}<" in second for number in (5, 4, 0)] == [False, True, True]
    assert "before=" not in second


@pytest.mark.parametrize("q", ["", " ", "…", '"', "*", "a" * 500, "x:y OR 1", "';--", "\u0000"])
def test_nothing_strange_comes_of_strange_words(db, sign_in, q):
    written(db, "berry")
    answer = sign_in(tried(db)).get("/forum/search", params={"q": q})

    assert answer.status_code == (400 if "\0" in q else 200)
    assert "berry" not in answer.text


def test_changed_words_are_found_and_the_old_ones_are_not(db, sign_in):
    amina = tried(db)
    thread = make.thread(db, tried(db))
    browser = sign_in(amina)
    browser.post(f"/forum/threads/{thread.id}/reply", body="mulberry")
    post = db.every(Post)[-1]
    browser.post(f"/forum/posts/{post.id}/change", body="elderberry")

    hits = [f"/forum/posts/{post.id}" in found(browser, q) for q in ("mulberry", "elderberry")]

    assert hits == [False, True]
