"""Reporting a post: what hides at once, once per person, and nobody learns who it was."""

import re
import time
from threading import Thread as Pace

import pytest
from sqlalchemy import select

from portal.forum.models import Post, Thread
from portal.forum.reading import post_for
from portal.moderation import claims, reporting
from portal.moderation.models import Report
from portal.moderation.rules import EXAMPLES, KINDS
from tests import make
from tests.moderation import people

THANKS = "A mentor will look at it. Nobody is told who reported."
AT_ONCE = {"meet", "contact", "offers", "place"}


@pytest.fixture
def told(db):
    """A thread by one member with a post of another, and who reports it."""
    thread = make.thread(db, make.member(db, "amina"))
    author, reporter = make.member(db, "bea"), make.member(db, "carla")
    return thread, make.post(db, thread, author, "Let us meet"), author, reporter


def test_what_cannot_wait_hides_at_once(db, sign_in, told):
    thread, _, author, reporter = told
    browser, other = sign_in(reporter), sign_in(make.member(db))
    posts = {kind: make.post(db, thread, author, f"This one: {kind}.") for kind in KINDS}

    for kind, post in posts.items():
        answer = browser.post(f"/forum/posts/{post.id}/report", kind=kind)
        page = browser.get(answer.headers["location"])
        seen = other.get(f"/forum/threads/{thread.id}").text
        shown = len(db.all(select(Post).where(Post.state == "shown")))
        hidden = kind in AT_ONCE
        assert THANKS in page.text
        assert (db.get(Post, post.id).state == "hidden") == hidden
        assert (f"This one: {kind}." in seen) == (not hidden)
        assert db.get(Thread, thread.id).shown == shown


def test_the_thanks_stay_when_the_whole_thread_is_gone(db, sign_in, told):
    _, _, _, reporter = told
    alone = make.thread(db, make.member(db), body="Come to my flat")
    post = db.every(Post)[-1]
    browser = sign_in(reporter)

    answer = browser.post(f"/forum/posts/{post.id}/report", kind="meet")

    assert browser.get(f"/forum/threads/{alone.id}").status_code == 404
    assert THANKS in browser.get(answer.headers["location"]).text


def test_twice_is_once(db, sign_in, told):
    _, post, _, reporter = told
    browser = sign_in(reporter)
    token = browser.token()

    answers = [
        browser.post(f"/forum/posts/{post.id}/report", token=token, kind="hurts"),
        browser.post(f"/forum/posts/{post.id}/report", token=token, kind="hurts"),
        browser.post(f"/forum/posts/{post.id}/report", kind="meet"),
    ]

    assert {answer.headers["location"] for answer in answers} == {f"/forum/posts/{post.id}/report"}
    assert [(row.kind, row.reporter_id) for row in db.every(Report)] == [("hurts", reporter.id)]
    assert db.get(Post, post.id).state == "shown"


def test_two_people_are_two_reports_also_of_a_post_hidden_meanwhile(db, sign_in, told):
    _, post, _, reporter = told
    other = make.member(db)
    for member in (reporter, other):
        sign_in(member).post(f"/forum/posts/{post.id}/report", kind="contact")

    assert sorted(row.reporter_id for row in db.every(Report)) == [reporter.id, other.id]


def test_own_posts_and_posts_a_mentor_hid_are_not_reported(db, sign_in, told):
    thread, post, author, reporter = told
    hidden = make.post(db, thread, author, state="hidden")

    own = sign_in(author).post(f"/forum/posts/{post.id}/report", kind="meet")
    done = sign_in(reporter).post(f"/forum/posts/{hidden.id}/report", kind="meet")

    assert (own.status_code, done.status_code) == (403, 403)
    assert db.every(Report) == []


