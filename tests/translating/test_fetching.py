"""The worker and a server with moods: nothing is translated that may not be, nothing is shown that
no longer fits, nothing of the words is in any log."""

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine

from portal import clock
from portal.forum.models import PostState
from portal.translating import actions, queries
from portal.translating.fetching import CLAIMED_FOR, fetch_due
from portal.translating.machine import Fault, NotMade, Task
from portal.translating.models import PostTranslation, State
from portal.translating.servers import chosen, libre
from portal.translating.servers.libre import LANGUAGES_FOR, LibreTranslate
from tests import keyfile, make
from tests.translating.conftest import BODY, here
from tests.translating.server import slowly

NOON = "2026-11-23 09:00:00+00:00"
TASK = Task(BODY, "tr", "en")


@pytest.fixture
def asked(db, amina, post):
    """Amina wants to read the post."""
    found = db.ask(queries.original_for, make.viewer(amina), post.id)
    db.do(actions.ask, make.viewer(amina), found)


@pytest.fixture
def moment():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def stands(db):
    (row,) = db.every(PostTranslation)
    return row.state, row.tries, row.text


MOODS = {
    "too many": (429, {"error": "Slowdown"}),
    "broken": (500, {"error": "Cannot translate text"}),
    "garbage": (200, b"<html>not JSON"),
    "another JSON": (200, {"translation": "x"}),
    "a number": (200, {"translatedText": 7}),
    "a list": (200, [1, 2]),
    "nothing": (200, {"translatedText": "  "}),
    "huge": (200, b'{"translatedText": "' + b"a" * 300_000 + b'"}'),
    "long": (200, {"translatedText": "a" * 20_001}),
    "deep": (200, b"[" * 100_000),
    "no UTF-8": (200, b'{"translatedText": "\xff\xfe"}'),
    "elsewhere": (302, b""),
    "wrong key": (403, {"error": "Invalid API key"}),
}


@pytest.mark.parametrize("mood", MOODS)
def test_a_bad_day_is_followed_by_a_better_one(db, moment, asked, server, work, mood, caplog):
    caplog.set_level(logging.DEBUG)
    server.answers = [MOODS[mood]]

    assert work() == 0
    assert stands(db) == (State.WAITING, 1, "")
    assert work() == 0, "not before a minute has passed"
    moment.shift(61)
    assert work() == 1
    assert stands(db) == (State.MADE, 2, f"[en] {BODY[::-1]}")
    assert [path for path in (a.path for a in server.asked) if path != "/translate"] == []
    assert BODY not in caplog.text
    assert BODY[::-1] not in caplog.text
    assert "a translation was not made" in caplog.text


def test_after_four_tries_it_gives_up_and_somebody_may_ask_anew(
    db, moment, sign_in, amina, asked, post, server, work
):
    server.answers = [(500, b"")] * 4
    for _ in range(5):
        work()
        moment.shift(3600)

    assert stands(db) == (State.FAILED, 4, "")
    assert len(server.asked) == 4
    browser = sign_in(amina)
    assert "could not translate this. You can ask again." in browser.get(here(post)).text
    browser.post(here(post))
    assert work() == 1
    assert stands(db)[0] is State.MADE


def test_what_is_rejected_is_not_tried_again(db, asked, server, work):
    server.answers = [(400, {"error": "Invalid request"})]

    assert (work(), work()) == (0, 0)
    assert stands(db) == (State.FAILED, 1, "")


def test_nobody_listens(db, asked, settings):
    """A refused connection is only a fault."""
    away = keyfile.settings("sqlite://", translate_url="http://127.0.0.1:9")

    assert fetch_due(db.database, chosen(away)) == 0
    assert stands(db) == (State.WAITING, 1, "")


def test_a_server_that_is_down_is_asked_once_a_round(db, amina, author, room, moment, server, work):
    thread = make.thread(db, author, room.id)
    for number in range(3):
        post = make.post(db, thread, author, f"metin {number}", language="tr")
        found = db.ask(queries.original_for, make.viewer(amina), post.id)
        db.do(actions.ask, make.viewer(amina), found)
    server.answers = [(503, b"")]

    assert (work(), len(server.asked)) == (0, 1)
    assert (work(), len(server.asked)) == (2, 3)


def test_a_slow_server_is_not_waited_for(db, asked, settings, server, monkeypatch):
    monkeypatch.setattr(libre, "PATIENCE", 0.2)
    server.answers = [slowly([b'{"transl', b'atedText": "x"}'], 1)]

    assert fetch_due(db.database, chosen(settings)) == 0
    assert stands(db) == (State.WAITING, 1, "")


def test_one_that_drips_for_ever_is_left(db, asked, settings, server, monkeypatch):
    monkeypatch.setattr(libre, "ALTOGETHER", timedelta(seconds=0.3))
    server.answers = [slowly([b" "] * 200, 0.05)]
    begun = clock.now()

    assert fetch_due(db.database, chosen(settings)) == 0
    assert clock.now() - begun < timedelta(seconds=9), "all of it takes ten"
    assert stands(db) == (State.WAITING, 1, "")


