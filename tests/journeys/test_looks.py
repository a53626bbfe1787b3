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
    "/account",
    "/account/trail",
    "/language",
    "/nothing-here",
]
STAFF_PAGES = ["/desk", "/desk/people", "/desk/people/new", "/moderation"]
DETAILS = {
    "/plan": "main a[href^='/plan/steps/']",
    "/training": "main a[href^='/training/']",
    "/forum/work": "main a[href^='/forum/threads/']",
    "/jobs": "main article a[href^='/jobs/'], main .card a[href^='/jobs/']",
    "/housing": "main article a[href^='/housing/'], main .card a[href^='/housing/']",
    "/desk": "main a[href$='/plan']",
}


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
        ("papatya", "en", MEMBER_PAGES),
        ("lale", "ar", MEMBER_PAGES),
        ("deniz", "tr", [*MEMBER_PAGES, "/moderation"]),
        ("elif", "tr", STAFF_PAGES),
    ],
)
def test_axe_finds_nothing_serious(as_person, name, language, addresses):
    page = as_person(name, language, dark=name == "deniz")
    found = {}
    for address in pages_of(page, addresses):
        violations = Axe().run(page).response["violations"]
        bad = [
            (v["id"], v["nodes"][0]["html"][:120])
            for v in violations
            if v["impact"] in {"serious", "critical"}
        ]
        if bad:
            found[address] = bad

    assert found == {}


def test_axe_would_find_a_fault(as_person):
    """The control."""
    page = as_person("papatya")
    page.evaluate("document.querySelector('main').innerHTML = '<img src=x><input>'")

    assert {v["id"] for v in Axe().run(page).response["violations"]} >= {"image-alt", "label"}


@pytest.mark.parametrize("width", [240, 360, 1280])
@pytest.mark.parametrize(("name", "language"), [("papatya", "tr"), ("lale", "ar")])
def test_nothing_is_wider_than_the_screen(as_person, name, language, width):
    page = as_person(name, language, width=width)

    assert [a for a in pages_of(page, MEMBER_PAGES) if too_wide(page)] == []


@pytest.mark.parametrize("width", [240, 360, 1280])
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
        for box in page.locator(".btn:visible, .tabs a:visible, summary:visible").all():
            size = box.bounding_box()
            if size and size["height"] < 47.5:
                small.append((address, box.inner_text(), size["height"]))

    assert small == []
