"""Guessing secret words: a flood never keeps a known phone out, and answers tell nothing."""

import math
import time
from statistics import median
from unittest import mock

from sqlalchemy import update
from starlette.datastructures import FormData

from portal.accounts import entrance, words
from portal.accounts.models import Member
from portal.app import create_app
from portal.web.request import Request
from tests import keyfile, make
from tests.browser import Browser
from tests.rows import Rows

GUESSES, ADDRESSES, LOOKS = 100_000, 1_000, 20
TRIES = 200  # of each kind


def run(database_url):
    """Lines to print."""
    app = create_app(keyfile.settings(database_url))
    db = Rows(app.state.portal.database)
    yield from _flood(app, db)
    yield from _timing(app, db)
    app.state.portal.close()


def _flood(app, db):
    make.member(db, "amina")
    phone = Browser(app)
    _come_in(phone)
    taken, waits = [], 0
    for _ in range(LOOKS):
        for number in range(GUESSES // LOOKS):
            wait, _ = entrance._take(_guess(app, number % ADDRESSES, "amina"), "amina", "")
            waits += bool(wait)
        phone.post("/sign-out")
        phone.learn_token("/sign-in")
        began = time.perf_counter()
        answer = _come_in(phone)
        taken.append(time.perf_counter() - began if answer.status_code == 303 else math.inf)
    stranger = Browser(app)
    stranger.server.app.client = ("192.0.2.1", 4000)
    kept = stranger.post("/sign-in", name="amina", words=make.WORDS).status_code
    out = sum(math.isinf(each) for each in taken)
    yield (
        f"{GUESSES} wrong guesses for one name from {ADDRESSES} addresses: {waits} had to wait; "
        f"the known phone was kept out {out} of {LOOKS} times (median "
        f"{median(taken) * 1000:.0f} ms); the control, an unknown phone: {kept}"
    )


def _come_in(phone):
    answer = phone.post("/sign-in", name="amina", words=make.WORDS, own_phone="y")
    phone.learn_token("/account")
    return answer


def _guess(app, number, name):
    """A wrong guess as it reaches the counting, from an address of its own."""
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/sign-in",
        "headers": [],
        "query_string": b"",
        "client": (f"10.{number // 250}.{number % 250}.9", 4000),
        "app": app,
    }
    request = Request(scope)
    request.fields = FormData({"name": name, "words": "quite other words here"})
    return request


def _timing(app, db):
    for number in range(TRIES):
        make.member(db, f"known {number:04}")
    at_full_cost = words.hash_of(make.WORDS)  # the makers' is a cheap one
    db.do(lambda session: session.execute(update(Member).values(words_hash=at_full_cost)))
    yield _compared(app, "names nobody has against wrong words", 0)
    real = words.match
    careless = mock.patch.object(
        words, "match", lambda typed, stored: real(typed, stored) if stored else False
    )
    with careless:
        yield _compared(app, "the control, a sign-in that does no work for unknown names", 1)


def _compared(app, label, turn):
    """Both kinds of tries in turn, each from an address of its own."""
    times, answers = {"known": [], "nobody": []}, set()
    for number in range(TRIES):
        for kind, taken in times.items():
            browser = Browser(app)
            place = number + TRIES * turn
            browser.server.app.client = (f"172.{16 + turn}.{place % 250}.{number // 250 + 1}", 1)
            browser.learn_token("/sign-in")
            began = time.perf_counter()
            answer = browser.post("/sign-in", name=f"{kind} {number:04}", words="wrong words")
            taken.append(time.perf_counter() - began)
            length = len(make.without_tokens(answer.text).replace(kind, ""))
            answers.add((answer.status_code, length))
            browser.close()
    p = mann_whitney(times["known"], times["nobody"])
    ratio = median(times["nobody"]) / median(times["known"])
    kinds = f"{2 * TRIES} tries, {len(answers)} kind(s) of answer"
    return f"{label}: {kinds}, ratio {ratio:.3f}, p {p:.3g}"


def mann_whitney(one, other):
    """Two-sided p of the Mann-Whitney U test, normal approximation (ties do not occur here)."""
    ranks = {value: rank for rank, value in enumerate(sorted([*one, *other]), 1)}
    n, m = len(one), len(other)
    u = sum(ranks[value] for value in one) - n * (n + 1) / 2
    z = (u - n * m / 2) / math.sqrt(n * m * (n + m + 1) / 12)
    return math.erfc(abs(z) / math.sqrt(2))
