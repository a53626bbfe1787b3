"""Answering one post: a link to it and a glimpse of it, and never a copy."""

from portal.forum.models import Post
from tests import make
from tests.forum.people import tried


def answered(db, sign_in, **post):
    """A thread in which somebody answers the second post; the page, and who wrote that post."""
    author = tried(db, "bea")
    thread = make.thread(db, author)
    first = make.post(db, thread, author, "The bus goes at nine", **post)
    browser = sign_in(tried(db, "amina"))
    browser.post(f"/forum/threads/{thread.id}/reply", body="Thank you", to=str(first.id))
    return thread, first, browser, author


def test_an_answer_leads_to_what_it_answers(db, sign_in):
    thread, first, browser, _author = answered(db, sign_in)
    form = browser.get(f"/forum/threads/{thread.id}/reply?to={first.id}").text
    page = browser.get(f"/forum/threads/{thread.id}?after=0").text

    assert f'<a href="#p{first.id}">To <bdi>bea</bdi></a> <bdi>The bus goes at nine</bdi>' in page
    assert f'name="to" value="{first.id}"' in form
    assert "The bus" not in db.every(Post)[-1].body


def test_what_is_taken_away_or_hidden_is_gone_from_its_answers(db, sign_in):
    thread, first, browser, author = answered(db, sign_in)
    sign_in(author).post(f"/forum/posts/{first.id}/removal")

    page = browser.get(f"/forum/threads/{thread.id}?after=0").text

    assert "The bus goes" not in page
    assert "To a post that is not there any more" in page


def test_a_hidden_post_shows_nothing_in_its_answers(db, sign_in):
    thread, _first, browser, _author = answered(db, sign_in, state="hidden")
    page = browser.get(f"/forum/threads/{thread.id}?after=0").text

    assert "The bus goes" not in page
    assert db.every(Post)[-1].quotes_id is None


def test_a_content_note_holds_for_answers_as_well(db, sign_in):
    thread, _first, browser, _author = answered(db, sign_in, note="violence")
    page = browser.get(f"/forum/threads/{thread.id}?after=0").text

    assert page.count("The bus goes at nine") == 1
    assert "To <bdi>bea</bdi>" in page


def test_only_a_post_of_the_same_thread_can_be_answered(db, sign_in):
    author = tried(db)
    thread, other = make.thread(db, author), make.thread(db, author)
    far = make.post(db, other, author, "Far away")
    browser = sign_in(tried(db))

    form = browser.get(f"/forum/threads/{thread.id}/reply?to={far.id}")
    for to in (str(far.id), "999999", "x", "-1", "9" * 20):
        browser.post(f"/forum/threads/{thread.id}/reply", body="Hm", to=to)

    assert "Far away" not in form.text
    assert [post.quotes_id for post in db.every(Post) if post.body == "Hm"] == [None] * 5
