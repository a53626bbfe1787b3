"""Reading a thread, starting one, replying; newcomers' first posts."""

import re

import brotli
import pytest
from sqlalchemy import select

from portal.forum.models import Post, Thread
from tests import make
from tests.forum.people import posts_on, tried
from tests.statements import counted


def test_a_long_thread_is_read_in_pages(db, sign_in):
    author = tried(db)
    thread = make.thread(db, author)
    for _ in range(64):
        make.post(db, thread, author)
    browser = sign_in(make.member(db))

    address, pages, forms = f"/forum/threads/{thread.id}", [], []
    while address:
        page = browser.get(address)
        pages.append(posts_on(page))
        forms.append('name="body"' in page.text)
        more = re.search(rf'href="(/forum/threads/{thread.id}\?after=[1-9]\d*)"', page.text)
        address = more[1] if more else None

    assert [len(numbers) for numbers in pages] == [30, 30, 5]
    assert sum(pages, []) == sorted(sum(pages, []))
    assert forms == [False, False, True]


def test_malformed_keys_and_numbers_are_refused(db, sign_in):
    thread = make.thread(db, make.member(db))
    browser = sign_in(make.member(db))

    keys = ["x", "-1", "1.5", "9" * 12, "٣"]
    numbers = ["0", "01", "x", "9" * 10, "-1"]

    for key in keys:
        assert browser.get(f"/forum/threads/{thread.id}?after={key}").status_code == 400, key
    for number in numbers:
        assert browser.get(f"/forum/threads/{number}").status_code == 404, number


def test_a_thread_costs_the_same_however_long(db, sign_in):
    author = tried(db)
    thread = make.thread(db, author)
    reader = sign_in(tried(db))
    reader.get(f"/forum/threads/{thread.id}")
    with counted(db) as few:
        reader.get(f"/forum/threads/{thread.id}")
    for number in range(29):
        make.post(db, thread, make.member(db), f"Reply {number}")
    with counted(db) as many:
        page = reader.get(f"/forum/threads/{thread.id}")

    assert len(posts_on(page)) == 30
    assert len(few) == len(many) == 5


def test_thirty_posts_weigh_less_than_nine_kilobytes(db, sign_in):
    author = tried(db)
    thread = make.thread(db, author)
    words = [f"{a}{b}{c}" for a in "bdfgk" for b in ("ar", "el", "ou") for c in ("a", "en", "im")]
    for number in range(29):
        body = " ".join(words[(number * 7 + place * (number + 3)) % 45] for place in range(40))
        make.post(db, thread, author, body)
    page = sign_in(make.member(db)).get(
        f"/forum/threads/{thread.id}", headers={"accept-encoding": "br"}
    )

    assert len(posts_on(page)) == 30
    assert len(brotli.compress(page.content, quality=5)) <= 9_000


def test_text_is_shown_as_text(db, sign_in):
    author = make.member(db, "<b>amina</b>")
    body = "<script>alert(1)</script>\n\nSecond & last\nline"
    thread = make.thread(db, author, title="<i>Title</i>", body=body)
    page = sign_in(make.member(db)).get(f"/forum/threads/{thread.id}")

    shown = page.text[page.text.index("<article") : page.text.index("</article>")]
    assert "<bdi>&lt;b&gt;amina&lt;/b&gt;</bdi>" in shown
    assert '<p dir="auto">&lt;script&gt;alert(1)&lt;/script&gt;</p>' in shown
    assert '<p dir="auto">Second &amp; last<br>line</p>' in shown
    assert '<h1 lang="en" dir="auto">&lt;i&gt;Title&lt;/i&gt;</h1>' in page.text


def test_a_page_in_arabic(db, sign_in):
    lale = tried(db, language="ar")
    mentor = make.member(db, role="peer_mentor")
    thread = make.thread(db, lale, body="لا تخافي.")
    make.post(db, thread, mentor, "سلام", language="fa_AF")
    page = sign_in(lale).get(f"/forum/threads/{thread.id}")

    assert '<html lang="ar" dir="rtl">' in page.text
    assert '<div lang="fa-AF"><p dir="auto">سلام</p></div>' in page.text


def test_a_text_is_taken_to_be_in_the_language_that_it_is_in(db, sign_in):
    gul, room = tried(db, language="ru"), make.room(db)
    thread = make.thread(db, make.member(db))
    browser = sign_in(gul)

    pages = [browser.get(f"/forum/threads/{thread.id}"), browser.get(f"/forum/{room.slug}/new")]
    browser.post(f"/forum/threads/{thread.id}/reply", body="Привет")

    assert [re.findall(r'value="(\w+)" selected', page.text) for page in pages] == [[], []]
    assert ['<html lang="en"' in page.text for page in pages] == [True, True]
    assert db.every(Post)[-1].language == "ru"


