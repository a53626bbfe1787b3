"""An address for one answer: neutral, once, seven days; whatever is not there looks the same."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import NamedTuple

import pytest
import time_machine

from portal import clock
from portal.accounts.models import News, Notice
from portal.listings import reports
from portal.listings.models import Listing
from portal.vetting import links
from portal.vetting.models import Link
from tests import make
from tests.browser import Browser
from tests.make.people import SECRET


class Said(NamedTuple):
    counts: bool


SAID_GONE = "Those who offer it say: not any more"
ADDRESS = re.compile(r"<b>http://localhost:8000(/answer/[^<]+)</b>")


@pytest.fixture
def elif_(db):
    house = make.house(db, "House Lavender")
    make.member(db, "Papatya", house_id=house.id)
    return make.member(db, "elif", role="caseworker", house_id=house.id)


@pytest.fixture
def desk(elif_, sign_in):
    return sign_in(elif_)


@pytest.fixture
def job(db):
    return make.job(db, "Terzi", language="tr")


def ask(desk, job, said="", **fields):
    sent = {"asks": "words" if said else "open", "language": "en", "said": said, **fields}
    return desk.post(f"/desk/offers/{job.id}/links", **sent)


def address(answer):
    return ADDRESS.search(answer.text)[1]


def test_not_any_more_hides_the_offer_until_somebody_looked(db, app, desk, guest, job, elif_):
    made = ask(desk, job)
    there = address(made)
    page = guest.get(there)
    guest.learn_token(there)
    token = guest.token()
    answers = [guest.post(there, token=token, said="gone") for _ in range(2)]
    thanks = guest.get("/answer").text

    assert page.status_code == 200
    assert "Is it still free?" in page.text
    assert "Terzi" in page.text
    for word in ("Lavender", "elif", "Papatya", "Small tailor workshop", "/help", "/sign-in"):
        assert word not in page.text + thanks, word
    assert [(one.status_code, one.headers["location"]) for one in answers] == [
        (303, "/answer?in=en"),
        (303, "/answer?in=en"),
    ]
    assert db.get(Listing, job.id).hidden_at is not None
    assert db.get(Listing, job.id).withdrawn_at is None
    assert [(one.member_id, one.news) for one in db.every(Notice)] == [
        (elif_.id, News.OFFER_ANSWERED)
    ]
    assert "No, not any more" in desk.get(f"/desk/offers/{job.id}/links").text
    assert SAID_GONE in desk.get("/desk/offers/reports").text
    assert desk.post(f"/desk/offers/{job.id}/showing").status_code == 303
    assert db.get(Listing, job.id).hidden_at is None


def test_who_hid_an_offer_is_not_mixed_up(db, desk, guest, job):
    """The word in an answer of their own, and an answer that a look has settled, say nothing."""
    words, open_ = (address(ask(desk, job, said)) for said in ("Which bus?", ""))
    guest.learn_token(words)
    guest.post(words, said="gone")
    guest.post(open_, said="gone")
    desk.post(f"/desk/offers/{job.id}/showing")
    shown = desk.get("/desk/offers/reports").text
    with db.database.transaction(writing=True) as session:
        by, listing = make.viewer(make.member(db)), session.get_one(Listing, job.id)
        reports.report(session, by, listing, "money", "")
    reported = desk.get("/desk/offers/reports").text

    assert "Terzi" not in shown
    assert "Terzi" in reported
    assert SAID_GONE not in reported


def test_words_come_back_without_what_cannot_be_seen(db, desk, guest, job):
    there = address(ask(desk, job, "Is there a bus?"))
    guest.learn_token(there)
    said = "<b>Yes</b>\u202e, \u200bline 4\x07\n\n\n\nUntil 23:00"
    empty, long = (guest.post(there, said=text).status_code for text in (" ", "x" * 501))
    done = guest.post(there, said=said)

    assert (empty, long, done.status_code) == (422, 422, 303)
    assert [one.answer for one in db.every(Link)] == ["<b>Yes</b>, line 4\n\nUntil 23:00"]
    assert "&lt;b&gt;Yes" in desk.get(f"/desk/offers/{job.id}/links").text
    assert db.get(Listing, job.id).hidden_at is None


def test_used_revoked_late_forged_and_withdrawn_are_one_page(db, desk, guest, job, elif_):
    used, revoked, gone = (address(ask(desk, job)) for _ in range(3))
    other = make.job(db, "Fırıncı")
    withdrawn = address(ask(desk, other))
    guest.learn_token(used)
    forged = used[:-1] + ("A" if used[-1] != "A" else "B")
    number = db.every(Link)[1].id
    for _ in range(2):
        desk.post(f"/desk/links/{number}/end")
    desk.post(f"/desk/offers/{other.id}/withdrawal")
    guest.post(used, said="free")
    missing = guest.get("/nothing/here")
    there = [used, revoked, withdrawn, forged, f"{forged}%C3%BC", "/answer/x", "/answer/x.y"]
    pages = [guest.get(one) for one in there]
    posts = [guest.post(one, said="gone") for one in there]
    with time_machine.travel(clock.now() + timedelta(days=7, seconds=1)):
        pages += [guest.get(gone), guest.get(forged)]
    assert guest.get(gone).status_code == 200

    plain = make.without_tokens
    assert {one.status_code for one in (*pages, *posts)} == {404}
    assert {plain(one.text) for one in (*pages, *posts)} == {plain(missing.text)}
    assert db.get(Listing, job.id).hidden_at is None


@pytest.mark.parametrize(
    "said",
    [
        "Is there a bed for Papatya?",
        "Can (papatya) come?",
        "Please write to House Lavender",
        "Call 0532 111 22 33",
        "She lives in a shelter",
        "Write to terzi@example.org",
    ],
)
def test_a_question_never_says_who_or_where(db, desk, job, said):
    assert ask(desk, job, said).status_code == 409
    assert db.every(Link) == []


def test_the_same_form_makes_one_address_and_shows_it_again(db, desk, job):
    token = desk.token()
    one, other = (ask(desk, job, token=token) for _ in range(2))
    empty = desk.post(f"/desk/offers/{job.id}/links", asks="words", language="en", said="")

    assert address(one) == address(other)
    assert len(db.every(Link)) == 1
    assert address(one).partition(".")[0].rpartition("/")[2] not in str(vars(db.every(Link)[0]))
    assert empty.status_code == 422


def test_the_page_speaks_the_language_that_was_chosen_for_them(desk, job, app):
    there = address(ask(desk, job, language="tr"))
    visitor = Browser(app, accept_language="ar")
    turkish = visitor.get(there).headers["content-language"]
    visitor.get("/language?to=ar&next=/answer")

    assert (turkish, visitor.get(there).headers["content-language"]) == ("tr", "ar")


def test_guessing_addresses_has_to_wait(guest, desk, job):
    tries = [guest.get(f"/answer/x{number}").status_code for number in range(22)]

    assert tries == [404] * 20 + [429] * 2


def test_two_answers_at_once_are_one(db, desk, job):
    there = address(ask(desk, job)).rpartition("/")[2]

    def give(said):
        def work(session):
            asked = links.behind(session, SECRET, there)
            return asked is not None and links.answer(session, asked.link, said)

        return db.do(lambda session: Said(work(session))).counts

    with ThreadPoolExecutor(4) as many:
        counted = list(many.map(give, ["free", "gone"] * 2))

    assert sorted(counted) == [False, False, False, True]
    assert len(db.every(Notice)) == 1
