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
    "/jobs/searches",
    "/jobs/reports",
    "/interest",
    "/checkins",
    "/cv",
    "/cv/about",
    "/cv/skills",
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
    "/desk/offers",
    "/desk/offers/new?kind=home",
    "/desk/offers/paste",
    "/desk/offers/reports",
    "/desk/imports",
    "/desk/imports/new",
    "/desk/providers",
    "/desk/interests",
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
    "/desk/offers": "main .lines a",
    "/desk/providers": "main a[href^='/desk/providers/']",
    "/desk/interests": "main a[href^='/desk/interests/']",
    "/interest": "main a[href^='/interest/']",
    "/desk/feedback": "main .lines a",
    "/moderation": "main a[href^='/moderation/posts/']",
}
NARROW, WIDE = 240, 1280
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


def too_wide(page, width=None):
    """Of a screen so wide, or of the one it is on."""
    usual = page.viewport_size
    if width:
        page.set_viewport_size(usual | {"width": width})
    found = [f"wider than {width or usual['width']}"] if page.evaluate(IS_WIDER) else []
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
    """One visit of each page: what axe says, and whether it is wider than the screen. Tables, which
    only staff have, are looked at on a wide one as well. Head and foot are the same everywhere."""
    page = as_person(name, language, dark=name == "deniz", width=NARROW)
    found = {"head and foot": faults(page)}
    for address in pages_of(page, addresses):
        found[address] = faults(page, "main") + too_wide(page)
        if name == "elif":
            found[address] += too_wide(page, WIDE)

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


def faults(page, part=None):
    """The serious ones of a part of a page, by a selector, or of all of it."""
    options = {"resultTypes": ["violations"]}
    violations = Axe().run(page, part, options).response["violations"]
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


def test_turkish_words_fit_and_buttons_are_large_enough_to_touch(as_person):
    """Its words are long."""
    page = as_person("papatya", "tr")
    wordy = ["/", "/plan", "/training", "/jobs", "/account", "/account/data", "/help"]
    found = {
        a: too_wide(page, NARROW) + page.evaluate(SMALL, TOUCHED) for a in pages_of(page, wordy)
    }

    assert {address: bad for address, bad in found.items() if bad} == {}


def test_a_page_that_is_too_wide_would_be_seen(as_person):
    """The control."""
    page = as_person("papatya", width=NARROW)
    page.evaluate("document.querySelector('main').style.width = '300px'")

    assert too_wide(page) == ["wider than 240"]
    assert too_wide(page, WIDE) == []


def test_arabic_is_mirrored(as_person):
    page = as_person("lale", "ar")
    bar = page.locator(".bar").bounding_box()
    exit_ = page.locator("#leave").bounding_box()

    assert page.locator("html").get_attribute("dir") == "rtl"
    assert exit_["x"] < bar["width"] / 2


def test_a_button_that_is_too_small_would_be_seen(as_person):
    """The control."""
    page = as_person("papatya", "tr")
    page.evaluate("document.querySelector('footer a').style.cssText = 'display:block;height:1em'")

    assert len(page.evaluate(SMALL, TOUCHED)) == 1
