"""The queue of those who moderate: her language first, oldest first, in pages, at the same cost."""

import re
from datetime import timedelta

from sqlalchemy import select

from portal import clock
from portal.accounts.models import Member
from portal.forum.models import Post, Thread
from portal.moderation import queries
from tests import make
from tests.moderation.people import mentor, under_alias
from tests.moderation.people import reported as _report
from tests.statements import counted

LINES = re.compile(r'href="/moderation/posts/(\d+)"')
LABELS = re.compile(r"<li>(.+?)</li>")


def set_row(db, table, row_id, **values):
    db.do(lambda s: [setattr(s.get(table, row_id), key, values[key]) for key in values])


def test_reports_are_gathered_by_post_with_reasons_and_people(db, sign_in):
    thread = make.thread(db, make.member(db))
    later, sooner = (make.post(db, thread, make.member(db), f"Text {n}") for n in (1, 2))
    for post, kind in [(sooner, "hurts"), (later, "meet"), (sooner, "hurts"), (sooner, "unsure")]:
        _report(db, post, kind)
    page = sign_in(mentor(db)).get("/moderation")

    reasons = [re.sub("<.+?>", "", line) for line in LABELS.findall(page.text)]

    assert LINES.findall(page.text) == [str(sooner.id), str(later.id)]
    assert reasons == [
        "It hurts 2 people",
        "Something is wrong, I am not sure what",
        "It asks someone to meet",
        "Hidden until you decide",
    ]


def test_settled_reports_and_shown_posts_are_not_in_it(db, sign_in):
    thread = make.thread(db, make.member(db))
    post = make.post(db, thread, make.member(db))
    _report(db, post, "hurts")
    browser = sign_in(mentor(db, role="caseworker"))
    browser.post(f"/moderation/posts/{post.id}/restoration")

    page = browser.get("/moderation")

    assert LINES.findall(page.text) == []
    assert page.text.count("Nothing is waiting here.") == 1


def test_it_is_read_in_pages(db, sign_in):
    thread = make.thread(db, make.member(db))
    author, reporter = make.member(db), make.member(db)
    first = [make.post(db, thread, author, state="waiting").id for _ in range(23)]
    first += [_report(db, make.post(db, thread, author), "hurts", reporter).id for _ in range(22)]
    browser = sign_in(mentor(db))

    pages, address = [], "/moderation"
    while address:
        page = browser.get(address).text
        pages.append(LINES.findall(page))
        later = re.search(r'href="(/moderation\?after=[\d-]+)"', page)
        address = later and later[1]

    assert [len(page) for page in pages] == [20, 20, 5]
    assert [int(number) for page in pages for number in page] == sorted(first)


def test_malformed_keys_are_refused(db, sign_in):
    browser = sign_in(mentor(db))

    for query in [
        "after=x",
        "after=2-1-1",
        "after=0-1-x",
        "after=0-",
        "after=0-" + "9" * 18 + "-1",
    ]:
        assert browser.get(f"/moderation?{query}").status_code == 400, query


def test_it_costs_the_same_however_long(db, sign_in):
    thread = make.thread(db, make.member(db))
    browser = sign_in(mentor(db))

    def grow(count):
        for _ in range(count):
            make.post(db, thread, make.member(db), state="waiting")
            _report(db, make.post(db, thread, make.member(db)), "hurts")
        with counted(db) as statements:
            browser.get("/moderation")
        return len(statements)

    assert [grow(1), grow(8)] == [6, 6]


def test_the_words_are_for_who_took_it_and_folded_there(db, sign_in):
    thread = make.thread(db, make.member(db, "amina"))
    post = make.post(db, thread, make.member(db, "bea"), "<b>Hard words</b>", "waiting")
    address = f"/moderation/posts/{post.id}"
    browser = sign_in(mentor(db))
    before = [browser.get("/moderation").text, browser.get(address).text]
    browser.post(f"{address}/claim")
    page = browser.get(address).text
    folded = re.search(r"<details><summary>Read it</summary>(.*?)</details>", page, re.DOTALL)[1]

    assert ["Hard words" in text or "bea" in text for text in before] == [False, False]
    assert "&lt;b&gt;Hard words&lt;/b&gt;" in folded
    assert page.count("Hard words") == 1


