"""Her yes and her no: to these very words, in her own visit, and taken back as easily."""

import pytest

from portal import packs
from portal.accounts.models import Notice
from portal.app import all_routes
from portal.consent.models import Purpose, Receipt
from portal.consent.queries import count_agreed, has_agreed
from portal.i18n import LANGUAGES
from portal.referrals import texts
from portal.referrals.models import Referral, Turn
from portal.trail.models import TrailEntry
from tests import make
from tests.consent.pages import answer as answer_consent
from tests.referrals.conftest import ASKING
from tests.referrals.making import refer
from tests.referrals.pages import NO, YES, page_of, read, tags_on, tap, words_on, write_down
from tests.statements import counted

NAME = packs.load("tr").service("iskur").name


def receipts(db):
    return [(str(r.purpose), str(r.answer)) for r in db.every(Receipt)]


def state(db, number):
    return str(db.get(Referral, number).state)


def test_asking_tells_her_and_nothing_goes_out(db, asked, turns):
    _, mine, number = asked
    page = mine.get(page_of(number)).text
    news = mine.get("/account/news").text

    assert (state(db, number), db.get(Referral, number).receipt_id) == ("asked", None)
    assert turns() == [("asked", "elif", False)]
    assert receipts(db) == []
    assert "<bdi>elif</bdi> from your house asks you this. Nothing was told yet." in page
    assert "Looks for a course, speaks some Turkish" in page
    assert tags_on(mine.get("/plan/referrals").text) == ["Waits for your answer"]
    assert [n.news for n in db.every(Notice)] == ["referral_asked"]
    assert '<a href="/plan/referrals">Your house asks whether it may tell a service' in news


def test_a_yes_is_a_receipt_with_the_words_and_opens_the_way(db, asked, turns):
    _, mine, number = asked
    shown = words_on(mine.get(page_of(number)).text)
    done = tap(mine, number, YES)
    (receipt,) = db.every(Receipt)

    assert done.headers["location"] == page_of(number)
    assert (state(db, number), db.get(Referral, number).receipt_id) == ("in_progress", receipt.id)
    assert turns() == [("asked", "elif", False), ("in_progress", "amina", True)]
    assert (receipt.shown, receipt.partner, receipt.language) == (shown, NAME["en"], "en")
    assert (receipt.answer, receipt.told_to_id) == ("given", None)
    assert ASKING["told"] in receipt.shown
    assert NAME["en"] in receipt.shown
    assert "You agreed." in mine.get("/account/consent/answers").text


def test_the_buttons_weigh_the_same_and_taking_back_stands_first(asked):
    _, mine, number = asked
    question = mine.get(page_of(number)).text
    tap(mine, number, YES)
    page = mine.get(page_of(number)).text

    assert question.count('<button class="btn plain wide">') == 2
    assert "Take it back</button>" not in question
    assert page.count("<button") == 1
    assert page.index("Take it back</button>") < page.index("Exactly these words")


@pytest.mark.parametrize("after", ["in_progress", "accepted"])
def test_she_takes_it_back_until_it_is_over(db, agreed, turns, after):
    staff, mine, number = agreed
    if after == "accepted":
        write_down(staff, number, "accepted")
    done = tap(mine, number, NO)
    page = mine.get(page_of(number)).text

    assert done.headers["location"] == page_of(number)
    assert state(db, number) == "revoked"
    assert turns()[-1] == ("revoked", "amina", True)
    assert receipts(db) == [("sharing", "given"), ("sharing", "withdrawn")]
    assert "was told already cannot be untold." in page
    assert "ask <bdi>elif</bdi> or someone else from your house" in page
    assert "<button" not in page


def test_a_no_to_the_question_is_a_no(db, asked):
    _, mine, number = asked
    tap(mine, number, NO)
    page = mine.get(page_of(number)).text
    again = tap(mine, number, YES)

    assert (state(db, number), receipts(db)) == ("revoked", [("sharing", "refused")])
    assert "cannot be untold" not in page
    assert (again.status_code, "This was taken back." in again.text) == (409, True)


