"""Rooms and the threads in them: order, pages, what a line says."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import update

from portal import clock
from portal.forum.models import Room, Thread
from tests import make
from tests.statements import counted

NAMES = re.compile(r'card"><a href="/forum/([\w-]+)"')
TITLES = re.compile(r'dir="auto">(Title \d+)<')


def _room(db, slug, language, position):
    title = {"en": f"Room {slug}"}
    return db.add(Room(slug=slug, language=language, title=title, about=title, position=position))


def test_rooms_for_all_come_first_then_those_of_the_reader(db, sign_in):
    for slug, language, position in [
        ("ru", "ru", 1),
        ("tr", "tr", 2),
        ("en", "en", 3),
        ("all", None, 4),
        ("en-two", "en", 5),
    ]:
        _room(db, slug, language, position)
    english, russian = (
        sign_in(make.member(db, language=code)).get("/forum") for code in ("en", "ru")
    )

    assert NAMES.findall(english.text) == ["all", "en", "en-two", "ru", "tr"]
    assert NAMES.findall(russian.text) == ["all", "ru", "tr", "en", "en-two"]
    assert '<html lang="en"' in russian.text


def _threads(db, count):
    """`count` threads; Title 1 has the newest post."""
    room, author = make.room(db), make.member(db)
    for number in range(1, count + 1):
        thread = make.thread(db, author, room.id, f"Title {number}")
        moved = update(Thread).where(Thread.id == thread.id)
        at = clock.now() - timedelta(hours=number)
        db.do(lambda session, moved=moved, at=at: session.execute(moved.values(last_at=at)))
    return room


def test_threads_are_paged_by_newest_activity(db, sign_in):
    room = _threads(db, 45)
    browser = sign_in(make.member(db))

    address, pages = f"/forum/{room.slug}", []
    while address:
        page = browser.get(address)
        pages.append(TITLES.findall(page.text))
        more = re.search(rf'href="(/forum/{room.slug}\?after=[^"]+)"', page.text)
        address = more[1] if more else None

    assert [len(titles) for titles in pages] == [20, 20, 5]
    assert sum(pages, []) == [f"Title {number}" for number in range(1, 46)]


def test_threads_of_the_same_moment_are_neither_lost_nor_repeated(db, sign_in):
    room = _threads(db, 25)
    at = clock.now()
    db.do(lambda session: session.execute(update(Thread).values(last_at=at)))
    browser = sign_in(make.member(db))

    first = browser.get(f"/forum/{room.slug}")
    after = re.search(r"after=([\d-]+)", first.text)[1]
    second = browser.get(f"/forum/{room.slug}?after={after}")

    titles = TITLES.findall(first.text) + TITLES.findall(second.text)
    assert (len(titles), len(set(titles))) == (25, 25)


def test_malformed_keys_and_unknown_rooms_are_refused(db, sign_in):
    room, browser = make.room(db), sign_in(make.member(db))

    for key in ["x", "1", "1-x", "-1", "1-1-1", "9" * 30 + "-1", "1-" + "9" * 12]:
        assert browser.get(f"/forum/{room.slug}?after={key}").status_code == 400, key
    for address in ["/forum/nowhere", "/forum/nowhere/new", "/forum/threads"]:
        assert browser.get(address).status_code == 404, address


def test_a_line_counts_replies_in_words(db, sign_in):
    room, author = make.room(db), make.member(db)
    for replies in range(3):
        thread = make.thread(db, author, room.id)
        for _ in range(replies):
            make.post(db, thread, author)
        make.post(db, thread, author, state="waiting")
    page = sign_in(make.member(db)).get(f"/forum/{room.slug}")

    said = re.findall(r'<small class="soft">(.+?) · today', page.text)

    assert said == ["2 replies", "1 reply", "No replies yet"]


@pytest.mark.parametrize("address", ["/forum", "/forum/{room}"])
def test_lists_cost_the_same_however_long(db, sign_in, address):
    room = _threads(db, 1)
    browser = sign_in(make.member(db))
    browser.get("/forum")
    with counted(db) as few:
        browser.get(address.format(room=room.slug))
    for number in range(25):
        make.thread(db, make.member(db), room.id, f"More {number}")
        make.room(db)
    with counted(db) as many:
        browser.get(address.format(room=room.slug))

    assert len(few) == len(many) == (2 if address == "/forum" else 3)
