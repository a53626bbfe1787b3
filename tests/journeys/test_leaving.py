"""Leaving at once, and nothing private behind the Back button."""

import pytest

from tests.journeys.conftest import wait_until_gone


def gone(page):
    """Nothing of the private page is left in the document."""
    return "papatya" not in page.content().lower()


def test_the_exit_shows_an_ordinary_page_and_back_shows_nothing(as_person, site):
    page = as_person("papatya", "en")
    page.goto("/plan")
    page.click("#leave")
    wait_until_gone(page, site)
    assert page.strangers == ["https://www.bbc.com/weather"]
    assert gone(page)

    page.go_back()
    page.wait_for_load_state("load")

    assert gone(page)
    page.goto(f"{site}/plan")
    assert "/sign-in" in page.url


def test_shift_three_times_leaves(as_person, site):
    page = as_person("papatya", "en")
    for _ in range(3):
        page.keyboard.press("Shift")

    wait_until_gone(page, site)
    assert page.strangers == ["https://www.bbc.com/weather"]
    assert gone(page)


def test_two_shifts_do_nothing(as_person, site):
    page = as_person("papatya", "en")
    for _ in range(2):
        page.keyboard.press("Shift")
    page.wait_for_timeout(300)

    assert page.url.startswith(site)


def test_the_page_is_blank_before_the_network_answers(as_person, site):
    page = as_person("papatya", "en")
    page.context.set_offline(True)
    left = page.evaluate(
        "document.getElementById('leave').click(), document.documentElement.outerHTML"
    )

    assert "Papatya" not in left
    assert '<html lang="en" dir="ltr" class="gone">' in left


@pytest.mark.parametrize("scripts", [True, False])
def test_after_signing_out_back_shows_nothing(as_person, scripts):
    page = as_person("papatya", "en", scripts=scripts)
    page.goto("/account")
    page.click("form[action='/sign-out'] button")
    page.wait_for_url("**/sign-in")

    page.go_back()
    page.wait_for_load_state("load")

    assert gone(page)


def test_nothing_is_kept_in_the_browsers_storage(as_person):
    page = as_person("papatya", "en")
    for address in ("/plan", "/forum", "/jobs"):
        page.goto(address)
    kept = page.evaluate("[localStorage.length, sessionStorage.length]")
    databases = page.evaluate("indexedDB.databases().then(all => all.length)")

    assert (kept, databases) == ([0, 0], 0)


def test_every_page_has_the_same_neutral_title(as_person):
    page = as_person("papatya", "en")
    titles = set()
    for address in ("/", "/plan", "/training", "/forum", "/jobs", "/help", "/nothing"):
        page.goto(address)
        titles.add(page.title())

    assert titles == {"Bahar"}