@pytest.mark.parametrize("end", ["done", "rejected"])
def test_what_is_over_is_not_answered_any_more(db, agreed, end):
    staff, mine, number = agreed
    if end == "done":
        write_down(staff, number, "accepted")
    write_down(staff, number, end, "They are full")
    answers = [mine.post(f"{page_of(number)}/{kind}") for kind in (YES, NO)]
    page = mine.get(page_of(number)).text

    assert [a.status_code for a in answers] == [409, 409]
    assert all("There is nothing left to answer." in a.text for a in answers)
    assert state(db, number) == end
    assert receipts(db) == [("sharing", "given")]
    assert "They are full" in page
    assert "cannot be untold" in page


def test_a_yes_counts_for_this_referral_and_nothing_else(db, scene, agreed):
    """Neither in general, nor for the next one; and no yes in general counts here."""
    staff, mine, number = agreed
    in_general = db.ask(has_agreed, scene.amina.id, Purpose.SHARING, NAME["en"])
    listed = mine.get("/account/consent").text
    receipt = db.every(Receipt)[0].id
    as_partner = mine.get(f"/account/consent/partners/{receipt}").status_code
    desk = staff.get(f"/desk/people/{scene.amina.id}/consent").text
    tap(mine, number, NO)
    partner = mine.post("/account/consent/partners", partner=NAME["en"]).headers["location"]
    answer_consent(mine, partner, "agreement")
    again = staff.post(scene.desk, **ASKING)
    (_, next_one) = db.every(Referral)
    early = write_down(staff, next_one.id, "accepted")

    assert in_general is False
    assert db.ask(count_agreed, Purpose.SHARING) == 1  # the one in general, given later
    assert NAME["en"] not in listed
    assert 'href="/plan/referrals"' in listed
    assert as_partner == 404
    assert NAME["en"] not in desk
    assert (again.status_code, early.status_code) == (303, 409)
    assert state(db, next_one.id) == "asked"


def test_twice_is_once(db, agreed, turns):
    _, mine, number = agreed
    tap(mine, number, YES)
    tap(mine, number, NO)
    tap(mine, number, NO)

    assert [t[0] for t in turns()] == ["asked", "in_progress", "revoked"]
    assert receipts(db) == [("sharing", "given"), ("sharing", "withdrawn")]


@pytest.mark.parametrize("kind", [YES, NO])
def test_the_same_form_twice_is_one_answer(db, asked, kind):
    _, mine, number = asked
    token, typed = mine.token(), read(mine, number)
    sent = [mine.post(f"{page_of(number)}/{kind}", token=token, **typed) for _ in range(2)]

    assert [a.headers["location"] for a in sent] == [page_of(number)] * 2
    assert len(db.every(Receipt)) == 1
    assert len(db.every(Turn)) == 2


@pytest.mark.parametrize("typed", [{}, {"language": "xx", "read": "x"}, {"language": "en"}])
def test_a_yes_to_no_text_is_no_yes(db, asked, typed):
    _, mine, number = asked

    assert mine.post(f"{page_of(number)}/{YES}", **typed).status_code == 409
    assert (state(db, number), receipts(db)) == ("asked", [])


def test_words_that_changed_while_she_read_are_read_again(db, asked, monkeypatch):
    _, mine, number = asked
    typed = read(mine, number)
    monkeypatch.setattr(texts, "NO_SAYS", "Something else")

    assert mine.post(f"{page_of(number)}/{YES}", **typed).status_code == 409
    assert receipts(db) == []


