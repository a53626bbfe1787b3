"""Hiding, showing again, letting through; who may, and two mentors at once."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from portal.forum.models import Post, Thread
from portal.moderation import actions, queries, reporting
from portal.moderation.models import Report
from portal.refusal import Forbidden, Refused
from tests import make
from tests.moderation import people
from tests.moderation.people import reported as _report
from tests.moderation.people import there
from tests.statements import counted

DECIDED = "This was decided already."


def _seen(browser, post):
    """What a mentor has read: its version stands on the page of whoever took it."""
    browser.post(f"/moderation/posts/{post.id}/claim")
    page = browser.get(f"/moderation/posts/{post.id}")
    browser.post(f"/moderation/posts/{post.id}/handover")
    return re.search(r'name="seen" value="([^"]+)"', page.text)[1]


@pytest.fixture
def mentor(db):
    return people.mentor(db, "deniz")


@pytest.fixture
def thread(db):
    return make.thread(db, make.member(db))


def test_a_reported_post_is_hidden_and_its_author_told_why(db, sign_in, thread, mentor):
    author = make.member(db)
    post = make.post(db, thread, author, "Write to me elsewhere")
    _report(db, post)
    answer = sign_in(mentor).post(f"/moderation/posts/{post.id}/hiding", why="contact")
    hidden, report = db.get(Post, post.id), db.one(select(Report))
    told = sign_in(author).get(f"/forum/threads/{thread.id}")

    assert answer.headers["location"] == "/moderation"
    assert (hidden.state, hidden.why_hidden, hidden.judged_by_id) == (
        "hidden",
        "contact",
        mentor.id,
    )
    assert (report.outcome, report.settled_by_id) == ("hidden", mentor.id)
    assert db.get(Thread, thread.id).shown == 1
    assert "It holds a phone number, an address or another way to find somebody." in told.text
    assert "Write to me elsewhere" in told.text


def test_a_hidden_post_comes_back_and_its_reports_are_answered(db, sign_in, thread, mentor):
    post = make.post(db, thread, make.member(db))
    _report(db, post, "meet")
    sign_in(mentor).post(f"/moderation/posts/{post.id}/restoration")
    shown, thread = db.get(Post, post.id), db.get(Thread, thread.id)

    assert (shown.state, shown.why_hidden) == ("shown", "")
    assert (thread.shown, thread.last_at) == (2, shown.written_at)
    assert db.one(select(Report)).outcome == "kept"


def test_a_shown_post_may_stay(db, sign_in, thread, mentor):
    post = make.post(db, thread, make.member(db))
    _report(db, post, "unsure")
    browser = sign_in(mentor)

    answers = [browser.post(f"/moderation/posts/{post.id}/restoration") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 409]
    assert DECIDED in answers[1].text
    assert db.get(Post, post.id).state == "shown"
    assert db.one(select(Report)).outcome == "kept"


def test_a_first_post_is_let_through(db, sign_in, mentor):
    new = make.thread(db, make.member(db), title="Hello all", state="waiting")
    post = db.one(select(Post))
    browser = sign_in(mentor)

    answers = [browser.post(f"/moderation/posts/{post.id}/admission") for _ in range(2)]
    new = db.get(Thread, new.id)

    assert [answer.status_code for answer in answers] == [303, 409]
    assert (new.shown, new.title_hidden, new.last_at) == (1, False, post.written_at)
    assert sign_in(make.member(db)).get(f"/forum/threads/{new.id}").status_code == 200


def test_a_first_post_can_be_hidden_instead(db, sign_in, mentor, thread):
    post = make.post(db, thread, make.member(db), state="waiting")
    sign_in(mentor).post(f"/moderation/posts/{post.id}/hiding", why="names")

    assert db.get(Post, post.id).state == "hidden"
    assert db.get(Thread, thread.id).shown == 1


def test_what_was_read_is_what_is_let_through(db, sign_in, mentor, thread):
    new = make.member(db)
    post = make.post(db, thread, new, "Hello", "waiting")
    browser = sign_in(mentor)
    seen = _seen(browser, post)
    sign_in(new).post(f"/forum/posts/{post.id}/change", body="Call 0555", language="en")

    answer = browser.post(f"/moderation/posts/{post.id}/admission", seen=seen)

    assert answer.status_code == 409
    assert db.get(Post, post.id).state == "waiting"


@pytest.mark.parametrize("role", ["peer_mentor", "caseworker", "coordinator"])
def test_nobody_judges_her_own_post(db, sign_in, thread, role):
    own = there(db, make.member(db, role=role))
    post = make.post(db, thread, own, "My own words")
    _report(db, post, "meet")
    browser = sign_in(own)

    answers = [
        browser.get(f"/moderation/posts/{post.id}"),
        browser.post(f"/moderation/posts/{post.id}/restoration"),
        browser.post(f"/moderation/posts/{post.id}/hiding", why="hurts"),
        browser.post(f"/moderation/posts/{post.id}/admission"),
    ]

    assert [answer.status_code for answer in answers] == [403] * 4
    assert "My own words" not in browser.get("/moderation").text
    assert db.get(Post, post.id).why_hidden == "reported"


@pytest.mark.parametrize(
    ("role", "status"), [("resident", 404), ("graduate", 404), ("administrator", 404), (None, 303)]
)
def test_others_decide_nothing(db, sign_in, guest, thread, role, status):
    post = make.post(db, thread, make.member(db))
    browser = sign_in(make.member(db, role=role)) if role else guest

    answers = [
        browser.get("/moderation"),
        browser.get(f"/moderation/posts/{post.id}"),
        browser.post(f"/moderation/posts/{post.id}/hiding", why="hurts"),
        browser.post(f"/moderation/posts/{post.id}/restoration"),
        browser.post(f"/moderation/posts/{post.id}/admission"),
    ]

    assert [answer.status_code for answer in answers] == [status] * 5
    assert db.get(Post, post.id).state == "shown"


def test_a_reason_is_needed_and_missing_posts_are_missing(db, sign_in, thread, mentor):
    post = make.post(db, thread, make.member(db))
    browser = sign_in(mentor)

    answers = [
        browser.post(f"/moderation/posts/{post.id}/hiding"),
        browser.post(f"/moderation/posts/{post.id}/hiding", why="reported"),
        browser.post("/moderation/posts/999999999/hiding", why="hurts"),
        browser.get("/moderation/posts/0"),
    ]

    assert [answer.status_code for answer in answers] == [422, 422, 404, 404]
    assert db.get(Post, post.id).state == "shown"


@pytest.mark.parametrize(
    ("state", "kind", "deeds"),
    [
        ("shown", "hurts", ("hiding", "restoration")),
        ("shown", "hurts", ("restoration", "restoration")),
        ("shown", "meet", ("hiding", "hiding")),
        ("shown", "meet", ("hiding", "restoration")),
        ("waiting", None, ("admission", "admission")),
        ("waiting", None, ("admission", "hiding")),
    ],
)
def test_two_mentors_at_once_decide_once(db, sign_in, thread, mentor, state, kind, deeds):
    post = make.post(db, thread, make.member(db), state=state)
    if kind:
        _report(db, post, kind)
    browsers = [sign_in(mentor), sign_in(people.mentor(db, "canan"))]
    forms = [{"seen": _seen(browser, post), "why": "hurts"} for browser in browsers]

    with ThreadPoolExecutor(2) as threads:
        answers = list(
            threads.map(
                lambda browser, form, deed: browser.post(
                    f"/moderation/posts/{post.id}/{deed}", **form
                ),
                browsers,
                forms,
                deeds,
            )
        )

    assert sorted(answer.status_code for answer in answers) == [303, 409]
    (faster,) = [
        name for name, a in zip(["deniz", "canan"], answers, strict=True) if a.status_code == 303
    ]
    (told,) = [answer.text for answer in answers if answer.status_code == 409]
    assert f"{faster} just decided this." in told
    shown = len(db.all(select(Post).where(Post.state == "shown")))
    assert db.get(Thread, thread.id).shown == shown


def test_replies_and_decisions_at_once_count_right(db, sign_in, thread, mentor):
    posts = [make.post(db, thread, make.member(db), state="waiting") for _ in range(4)]
    writers = [sign_in(make.member(db, role="caseworker")) for _ in range(4)]
    judges = [sign_in(people.mentor(db)) for _ in posts]

    with ThreadPoolExecutor(8) as threads:
        written = threads.map(
            lambda b: b.post(f"/forum/threads/{thread.id}/reply", body="Hi", language="en"), writers
        )
        judged = threads.map(
            lambda b, p: b.post(f"/moderation/posts/{p.id}/admission"), judges, posts
        )
        codes = [answer.status_code for answer in [*written, *judged]]

    assert codes == [303] * 8
    assert db.get(Thread, thread.id).shown == 9


def test_what_waits_is_counted_in_one_statement(db, thread):
    for kind in ("meet", "hurts", None):
        post = make.post(db, thread, make.member(db), state="shown" if kind else "waiting")
        if kind:
            _report(db, post, kind)
            _report(db, post, "unsure")
    mentor = make.viewer(make.member(db, role="peer_mentor"))
    with counted(db) as statements:
        waiting = db.ask(queries.count_waiting, mentor)

    assert (waiting, len(statements)) == (3, 1)


def test_a_report_and_a_hiding_at_once_leave_nothing_open(db, sign_in, app):
    author, mentor = make.member(db), people.mentor(db)
    thread = make.thread(db, author)
    reporters = [make.viewer(make.member(db)) for _ in range(3)]

    def act(deed, by, post_id):
        with app.state.portal.database.transaction(writing=True) as session:
            deed(session, by, session.get(Post, post_id), "hurts")

    for _ in range(4):
        post = make.post(db, thread, author)

        with ThreadPoolExecutor(4) as pool:
            jobs = [pool.submit(act, reporting.report, viewer, post.id) for viewer in reporters]
            jobs.append(pool.submit(act, actions.hide, make.viewer(mentor), post.id))
        outcomes = [job.exception() for job in jobs]

        assert all(e is None or isinstance(e, Refused | Forbidden) for e in outcomes), outcomes
        if db.get(Post, post.id).why_hidden == "hurts":
            assert [r for r in db.every(Report) if r.settled_at is None] == []


def test_ones_own_posts_do_not_wait_for_oneself(db, thread, mentor):
    make.post(db, thread, mentor, state="waiting")
    _report(db, make.post(db, thread, mentor), "hurts")
    other = make.member(db, role="peer_mentor")

    own, others = (db.ask(queries.count_waiting, make.viewer(m)) for m in (mentor, other))

    assert (own, others) == (0, 2)
