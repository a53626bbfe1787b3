"""Her own pages: off until she says so, nothing but a first message until it came."""

from datetime import timedelta

import pytest

from portal.accounts.models import Notice
from portal.reminders.models import Contact, Message
from tests import make
from tests.reminders.making import NUMBER, contact, message, remind, states

PAGE, SMS = "/account/reminders", "/account/reminders/sms"
PICKS = {"offer": "home", "session": "ready", "change": "time", "language": "en"}
TYPED = {"address": "0532 123 45 67", "offers": "y", "sessions": "y", **PICKS}


@pytest.fixture
def browser(amina, sign_in):
    return sign_in(amina)


def choose(browser, **typed):
    fields = {name: value for name, value in {**TYPED, **typed}.items() if value}
    return browser.post(SMS, **fields)


def test_it_is_off_and_says_what_leaves_and_what_the_danger_is(browser):
    page = browser.get(PAGE).text

    assert page.count("Without you nothing is ever sent.") == 1
    assert page.count("No link, no name, nothing about what it is for.") == 1
    assert page.count("Whoever looks at that phone or mailbox") == 1
    assert page.count("between 8 and 20 o’clock") == 1
    assert f'href="{SMS}"' in page
    assert "/account/reminders/email" not in page
    assert browser.get("/account").text.count(f'href="{PAGE}"') == 1


@pytest.mark.parametrize("given", [{}])
def test_without_a_gateway_the_page_says_that_nothing_is_sent(browser, db, given):
    page = browser.get(PAGE).text

    assert page.count("No messages are sent from here, to anybody.") == 1
    assert "<form" not in page.partition("<main")[2].partition("</main>")[0]
    assert browser.get(SMS).headers["location"] == PAGE
    assert choose(browser).status_code == 409
    assert db.every(Contact) == []
    assert f'href="{PAGE}"' not in browser.get("/training").text


def test_she_reads_the_whole_message_in_the_language_she_picks(browser):
    page, turkish = browser.get(SMS).text, browser.get(f"{SMS}?language=tr").text

    for text in ("Call home.", "Your appointment is tomorrow.", "The time has changed."):
        assert f"“{text}”" in page
    assert page.count('type="radio"') == 15
    assert page.count("answer any message with the one word STOP") == 1
    assert page.count("It comes from <bdi>Hello</bdi>.") == 1
    assert turkish.count('<span lang="tr" dir="ltr">“') == 15
    assert '<input type="hidden" name="language" value="tr">' in turkish


def test_first_a_first_message_and_the_rest_when_she_said_that_it_came(
    browser, amina, db, gateway, send
):
    assert choose(browser).headers["location"] == PAGE
    page = browser.get(PAGE).text
    assert page.count("A first message is on its way.") == 1
    assert browser.post(f"{SMS}/arrival").status_code == 409, "nothing has gone out yet"
    assert remind(db, amina) == 0

    send()

    assert [asked.fields["Body"] for asked in gateway.asked] == ["This is a test."]
    assert gateway.asked[0].fields["To"] == NUMBER
    assert remind(db, amina) == 0
    assert browser.get(PAGE).text.count("Yes, it came") == 1
    for _ in range(2):
        assert browser.post(f"{SMS}/arrival").headers["location"] == PAGE
    assert remind(db, amina) == 1
    send()
    assert gateway.asked[1].fields["Body"] == "Call home."
    assert [notice.news for notice in db.every(Notice)] == ["reminders_on"]
    assert browser.get("/account/news").text.count("phone or mailbox were switched on") == 1


def test_the_number_is_sealed_and_shown_by_its_end_only(browser, db):
    choose(browser)

    page = browser.get(PAGE).text
    (row,) = db.every(Contact)
    assert "…67" in page
    assert "4567" not in page + browser.get(SMS).text
    assert row.address == NUMBER
    assert b"4567" not in row.address_sealed
    assert len(row.address_index) == 32


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"address": "hello"}, "This is not a number of a mobile phone."),
        ({"address": "0212 123 45 67"}, "This is not a number of a mobile phone."),
        ({"address": "112"}, "This is not a number of a mobile phone."),
        ({"address": ""}, "This is not a number of a mobile phone."),
        ({"address": "9" * 500}, "This is too long."),
        ({"offers": "", "sessions": ""}, "Please tick at least one."),
        ({"offer": "Come and see http://evil.example"}, "Please choose one."),
        ({"language": "xx"}, ""),
    ],
    ids=str,
)
def test_what_is_missing_or_wrong_is_said_and_nothing_is_kept(browser, db, typed, said):
    answer = choose(browser, **typed)

    assert answer.status_code == 422
    assert said in answer.text
    assert db.every(Contact) == []


def test_other_words_need_no_new_proof_another_number_does(browser, amina, db, send):
    contact(db, amina)

    choose(browser, address="", offer="moment", sessions="")
    (row,) = db.every(Contact)
    assert (row.offer_wording, row.sessions, row.proven_at is None) == ("moment", False, False)
    assert db.every(Message) == []
    choose(browser, address="۰۵۳۲ ۱۲۳ ۴۵ ۶۷")  # the same number, in other digits
    assert db.every(Contact)[0].proven_at is not None

    choose(browser, address="+90 532 999 88 77")
    (row,) = db.every(Contact)
    assert (row.address, row.proven_at) == ("+905329998877", None)
    assert states(db) == [("waiting", 0, "")]


