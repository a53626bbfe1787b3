"""The forum with ten thousand posts and with a million, a talk of fifty posts and one of five
thousand: how much slower? With the plans of the databases behind the answers."""

import re
import time
from datetime import timedelta
from statistics import median

from sqlalchemy import event, insert, text

from portal import clock
from portal.app import create_app
from portal.forum.models import Follow, Post, PostState, Room, Thread
from tests import keyfile, make
from tests.browser import Browser
from tests.rows import Rows

FEW, MANY = 10_000, 1_000_000
SHORT, LONG = 50, 5_000
EACH = 12  # posts of every other thread
ROOMS = 12
LOOKS = 40
BATCH = 20_000
AFTER = re.compile(r'href="/forum/room-1\?after=([\d-]+)"')
BODY = "We talked about the first week, about the bus and about who to ask when something is wrong."


def run(few_url, many_url):
    """Lines to print. Both databases are migrated and empty; the posts are added to them.

    They are asked in turn, so that whatever else the machine does falls on both.
    """
    apps = {
        FEW: create_app(keyfile.settings(few_url)),
        MANY: create_app(keyfile.settings(many_url)),
    }
    browsers = {size: _filled(app, size) for size, app in apps.items()}
    far = {FEW: _far(browsers[FEW], 1), MANY: _far(browsers[MANY], 50)}
    for name, addresses in (
        ("first page", dict.fromkeys(apps, "/forum/room-1")),
        ("second against fiftieth page", far),
    ):
        few, many = _in_turn(browsers, addresses)
        yield (
            f"list of threads, {name}: {few:.1f} ms with {FEW:,} posts, {many:.1f} ms with "
            f"{MANY:,}: {many / few:.2f} times"
        )
    short, long = _in_turn(
        {SHORT: browsers[MANY], LONG: browsers[MANY]},
        {SHORT: "/forum/threads/1", LONG: "/forum/threads/2"},
    )
    yield (
        f"a talk opened at the first unread post: {short:.1f} ms with {SHORT} posts, {long:.1f} ms "
        f"with {LONG:,}: {long / short:.2f} times"
    )
    yield from _plans(apps[MANY], browsers[MANY])
    for app in apps.values():
        app.state.portal.close()


def _filled(app, size):
    """A browser of somebody who follows two of the threads, before so many posts."""
    db = Rows(app.state.portal.database)
    amina, bea = make.member(db, "amina"), make.member(db)
    db.do(_store, size, bea.id, amina.id)
    browser = Browser(app)
    browser.post("/sign-in", name="amina", words=make.WORDS, next="")
    return browser


def _store(session, size, author_id, reader_id):
    """Statistics are gathered afterwards, as PostgreSQL does by itself every minute."""
    now = clock.now()
    title = {"en": "A room"}
    for number in range(1, ROOMS + 1):
        session.add(Room(id=number, slug=f"room-{number}", title=title, about=title, position=1))
    session.flush()
    lengths = [SHORT, LONG] + [EACH] * ((size - SHORT - LONG) // EACH)
    post_id = 0
    threads, posts = [], []
    for thread_id, length in enumerate(lengths, 1):
        at = now - timedelta(minutes=len(lengths) - thread_id)
        threads.append(_thread(thread_id, length, at, author_id))
        for _ in range(length):
            post_id += 1
            posts.append(_post(post_id, thread_id, at, author_id))
        if len(posts) >= BATCH or thread_id == len(lengths):
            session.execute(insert(Thread.__table__), threads)
            session.execute(insert(Post.__table__), posts)
            threads, posts = [], []
    for thread_id, seen in ((1, SHORT - 35), (2, SHORT + LONG - 35)):
        # the same number of posts is new in both
        session.add(Follow(member_id=reader_id, thread_id=thread_id, seen_post_id=seen))
    session.flush()
    session.execute(text("ANALYZE"))


def _thread(number, length, at, author_id):
    return {
        "id": number,
        "room_id": number % ROOMS + 1,
        "author_id": author_id,
        "title": f"A talk of its own, number {number}",
        "language": "en",
        "started_at": at,
        "last_at": at,
        "shown": length,
        "title_hidden": False,
    }


def _post(number, thread_id, at, author_id):
    return {
        "id": number,
        "thread_id": thread_id,
        "author_id": author_id,
        "body": BODY,
        "language": "en",
        "state": PostState.SHOWN,
        "written_at": at,
    }


def _far(browser, pages):
    """The address of a page so many pages down."""
    address = "/forum/room-1"
    for _ in range(pages):
        after = AFTER.search(browser.get(address).text)[1]
        address = f"/forum/room-1?after={after}"
    return address


def _in_turn(browsers, addresses):
    """Median milliseconds of each; the first looks warm up, and nothing that is read is marked."""
    taken = {size: [] for size in browsers}
    for look in range(LOOKS):
        for size, browser in browsers.items():
            _unread(browser)
            began = time.perf_counter()
            answer = browser.get(addresses[size])
            took = (time.perf_counter() - began) * 1000
            assert answer.status_code == 200
            taken[size] += [took] if look > LOOKS // 5 else []
    return (median(times) for times in taken.values())


def _unread(browser):
    """Reading marks as read: put it back."""
    back = text("UPDATE follows SET seen_post_id = CASE thread_id WHEN 1 THEN :one ELSE :two END")
    seen = {"one": SHORT - 35, "two": SHORT + LONG - 35}
    Rows(browser.app.state.portal.database).do(lambda session: session.execute(back, seen))


def _plans(app, browser):
    """How the database finds the rows of the two pages, in its own words."""
    database = app.state.portal.database
    seen = []

    def note(connection, cursor, statement, parameters, *rest):
        seen.append((statement, parameters))

    event.listen(database.engine, "before_cursor_execute", note)
    for address in ("/forum/room-1", "/forum/threads/2"):
        browser.get(address)
    event.remove(database.engine, "before_cursor_execute", note)
    explain = "EXPLAIN QUERY PLAN " if database.is_sqlite else "EXPLAIN "
    for name, mark in (("list", "ORDER BY threads.last_at"), ("talk", "ORDER BY posts.id")):
        statement, parameters = next(pair for pair in seen if mark in pair[0])
        with database.engine.connect() as connection:
            rows = connection.exec_driver_sql(explain + statement, parameters).all()
        for row in rows:
            line = str(row[-1])
            if "posts" in line or "threads" in line:
                yield f"  {name}: {' '.join(line.split())[:150]}"
