"""News about an account: on the next page, on every phone but the one that caused them."""

from datetime import timedelta

import time_machine

from portal import clock
from portal.accounts import news
from portal.accounts.models import News
from tests import make

BANNER = "There is news about your account."


def has_banner(browser):
    return BANNER in browser.get("/training").text


def test_a_new_sign_in_is_told_on_the_other_phones_until_they_have_seen_it(db, sign_in):
    amina = make.member(db, "amina")
    with time_machine.travel(clock.now(), tick=False) as time:
        old = sign_in(amina, own_phone=True)
        time.shift(timedelta(minutes=1))
        before = has_banner(old)
        new = sign_in(amina)
        seen = (has_banner(old), has_banner(new))
        page = old.get("/account/news").text
        after = has_banner(old)

    assert (before, seen, after) == (False, (True, False), False)
    assert page.count('<span class="tag warm">new</span>') == 1
    assert "Your account was opened on a shared phone." in page


def test_what_was_done_to_her_account_is_told_once(db, sign_in):
    amina, other = make.member(db, "amina"), make.member(db, "other")
    db.do(news.tell, amina.id, News.CARD)
    browser, stranger = sign_in(amina), sign_in(other)
    told = (has_banner(browser), has_banner(stranger))
    page = browser.get("/account/news").text

    assert told == (True, False)
    assert "A new card was opened for you at the desk." in page
    assert not has_banner(browser)
    assert "A new card" not in stranger.get("/account/news").text


def test_every_piece_of_news_has_words():
    assert set(news.WORDS) == set(News)
