"""The leaving journeys again, in Firefox ESR and WebKitGTK where they are installed."""

import shutil
import socket
import tempfile
import time

import pytest

from portal import demo
from tests.journeys import other_browsers
from tests.journeys.leftovers import (
    CANARY,
    FIND,
    PLACES,
    PLANT,
    WAYS,
    end_her_visits,
    pixels,
    with_canary,
)
from tests.site import served


def is_there(name):
    if name == "firefox":
        return other_browsers.FIREFOX
    parts = (other_browsers.WEBKIT_DRIVER, other_browsers.MINI_BROWSER, other_browsers.XVFB)
    return all(parts)


@pytest.fixture(params=["firefox", "webkit"])
def browser(request):
    """One browser per test: nothing of an earlier one is in it."""
    if not is_there(request.param):
        pytest.skip(f"{request.param} is not installed")
    folder = tempfile.mkdtemp(prefix=f"portal-{request.param}-")
    kind = {"firefox": other_browsers.Firefox, "webkit": other_browsers.WebKit}[request.param]
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # and never listens: the way outside is closed
        made = kind(folder, nobody.getsockname()[1])
        made.name = request.param
        yield made
        if made.program.poll() is None:
            made.close()
    shutil.rmtree(folder, ignore_errors=True)


def sign_in(browser, site):
    browser.go(f"{site}/language?to=en&next=/sign-in")
    browser.run(
        "async () => { document.getElementById('name').value = 'papatya';"
        f"document.getElementById('words').value = '{demo.words_of('papatya')}' }}"
    )
    browser.press("main button")
    browser.wait_until(lambda address: "/sign-in" not in address)


def look_around(browser, site):
    """Some private pages, the plan twice; the last is the plan or the account."""
    for address in ("/plan", "/forum", "/plan", "/account"):
        browser.go(f"{site}{address}")


def go_away(browser, site, way, database):
    if way == "leaving":
        browser.press("#leave")
        browser.wait_until(lambda address: not address.startswith(site))
    elif way == "signing out":
        browser.press("form[action='/sign-out'] button")
        browser.wait_until(lambda address: address.endswith("/sign-in"))
    else:
        end_her_visits(database)


@pytest.mark.parametrize("way", WAYS)
def test_nothing_private_comes_back(browser, site, plan_with_canary, way):
    sign_in(browser, site)
    browser.go(f"{site}/plan")
    assert with_canary(browser.run(FIND)) == {"page"}
    look_around(browser, site)

    go_away(browser, site, way, plan_with_canary)

    seen = {}
    browser.come_back_from_outside(f"{site}/help")
    for number, step in enumerate([browser.back] * 6 + [browser.forward] * 6):
        step()
        seen[number, browser.address()] = with_canary(browser.run(FIND))
    browser.reopen()
    browser.go(f"{site}/plan")
    seen["reopened", browser.address()] = with_canary(browser.run(FIND))
    assert seen == dict.fromkeys(seen, set())
    assert ("reopened", f"{site}/sign-in?next=%2Fplan") in seen
    assert f"{site}/sign-in?next=%2Fforum" in {
        address for _, address in seen
    }  # it really went back


def test_the_browser_keeps_nothing(browser, site, plan_with_canary):
    """The control stands first: the probe finds what is planted, in every place but the page."""
    sign_in(browser, site)
    browser.go(f"{site}/account")
    browser.run(PLANT)
    assert with_canary(browser.run(FIND)) == PLACES

    go_away(browser, site, "leaving", plan_with_canary)
    browser.reopen()
    browser.go(f"{site}/help")

    assert with_canary(browser.run(FIND)) == set()
    assert browser.cookies() == set()


def test_when_nobody_answers_the_tab_is_left_empty(browser, site_database):
    with served(site_database) as site:
        sign_in(browser, site)
        browser.go(f"{site}/plan")
        assert len(pixels(browser.picture())) > 1
    browser.press("#leave")
    browser.wait_until(lambda address: not address.startswith(site))

    assert browser.address() == "about:blank"
    assert len(pixels(browser.picture())) == 1


def test_firefox_brings_a_closed_tab_back_without_it(browser, site, plan_with_canary):
    if browser.name != "firefox":
        pytest.skip("only Firefox can be asked to")
    sign_in(browser, site)
    browser.go(f"{site}/plan")
    go_away(browser, site, "leaving", plan_with_canary)
    browser.reopen()
    browser.bring_closed_tab_back()
    browser.back()

    assert with_canary(browser.run(FIND)) == set()


def test_nothing_of_it_is_in_the_folder_of_firefox(browser, site, plan_with_canary):
    if browser.name != "firefox":
        pytest.skip("the other keeps no folder when it is driven")
    sign_in(browser, site)
    look_around(browser, site)
    for _ in range(100):  # the control: what may be kept is found there
        if found := files_with(browser.folder, b"inset-inline-start"):
            break
        time.sleep(0.2)
    assert found
    go_away(browser, site, "leaving", plan_with_canary)
    browser.close()

    assert files_with(browser.folder, CANARY.encode()) == []


def files_with(folder, text):
    return [p.name for p in folder.rglob("*") if p.is_file() and text in p.read_bytes()]