def test_what_is_out_of_sight_cannot_be_reported(db, sign_in, told):
    thread, _, author, reporter = told
    waiting = make.post(db, thread, author, state="waiting")
    browser = sign_in(reporter)

    for number in (waiting.id, 999999999, 0):
        answers = [
            browser.get(f"/forum/posts/{number}/report"),
            browser.post(f"/forum/posts/{number}/report", kind="meet"),
        ]
        assert [answer.status_code for answer in answers] == [404, 404], number


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"note": "She asked me"}, "Please choose one."),
        ({"kind": "nonsense", "note": "She asked me"}, "Please choose one."),
        ({"kind": "hurts", "note": "n" * 501}, "Please keep it under 500 characters."),
    ],
)
def test_a_refused_report_keeps_what_was_typed(db, sign_in, told, typed, message):
    _, post, _, reporter = told
    answer = sign_in(reporter).post(f"/forum/posts/{post.id}/report", **typed)

    assert answer.status_code == 422
    assert message in answer.text
    assert f">{typed['note']}</textarea>" in answer.text
    assert db.every(Report) == []


def test_nobody_learns_who_reported(db, sign_in, told):
    thread, post, author, reporter = told
    mentor = people.mentor(db, "deniz")
    sign_in(reporter).post(f"/forum/posts/{post.id}/report", kind="place", note="See the end")
    at_work = sign_in(mentor)
    folded = [at_work.get("/moderation"), at_work.get(f"/moderation/posts/{post.id}")]
    at_work.post(f"/moderation/posts/{post.id}/claim")

    pages = [
        sign_in(author).get(f"/forum/threads/{thread.id}"),
        at_work.get(f"/moderation/posts/{post.id}"),
    ]
    pages += folded

    assert ["carla" in page.text for page in pages] == [False] * 4
    assert "Somebody was worried about it. A mentor has not looked at it yet." in pages[0].text
    assert ["See the end" in page.text for page in pages] == [False, True, False, False]


def test_she_reads_first_what_is_told_and_sees_it_before_it_goes(db, sign_in, told):
    _, post, _, reporter = told
    browser, address = sign_in(reporter), f"/forum/posts/{post.id}/report"
    typed = {"kind": "meet", "note": "Behind the <station>"}
    form = browser.get(address).text
    looked = browser.post(address, step="look", **typed)
    changed = browser.post(address, step="change", **typed)
    nothing_yet = db.every(Report)
    browser.post(address, **typed)

    assert "A mentor reads: this post, the reason, what you add. Not your name." in form
    assert [str(EXAMPLES[kind]) in form for kind in KINDS] == [True] * 7
    assert list(KINDS)[-1] == "unsure"
    assert f'href="/worried?post={post.id}"' in form
    assert (looked.status_code, "Nothing was sent yet." in looked.text) == (200, True)
    assert "Behind the &lt;station&gt;</p>" in looked.text
    assert 'name="note" value="Behind the &lt;station&gt;"' in looked.text
    assert 'value="meet" checked' in changed.text
    assert nothing_yet == []
    assert db.one(select(Report)).note == "Behind the <station>"


def test_whoever_worries_is_led_to_the_staff_on_duty(db, sign_in, told):
    _, post, _, reporter = told
    browser = sign_in(reporter)
    browser.post(f"/forum/posts/{post.id}/report", kind="worried")

    page = browser.get(f"/forum/posts/{post.id}/report").text

    assert f'href="/worried?post={post.id}"' in page


def came(browser):
    page = browser.get("/forum/reports").text
    return re.findall(r"<p>([^<]+)</p></div>", page)