def test_languages_it_does_not_know(db, sign_in, amina, author, room, server, work):
    thread = make.thread(db, author, room.id)
    post = make.post(db, thread, author, "Salam", language="tk")
    browser = sign_in(amina)
    browser.post(here(post))

    assert work() == 0
    assert (stands(db)[0], server.asked, server.listed) == (State.UNABLE, [], 1)
    assert "does not know one of these two languages" in browser.get(here(post)).text


def test_the_list_of_languages_is_asked_for_once_in_a_while(server, settings, moment):
    machine = LibreTranslate(settings)
    for _ in range(3):
        assert machine.knows("tr", "en")
    assert (server.listed, machine.knows("en", "tk")) == (1, False)
    server.languages = [{"code": "en", "name": "English"}, {"code": "tk", "name": "Turkmen"}]
    moment.shift(LANGUAGES_FOR.total_seconds() + 1)

    assert machine.knows("en", "tk"), "an old server that tells no targets"
    assert server.listed == 2


@pytest.mark.parametrize("said", [{"error": "x"}, [1], [{"name": "x"}], 7, None], ids=str)
def test_a_list_that_is_none(server, settings, said):
    server.languages = said

    with pytest.raises(NotMade) as error:
        LibreTranslate(settings).knows("tr", "en")
    assert error.value.fault is Fault.GARBLED


def test_a_key_goes_along_and_nothing_else_does(server):
    server.key = "very secret"
    address = keyfile.settings("sqlite://", translate_url=server.address)
    with pytest.raises(NotMade):
        LibreTranslate(address)(TASK)
    given = keyfile.settings("sqlite://", translate_url=server.address, translate_key="very secret")

    assert LibreTranslate(given)(TASK) == f"[en] {BODY[::-1]}"
    named = {name.lower() for name in server.asked[-1].headers}
    assert named == {"host", "connection", "accept-encoding", "content-length", "content-type"}


def test_what_no_database_stores_is_left_out(server, settings):
    server.answers = [(200, b'{"translatedText": "a\\u0000b\\ud83dc"}')]

    assert LibreTranslate(settings)(TASK) == "ab?c"


# What may be translated is looked at when it is asked, when it is fetched, and when it is kept.


@pytest.fixture(params=["hidden", "held", "edited", "another language", "a room without machines"])
def happens(request, db, post, room, change):
    """Something that makes the translation one of other words, or forbids it."""
    return {
        "hidden": lambda: change(post, state=PostState.HIDDEN),
        "held": lambda: change(post, state=PostState.WAITING),
        "edited": lambda: change(post, body="Başka", edited_at=clock.now()),
        "another language": lambda: change(post, language="az"),
        "a room without machines": lambda: change(room, by_machine=False),
    }[request.param]


def test_before_it_is_fetched(db, asked, happens, server, work):
    happens()

    assert work() == 0
    assert (db.every(PostTranslation), server.asked) == ([], [])


def test_while_it_is_fetched(db, asked, happens, server, work):
    server.meanwhile = happens

    work()
    assert len(server.asked) == 1
    assert db.every(PostTranslation) == [], "the answer is thrown away"


def test_after_it_was_made(db, sign_in, amina, asked, happens, post, server, work):
    work()
    browser = sign_in(amina)
    assert "Translated by a machine" in browser.get(here(post)).text

    happens()
    assert "Translated by a machine" not in browser.get(here(post)).text
    work()
    assert db.every(PostTranslation) == []


def test_other_words_are_translated_anew(db, sign_in, amina, asked, post, change, server, work):
    work()
    change(post, body="Başka", edited_at=clock.now())
    browser = sign_in(amina)
    browser.post(here(post))
    assert work() == 1

    assert server.texts == [BODY, "Başka"]
    assert stands(db)[2] == "[en] akşaB"


def test_who_has_her_account_erased_takes_translations_along(
    db, sign_in, author, asked, post, server, work
):
    work()
    sure = {"name": author.name, "words": make.WORDS, "sure": "y"}

    assert sign_in(author).post("/account/data/erasure", **sure).status_code == 303
    assert db.every(PostTranslation) == []


def test_two_workers_fetch_each_once(db, amina, author, room, settings, server):
    thread = make.thread(db, author, room.id)
    for number in range(6):
        post = make.post(db, thread, author, f"metin {number}", language="tr")
        found = db.ask(queries.original_for, make.viewer(amina), post.id)
        db.do(actions.ask, make.viewer(amina), found)

    with ThreadPoolExecutor(3) as threads:
        made = list(threads.map(lambda _: fetch_due(db.database, chosen(settings)), range(3)))
    assert sum(made) == 6
    assert sorted(server.texts) == [f"metin {number}" for number in range(6)]


def test_a_worker_that_was_killed_leaves_it_to_the_next(db, asked, settings, server, moment, work):
    def killed():
        raise KeyboardInterrupt

    machine = LibreTranslate(settings)
    machine.knows = lambda source, target: killed()
    with pytest.raises(KeyboardInterrupt):
        fetch_due(db.database, machine)
    assert (work(), len(server.asked)) == (0, 0)
    moment.shift(CLAIMED_FOR.total_seconds() + 1)

    assert work() == 1
    assert stands(db)[:2] == (State.MADE, 2)
