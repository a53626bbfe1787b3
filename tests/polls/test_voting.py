"""One voice a person: new, changed, taken back; doubles and races count once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine

from portal import clock
from portal.polls import queries
from portal.polls.models import Ballot, Poll
from tests import make

SOON = timedelta(minutes=1)


def here(poll, deed=""):
    return f"/polls/{poll.id}{deed}"


def seen_on(page):
    """The ballot that stands on a page; empty before the first voice."""
    return page.text.split('name="seen" value="')[1].split('"')[0]


def voices(db, poll, *people):
    """What each of them said."""
    return [db.ask(queries.ballot_of, make.viewer(person), poll.id).choice for person in people]


def vote(browser, poll, voice, **more):
    seen = more.pop("seen", None)
    if seen is None:
        seen = seen_on(browser.get(here(poll)))
    return browser.post(here(poll, "/vote"), voice=voice, seen=seen, **more)


def test_a_voice_is_given_changed_and_taken_back(db, sign_in, house, poll):
    browser = sign_in(house.amina)
    assert "You have voted" not in browser.get("/polls").text

    answer = vote(browser, poll, "1")
    assert answer.headers["location"] == here(poll)
    assert voices(db, poll, house.amina) == [1]
    assert 'value="1" checked' in browser.get(here(poll)).text
    assert "You have voted" in browser.get("/polls").text
    vote(browser, poll, "0")
    assert voices(db, poll, house.amina) == [0]
    assert len(db.every(Ballot)) == 1
    seen = seen_on(browser.get(here(poll)))
    for _ in range(2):
        browser.post(here(poll, "/withdrawal"), seen=seen)
    assert voices(db, poll, house.amina) == [None]
    assert "checked" not in browser.get(here(poll)).text
    assert "You have voted" not in browser.get("/polls").text
    vote(browser, poll, "2")
    assert voices(db, poll, house.amina) == [2]


def test_each_has_her_own(db, sign_in, house, poll, cast):
    cast(4)

    assert voices(db, poll, *house.residents) == [0, 0, 1, 1, None, None]
    assert "checked" not in sign_in(house.residents[4]).get(here(poll)).text


@pytest.mark.parametrize("who", ["caseworker", "coordinator"])
def test_staff_read_and_do_not_vote(db, sign_in, house, poll, who):
    browser = sign_in(getattr(house, who))

    page = browser.get(here(poll))
    assert (page.status_code, "/vote" in page.text) == (200, False)
    assert vote(browser, poll, "0", seen="").status_code == 404
    assert db.every(Ballot) == []


def test_mentors_and_graduates_of_the_house_vote(db, sign_in, house, poll):
    graduate = make.member(db, role="graduate", house_id=house.mentor.house_id)
    for person in (house.mentor, graduate):
        assert vote(sign_in(person), poll, "2").status_code == 303

    assert voices(db, poll, house.mentor, graduate) == [2, 2]


@pytest.mark.parametrize("voice", ["", "3", "-1", "٠", "x", "0" * 9, "1 "])
def test_only_what_is_offered(db, sign_in, house, poll, voice):
    answer = vote(sign_in(house.amina), poll, voice)

    assert (answer.status_code, answer.text.count('class="error"')) == (422, 1)
    assert db.every(Ballot) == []


@pytest.mark.parametrize("seen", ["7", "x", "9" * 40, "-1", "٣"])
def test_a_ballot_that_is_none_is_not_changed(db, sign_in, house, poll, seen):
    assert vote(sign_in(house.amina), poll, "0", seen=seen).status_code == 409
    assert db.every(Ballot) == []


def test_a_closed_one_takes_nothing(db, sign_in, house):
    closed = make.poll(db, house.mentor, days=-1)
    browser = sign_in(house.amina)

    assert "<form" not in browser.get(here(closed)).text.split("<footer")[0]
    assert vote(browser, closed, "0", seen="").status_code == 409
    assert db.every(Ballot) == []


def test_the_same_form_again_and_late(db, sign_in, house, poll):
    """An old form that arrives late does not turn the newer voice around."""
    browser = sign_in(house.amina)
    old = browser.token()
    answers = [vote(browser, poll, "0", seen="", token=old) for _ in range(3)]
    assert {answer.headers["location"] for answer in answers} == {here(poll)}
    vote(browser, poll, "1")

    late = vote(browser, poll, "0", seen="", token=old)
    assert late.status_code == 409
    assert voices(db, poll, house.amina) == [1]
    browser.post(here(poll, "/withdrawal"), seen=seen_on(browser.get(here(poll))))
    assert vote(browser, poll, "0", seen="", token=old).status_code == 409
    assert voices(db, poll, house.amina) == [None]


def test_two_windows_are_told_apart(db, sign_in, house, poll):
    one, other = sign_in(house.amina), sign_in(house.amina)

    assert vote(one, poll, "0", seen="").status_code == 303
    late = vote(other, poll, "1", seen="")
    assert (late.status_code, "on another page" in late.text) == (409, True)
    assert voices(db, poll, house.amina) == [0]


@pytest.mark.parametrize("round_", range(3))
def test_two_voices_of_one_person_at_once_count_once(db, sign_in, house, poll, round_):
    browsers = [sign_in(house.amina) for _ in range(4)]
    for browser in browsers:
        browser.token()

    def send(number):
        return vote(browsers[number], poll, str(number % 2), seen="").status_code

    with ThreadPoolExecutor(4) as threads:
        codes = sorted(threads.map(send, range(4)))
    assert codes == [303, 409, 409, 409]
    assert len(db.every(Ballot)) == 1


def test_the_same_form_at_once_counts_once(db, sign_in, house, poll):
    browser = sign_in(house.amina)
    form = browser.token()
    with ThreadPoolExecutor(4) as threads:
        sent = [threads.submit(vote, browser, poll, "1", seen="", token=form) for _ in range(4)]
        codes = {each.result().status_code for each in sent}

    assert codes == {303}
    assert voices(db, poll, house.amina) == [1]


def test_who_votes_while_it_is_ended_is_counted_or_told(db, sign_in, house):
    """Every voice that was taken is in the result."""
    people = [make.member(db, house_id=house.mentor.house_id) for _ in range(8)]
    poll = make.poll(db, house.mentor)
    browsers, ender = [sign_in(person) for person in people], sign_in(house.mentor)
    for browser in [*browsers, ender]:
        browser.token()

    with ThreadPoolExecutor(9) as threads:
        sent = [threads.submit(vote, browser, poll, "1", seen="") for browser in browsers]
        sent.insert(5, threads.submit(ender.post, here(poll, "/end")))
        codes = [each.result().status_code for each in sent]
    taken = codes.count(303) - 1
    (counted,) = db.every(Poll)
    assert set(codes) <= {303, 409}
    assert counted.counts == ([0, taken, 0] if taken >= 5 else None)
    assert db.every(Ballot) == []


def test_it_closes_by_itself_at_midnight(db, sign_in, house):
    with time_machine.travel("2026-11-22 20:59:00+00:00", tick=False) as moment:
        poll = make.poll(db, house.mentor)
        db.do(lambda s: setattr(s.get(Poll, poll.id), "closes_at", clock.now() + SOON))
        browser = sign_in(house.amina)
        assert vote(browser, poll, "0").status_code == 303
        moment.shift(60)
        assert vote(browser, poll, "1", seen="").status_code == 409
        assert voices(db, poll, house.amina) == [0]