def test_a_yes_that_waited_behind_a_closed_door_is_read_again_first(db, asked):
    _, mine, number = asked
    typed = read(mine, number)
    sent = mine.post(f"{page_of(number)}/{YES}", kept="1", **typed)
    refused = mine.post(f"{page_of(number)}/{NO}", kept="1", **typed)

    assert [a.headers["location"] for a in (sent, refused)] == [page_of(number)] * 2
    assert receipts(db) == [("sharing", "refused")]


@pytest.mark.parametrize("code", LANGUAGES)
def test_she_reads_it_in_her_language_and_the_receipt_keeps_that(db, sign_in, scene, code):
    lale = make.member(db, "lale", language=code, house_id=scene.amina.house_id)
    make.assignment(db, scene.elif_, lale)
    told = {**ASKING, "language": "tr", "told": "Kurs arıyor"}
    sign_in(scene.elif_).post(f"/desk/people/{lale.id}/referrals", **told)
    (referral,) = db.every(Referral)
    browser = sign_in(lale, accept_language=code)
    page = browser.get(page_of(referral.id)).text
    tap(browser, referral.id, YES)
    (receipt,) = db.every(Receipt)

    assert (receipt.shown, receipt.language) == (words_on(page), code)
    assert receipt.partner == NAME[code]
    assert 'lang="tr"><p dir="auto">Kurs arıyor</p>' in page
    assert ("<b>Türkçe</b>" in page) is (code != "tr")
    assert f'dir="{LANGUAGES[code].direction}"' in page


def test_nobody_reads_or_answers_for_somebody_else(db, sign_in, scene, asked):
    """The control is in every other test: Amina comes in."""
    _, mine, number = asked
    typed, found = read(mine, number), set()
    for person in (scene.neighbour, scene.elif_, scene.colleague):
        other = sign_in(person)
        found.add(other.get(page_of(number)).status_code)
        found |= {other.post(f"{page_of(number)}/{k}", **typed).status_code for k in (YES, NO)}
    empty = sign_in(scene.neighbour).get("/plan/referrals").text

    assert found == {404}
    assert "Nobody has asked you yet." in empty
    assert (state(db, number), receipts(db)) == ("asked", [])


def test_a_guest_is_led_to_the_sign_in(guest):
    assert guest.get("/plan/referrals").headers["location"].startswith("/sign-in")
    assert guest.post("/plan/referrals/1/agreement").headers["location"].startswith("/sign-in")


@pytest.mark.parametrize("number", ["0", "x", "-1", "999999999", "1/else", "99999999999999999999"])
def test_other_addresses_are_not_there(asked, number):
    _, mine, _ = asked
    posts = {mine.post(f"/plan/referrals/{number}/{kind}").status_code for kind in (YES, NO)}

    assert (mine.get(f"/plan/referrals/{number}").status_code, posts) == (404, {404})


def test_every_page_and_deed_of_hers_stands_behind_the_private_door():
    found = [route for route in all_routes() if route.path.startswith("/plan/referrals")]

    assert len(found) == 4
    assert [route.path for route in found if not route.endpoint.private] == []


def test_her_own_looks_and_deeds_leave_no_trail(db, agreed):
    _, mine, number = agreed
    mine.get(page_of(number))
    tap(mine, number, NO)

    assert [e.deed for e in db.every(TrailEntry)] == ["referrals.question"]


def test_the_pages_cost_few_statements_however_many_there_are(db, scene, agreed):
    staff, mine, number = agreed
    first = costs(db, staff, mine, scene, number)
    for key in ("bank", "sonim", "lawyers", "turkish"):
        refer(db, scene.amina, scene.elif_, service=key, state="done")

    assert costs(db, staff, mine, scene, number) == first
    assert max(first) <= 6
    assert mine.get("/plan/referrals").text.count('<a class="card row"') == 5


def costs(db, staff, mine, scene, number):
    found = []
    for browser, page in ((mine, "/plan/referrals"), (mine, page_of(number)), (mine, "/help")):
        with counted(db) as sent:
            assert browser.get(page).status_code == 200
        found.append(len(sent))
    return found
