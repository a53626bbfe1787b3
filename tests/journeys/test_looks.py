"""How pages stand on small screens, in both directions, in the dark; and what axe says."""

import pytest
from axe_playwright_python.sync_playwright import Axe

MEMBER_PAGES = [
    "/",
    "/plan",
    "/training",
    "/training/past",
    "/training/thanks",
    "/forum",
    "/forum/work",
    "/forum/women",
    "/forum/women/name",
    "/forum/search?q=a",
    "/forum/mine",
    "/forum/mine/everything",
    "/forum/reports",
    "/forum/log",
    "/worried",
    "/letters",
    "/letters/new",
    "/polls",
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
    "/account/reminders",
    "/account/calendar",
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
GUEST_PAGES = [
    "/",
    "/sign-in",
    "/help",
    "/leaving",
    "/language",
    "/card",
    "/card/x",
    "/certificate",
]
MENTORS = ["/moderation", "/moderation/letters"]
STAFF_PAGES = [
    "/desk",
    "/desk/people",
    "/desk/people/new",
    "/desk/trainings",
    "/desk/trainings?past=1",
    "/desk/trainings/new",
    "/desk/courses",
    "/desk/courses/new",
    "/desk/certificates",
    "/desk/feedback",
    "/desk/duty",
    "/desk/concerns",
    "/moderation",
    "/account/second/new",
]
DETAILS = {
    "/plan": "main a[href^='/plan/steps/']",
    "/training": "main a[href^='/training/']",
    "/training/past": "main a[href^='/training/certificates/']",
    "/forum/work": "main a[href^='/forum/threads/']",
    "/forum/women": "main a[href^='/forum/threads/']",
    "/polls": "main .card a[href^='/polls/']",
    "/jobs": "main article a[href^='/jobs/'], main .card a[href^='/jobs/']",
    "/housing": "main article a[href^='/housing/'], main .card a[href^='/housing/']",
    "/desk": "main a[href$='/plan']",
    "/desk/people": "main td a",
    "/desk/trainings": "main .lines a",
    "/desk/courses": "main .lines a",
    "/desk/certificates": "main .lines a",
    "/desk/feedback": "main .lines a",
    "/moderation": "main a[href^='/moderation/posts/']",
}
WIDTHS = (240, 1280)
IS_WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
TOUCHED = ".btn, .tabs a, summary, .card > a, .do a, footer a, .tap, .number"
SMALL = """selector => [...document.querySelectorAll(selector)]
  .map(thing => [thing.innerText, thing.getBoundingClientRect().height])
  .filter(([, height]) => height > 0 && height < 47.5)"""


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
    """The screens for which this page is too wide. Afterwards it is as wide as before."""
    found, usual = [], page.viewport_size
    for width in WIDTHS:
        page.set_viewport_size(usual | {"width": width})
        if page.evaluate(IS_WIDER):
            found.append(f"wider than {width}")
    page.set_viewport_size(usual)
    return found


@pytest.mark.parametrize(
    ("name", "language", "addresses"),
    [
        ("lale", "ar", MEMBER_PAGES),
        ("deniz", "tr", ["/", "/plan", "/forum", "/polls", "/polls/new", "/account", *MENTORS]),
        ("elif", "tr", STAFF_PAGES),
    ],
)
def test_pages_can_be_used_and_fit_every_screen(as_person, name, language, addresses):
    """One visit of each page: what axe says, and whether it is wider than the screen."""
    page = as_person(name, language, dark=name == "deniz")
    found = {address: faults(page) + too_wide(page) for address in pages_of(page, addresses)}

    assert {address: bad for address, bad in found.items() if bad} == {}


@pytest.mark.parametrize("language", ["en", "tr", "ar"])
def test_axe_finds_nothing_serious_for_a_guest(open_page, language):
    page = open_page(language)
    addresses = GUEST_PAGES if language == "ar" else GUEST_PAGES[:2]

    assert serious(page, addresses) == {}
    assert page.locator("html").get_attribute("lang") == language


def test_axe_finds_nothing_serious_in_forms_with_errors(as_person, chromium):
    page = as_person("gul", "tr")
    found = {}
    for address in ("/plan/goals/new", "/forum/work/new"):
        page.goto(address)
        page.locator("main form button:not([name])").last.click()
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
    violations = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
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


def test_nothing_is_wider_than_the_screen_in_turkish(as_person):
    """Its words are long."""
    page = as_person("papatya", "tr")
    wordy = ["/", "/plan", "/training", "/jobs", "/account", "/account/data", "/help"]

    assert [a for a in pages_of(page, wordy) if too_wide(page)] == []


def test_a_page_that_is_too_wide_would_be_seen(as_person):
    """The control."""
    page = as_person("papatya")
    page.evaluate("document.querySelector('main').style.width = '300px'")

    assert too_wide(page) == ["wider than 240"]


def test_arabic_is_mirrored(as_person):
    page = as_person("lale", "ar")
    bar = page.locator(".bar").bounding_box()
    exit_ = page.locator("#leave").bounding_box()

    assert page.locator("html").get_attribute("dir") == "rtl"
    assert exit_["x"] < bar["width"] / 2


def test_buttons_are_large_enough_to_touch(as_person):
    page = as_person("papatya", "tr")
    addresses = ["/", "/plan", "/training", "/jobs", "/account"]
    found = {address: page.evaluate(SMALL, TOUCHED) for address in pages_of(page, addresses)}

    assert {address: small for address, small in found.items() if small} == {}


def test_a_button_that_is_too_small_would_be_seen(as_person):
    """The control."""
    page = as_person("papatya", "tr")
    page.evaluate("document.querySelector('footer a').style.cssText = 'display:block;height:1em'")

    assert len(page.evaluate(SMALL, TOUCHED)) == 1
