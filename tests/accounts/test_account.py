"""My account: phones, language, leaving, and what was not sent when the time ran out."""

import re

import time_machine

from portal.accounts.models import Member, SignedInPhone, Unsent
from portal.forum.models import Post
from tests import make


def test_leaving_ends_the_visit_and_shows_an_ordinary_page(db, sign_in):
    amina = sign_in(make.member(db, "amina", language="tr"))

    answer = amina.get("/leave")

    assert answer.headers["location"] == "https://www.mgm.gov.tr/"
    assert db.every(SignedInPhone) == []
    assert amina.get("/account").headers["location"].startswith("/sign-in")


def test_another_site_cannot_use_the_exit(db, sign_in):
    amina = sign_in(make.member(db, "amina"))

    amina.get("/leave", headers={"sec-fetch-site": "cross-site"})

    assert len(db.every(SignedInPhone)) == 1


def test_signing_out_clears_the_browser(db, sign_in):
    amina = sign_in(make.member(db, "amina"))

    answer = amina.post("/sign-out")

    assert answer.headers["location"] == "/sign-in"
    assert answer.headers["clear-site-data"] == '"cache", "cookies", "storage"'
    assert db.every(SignedInPhone) == []


def test_one_of_my_phones_or_all_others_can_be_signed_out(db, sign_in):
    amina = make.member(db, "amina")
    first, second, third = sign_in(amina), sign_in(amina), sign_in(amina)
    stranger = sign_in(make.member(db, "zoya"))
    keys = {phone.key for phone in db.every(SignedInPhone) if phone.member_id == amina.id}

    part = first.fragment("/account/phone-ending", "phones", phone="0" * 20)
    stranger.post("/account/phone-ending", phone=next(iter(keys))[:20])
    left = {phone.key for phone in db.every(SignedInPhone) if phone.member_id == amina.id}
    first.post("/account/other-phones-ending")

    assert left == keys
    assert part.text.count('class="card"') == 3
    assert "<html" not in part.text
    assert first.get("/account").status_code == 200
    assert {b.get("/account").status_code for b in (second, third)} == {303}
    assert stranger.get("/account").status_code == 200


def test_the_language_is_chosen_by_a_link_and_kept_by_a_form(db, sign_in, guest):
    amina = make.member(db, "amina")
    browser = sign_in(amina)

    answer = guest.get("/language?to=ar&next=/help")
    page = guest.get("/help").text
    browser.post("/account/language", language="tr")

    assert answer.headers["location"] == "/help"
    assert '<html lang="ar" dir="rtl">' in page
    assert db.get(Member, amina.id).language == "tr"
    assert '<html lang="tr" dir="ltr">' in browser.get("/account").text


def test_an_unknown_language_or_place_leads_nowhere_else(guest):
    listed = guest.get("/language?to=xx&next=https://evil.example/")
    led = guest.get("/language?to=tr&next=//evil.example/")

    assert listed.status_code == 200
    assert "evil" not in listed.text
    assert led.headers["location"] == "/"


def test_what_was_being_sent_comes_back_after_signing_in(db, sign_in, guest):
    amina = make.member(db, "amina")
    text = "A long text that took her an hour to write, with 'quotes' & <brackets>."
    with time_machine.travel("2026-11-21 10:00:00+00:00", tick=False) as clock:
        browser = sign_in(amina)
        browser.learn_token("/account")
        clock.shift(11 * 60)
        late = browser.post("/account/language", language="tr", note=text)
        again = browser.post("/sign-in", name="amina", words=make.WORDS, next="/kept")
        browser.learn_token("/account")
        kept = browser.get("/kept").text
        sent = browser.post("/account/language", kept="1", language="tr", note=text)

    assert late.headers["location"] == "/sign-in?next=%2Fkept"
    assert again.headers["location"] == "/kept"
    assert "took her an hour to write, with &#39;quotes&#39; &amp; &lt;brackets&gt;." in kept
    assert 'action="/account/language"' in kept
    assert sent.status_code == 303
    assert db.every(Unsent) == []
    assert db.get(Member, amina.id).language == "tr"


def test_nobody_else_gets_what_was_not_sent(db, sign_in):
    amina, zoya = make.member(db, "amina"), make.member(db, "zoya")
    with time_machine.travel("2026-11-21 10:00:00+00:00", tick=False) as clock:
        browser = sign_in(amina)
        browser.learn_token("/account")
        clock.shift(11 * 60)
        browser.post("/account/language", language="tr", note="mine alone, nobody reads it")
        other = browser.post("/sign-in", name=zoya.name, words=make.WORDS)
        page = browser.get("/kept")

    assert other.headers["location"] == "/"
    assert page.headers["location"] == "/"


def test_the_trail_is_my_own_and_pages_on(db, sign_in):
    elif_ = make.member(db, "elif", role="caseworker")
    amina, zoya = make.member(db, "amina"), make.member(db, "zoya")
    make.assignment(db, elif_, amina)
    desk = sign_in(elif_)
    for _ in range(22):
        desk.get(f"/desk/people/{amina.id}")

    first = sign_in(amina).get("/account/trail").text

    assert first.count("opened your page at the desk") == 20
    assert "Earlier" in first
    assert "Nobody has opened anything yet" in sign_in(zoya).get("/account/trail").text


def test_a_reply_written_too_late_is_posted_after_signing_in(db, sign_in):
    amina = make.member(db, "amina")
    thread = make.thread(db, amina)
    make.post(db, thread, amina)
    text = "It took me an hour to find these words."
    with time_machine.travel(thread.last_at, tick=False) as clock:
        browser = sign_in(amina)
        browser.learn_token("/account")
        clock.shift(11 * 60)
        browser.post(f"/forum/threads/{thread.id}/reply", body=text, language="en")
        browser.post("/sign-in", name="amina", words=make.WORDS, next="/kept")
        browser.learn_token("/account")
        kept = browser.get("/kept").text
        action = re.search(r'action="(/forum[^"]+)"', kept)[1]
        browser.post(action, kept="1", body=text, language="en")

    assert text in kept
    assert db.every(Post)[-1].body == text
    assert db.every(Unsent) == []
