"""Taking words away: nobody reads them any more, nothing tells whose they were."""

from sqlalchemy import text

from portal.forum.models import Follow, Post, Thread
from portal.forum.rules import REPORTED
from tests import make
from tests.forum.people import tried

SECRET = "mulberry"


def holds(db, word):
    """Whether any text of the forum's tables holds this word."""
    found = db.ask(
        lambda session: [
            str(session.execute(text(f"SELECT * FROM {table}")).all())  # noqa: S608 - names of ours
            for table in ("posts", "threads", "post_words")
        ]
    )
    return word in " ".join(found)


def test_one_post_goes_and_its_place_stays(db, sign_in):
    bea, amina = tried(db), tried(db)
    thread = make.thread(db, bea)
    browser, other = sign_in(amina), sign_in(bea)
    browser.post(f"/forum/threads/{thread.id}/reply", body=f"My {SECRET} tree")
    post = db.every(Post)[-1]
    found = other.get(f"/forum/search?q={SECRET}").text
    other.post(f"/forum/threads/{thread.id}/reply", body="How nice", to=str(post.id))

    answer = browser.post(f"/forum/posts/{post.id}/removal")
    gone, page = db.get(Post, post.id), other.get(f"/forum/threads/{thread.id}?after=0").text

    assert f"My {SECRET} tree" in found
    assert answer.status_code == 303
    assert (gone.body, gone.author_id, gone.why_hidden) == ("", None, "gone")
    assert ("Its author took this post away." in page, SECRET in page) == (True, False)
    assert f"/forum/posts/{post.id}" not in other.get(f"/forum/search?q={SECRET}").text
    assert not holds(db, SECRET)
    assert db.get(Thread, thread.id).shown == 2


def test_the_first_post_takes_the_title_along(db, sign_in):
    bea, amina, room = tried(db), tried(db), make.room(db)
    thread = make.thread(db, bea, room.id, f"A {SECRET}", f"My {SECRET}")
    make.post(db, thread, amina, "I see")
    post = db.ask(lambda session: session.scalars(make.posts_of(thread)).first().id)
    sign_in(bea).post(f"/forum/posts/{post}/removal")

    page = sign_in(amina).get(f"/forum/{room.slug}").text

    assert (SECRET in page, "The title is hidden" in page) == (False, True)
    assert not holds(db, SECRET)
    assert db.get(Thread, thread.id).author_id is None


def test_a_thread_without_words_of_anybody_goes(db, sign_in):
    bea = tried(db)
    thread = make.thread(db, bea)
    post = db.ask(lambda session: session.scalars(make.posts_of(thread)).first().id)
    answer = sign_in(bea).post(f"/forum/posts/{post}/removal")

    assert answer.headers["location"] == "/forum"
    assert [row.id for row in db.every(Thread)] == [thread.id - 1]


def test_everything_at_once_under_all_names(db, sign_in):
    bea, amina = tried(db), tried(db)
    room = make.room(db, takes_aliases=True)
    alias = make.alias(db, room, amina)
    theirs = make.thread(db, bea, room.id, "Of bea")
    make.post(db, theirs, amina, SECRET, alias=alias)
    make.post(db, theirs, amina, SECRET, "waiting")
    make.thread(db, amina, room.id, SECRET, SECRET)
    mixed = make.thread(db, amina, room.id, SECRET, SECRET, alias=alias)
    make.post(db, mixed, bea, "Stays")
    browser = sign_in(amina)
    asked = browser.get("/forum/mine/everything").status_code
    answers = [browser.post("/forum/mine/everything").status_code for _ in range(2)]
    left = [post for post in db.every(Post) if post.body]

    assert (asked, answers) == (200, [303, 303])
    assert {post.author_id for post in left} == {bea.id}
    assert not holds(db, SECRET)
    assert {row.title for row in db.every(Thread)} == {"An older thread", "Of bea", "…"}


def test_others_cannot_take_it_away(db, sign_in):
    post = make.post(db, make.thread(db, tried(db)), tried(db), SECRET)
    answers = [
        sign_in(make.member(db, role=role)).post(f"/forum/posts/{post.id}/removal").status_code
        for role in ("resident", "peer_mentor", "coordinator")
    ]

    assert answers == [403, 403, 403]
    assert db.get(Post, post.id).body == SECRET


def test_what_was_reported_as_dangerous_stays_with_mentors_until_they_decide(db, sign_in):
    """Otherwise somebody asks for a number, takes the words away, and asks the next one."""
    amina, bea = tried(db), tried(db)
    thread = make.thread(db, bea)
    post = make.post(db, thread, amina, SECRET, "hidden", why_hidden=REPORTED)
    browser, mentor = sign_in(amina), sign_in(make.member(db, role="peer_mentor"))
    browser.post(f"/forum/posts/{post.id}/removal")
    page, theirs = browser.get(f"/forum/threads/{thread.id}").text, sign_in(bea)
    others = theirs.get(f"/forum/threads/{thread.id}").text
    read = mentor.get(f"/forum/threads/{thread.id}").text
    row = db.get(Post, post.id)

    assert ("Mentors read it until they have decided." in page, row.why_hidden) == (True, "going")
    assert (SECRET in others, "Its author took this post away." in others) == (False, True)
    assert SECRET in read


def test_following_goes_with_the_thread(db, sign_in):
    bea = tried(db)
    browser = sign_in(bea)
    place = browser.post(f"/forum/{make.room(db).slug}/threads", title="x", body="y")
    post = db.every(Post)[-1]
    browser.post(f"/forum/posts/{post.id}/removal")

    assert browser.get(place.headers["location"]).status_code == 404
    assert db.every(Follow) == []