def test_only_a_new_address_gets_a_first_message_and_the_page_says_so(browser, amina, db):
    first, other = "First one message comes:", "To another address one message comes first:"
    before = browser.get(SMS).text
    contact(db, amina)
    after = browser.get(SMS).text

    assert (before.count(first), before.count(other)) == (1, 0)
    assert (after.count(first), after.count(other)) == (0, 1)


def test_who_waits_is_told_that_there_are_reminders(browser, amina, db):
    training = make.training(db, seats=1, taken=1, days=5)
    make.wait(db, training, amina)

    for page in ("/training", f"/training/{training.id}"):
        assert browser.get(page).text.count(f'href="{PAGE}"') == 1


def test_what_waited_for_the_old_number_does_not_go_to_the_new_one(
    browser, amina, db, send, gateway
):
    contact(db, amina)
    remind(db, amina)
    choose(browser, address="+90 532 999 88 77")

    send()

    assert [asked.fields["Body"] for asked in gateway.asked] == ["This is a test."]


def test_one_press_switches_it_off_and_the_number_goes(browser, amina, db, gateway, send):
    contact(db, amina)
    remind(db, amina)

    for _ in range(2):
        assert browser.post(f"{SMS}/ending").headers["location"] == PAGE

    (row,) = db.every(Contact)
    assert (row.address, row.address_sealed, row.address_index) == ("", b"", "")
    assert row.stopped_at is not None
    assert send() == 0
    assert gateway.asked == []
    page = browser.get(PAGE).text
    assert page.count("Switched off since Monday 23 November.") == 1
    assert f'href="{SMS}"' in page
    assert browser.post(f"{SMS}/arrival").headers["location"] == PAGE
    assert remind(db, amina) == 0


def test_switched_on_again_it_begins_from_the_start(browser, amina, db):
    contact(db, amina)
    browser.post(f"{SMS}/ending")

    assert choose(browser, address="").status_code == 422
    assert choose(browser).status_code == 303
    (row,) = db.every(Contact)
    assert (row.address, row.proven_at, row.stopped_at) == (NUMBER, None, None)


def test_strangers_are_not_bothered_by_first_messages(browser, db, moment):
    """Three a day, also with another number each time, also after switching off."""
    answers = []
    for number in range(5):
        answers.append(choose(browser, address=f"+90 532 123 45 6{number}").status_code)
        browser.post(f"{SMS}/ending")

    assert answers == [303, 303, 303, 409, 409]
    moment.shift(timedelta(hours=25))
    browser.post("/sign-in", name="amina", words=make.WORDS)
    browser.learn_token("/account")
    assert choose(browser).status_code == 303


def test_she_can_have_it_sent_again_when_it_did_not_come(browser, amina, db):
    row = contact(db, amina, proven=False)
    message(db, row, "dead", "first", fault="rejected")
    assert browser.get(PAGE).text.count("The first message did not go out.") == 1

    assert browser.post(f"{SMS}/first").headers["location"] == PAGE

    assert states(db) == [("dropped", 0, "unwanted"), ("waiting", 0, "")]


def test_the_same_form_twice_is_one_deed(browser, db):
    token = browser.token()

    answers = [browser.post(SMS, token=token, **TYPED).status_code for _ in range(3)]

    assert answers == [303] * 3
    assert len(db.every(Contact)) == len(db.every(Message)) == 1


def test_nobody_touches_somebody_elses(db, amina, sign_in):
    contact(db, amina)
    lale = sign_in(make.member(db, "lale", house_id=amina.house_id))

    assert "…67" not in lale.get(PAGE).text
    for deed in ("ending", "safety", "arrival", "first"):
        assert lale.post(f"{SMS}/{deed}").headers["location"] == PAGE
    (row,) = db.every(Contact)
    assert (row.address, row.stopped_at) == (NUMBER, None)


@pytest.mark.parametrize("role", ["caseworker", "coordinator", "administrator"])
def test_staff_have_no_such_page(db, sign_in, role):
    browser = sign_in(make.member(db, "nur", role=role))

    assert browser.get(PAGE).status_code == 404
    assert browser.post(SMS, **TYPED).status_code == 404


def test_a_guest_and_a_strange_way_out(guest, browser):
    assert guest.get(PAGE).headers["location"].startswith("/sign-in")
    assert guest.post(SMS, **TYPED).headers["location"].startswith("/sign-in")
    for channel in ("pigeon", "apprise%00", "x" * 41):
        assert browser.get(f"{PAGE}/{channel}").status_code in {400, 404}
        assert browser.post(f"{PAGE}/{channel}", **TYPED).status_code in {400, 404}


def test_everything_about_it_is_on_her_page_of_data(browser, amina, db, send):
    contact(db, amina, language="en")
    remind(db, amina)
    send()

    page = browser.get("/account/data").text

    assert page.count("Reminders outside of the portal") == 1
    for said in (NUMBER, "Your appointment is tomorrow.", "It was sent"):
        assert page.count(said) == 1
