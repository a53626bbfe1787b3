"""How pages stand on small screens, in both directions, in the dark; and what axe says."""

import pytest
from axe_playwright_python.sync_playwright import Axe

MEMBER_PAGES = [
    "/",
    "/plan",
    "/training",
    "/forum",
    "/forum/work",
    "/jobs",
    "/housing",
    "/jobs/saved",
    "/help",
    "/leaving",
    "/account",
    "/account/trail",
    "/account/news",
    "/account/words",
    "/account/pin",
    "/account/consent",
    "/account/data",
    "/account/data/erasure",
    "/account/data/request",
    "/account/second",
    "/account/second/codes",
    "/language",
    "/nothing-here",
    "/plan/goals/new",
    "/forum/work/new",
]
GUEST_PAGES = ["/", "/sign-in", "/help", "/leaving", "/language", "/card", "/card/x"]
STAFF_PAGES = ["/desk", "/desk/people", "/desk/people/new", "/moderation", "/account/second/new"]
DETAILS = {
    "/plan": "main a[href^='/plan/steps/']",
    "/training": "main a[href^='/training/']",
    "/forum/work": "main a[href^='/forum/threads/']",
    "/jobs": "main article a[href^='/jobs/'], main .card a[href^='/jobs/']",
    "/housing": "main article a[href^='/housing/'], main .card a[href^='/housing/']",
    "/desk": "main a[href$='/plan']",
    "/desk/people": "main td a",
    "/moderation": "main a[href^='/moderation/posts/']",
}


TOUCHED = ", ".join(
    f"{thing}:visible"
    for thing in (".btn", ".tabs a", "summary", ".card > a", ".do a", "footer a", ".tap", ".number")
)


def pages_of(page, addresses):
    """Every address, and one detail page of each list."""
    for address in addresses:
        page.goto(address)
        yield address
        detail = page.locator(DETAILS.get(address, "no-such-element"))
        if detail.count():
            detail.first.click()
            page.wait_for_load_state("load")
            yield f"{address} > {page.url}"


def too_wide(page):
    return page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )


@pytest.mark.parametrize(
    ("name", "language", "addresses"),
    [
        ("lale", "ar", MEMBER_PAGES),
        ("deniz", "tr", ["/", "/plan", "/forum", "/account", "/moderation"]),
        ("elif", "tr", STAFF_PAGES),
    ],
)
def test_axe_finds_nothing_serious(as_person, name, language, addresses):
    page = as_person(name, language, dark=name == "deniz")

    assert serious(page, addresses) == {}


@pytest.mark.parametrize("language", ["en", "tr", "ar"])
def test_axe_finds_nothing_serious_for_a_guest(open_page, language):
    page = open_page(language)

    assert serious(page, GUEST_PAGES) == {}
    assert page.locator("html").get_attribute("lang") == language


def test_axe_finds_nothing_serious_in_forms_with_errors(as_person, chromium):
    page = as_person("gul", "tr")
    found = {}
    for address in ("/plan/goals/new", "/forum/work/new"):
        page.goto(address)
        page.locator("main form button").last.click()
        page.wait_for_selector("main .error")
        found[address] = faults(page)
    page.goto("/forum/work")
    page.locator(DETAILS["/forum/work"]).first.click()
    page.locator("main a[href$='/report']").first.click()
    page.wait_for_url("**/report")
    found["report"] = faults(page)

    assert found == dict.fromkeys(found, [])


def serious(page, addresses):
    """The serious faults of every address that has some."""
    found = {address: faults(page) for address in pages_of(page, addresses)}
    return {address: bad for address, bad in found.items() if bad}


def faults(page):
    violations = Axe().run(page).response["violations"]
    return [
        (v["id"], v["nodes"][0]["html"][:120])
        for v in violations
        if v["impact"] in {"serious", "critical"}
    ]


def test_axe_would_find_a_fault(as_person):
    """The control."""
    page = as_person("papatya")
    page.evaluate("document.querySelector('main').innerHTML = '<img src=x><input>'")

    assert {v["id"] for v in Axe().run(page).response["violations"]} >= {"image-alt", "label"}


@pytest.mark.parametrize(
    ("name", "language", "width"),
    [("papatya", "tr", 240), ("lale", "ar", 240), ("lale", "ar", 1280)],
)
def test_nothing_is_wider_than_the_screen(as_person, name, language, width):
    page = as_person(name, language, width=width)

    assert [a for a in pages_of(page, MEMBER_PAGES) if too_wide(page)] == []


@pytest.mark.parametrize("width", [240, 1280])
def test_the_desk_fits_too(as_person, width):
    page = as_person("elif", "tr", width=width)

    assert [a for a in pages_of(page, STAFF_PAGES) if too_wide(page)] == []


def test_arabic_is_mirrored(as_person):
    page = as_person("lale", "ar")
    bar = page.locator(".bar").bounding_box()
    exit_ = page.locator("#leave").bounding_box()

    assert page.locator("html").get_attribute("dir") == "rtl"
    assert exit_["x"] < bar["width"] / 2


def test_buttons_are_large_enough_to_touch(as_person):
    page = as_person("papatya", "tr")
    small = []
    for address in pages_of(page, ["/", "/plan", "/training", "/jobs", "/account"]):
        for box in page.locator(TOUCHED).all():
            size = box.bounding_box()
            if size and size["height"] < 47.5:
                small.append((address, box.inner_text(), size["height"]))

    assert small == []
