"""The queue of those who moderate: oldest first, in pages, at the same cost."""

import re

from sqlalchemy import select

from portal.forum.models import Post
from portal.forum.queries import post_for
from portal.moderation import actions
from tests import make
from tests.statements import counted

LINES = re.compile(r'href="/moderation/posts/(\d+)"')


def _report(db, post, kind, member=None):
    viewer = make.viewer(member or make.member(db))
    db.do(lambda session: actions.report(session, viewer, post_for(session, viewer, post.id), kind))


def test_reports_are_gathered_by_post_with_reasons_and_people(db, sign_in):
    thread = make.thread(db, make.member(db))
    later, sooner = (make.post(db, thread, make.member(db), f"Text {n}") for n in (1, 2))
    for post, kind in [(sooner, "hurts"), (later, "meet"), (sooner, "hurts"), (sooner, "unsure")]:
        _report(db, post, kind)
    page = sign_in(make.member(db, role="peer_mentor")).get("/moderation")

    reasons = re.findall(r"<li>(.+?)(?: <span class=\"tag warm\">(.+?)</span>)?</li>", page.text)

    assert LINES.findall(page.text) == [str(sooner.id), str(later.id)]
    assert reasons == [
        ("It hurts", "2 people"),
        ("Something is wrong, I am not sure what", ""),
        ("It asks someone to meet", ""),
    ]
    assert "Hidden until you decide." in page.text


def test_settled_reports_and_shown_posts_are_not_in_it(db, sign_in):
    thread = make.thread(db, make.member(db))
    post = make.post(db, thread, make.member(db))
    _report(db, post, "hurts")
    browser = sign_in(make.member(db, role="caseworker"))
    browser.post(f"/moderation/posts/{post.id}/restoration")

    page = browser.get("/moderation")

    assert LINES.findall(page.text) == []
    assert page.text.count("Nothing is waiting here.") == 2


def test_it_is_read_in_pages(db, sign_in):
    thread = make.thread(db, make.member(db))
    author, reporter = make.member(db), make.member(db)
    first = [make.post(db, thread, author, state="waiting").id for _ in range(23)]
    for _ in range(22):
        _report(db, make.post(db, thread, author), "hurts", reporter)
    browser = sign_in(make.member(db, role="peer_mentor"))

    page = browser.get("/moderation")
    reports = re.search(r"/moderation\?after=(\d+)", page.text)[1]
    firsts = re.search(r"/moderation\?after_first=(\d+)", page.text)[1]
    second = browser.get(f"/moderation?after={reports}&after_first={firsts}")

    assert len(LINES.findall(page.text)) == 40
    assert LINES.findall(second.text)[2:] == [str(number) for number in first[20:]]
    assert not set(LINES.findall(page.text)) & set(LINES.findall(second.text))


def test_malformed_keys_are_refused(db, sign_in):
    browser = sign_in(make.member(db, role="peer_mentor"))

    for query in ["after=x", "after_first=-1", "after=" + "9" * 12]:
        assert browser.get(f"/moderation?{query}").status_code == 400, query


def test_it_costs_the_same_however_long(db, sign_in):
    thread = make.thread(db, make.member(db))
    browser = sign_in(make.member(db, role="peer_mentor"))

    def grow(count):
        for _ in range(count):
            make.post(db, thread, make.member(db), state="waiting")
            _report(db, make.post(db, thread, make.member(db)), "hurts")
        with counted(db) as statements:
            browser.get("/moderation")
        return len(statements)

    assert [grow(1), grow(8)] == [4, 4]


def test_the_text_is_folded_until_the_mentor_opens_it(db, sign_in):
    thread = make.thread(db, make.member(db))
    post = make.post(db, thread, make.member(db), "<b>Hard words</b>")
    _report(db, post, "hurts")
    browser = sign_in(make.member(db, role="peer_mentor"))

    for page in (browser.get("/moderation"), browser.get(f"/moderation/posts/{post.id}")):
        folded = re.search(r"<details><summary>Read it</summary>(.*?)</details>", page.text)[1]
        assert "&lt;b&gt;Hard words&lt;/b&gt;" in folded
        assert page.text.count("Hard words") == 1


def test_only_who_moderates_is_led_there(db, sign_in):
    make.thread(db, make.member(db), body="Hello")
    post = db.one(select(Post))
    links = {
        role: 'href="/moderation' in sign_in(make.member(db, role=role)).get(address).text
        for role, address in [("resident", "/forum"), ("peer_mentor", "/forum")]
    }
    in_thread = sign_in(make.member(db, role="peer_mentor")).get(f"/forum/threads/{post.thread_id}")

    assert links == {"resident": False, "peer_mentor": True}
    assert f'href="/moderation/posts/{post.id}"' in in_thread.text
