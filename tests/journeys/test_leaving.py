"""Leaving at once, and nothing private behind the Back button."""

from contextlib import suppress

import pytest
from playwright.sync_api import Error

from tests.journeys.conftest import wait_until_gone
from tests.journeys.leftovers import (
    FIND,
    PLACES,
    PLANT,
    WAYS,
    end_her_visits,
    picture,
    pixels,
    visits_of_papatya,
    when_it_rests,
    with_canary,
)


@pytest.fixture
def chromium(whole_chromium):
    return whole_chromium


def go_away(page, site, way, rows):
    if way == "leaving":
        page.click("#leave")
        wait_until_gone(page, site)
    elif way == "signing out":
        page.goto("/account")
        page.press("form[action='/sign-out'] button", "Enter")
        page.wait_for_url("**/sign-in")
    else:
        end_her_visits(rows)


def step(page, way, *, scripts=True):
    """One step in the history; a page that comes back out of memory asks for itself anew."""
    if scripts:
        page.evaluate(f"setTimeout(() => history.{way}())")
    else:
        with suppress(Error):  # the ordinary page cannot be reached from here
            {"back": page.go_back, "forward": page.go_forward}[way](wait_until="commit")


@pytest.mark.parametrize(
    ("way", "scripts"), [*((way, True) for way in WAYS), ("leaving", False), ("signing out", False)]
)
def test_nothing_private_comes_back(as_person, site, plan_with_canary, way, scripts):
    page = as_person("papatya", "en", scripts=scripts, in_full=True)
    for address in ("/plan", "/forum", "/plan"):
        page.goto(address)
    assert with_canary(page.evaluate(FIND)) == {"page"}

    go_away(page, site, way, plan_with_canary)

    seen = {}
    for number, to in enumerate(["back"] * 5 + ["forward"] * 5):
        step(page, to, scripts=scripts)
        found = with_canary(when_it_rests(page, FIND))
        seen[number, page.url] = found
    again = page.context.new_page()
    page.close()
    again.goto("/plan")
    seen["reopened", again.url] = with_canary(again.evaluate(FIND))
    assert seen == dict.fromkeys(seen, set())
    assert ("reopened", f"{site}/sign-in?next=%2Fplan") in seen
    assert f"{site}/sign-in?next=%2Fforum" in {
        address for _, address in seen
    }  # it really went back
    assert not page.strangers or page.strangers[0] == "https://www.bbc.com/weather"


def test_the_browser_keeps_nothing(as_person, site, plan_with_canary):
    """The control stands first: the probe finds what is planted, in every place but the page."""
    page = as_person("papatya", "en")
    page.goto("/account")
    page.evaluate(PLANT)
    assert with_canary(page.evaluate(FIND)) == PLACES

    go_away(page, site, "leaving", plan_with_canary)
    again = page.context.new_page()
    page.close()
    assert again.context.cookies() == []
    again.goto("/help")

    assert with_canary(again.evaluate(FIND)) == set()


def test_nothing_is_kept_while_she_is_here(as_person, plan_with_canary):
    page = as_person("papatya", "en")
    for address in ("/plan", "/forum", "/jobs", "/account"):
        page.goto(address)
    found = page.evaluate(FIND)

    assert with_canary(found) == set()
    assert found["local"] == found["session"] == "{}"
    assert found["database"] == found["cache"] == found["cookie"] == ""


def test_a_page_that_comes_back_out_of_memory_shows_nothing_first(as_person):
    page = as_person("papatya", "en")
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.context.add_init_script(
        "addEventListener('pageshow', event => event.persisted && console.log("
        "'seen: ' + getComputedStyle(document.body).visibility))"
    )
    page.goto("/plan")
    page.goto("/forum")
    step(page, "back")
    how = when_it_rests(page, "performance.getEntriesByType('navigation')[0].type")

    assert said == ["seen: hidden"]
    assert how == "reload"


DEAD = {"offline": False, "latency": 60_000, "downloadThroughput": 1, "uploadThroughput": 1}


def test_private_pixels_are_gone_within_a_tenth_of_a_second(as_person, site):
    """From the touch to the frame after it, with a network that does not answer. The quickest of
    three tries: the machine may have other things to do."""
    tries = [time_to_blank(as_person("papatya", "en"), site) for _ in range(3)]

    assert min(tries) < 100


def time_to_blank(page, site):
    page.goto("/plan")
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", DEAD)
    page.evaluate(
        "document.addEventListener('click', event => requestAnimationFrame(() => setTimeout(() =>"
        " { window.took = performance.now() - event.timeStamp })))"
    )
    assert len(pixels(picture(page))) > 1
    page.click("#leave", no_wait_after=True)
    page.wait_for_function("window.took")
    took, left = page.evaluate("[window.took, document.body.innerHTML]")
    assert (left, len(pixels(picture(page)))) == ("", 1)
    assert page.url.startswith(site)
    return took


def test_without_a_network_the_tab_is_left_empty_and_the_visit_ends_later(
    as_person, plan_with_canary
):
    page = as_person("papatya", "en")
    page.goto("/plan")
    there = visits_of_papatya(plan_with_canary)
    page.context.set_offline(True)
    page.click("#leave", no_wait_after=True)
    page.wait_for_url("about:blank")
    blank = pixels(picture(page))
    step(page, "back")
    assert len(blank) == 1
    assert "papatya" not in when_it_rests(page, "document.documentElement.outerHTML").lower()
    assert visits_of_papatya(plan_with_canary) == there

    page.context.set_offline(False)
    page.goto("/plan")

    assert page.url.endswith("/sign-in?next=%2Fplan")
    assert visits_of_papatya(plan_with_canary) == there - 1
    assert {cookie["name"] for cookie in page.context.cookies()} == {"g", "l"}


@pytest.mark.parametrize("way", ["leaving", "signing out"])
def test_other_open_pages_go_blank_too(as_person, site, plan_with_canary, way):
    page = as_person("papatya", "en")
    other = page.context.new_page()
    other.goto("/plan")

    go_away(page, site, way, plan_with_canary)

    other.wait_for_url("about:blank")


def test_no_second_tab_is_opened(as_person, site):
    page = as_person("papatya", "en")
    page.click("#leave", button="middle")
    wait_until_gone(page, site)

    assert page.context.pages == [page]


def test_the_explaining_page_leads_to_the_exit_itself(open_page, site):
    page = open_page("tr")
    page.goto("/help")
    page.click("main a[href='/leaving']")
    page.click("main a[href='/leave']")

    wait_until_gone(page, site)
    assert page.strangers == ["https://www.mgm.gov.tr/"]


def test_every_page_has_the_same_neutral_title(as_person):
    page = as_person("papatya", "en")
    titles = set()
    for address in ("/", "/plan", "/training", "/forum", "/jobs", "/help", "/leaving", "/nothing"):
        page.goto(address)
        titles.add(page.title())

    assert titles == {"Bahar"}
