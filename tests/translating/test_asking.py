"""“Show in my language”: asked for, fetched by the worker, shown as what it is."""

import pytest
import time_machine

from portal import clock
from portal.app import create_app
from portal.forum.models import PostState
from portal.purging import purge
from portal.translating import rules
from portal.translating.models import PostTranslation, State
from portal.translating.queries import Original
from tests import keyfile, make
from tests.browser import Browser
from tests.make import without_tokens
from tests.statements import counted
from tests.translating.conftest import BODY, here

ARABIC = {"accept-language": "ar"}


def test_from_the_question_to_the_words(db, sign_in, amina, post, server, work):
    browser = sign_in(amina)
    assert "A machine of ours can translate this." in browser.get(here(post)).text
    assert browser.post(here(post)).headers["location"] == here(post)
    waiting = browser.get(here(post)).text
    assert "It is being translated. Look again in a moment." in waiting
    assert server.asked == [], "no page speaks to it"

    assert work() == 1
    page = browser.get(here(post)).text
    assert "Translated by a machine" in page
    assert f'<div lang="en"><p dir="auto">[en] {BODY[::-1]}</p></div>' in page
    assert f'<div lang="tr"><p dir="auto">{BODY}</p></div>' in page
    (asked,) = server.asked
    assert (asked.path, asked.said) == (
        "/translate",
        {"q": BODY, "source": "tr", "target": "en", "format": "text"},
    )
    assert work() == 0
    assert len(server.asked) == 1


def test_each_language_once_whoever_asks(db, sign_in, amina, post, server, work):
    other = make.member(db, "noor", language="ar")
    for person in (amina, make.member(db), other, amina):
        for _ in range(2):
            assert sign_in(person).post(here(post)).status_code == 303

    assert work() == 2
    rows = db.every(PostTranslation)
    assert sorted((row.language, row.state) for row in rows) == [
        ("ar", State.MADE),
        ("en", State.MADE),
    ]
    assert {column.name for column in PostTranslation.__table__.columns} & {
        "member_id",
        "by_id",
    } == set()


def test_dari_is_persian_to_a_machine(db, sign_in, amina, author, room, server, work):
    thread = make.thread(db, author, room.id)
    post = make.post(db, thread, author, "سلام", language="fa_AF")
    sign_in(amina).post(here(post))

    assert work() == 1
    assert server.asked[0].said["source"] == "fa"


def test_marks_and_lines_are_shown_as_text(db, sign_in, amina, author, room, work):
    thread = make.thread(db, author, room.id)
    post = make.post(db, thread, author, "<b>kalın</b>\n\nson", language="tr")
    browser = sign_in(amina)
    browser.post(here(post))
    work()

    page = browser.get(here(post)).text
    assert "<b>kalın" not in page
    assert "&lt;b&gt;kalın&lt;/b&gt;" in page


def test_hard_words_stay_folded(db, sign_in, amina, post, change, work):
    change(post, note="violence")
    browser = sign_in(amina)
    browser.post(here(post))
    work()

    assert browser.get(here(post)).text.count("<details><summary>") == 2


def nothing_there(browser, post):
    """Both addresses answer as if nothing was there, to the byte."""
    nowhere = "/forum/posts/424242/translation"
    pages = [without_tokens(browser.get(at).text) for at in (here(post), nowhere)]
    codes = [browser.get(here(post)).status_code, browser.post(here(post)).status_code]
    return codes == [404, 404] and pages[0] == pages[1]


@pytest.mark.parametrize("state", [PostState.WAITING, PostState.HIDDEN, PostState.REVISE], ids=str)
def test_what_is_held_or_hidden_is_translated_for_nobody(
    db, sign_in, amina, author, post, change, state, server, work
):
    change(post, state=state)
    mentor = make.member(db, role="peer_mentor")

    assert [nothing_there(sign_in(p), post) for p in (amina, author, mentor)] == [True] * 3
    assert (work(), db.every(PostTranslation), server.asked) == (0, [], [])


def test_nothing_in_rooms_without_machines(db, sign_in, amina, post, room, change, server, work):
    browser = sign_in(amina)
    browser.post(here(post))
    change(room, by_machine=False)

    assert nothing_there(browser, post)
    assert work() == 0
    assert (db.every(PostTranslation), server.asked) == ([], [])


def test_nothing_in_rooms_that_are_not_hers(db, sign_in, amina, author, post, room, change):
    change(room, house_id=author.house_id, roles=" graduate ")
    graduate = make.member(db, role="graduate", house_id=author.house_id)

    assert nothing_there(sign_in(amina), post)
    assert sign_in(graduate).get(here(post)).status_code == 200


def test_not_into_the_language_it_is_written_in(db, sign_in, author, post):
    assert nothing_there(sign_in(author), post)


def test_a_guest_signs_in_and_an_administrator_finds_nothing(db, sign_in, guest, post):
    assert guest.get(here(post)).headers["location"].startswith("/sign-in")
    assert sign_in(make.member(db, role="administrator")).get(here(post)).status_code == 404


@pytest.mark.parametrize("number", ["0", "x", "99999999999", "-1"])
def test_malformed_numbers(sign_in, amina, number):
    browser = sign_in(amina)
    at = f"/forum/posts/{number}/translation"

    assert [browser.get(at).status_code, browser.post(at).status_code] == [404, 404]


def test_without_the_setting_nothing_is_there(db, database_url, amina, post):
    app = create_app(keyfile.settings(database_url))
    browser = Browser(app)
    browser.post("/sign-in", name="amina", words=make.WORDS, next="")
    browser.learn_token_later("/account")
    assert nothing_there(browser, post)
    app.state.portal.close()


def test_the_same_form_twice_asks_once(db, sign_in, amina, post):
    browser = sign_in(amina)
    form = browser.token()

    assert {browser.post(here(post), token=form).status_code for _ in range(3)} == {303}
    assert len(db.every(PostTranslation)) == 1


def test_it_costs_two_statements(db, sign_in, amina, post):
    browser = sign_in(amina)
    with counted(db) as sent:
        browser.get(here(post))

    assert len(sent) == 2


@pytest.mark.parametrize(
    ("changes", "may"),
    [
        ({}, True),
        ({"is_on": False}, False),
        ({"by_machine": False}, False),
        ({"state": PostState.HIDDEN}, False),
        ({"state": PostState.WAITING}, False),
        ({"language": "en"}, False),
        ({"language": "fa_AF"}, True),
    ],
    ids=str,
)
def test_the_rule(changes, may):
    given = {
        "language": "tr",
        "state": PostState.SHOWN,
        "by_machine": True,
        "is_on": True,
    } | changes
    is_on = given.pop("is_on")
    post = Original(
        id=1, thread_id=1, body="", note="", edited_at=None, translation=None, text=None, **given
    )
    viewer = make.viewer(
        make.people.Member(id=1, name="a", role="resident", house_id=1, language="en")
    )

    assert rules.may_translate(viewer, post, post, is_on) is may


def test_it_is_kept_for_thirty_days(db, sign_in, amina, post, work):
    sign_in(amina).post(here(post))
    work()
    with time_machine.travel(clock.now() + 31 * rules.WAITS[0] * 60 * 24):
        assert db.do(purge)["post_translations"] == 1
