"""Who sees what: every kind of person against every state of a post and a thread."""

import pytest
from sqlalchemy import update

from portal.forum.models import Post, Thread
from tests import make

BODY = "Only for those who may read it"
HID = "A mentor hid this post."
ALL_STATES = ["shown", "waiting", "hidden"]

# person: status of a thread with a shown first post, and the states whose text she reads there
IN_A_SHOWN_THREAD = {
    "author": (200, ALL_STATES),
    "other": (200, ["shown"]),
    "newcomer": (200, ["shown"]),
    "peer_mentor": (200, ALL_STATES),
    "caseworker": (200, ALL_STATES),
    "coordinator": (200, ALL_STATES),
    "administrator": (404, []),
    "guest": (303, []),
}


@pytest.fixture
def people(db):
    """One person of every kind; the author wrote the posts."""
    house = make.house(db).id
    roles = {"peer_mentor", "caseworker", "coordinator", "administrator"}
    return {
        who: make.member(db, who, who if who in roles else "resident", house)
        for who in IN_A_SHOWN_THREAD
        if who != "guest"
    }


@pytest.fixture
def browsers(people, sign_in, guest):
    """The browser of every one of them, and of a guest."""
    return {who: sign_in(member) for who, member in people.items()} | {"guest": guest}


def test_posts_of_a_shown_thread(db, people, browsers):
    for _ in range(2):
        make.post(db, make.thread(db, people["other"]), people["other"])
    thread = make.thread(db, make.member(db), title="A title that all read")
    for state in ALL_STATES:
        make.post(db, thread, people["author"], f"{BODY}: {state}", state)

    pages = {who: browser.get(f"/forum/threads/{thread.id}") for who, browser in browsers.items()}

    assert {
        who: (page.status_code, [state for state in ALL_STATES if f"{BODY}: {state}" in page.text])
        for who, page in pages.items()
    } == IN_A_SHOWN_THREAD
    assert {who for who, page in pages.items() if HID in page.text} == {"other", "newcomer"}


@pytest.mark.parametrize("why", ["hurts", "reported", "going"])
def test_words_that_are_not_for_others_do_not_tell_whose_they_are(people, browsers, db, why):
    """Not in the thread, and not on a page beside it either."""
    thread = make.thread(db, make.member(db))
    post = make.hidden(db, thread, people["author"], why)
    pages = {
        address: browsers["other"].get(address)
        for address in (
            f"/forum/threads/{thread.id}",
            f"/forum/posts/{post.id}/more",
            f"/forum/threads/{thread.id}/reply?to={post.id}",
        )
    }

    assert {page.status_code for page in pages.values()} == {200}
    assert {address for address, page in pages.items() if "author</bdi>" in page.text} == set()
    more = browsers["peer_mentor"].get(f"/forum/posts/{post.id}/more").text
    assert "<bdi>author</bdi>" in more


@pytest.mark.parametrize("state", ["waiting", "hidden"])
def test_a_thread_without_shown_posts(db, people, browsers, state):
    room = make.room(db)
    thread = make.thread(db, people["author"], room.id, "A quiet title", BODY, state=state)

    pages = {who: browser.get(f"/forum/threads/{thread.id}") for who, browser in browsers.items()}
    lists = {who: browser.get(f"/forum/{room.slug}") for who, browser in browsers.items()}

    see = {"author", "peer_mentor", "caseworker", "coordinator"}
    assert {who: page.status_code for who, page in pages.items()} == {
        who: 200 if who in see else 303 if who == "guest" else 404 for who in browsers
    }
    assert {who for who, page in pages.items() if "A quiet title" in page.text} == see
    assert {who for who, page in pages.items() if BODY in page.text} == see
    assert {who for who, page in lists.items() if "A quiet title" in page.text} == see


def test_a_hidden_first_post_hides_the_title_as_well(db, browsers, people):
    room = make.room(db)
    thread = make.thread(db, people["author"], room.id, "Call 0555 now", BODY, state="hidden")
    make.post(db, thread, people["peer_mentor"], "Please speak with the house.")
    other, author = browsers["other"], browsers["author"]

    pages = [other.get(f"/forum/{room.slug}"), other.get(f"/forum/threads/{thread.id}")]

    assert ["0555" in page.text for page in pages] == [False, False]
    assert ["The title is hidden" in page.text for page in pages] == [True, True]
    assert "0555" in author.get(f"/forum/threads/{thread.id}").text


def test_an_invisible_thread_looks_like_a_missing_one(db, browsers, people):
    thread = make.thread(db, people["author"], state="waiting")

    invisible = browsers["other"].get(f"/forum/threads/{thread.id}")
    missing = browsers["other"].get("/forum/threads/999999999")

    assert (invisible.status_code, missing.status_code) == (404, 404)
    assert invisible.text == missing.text.replace("999999999", str(thread.id))


@pytest.mark.parametrize("who", ["administrator", "guest"])
def test_administrators_and_guests_stay_outside(db, browsers, people, who):
    room = make.room(db)
    thread = make.thread(db, people["author"], room.id)
    browser, words = browsers[who], {"body": "Hello", "language": "en"}

    answers = [
        browser.get("/forum"),
        browser.get(f"/forum/{room.slug}"),
        browser.get(f"/forum/{room.slug}/new"),
        browser.get("/forum/posts/1/change"),
        browser.get("/forum/posts/1/report"),
        browser.post(f"/forum/{room.slug}/threads", title="Hello", **words),
        browser.post(f"/forum/threads/{thread.id}/reply", **words),
        browser.post("/forum/posts/1/report", kind="meet"),
    ]

    expected = 303 if who == "guest" else 404
    assert [answer.status_code for answer in answers] == [expected] * 8
    assert [(row.shown, row.title) for row in db.every(Thread)] == [(1, thread.title)]


def test_the_author_is_told_why_and_others_are_not(db, browsers, people):
    thread = make.thread(db, make.member(db))
    post = make.post(db, thread, people["author"], BODY, "hidden")
    db.do(lambda s: s.execute(update(Post).where(Post.id == post.id).values(why_hidden="names")))

    told = {
        who
        for who, browser in browsers.items()
        if "It names a real person or place." in browser.get(f"/forum/threads/{thread.id}").text
    }

    assert told == {"author", "peer_mentor", "caseworker", "coordinator"}
