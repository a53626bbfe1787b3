"""By what somebody could be found is explained before it is sent, and taken out if she wants."""

import pytest

from portal.forum.models import Post
from tests import make
from tests.forum.people import tried

BODY = "Come on, call me: 0532 123 45 67, or write to amina@example.org"
CLEAN = "Come on, call me: …, or write to …"


def send(db, browser, place, do="", body=BODY, **more):
    """The answer, and what was written."""
    before = len(db.every(Post))
    answer = browser.post(place, body=body, do=do, **more)
    return answer, [post.body for post in db.every(Post)[before:]]


@pytest.fixture(params=["reply", "thread"])
def place(request, db):
    """Where a text is sent, in a room in which nobody insists."""
    thread = make.thread(db, tried(db))
    if request.param == "reply":
        return f"/forum/threads/{thread.id}/reply"
    return f"/forum/{make.room(db).slug}/threads"


def test_it_is_explained_and_nothing_is_lost(db, sign_in, place):
    answer, sent = send(db, sign_in(tried(db)), place, title="Hello")

    assert (answer.status_code, sent) == (422, [])
    assert "<bdi>0532 123 45 67</bdi>" in answer.text
    assert "somebody could call you or find you" in answer.text
    assert "<bdi>amina@example.org</bdi>" in answer.text
    assert BODY in answer.text
    assert ("Take it out and send" in answer.text, "Send it as it is" in answer.text) == (
        True,
        False,
    )


def test_it_is_taken_out(db, sign_in, place):
    answer, sent = send(db, sign_in(tried(db)), place, "clean", title="Hello")

    assert (answer.status_code, sent) == (303, [CLEAN])


@pytest.mark.parametrize("do", ["insist", "send", "x"])
def test_nobody_insists_where_the_room_does_not_take_it(db, sign_in, place, do):
    answer, sent = send(db, sign_in(tried(db)), place, do, title="Hello")

    assert (answer.status_code, sent) == (422, [])


def test_in_a_title_as_well(db, sign_in):
    room = make.room(db)
    answer, sent = send(
        db, sign_in(tried(db)), f"/forum/{room.slug}/threads", body="Hi", title="0532 123 45 67"
    )

    assert (answer.status_code, sent, "Take it out" in answer.text) == (422, [], True)


def test_insisting_is_for_rooms_that_take_it_and_for_who_is_known(db, sign_in):
    room = make.room(db, takes_contacts=True)
    place = f"/forum/threads/{make.thread(db, tried(db), room.id).id}/reply"
    known, new = sign_in(tried(db)), sign_in(make.member(db))

    asked = "Send it as it is" in send(db, known, place)[0].text
    answers = [send(db, who, place, "insist") for who in (known, new)]

    assert asked
    assert [(answer.status_code, sent) for answer, sent in answers] == [(303, [BODY]), (422, [])]


def test_changing_is_no_way_around_it(db, sign_in):
    amina = tried(db)
    post = make.post(db, make.thread(db, tried(db)), amina, "Harmless")
    browser = sign_in(amina)

    answers = [
        browser.post(f"/forum/posts/{post.id}/change", body=BODY, do=do).status_code
        for do in ("", "insist")
    ]
    kept = db.get(Post, post.id).body
    browser.post(f"/forum/posts/{post.id}/change", body=BODY, do="clean")

    assert (answers, kept, db.get(Post, post.id).body) == ([422, 422], "Harmless", CLEAN)


def test_a_house_is_told_in_the_same_words_as_any_address(db, sign_in, place):
    """Whoever tries out names and addresses must not learn which of them is a house."""
    browser = sign_in(tried(db))
    make.house(db, "Karanfil Evi")
    pages = [
        send(db, browser, place, body=body, title="x")[0].text
        for body in ("It is Karanfil Evi", "It is Nergis Sokak 12")
    ]

    assert [page.count("somebody could come there") for page in pages] == [1, 1]


def test_what_is_kept_for_later_is_not_looked_at(db, sign_in, place):
    answer, sent = send(db, sign_in(tried(db)), place, "keep", title="Hello")

    assert (answer.status_code, sent) == (303, [])
