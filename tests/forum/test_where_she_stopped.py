"""A thread opens where she stopped; everybody else begins at the beginning."""

import pytest

from portal.forum.models import Follow
from tests import make
from tests.forum.people import posts_on, tried


@pytest.fixture
def thread(db):
    """A first post, and seventy-four more."""
    author = tried(db)
    made = make.thread(db, author)
    for number in range(74):
        make.post(db, made, author, f"Post {number}")
    return made


def first_of(db, thread):
    return db.ask(lambda session: session.scalars(make.posts_of(thread)).first().id)


def follow(db, member, thread, seen):
    return db.add(Follow(member_id=member.id, thread_id=thread.id, seen_post_id=seen))


def test_who_follows_comes_to_the_first_unread_post(db, sign_in, thread):
    amina, first = tried(db), first_of(db, thread)
    follow(db, amina, thread, first + 40)
    browser = sign_in(amina)

    page = browser.get(f"/forum/threads/{thread.id}")
    again = browser.get(f"/forum/threads/{thread.id}")

    assert posts_on(page) == [*range(first + 41, first + 71)]
    assert f"before={first + 41}" in page.text
    assert posts_on(again) == [*range(first + 71, first + 75)]


def test_where_nothing_is_new_she_sees_the_newest(db, sign_in, thread):
    amina, first = tried(db), first_of(db, thread)
    follow(db, amina, thread, first + 74)

    page = sign_in(amina).get(f"/forum/threads/{thread.id}")

    assert posts_on(page) == [*range(first + 45, first + 75)]
    assert 'name="body"' in page.text


def test_back_and_forth_shows_every_post_once(db, sign_in, thread):
    browser, first = sign_in(tried(db)), first_of(db, thread)
    pages = [browser.get(f"/forum/threads/{thread.id}?after=0")]
    pages += [browser.get(f"/forum/threads/{thread.id}?after={first + n}") for n in (29, 59)]
    back = [browser.get(f"/forum/threads/{thread.id}?before={first + n}") for n in (60, 30)]
    everything = [*range(first, first + 75)]

    assert [post for page in pages for post in posts_on(page)] == everything
    assert [post for page in back[::-1] for post in posts_on(page)] == everything[:60]
    assert ['name="body"' in page.text for page in [*pages, *back]] == [
        False,
        False,
        True,
        False,
        False,
    ]
    assert "?before=" not in back[1].text


def test_following_and_not_following(db, sign_in, thread):
    browser = sign_in(tried(db))
    address = f"/forum/threads/{thread.id}"
    browser.post(f"{address}/following")
    browser.post(f"{address}/following")
    followed = [row.seen_post_id for row in db.every(Follow)][-1:]
    browser.post(f"{address}/unfollowing")
    browser.post(f"{address}/unfollowing")

    assert followed == [first_of(db, thread) + 74]
    assert db.every(Follow) == []


@pytest.mark.parametrize("key", ["before=x", "before=-1", "after=1-2", "before=99999999999"])
def test_no_place_at_all(db, sign_in, thread, key):
    assert sign_in(tried(db)).get(f"/forum/threads/{thread.id}?{key}").status_code == 400
