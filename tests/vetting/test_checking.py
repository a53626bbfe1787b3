"""Two people look at an offer: who may, what is found, what is changed in between, who is first."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest

from portal.flags.indicators import Indicator
from portal.listings import rules
from portal.listings.models import Answer, Check, Listing
from portal.vetting.models import Provider, State
from tests import make
from tests.listings.reading import titles
from tests.make import today
from tests.vetting.offers import JOB, answers


@pytest.fixture
def staff(db):
    return [make.member(db, role=role) for role in ("caseworker", "coordinator", "caseworker")]


@pytest.fixture
def desks(sign_in, staff):
    return [sign_in(one) for one in staff]


def enter(db, desk, **values):
    desk.post("/desk/offers", **(JOB | values))
    return db.every(Listing)[-1]


def state(db, listing):
    return db.get(Listing, listing.id)


def test_two_people_and_then_it_is_shown(db, sign_in, staff, desks):
    writer, second, third = desks
    offer = enter(db, writer)
    here = f"/desk/offers/{offer.id}/check"
    member = sign_in(make.member(db))

    first = writer.post(here, **answers())
    own = writer.post(here, **answers(turn=2))  # the same person, whichever turn she says
    tab = writer.post(here, **answers(turn=1))
    before = titles(member.get("/jobs?q=tailor"))
    page = third.get(here).text
    after = third.post(here, **answers(turn=2, wages="unknown", words="Paid on Fridays."))
    late = second.post(here, **answers(turn=2))

    assert [a.status_code for a in (first, own, tab, after, late)] == [303, 409, 409, 303, 409]
    assert before == []
    assert titles(member.get("/jobs?q=tailor")) == [JOB["title"].replace("'", "&#39;")]
    assert page.count("answered: Asked, and there is nothing of the kind") == 11
    assert 'value="fine" checked' not in page
    checks = db.every(Check)
    assert [(c.turn, c.by_id) for c in checks] == [(1, staff[0].id), (2, staff[2].id)]
    assert checks[1].words == {"wages": "Paid on Fridays."}
    assert state(db, offer).assured_by_id == staff[2].id


def test_whoever_wrote_it_is_not_the_second(db, staff, desks):
    writer, other, _ = desks
    offer = enter(db, writer)
    here = f"/desk/offers/{offer.id}/check"

    other.post(here, **answers())

    assert writer.get(here).status_code == 409
    assert writer.post(here, **answers(turn=2)).status_code == 409
    assert "A colleague looks now" in writer.get("/desk/offers?show=second").text
    assert "A colleague looks now" in other.get("/desk/offers?show=second").text
    assert state(db, offer).assured_at is None


def test_every_question_is_answered_and_words_hold_no_contact(db, desks):
    offer = enter(db, desks[0])
    here = f"/desk/offers/{offer.id}/check"
    sent = answers(wages="flag", words="Ask 0532 000 11 22")
    del sent["answer_debt"]

    answer = desks[1].post(here, **sent)

    assert answer.status_code == 422
    assert answer.text.count('class="error"') == 2
    assert db.every(Check) == []


def test_what_rules_find_stands_beside_the_question(db, desks):
    said = "You sew. We keep your passport in our safe."
    offer = enter(db, desks[0], description=said, pay_min="", pay_max="")
    here = f"/desk/offers/{offer.id}/check"

    page = desks[1].get(here).text
    plain = desks[1].post(here, **answers())

    assert "keep your passport" in page.partition("<q ")[2]
    assert re.findall(r'name="answer_(\w+)" value="(\w+)" checked', page) == [
        ("documents", "flag"),
        ("wages", "unknown"),
    ]
    assert plain.status_code == 422  # “nothing” where something was found wants words
    assert plain.text.count("Something was found here") == 2


BOTH, ONE = ("Ask for a key.", "Ask for a key."), ("Ask for a key.", "")


@pytest.mark.parametrize("one", list(Indicator))
def test_what_somebody_found_needs_words_of_both_or_ends_it(one):
    """The rule alone, for each of the eleven and whoever found it."""

    def shown(first, second, words):
        found = [Check(turn=n, by_id=n, answers=dict.fromkeys(Indicator, "fine")) for n in (1, 2)]
        for check, answer, said in zip(found, (first, second), words, strict=True):
            check.answers, check.words = check.answers | {one: answer}, {one: said}
        return rules.may_be_shown(found)

    can_be = one not in rules.ONLY_WITHDRAWN
    flag, fine, unknown = Answer.FLAG, Answer.FINE, Answer.UNKNOWN

    assert [shown(flag, fine, BOTH), shown(fine, flag, BOTH), shown(flag, flag, BOTH)] == [
        can_be
    ] * 3
    assert [shown(flag, fine, ONE), shown(fine, flag, ONE), shown(flag, flag, ONE)] == [False] * 3
    assert shown(unknown, unknown, ("", ""))


def test_found_by_one_person_is_enough(db, sign_in, desks):
    member = sign_in(make.member(db))
    bad, odd = enter(db, desks[0]), enter(db, desks[0], title="Odd", description="You fold.")

    desks[0].post(f"/desk/offers/{bad.id}/check", **answers(documents="flag", words="Kept."))
    again = desks[1].post(f"/desk/offers/{bad.id}/check", **answers(turn=2))
    other_words = JOB | {"title": "Quite another", "version": "1"}
    changed = desks[1].post(f"/desk/offers/{bad.id}/change", **other_words)
    desks[0].post(f"/desk/offers/{odd.id}/check", **answers(isolation="flag", words="Far."))
    desks[1].post(f"/desk/offers/{odd.id}/check", **answers(turn=2))
    mute = state(db, odd).assured_at
    page = desks[1].get(f"/desk/offers/{odd.id}").text
    for desk, turn in zip(desks, (1, 2), strict=False):  # both again, with words of both
        version = str(state(db, odd).version)
        told = answers(version, turn, isolation="flag", words="The bus goes twice a day.")
        desk.post(f"/desk/offers/{odd.id}/check", **told)

    assert (again.status_code, changed.status_code) == (409, 409)
    assert desks[1].get(f"/desk/offers/{bad.id}/change").status_code == 409
    assert "It can only be withdrawn" in desks[1].get(f"/desk/offers/{bad.id}").text
    assert mute is None
    assert "not both of you wrote words" in page
    assert titles(member.get("/jobs")) == ["Odd"]
    assert desks[2].post(f"/desk/offers/{bad.id}/withdrawal").status_code == 303
    assert state(db, bad).withdrawn_at is not None


def test_a_change_between_the_looks_loses_nothing(db, sign_in, staff, desks):
    writer, other, third = desks
    offer = enter(db, writer)
    here = f"/desk/offers/{offer.id}"
    writer.post(f"{here}/check", **answers())
    new = JOB | {"description": "You sew hems and zips.", "version": "1"}
    third.post(f"{here}/change", **new)

    late = other.post(f"{here}/check", **answers(turn=2, wages="unknown", words="Paid on Fridays"))
    also_late = writer.post(f"{here}/change", **(new | {"title": "Mine"}))

    assert (late.status_code, also_late.status_code) == (409, 409)
    assert "Paid on Fridays" in late.text
    assert "You sew hems and zips." in late.text
    assert 'name="version" value="2"' in late.text
    assert 'name="turn" value="1"' in late.text
    assert 'value="Mine"' in also_late.text
    assert "You sew hems and zips." in also_late.text
    stands = state(db, offer)
    assert (stands.version, stands.posted_by_id) == (2, staff[2].id)
    assert len(db.every(Check)) == 1


def test_what_is_shown_and_changed_is_gone_until_two_looked_again(db, sign_in, desks):
    member = sign_in(make.member(db))
    offer = enter(db, desks[0])
    here = f"/desk/offers/{offer.id}"
    desks[0].post(f"{here}/check", **answers())
    desks[1].post(f"{here}/check", **answers(turn=2))
    before = member.get(f"/jobs/{offer.id}").status_code

    desks[0].post(f"{here}/change", **(JOB | {"version": "1", "notes": "Nice."}))  # only a note
    noted = member.get(f"/jobs/{offer.id}").status_code
    desks[0].post(f"{here}/change", **(JOB | {"version": "1", "phone": "0312 000 00 99"}))

    assert (before, noted) == (200, 200)
    assert member.get(f"/jobs/{offer.id}").status_code == 404
    assert titles(member.get("/jobs?q=tailor")) == []
    assert state(db, offer).version == 2
    assert "Wait for a first look: 1" in desks[0].get("/desk/offers").text


def test_it_ends_by_itself_and_two_people_look_anew(db, sign_in, desks):
    offer = enter(db, desks[0], valid_through=str(today() + timedelta(days=200)))
    here, member = f"/desk/offers/{offer.id}/check", sign_in(make.member(db))

    def until(days):
        on = today() + timedelta(days=days)
        db.do(lambda s: setattr(s.get_one(Listing, offer.id), "assured_until", on) or offer)
        return member.get(f"/jobs/{offer.id}").status_code

    def look(desk, *begun, **found):
        return desk.post(here, **answers(*begun, **found)).status_code

    said = {"conditions": "unknown", "words": "Two of us asked."}
    first = [look(desks[0], 1, 1), look(desks[1], 1, 2, **said), look(desks[2], 1, 1)]
    assured_for = state(db, offer).assured_until - today()
    seen = [until(0), until(-1)]  # the last day, and the one after it
    listed = desks[0].get("/desk/offers?show=soon").text.count(f'href="/desk/offers/{offer.id}"')
    until(6)
    anew = [look(desks[0], 1, 1), look(desks[0], 2, 2)]
    meanwhile = member.get(f"/jobs/{offer.id}")  # one person alone takes no answer away
    anew.append(look(desks[1], 2, 2))

    assert (first, assured_for) == ([303, 303, 409], rules.ASSURED_FOR)
    assert (seen, listed) == ([200, 404], 1)
    assert (anew, meanwhile.status_code) == ([303, 409, 303], 200)
    assert [
        "Two of us asked." in page
        for page in (meanwhile.text, member.get(f"/jobs/{offer.id}").text)
    ] == [True, False]
    assert state(db, offer).assured_until == today() + rules.ASSURED_FOR
    until(6)
    look(desks[0], 2, 1, threats="flag")  # what somebody finds anew takes it away at once
    assert member.get(f"/jobs/{offer.id}").status_code == 404


def test_two_at_once_are_one_first_look(db, app, desks):
    offer = enter(db, desks[0])
    here, gate = f"/desk/offers/{offer.id}/check", Barrier(2)

    def look(desk):
        gate.wait(5)
        return desk.post(here, **answers(words="x")).status_code

    for desk in desks[1:]:
        desk.token()
    with ThreadPoolExecutor(2) as pool:
        done = sorted(pool.map(look, desks[1:]))

    assert done == [303, 409]
    assert [check.turn for check in db.every(Check)] == [1]


def test_nothing_of_those_who_are_refused_is_shown(db, desks):
    offer = enter(db, desks[0])
    (provider,) = db.every(Provider)
    db.do(lambda s: setattr(s.get_one(Provider, provider.id), "state", State.REFUSED) or provider)
    here = f"/desk/offers/{offer.id}"

    desks[0].post(f"{here}/check", **answers())
    desks[1].post(f"{here}/check", **answers(turn=2))

    assert state(db, offer).assured_at is None
    assert "nothing of those who offer it is shown" in desks[1].get(here).text
