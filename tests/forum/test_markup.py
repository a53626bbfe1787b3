"""Bold, slanted, lists, quotes; no pictures, no HTML, and no way out of here without a notice."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.forum.markup import TAGS, links_in, marked
from tests import make
from tests.forum.people import tried

TAG = re.compile(r"</?([a-z0-9]+)([^>]*)>")
ATTRIBUTE = re.compile(r' (?:dir="auto"|start="\d+"|href="/forum/posts/7/links/\d+")')


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("One\n\nTwo\nlines", '<p dir="auto">One</p><p dir="auto">Two<br>lines</p>'),
        ("**so** and *so*", '<p dir="auto"><strong>so</strong> and <em>so</em></p>'),
        ("> said", '<blockquote dir="auto">\n<p dir="auto">said</p>\n</blockquote>'),
        ("- a\n- b", '<ul>\n<li dir="auto">a</li>\n<li dir="auto">b</li>\n</ul>'),
        ("7. a", '<ol start="7">\n<li dir="auto">a</li>\n</ol>'),
        ("2 * 3 * 4 = 24", '<p dir="auto">2 * 3 * 4 = 24</p>'),
        ("snake_case_word", '<p dir="auto">snake_case_word</p>'),
        ("# No heading", '<p dir="auto"># No heading</p>'),
        ("<b>&</b>", '<p dir="auto">&lt;b&gt;&amp;&lt;/b&gt;</p>'),
        ("*<i>x</i>*", '<p dir="auto"><em>&lt;i&gt;x&lt;/i&gt;</em></p>'),
        (
            "![cat](https://example.org/cat.png)",
            '<p dir="auto">!<a href="/forum/posts/7/links/1">cat</a></p>',
        ),
        (
            "See https://example.org/a?b=1&c=2 now",
            '<p dir="auto">See <a href="/forum/posts/7/links/1">'
            "<bdi>https://example.org/a?b=1&amp;c=2</bdi></a> now</p>",
        ),
        ("[x](javascript:alert(1))", '<p dir="auto">[x](javascript:alert(1))</p>'),
        ("[x](data:text/html;base64,AA)", '<p dir="auto">[x](data:text/html;base64,AA)</p>'),
    ],
)
def test_what_comes_of_marks(body, shown):
    assert str(marked(body, 7)).strip() == shown


@given(
    st.text(
        st.sampled_from("a*_>[]()!<&\"'`\\-1. \n/:#") | st.characters(codec="utf-8"), max_size=60
    )
)
def test_nothing_but_our_own_tags_ever_comes_out(body):
    """Whatever somebody writes: tags of ours, attributes of ours, every door numbered in order."""
    found = TAG.findall(str(marked(body, 7)))
    doors = re.findall(r'href="/forum/posts/7/links/(\d+)"', str(marked(body, 7)))

    assert {tag for tag, _ in found} <= TAGS
    assert [ATTRIBUTE.sub("", rest) for _, rest in found if ATTRIBUTE.sub("", rest)] == []
    assert [int(number) for number in doors] == [*range(1, len(links_in(body)) + 1)]


def test_the_check_above_would_see_a_foreign_tag():
    assert TAG.findall('<p dir="auto"><img src=x onerror=y></p>')[1] == ("img", " src=x onerror=y")


def test_an_address_leads_to_a_notice_first(db, sign_in):
    author = tried(db)
    thread = make.thread(db, author)
    body = "Look: https://example.org/room?id=1&x=<b> and [here](/leave)"
    post = make.post(db, thread, author, body)
    browser = sign_in(tried(db))
    page = browser.get(f"/forum/threads/{thread.id}").text

    first = browser.get(f"/forum/posts/{post.id}/links/1").text
    second = browser.get(f"/forum/posts/{post.id}/links/2").text
    beyond = browser.get(f"/forum/posts/{post.id}/links/3").status_code

    assert 'href="https://example.org' not in page
    assert 'href="https://example.org/room?id=1&amp;x="' in first
    assert 'rel="noreferrer noopener external nofollow"' in first
    assert ("/leave</bdi>" in second, "Open it anyway" in second) == (True, False)
    assert beyond == 404


@pytest.mark.parametrize("state", ["waiting", "hidden"])
def test_no_address_of_what_is_not_shown(db, sign_in, state):
    author = tried(db)
    post = make.post(db, make.thread(db, author), author, "See https://example.org", state)
    answers = [
        sign_in(who).get(f"/forum/posts/{post.id}/links/1").status_code
        for who in (author, make.member(db, role="peer_mentor"), tried(db))
    ]

    assert answers == [200, 200, 404]
