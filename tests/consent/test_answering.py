"""A yes and a no are given and taken back in her own visit, and by nobody else."""

import pytest
from sqlalchemy import select

from portal.app import all_routes
from portal.consent.answers import SAID
from portal.consent.models import Answer, Purpose, Receipt
from portal.my_data.holdings import record
from portal.trail.models import TrailEntry
from tests import make
from tests.consent.pages import NO, YES, answer, read, tags_on, words_on
from tests.statements import counted

SERVICES, REPORTING = "/account/consent/services", "/account/consent/reporting"


def test_giving_and_taking_back_are_one_tap_each(sign_in, scene, agreed, answers):
    browser = sign_in(scene.amina)
    before = (agreed(), tags_on(browser.get(SERVICES).text))

    given = answer(browser, SERVICES, YES)
    after_yes = (agreed(), tags_on(browser.get(SERVICES).text))
    taken_back = answer(browser, SERVICES, NO)
    after_no = (agreed(), tags_on(browser.get(SERVICES).text))

    assert [a.headers["location"] for a in (given, taken_back)] == [SERVICES, SERVICES]
    assert before == (False, ["Not answered"])
    assert after_yes == (True, ["Agreed"])
    assert after_no == (False, ["Taken back"])
    assert answers() == [("services", "given"), ("services", "withdrawn")]


def test_a_no_without_a_yes_is_a_no_and_can_become_a_yes(sign_in, scene, agreed, answers):
    browser = sign_in(scene.amina)

    answer(browser, SERVICES, NO)
    said = tags_on(browser.get(SERVICES).text)
    answer(browser, SERVICES, YES)

    assert said == ["Not agreed"]
    assert agreed() is True
    assert answers() == [("services", "refused"), ("services", "given")]


def test_each_purpose_stands_for_itself(sign_in, scene, agreed):
    answer(sign_in(scene.amina), SERVICES, YES)

    assert [agreed(p) for p in (Purpose.SERVICES, Purpose.REPORTING)] == [True, False]


def test_the_page_offers_what_can_be_done_now_with_equal_buttons(sign_in, scene):
    browser = sign_in(scene.amina)
    open_page = browser.get(SERVICES).text
    answer(browser, SERVICES, YES)
    agreed_page = browser.get(SERVICES).text

    assert open_page.count('<button class="btn plain wide">') == 2
    assert "I agree</button>" in open_page
    assert "I do not agree</button>" in open_page
    assert "I agree</button>" not in agreed_page
    assert agreed_page.index("Take it back</button>") < agreed_page.index("What it means")


def test_the_receipt_keeps_the_words_and_she_reads_them_again(db, sign_in, scene):
    browser = sign_in(scene.amina)
    shown = words_on(browser.get(REPORTING).text)
    answer(browser, REPORTING, YES)
    receipt = db.one(select(Receipt))
    page = browser.get("/account/consent/answers").text

    assert (receipt.shown, receipt.version, receipt.language) == (shown, 1, "en")
    assert (receipt.member_id, receipt.told_to_id) == (scene.amina.id, None)
    assert "You agreed." in page
    assert "A figure has no name in it and nothing that you wrote." in page


def test_nobody_reads_or_answers_for_somebody_else(db, sign_in, scene, agreed):
    """The controls: the neighbour answers for herself, the staff find nothing."""
    make.assignment(db, scene.elif_, scene.neighbour)
    answer(sign_in(scene.neighbour), SERVICES, YES)
    staff = [sign_in(who) for who in (scene.elif_, scene.colleague)]
    pages = ["/account/consent", SERVICES, "/account/consent/answers"]
    typed = read(sign_in(scene.amina), SERVICES)

    seen = {browser.get(page).status_code for browser in staff for page in pages}
    tried = {browser.post(f"{SERVICES}/{YES}", **typed).status_code for browser in staff}

    assert (seen, tried) == ({404}, {404})
    assert agreed() is False
    assert [r.member_id for r in db.every(Receipt)] == [scene.neighbour.id]
    assert db.every(TrailEntry) == []


def test_a_guest_is_led_to_the_sign_in(guest, answers):
    assert guest.get(SERVICES).headers["location"].startswith("/sign-in")
    assert guest.post(f"{SERVICES}/{YES}").headers["location"].startswith("/sign-in")
    assert answers() == []


def test_the_same_form_twice_is_one_answer(sign_in, scene, answers):
    browser = sign_in(scene.amina)
    token, typed = browser.token(), read(browser, SERVICES)

    sent = [browser.post(f"{SERVICES}/{YES}", token=token, **typed) for _ in range(2)]

    assert [a.headers["location"] for a in sent] == [SERVICES, SERVICES]
    assert answers() == [("services", "given")]


def test_a_yes_that_waited_behind_a_closed_door_is_read_again_first(sign_in, scene, answers):
    """What was set aside comes without its words on the page."""
    browser = sign_in(scene.amina)
    typed = read(browser, SERVICES)

    sent = browser.post(f"{SERVICES}/{YES}", kept="1", **typed)
    answer(browser, SERVICES, YES)
    refused = browser.post(f"{SERVICES}/{NO}", kept="1", **typed)

    assert [a.headers["location"] for a in (sent, refused)] == [SERVICES, SERVICES]
    assert answers() == [("services", "given"), ("services", "withdrawn")]


@pytest.mark.parametrize(
    "address",
    ["sharing", "nothing", "0", "partners/0", "partners/x", "partners/999999999"],
)
def test_other_addresses_are_not_there(sign_in, scene, answers, address):
    browser = sign_in(scene.amina)
    posts = {browser.post(f"/account/consent/{address}/{kind}").status_code for kind in (YES, NO)}

    assert browser.get(f"/account/consent/{address}").status_code == 404
    assert posts == {404}
    assert answers() == []


def test_every_page_and_deed_stands_behind_the_private_door():
    found = [route for route in all_routes() if route.path.startswith("/account/consent")]

    assert len(found) == 10
    assert [route.path for route in found if not route.endpoint.private] == []


def test_the_pages_cost_few_statements_and_the_list_is_cut(db, sign_in, scene):
    browser = sign_in(scene.amina)
    for _ in range(11):
        answer(browser, SERVICES, YES)
        answer(browser, SERVICES, NO)
    costs = []
    for page in ("/account/consent", SERVICES, "/account/consent/answers"):
        with counted(db) as sent:
            browser.get(page)
        costs.append(len(sent))
    first = browser.get("/account/consent/answers").text
    before = db.every(Receipt)[2].id
    second = browser.get(f"/account/consent/answers?before={before}").text

    assert max(costs) <= 6
    assert first.count("<details>") == 20
    assert f"/account/consent/answers?before={before}" in first
    assert second.count("<details>") == 2
    assert browser.get("/account/consent/answers?before=x").status_code == 400


def test_every_kind_of_answer_has_its_words_also_among_her_data(sign_in, scene, partner, answers):
    browser, page = partner
    answer(browser, page, NO)
    shown = browser.get("/account/data")

    assert (set(SAID), set(record.ANSWERS)) == (set(Answer), set(Answer))
    assert answers() == [("sharing", "asked"), ("sharing", "refused")]
    assert shown.status_code == 200
    assert "Sun Clinic" in shown.text
