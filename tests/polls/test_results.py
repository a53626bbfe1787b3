"""What is told of a result, to whom and when: nothing before the end, nothing below five."""

import re

import pytest

from portal import clock, worker
from portal.polls import actions
from portal.polls.models import Ballot, Poll
from portal.purging import purge
from tests import make
from tests.make import without_tokens
from tests.statements import counted


def close(db, poll):
    """The last day is over."""
    db.do(lambda s: setattr(s.get(Poll, poll.id), "closes_at", clock.now()))


def shown(browser, poll):
    """What the page tells of the result: numbers of voices in the order of the answers, or text."""
    page = browser.get(f"/polls/{poll.id}").text
    return re.findall(r"<dd><b>(\d+)</b></dd>", page), "Not enough people voted" in page


def test_five_voices_are_shown(db, sign_in, house, poll, cast):
    cast(5)
    close(db, poll)
    assert db.do(actions.count_due) == 1
    assert db.do(actions.count_due) == 0

    for person in (house.amina, house.mentor, house.caseworker):
        assert shown(sign_in(person), poll) == (["3", "2", "0"], False)
    assert db.every(Poll)[0].counts == [2, 3, 0]
    assert db.every(Ballot) == []


@pytest.mark.parametrize("many", [0, 1, 4])
def test_below_five_nothing_is_kept_and_nobody_is_told_how_many(
    db, sign_in, house, poll, cast, many
):
    cast(many)
    close(db, poll)
    worker.once(db.database, [worker.alone(actions.count_due)])

    assert shown(sign_in(house.mentor), poll) == ([], True)
    assert (db.every(Poll)[0].counts, db.every(Ballot)) == (None, [])


def test_a_voice_taken_back_is_none(db, sign_in, house, poll, cast):
    cast(5)
    browser = sign_in(house.amina)
    seen = browser.get(f"/polls/{poll.id}").text.split('name="seen" value="')[1].split('"')[0]
    browser.post(f"/polls/{poll.id}/withdrawal", seen=seen)
    close(db, poll)
    db.do(actions.count_due)

    assert shown(browser, poll) == ([], True)


def test_while_it_is_open_nobody_sees_anything_move(db, sign_in, house, poll, cast):
    """The same bytes before and after six voices, also for whoever asked."""
    watching = [sign_in(p) for p in (house.mentor, house.coordinator, house.caseworker)]

    def pages():
        found = [b.get(at).text for b in watching for at in (f"/polls/{poll.id}", "/polls")]
        return [without_tokens(page) for page in found]

    before = pages()
    cast(6)
    assert pages() == before


def test_closed_and_not_yet_counted(db, sign_in, house, poll, cast):
    cast(6)
    close(db, poll)
    page = sign_in(house.amina).get(f"/polls/{poll.id}").text

    assert "is being counted" in page
    assert "<dd>" not in page


def test_an_early_end_counts_at_once_and_never_again(db, sign_in, house, poll, cast):
    cast(6)
    browser = sign_in(house.mentor)
    for _ in range(2):
        assert browser.post(f"/polls/{poll.id}/end").status_code == 303

    (made,) = db.every(Poll)
    assert made.counts == [2, 4, 0]
    assert shown(browser, poll) == (["4", "2", "0"], False)


def test_who_has_her_account_erased_takes_an_open_voice_along(db, sign_in, house, poll, cast):
    cast(6)
    closed = make.poll(db, house.mentor)
    for person in house.residents:
        make.ballot(db, closed, person, 0)
    close(db, closed)
    db.do(actions.count_due)

    sure = {"name": house.amina.name, "words": make.WORDS, "sure": "y"}
    assert sign_in(house.amina).post("/account/data/erasure", **sure).status_code == 303
    assert len(db.every(Ballot)) == 5
    sign_in(house.mentor).post(f"/polls/{poll.id}/end")
    assert [made.counts for made in db.every(Poll)] == [[1, 4, 0], [6, 0, 0]]


def test_after_a_year_it_goes(db, house, cast, poll):
    cast(3)
    for days in (-366, -364):
        make.poll(db, house.mentor, days=days)

    assert db.do(purge)["polls"] == 1
    assert len(db.every(Poll)) == 2
    assert len(db.every(Ballot)) == 3


def test_pages_cost_few_statements(db, sign_in, house, poll, cast):
    cast(6)
    for _ in range(10):
        make.poll(db, house.mentor)
    browser = sign_in(house.amina)
    costs = []
    for at in ("/polls", f"/polls/{poll.id}"):
        with counted(db) as sent:
            assert browser.get(at).status_code == 200
        costs.append(len(sent))

    assert costs == [4, 4]