def test_who_wrote_is_named_with_mentors_and_staff_marked(db, sign_in):
    thread = make.thread(db, make.member(db, "amina"))
    make.post(db, thread, make.member(db, "deniz", "peer_mentor"))
    make.post(db, thread, make.member(db, "elif", "caseworker"))
    page = sign_in(make.member(db)).get(f"/forum/threads/{thread.id}")

    lines = re.findall(r"<b><bdi>(\w+)</bdi></b> (?:<span class=\"tag\">(\w+))?", page.text)

    assert lines == [("amina", ""), ("deniz", "Mentor"), ("elif", "House")]


def test_a_tried_member_starts_a_thread_and_another_replies(db, sign_in):
    room, amina, bea = make.room(db), tried(db), tried(db)
    start = sign_in(amina).post(
        f"/forum/{room.slug}/threads", title="First bus", body="When does it go?", language="tr"
    )
    thread = db.one(select(Thread).where(Thread.room_id == room.id))
    reply = sign_in(bea).post(f"/forum/threads/{thread.id}/reply", body="At six.", language="en")
    first, second = db.all(select(Post).where(Post.thread_id == thread.id).order_by(Post.id))
    thread = db.get(Thread, thread.id)

    assert start.headers["location"] == f"/forum/threads/{thread.id}"
    assert reply.headers["location"] == f"/forum/threads/{thread.id}#p{second.id}"
    assert (thread.title, thread.language, thread.author_id) == ("First bus", "tr", amina.id)
    assert (thread.shown, thread.last_at, thread.title_hidden) == (2, second.written_at, False)
    assert [(p.body, p.language, p.state) for p in (first, second)] == [
        ("When does it go?", "tr", "shown"),
        ("At six.", "en", "shown"),
    ]


def test_a_reply_to_a_long_thread_leads_to_the_end(db, sign_in):
    author = tried(db)
    thread = make.thread(db, author)
    for _ in range(40):
        make.post(db, thread, author)
    browser = sign_in(author)

    answer = browser.post(f"/forum/threads/{thread.id}/reply", body="The end", language="en")
    page = browser.get(answer.headers["location"])

    assert len(posts_on(page)) == 30
    assert posts_on(page)[-1] == max(post.id for post in db.every(Post))


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"body": "x" * 5_001}, "This is too long. Please keep it under 5000 characters."),
        ({"body": " \n "}, "Please write something here."),
        ({"body": "fine", "language": "xx"}, "Please choose one."),
    ],
)
def test_a_refused_reply_keeps_what_was_typed(db, sign_in, typed, message):
    thread = make.thread(db, make.member(db))
    answer = sign_in(tried(db)).post(
        f"/forum/threads/{thread.id}/reply", **{"language": "tr", **typed}
    )

    assert answer.status_code == 422
    assert message in answer.text
    assert f">{typed['body'].strip()}</textarea>" in answer.text
    assert ('value="tr" selected' in answer.text) == ("language" not in typed)
    assert len(db.all(select(Post).where(Post.thread_id == thread.id))) == 1


def test_a_refused_thread_keeps_title_and_text(db, sign_in):
    room = make.room(db)
    browser = sign_in(tried(db))
    long = browser.post(
        f"/forum/{room.slug}/threads", title="t" * 121, body="Kept text", language="en"
    )
    exact = browser.post(
        f"/forum/{room.slug}/threads", title="t" * 120, body="b" * 5_000, language="en"
    )

    assert (long.status_code, exact.status_code) == (422, 303)
    assert f'value="{"t" * 121}"' in long.text
    assert ">Kept text</textarea>" in long.text


def test_the_same_form_sent_twice_is_one_post(db, sign_in):
    thread, room = make.thread(db, make.member(db)), make.room(db)
    browser = sign_in(tried(db))
    before = len(db.every(Post))
    token, other = browser.token(), browser.token()

    replies = [
        browser.post(f"/forum/threads/{thread.id}/reply", token=token, body="Once", language="en")
        for _ in range(2)
    ]
    starts = [
        browser.post(
            f"/forum/{room.slug}/threads", token=other, title="Once", body="Once", language="en"
        )
        for _ in range(2)
    ]

    assert replies[0].headers["location"] == replies[1].headers["location"]
    assert starts[0].headers["location"] == starts[1].headers["location"]
    assert len(db.every(Post)) == before + 2


def test_a_forged_post_is_refused(db, sign_in):
    thread = make.thread(db, make.member(db))
    answer = sign_in(tried(db)).post(
        f"/forum/threads/{thread.id}/reply", token="A" * 43, body="Hi", language="en"
    )

    assert answer.status_code == 403
    assert len(db.all(select(Post).where(Post.thread_id == thread.id))) == 1