def test_she_reads_what_came_of_it(db, sign_in, told):
    thread, post, author, reporter = told
    hers, deniz = sign_in(reporter), sign_in(people.mentor(db, "deniz"))
    deeds = {"claim": {}, "staff": {"said": "Please look"}, "hiding": {"why": "offers"}}
    hers.post(f"/forum/posts/{post.id}/report", kind="meet", note="She asks everybody")
    told_of = came(hers)
    for deed, typed in deeds.items():
        deniz.post(f"/moderation/posts/{post.id}/{deed}", **typed)
        told_of += came(hers)
    for deed, typed in [("restoration", {}), ("revision", {"why": "kinder"}), ("", {})]:
        another = make.post(db, thread, author)
        hers.post(f"/forum/posts/{another.id}/report", kind="hurts")
        if deed:
            deniz.post(f"/moderation/posts/{another.id}/{deed}", **typed)
        else:
            sign_in(author).post(f"/forum/posts/{another.id}/removal")
        told_of.append(came(hers)[0])
    page = hers.get("/forum/reports").text

    assert told_of == [
        "It waits for a mentor.",
        "Somebody is looking at it now.",
        "It was passed to the staff on duty, and a mentor still looks at it.",
        "It was hidden.",
        "A mentor looked at it, and it can stay. It was right to ask.",
        "Its author was asked for other words.",
        "Its author took it away.",
    ]
    assert "She asks everybody" in page
    assert ("bea" in page, "deniz" in page, "today" in page) == (False, False, True)
    assert came(sign_in(author)) == []


def test_she_reads_that_it_is_shown_again(db, sign_in, told):
    thread, post, author, reporter = told
    hers, deniz = sign_in(reporter), sign_in(people.mentor(db, "deniz"))
    hers.post(f"/forum/posts/{post.id}/report", kind="meet")
    deniz.post(f"/moderation/posts/{post.id}/hiding", why="offers")
    sign_in(author).post(f"/forum/posts/{post.id}/appeal", said="It was a joke")

    waits = came(hers)
    sign_in(people.mentor(db, "canan")).post(f"/moderation/posts/{post.id}/restoration")

    assert waits == ["It was hidden."]
    assert came(hers) == ["Another mentor looked at it. It is shown again."]


def test_her_reports_are_read_in_pages(db, sign_in, told):
    thread, _, author, reporter = told
    for _ in range(21):
        people.reported(db, make.post(db, thread, author), member=reporter)
    hers = sign_in(reporter)
    page = hers.get("/forum/reports").text
    later = re.search(r'href="(/forum/reports\?after=\d+)"', page)[1]

    assert (len(came(hers)), hers.get(later).text.count('class="card"')) == (20, 1)
    assert hers.get("/forum/reports?after=x").status_code == 400


def meanwhile(db, deed, other):
    """Begin `other` while `deed` was done and not yet stored; the status of its answer."""
    answers = []
    thread = Pace(target=lambda: answers.append(other().status_code))
    with db.database.transaction(writing=True) as session:
        deed(session)
        thread.start()
        time.sleep(0.4)
    thread.join(20)
    return answers


def test_words_taken_away_in_the_moment_of_a_report_are_still_read(db, sign_in, told):
    """Else whoever asks for a number only has to be quick."""
    _, post, author, reporter = told
    browser, viewer = sign_in(author), make.viewer(reporter)

    answers = meanwhile(
        db,
        lambda s: reporting.report(s, viewer, post_for(s, viewer, post.id), "contact"),
        lambda: browser.post(f"/forum/posts/{post.id}/removal"),
    )

    now = db.get(Post, post.id)
    assert answers == [303]
    assert (now.body, now.state, now.why_hidden) == ("Let us meet", "hidden", "going")


def test_answering_a_post_does_not_wait_for_the_mentor_who_looks_at_it(db, sign_in, told):
    """The answer holds the thread and points to the post, the mentor the other way round."""
    thread, post, _, reporter = told
    mentor, browser = make.viewer(people.mentor(db)), sign_in(reporter)
    address = f"/forum/threads/{thread.id}/reply"
    done = []

    def decide(session):
        claims.free(session, mentor, post.id)
        if not db.database.is_sqlite:  # there one deed waits for the other anyway
            done.append(browser.post(address, body="No", to=str(post.id)).status_code)

    with db.database.transaction(writing=True) as session:
        decide(session)

    assert done == ([] if db.database.is_sqlite else [303])
