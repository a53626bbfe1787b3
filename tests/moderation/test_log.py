"""What all members read of what mentors did: rule, deed, another look. Nothing leads back."""

import re
from datetime import timedelta

import pytest

from portal import clock
from portal.moderation.models import Decision
from tests import make
from tests.moderation.people import mentor, reported
from tests.statements import counted

CARDS = re.compile(r'<div class="card"><h3>(.+?)</h3><p class="soft"><small>(.+?)</small></p>')


def test_it_says_deed_and_rule_and_nothing_that_leads_back(db, sign_in):
    room = make.room(db, "Secret room")
    thread = make.thread(db, make.member(db, "amina"), room.id, "Title of hers")
    author, reporter = make.member(db, "bea"), make.member(db, "carla")
    browser = sign_in(mentor(db, "deniz"))
    first, second, waiting, quiet = (
        make.post(db, thread, author, f"Body of {n}", state)
        for n, state in enumerate(["shown", "shown", "waiting", "shown"])
    )
    reported(db, first, "offers", reporter, "Note of hers")
    reported(db, second, "hurts", reporter)
    browser.post(f"/moderation/posts/{first.id}/hiding", why="offers")
    browser.post(f"/moderation/posts/{second.id}/restoration")
    browser.post(f"/moderation/posts/{waiting.id}/admission")
    browser.post(f"/moderation/posts/{quiet.id}/closing", why="heated")
    browser.post(f"/moderation/posts/{quiet.id}/staff", said="Please look")
    browser.post(f"/moderation/posts/{quiet.id}/note", kind="asks", said="Noted")
    browser.post(f"/moderation/posts/{quiet.id}/revision", why="leave_names")

    page = sign_in(make.member(db)).get("/forum/log").text
    main = page[page.index("<h1>") : page.index("</main>")]

    assert CARDS.findall(main) == [
        ("An author was asked for other words.", "today"),
        ("A talk was closed.", "today"),
        ("A post was looked at, and it can stay.", "today"),
        ("A post was hidden.", "today"),
    ]
    assert "It names a real person or place." in main
    assert "It offers work, money or a room" in main
    words = ["amina", "bea", "carla", "deniz", "Secret", "Title of", "Body of", "Note", "href"]
    assert [word for word in words if word in main] == []


@pytest.mark.parametrize(("role", "status"), [("administrator", 404), (None, 303)])
def test_others_do_not_read_it(db, sign_in, guest, role, status):
    browser = sign_in(make.member(db, role=role)) if role else guest

    assert browser.get("/forum/log").status_code == status
    assert browser.get("/forum/reports").status_code == status


def test_it_is_read_in_pages_at_the_same_cost(db, sign_in):
    browser = sign_in(make.member(db))

    def grow(count):
        at = clock.now() - timedelta(days=40)
        db.add(*(Decision(action="hidden", rule="hurts", at=at) for _ in range(count)))
        with counted(db) as statements:
            page = browser.get("/forum/log").text
        return len(statements), len(CARDS.findall(page)), page

    few, many = grow(3), grow(30)
    later = re.search(r'href="(/forum/log\?after=\d+)"', many[2])[1]

    assert (few[:2], many[:2]) == ((2, 3), (2, 20))
    assert len(CARDS.findall(browser.get(later).text)) == 13
    assert browser.get("/forum/log?after=x").status_code == 400