def test_only_who_moderates_is_led_there(db, sign_in):
    make.thread(db, make.member(db), body="Hello")
    post = db.one(select(Post))
    links = {
        role: 'href="/moderation' in sign_in(make.member(db, role=role)).get(address).text
        for role, address in [("resident", "/forum"), ("peer_mentor", "/forum")]
    }
    in_thread = sign_in(mentor(db)).get(f"/forum/threads/{post.thread_id}")

    assert links == {"resident": False, "peer_mentor": True}
    assert f'href="/moderation/posts/{post.id}"' in in_thread.text


def labels_of(browser):
    return [re.sub("<.+?>", "", line) for line in LABELS.findall(browser.get("/moderation").text)]


def test_labels_say_what_it_is_before_anybody_reads_it(db, sign_in):
    thread = make.thread(db, make.member(db))
    new = make.member(db)
    post = make.post(db, thread, new, "Call me: ٠٥٥٥ ١٢٣ ٤٥ ٦٧", "waiting")
    set_row(db, Member, new.id, joined_at=clock.now() - timedelta(days=2))
    set_row(db, Post, post.id, note="violence")
    for _ in range(3):
        make.thread(db, new, state="hidden")
    browser = sign_in(mentor(db))

    first = labels_of(browser)
    set_row(db, Post, post.id, judged_at=clock.now(), edited_at=clock.now(), body="Hello", note="")
    second = labels_of(browser)

    new_here = ["Somebody new here", "Several talks begun in one day"]
    about = ["This talks about violence.", "It may hold a number or an address"]
    assert first == [*about, "The first post of somebody", *new_here]
    assert second == ["Its author changed it after a mentor had read it", *new_here]


def test_somebody_known_is_not_called_new(db, sign_in):
    known = make.member(db)
    thread = make.thread(db, known)
    make.post(db, thread, known, state="waiting")

    waits = ["This waits for a mentor. Others do not see it yet."]
    assert labels_of(sign_in(mentor(db))) == waits


def test_the_language_of_the_mentor_comes_first(db, sign_in):
    thread = make.thread(db, make.member(db))
    texts = [make.post(db, thread, make.member(db), "…", "waiting", code) for code in ("ar", "tr")]
    texts += [make.post(db, thread, make.member(db), "…", "waiting", "ar")]

    page = sign_in(mentor(db, language="ar")).get("/moderation").text

    assert LINES.findall(page) == [str(texts[n].id) for n in (0, 2, 1)]


def test_only_rooms_in_sight_and_nothing_of_her_own(db, sign_in):
    here, there = make.house(db), make.house(db)
    deniz = mentor(db, house_id=here.id)
    rooms = {house: make.room(db, house_id=house) for house in (here.id, there.id, None)}
    closed = make.room(db, by_entry=True)
    women = make.room(db, roles=" resident ")
    waiting = {
        room.id: make.posts_of(make.thread(db, make.member(db), room.id, state="waiting"))
        for room in (*rooms.values(), closed, women)
    }
    numbers = {room: db.one(posts).id for room, posts in waiting.items()}
    make.thread(db, deniz, rooms[None].id, state="waiting")
    shared = make.thread(db, make.member(db), rooms[None].id)
    own = under_alias(db, deniz, shared, state="waiting")
    page = sign_in(deniz).get("/moderation").text
    expected = [numbers[rooms[here.id].id], numbers[rooms[None].id]]
    others = sign_in(mentor(db, house_id=here.id)).get("/moderation").text

    assert [int(number) for number in LINES.findall(page)] == sorted(expected)
    assert str(own.id) in LINES.findall(others)
    browser = sign_in(deniz)
    for hidden in (rooms[there.id], closed, women):
        address = f"/moderation/posts/{numbers[hidden.id]}"
        answers = [browser.get(address), browser.post(f"{address}/claim")]
        answers += [browser.post(f"{address}/admission"), browser.get(f"{address}/staff")]
        assert [answer.status_code for answer in answers] == [404] * 4
    mine = f"/moderation/posts/{own.id}"
    answers = [browser.get(mine), browser.post(f"{mine}/claim"), browser.post(f"{mine}/admission")]
    assert [answer.status_code for answer in answers] == [403] * 3
    assert db.get(Post, own.id).state == "waiting"


def test_words_that_are_gone_wait_for_nobody(db, sign_in):
    author = make.member(db)
    thread = make.thread(db, make.member(db))
    post = _report(db, make.post(db, thread, author), "hurts")
    set_row(db, Post, post.id, why_hidden="gone", state="hidden", author_id=None, body="")
    deniz = mentor(db)

    assert LINES.findall(sign_in(deniz).get("/moderation").text) == []
    assert db.ask(queries.count_waiting, make.viewer(deniz)) == 0
    assert db.get(Thread, thread.id) is not None
