"""The main job end to end in Chromium: plan, training, forum, work and home, leaving."""

import pytest

from portal import packs
from tests.journeys.conftest import wait_until_gone

WAYS = [
    ("papatya", "tr", False),
    ("lale", "ar", False),
    ("deniz", "tr", True),
]
PAGES = ["/", "/plan", "/training", "/forum", "/jobs", "/housing", "/help", "/account"]


@pytest.mark.parametrize(("name", "language", "scripts"), WAYS)
def test_a_person_does_the_main_job(as_person, site, name, language, scripts):
    page = as_person(name, language, scripts=scripts)

    see_my_plan_and_tick_a_step(page)
    book_and_cancel(page)
    reply_in_a_thread(page, f"Thank you all, from {name} {scripts} {language}")
    save_a_job(page)
    look_for_a_home(page)

    assert page.strangers == []
    page.click("#leave")
    wait_until_gone(page, site)
    assert page.strangers == [packs.load("tr").elsewhere(language)]
    page.goto(f"{site}/plan")
    assert "/sign-in" in page.url


def see_my_plan_and_tick_a_step(page):
    page.goto("/plan")
    if page.locator("main input[type=checkbox]").count() == 0:
        page.goto("/plan/goals/new")
        page.fill("main input[type=text] >> nth=0", "A goal of my own")
        page.click("main form button >> nth=-1")
        return
    box = page.locator("main input[type=checkbox]").first
    was = box.is_checked()
    box.click()
    keep = page.locator("main form.sheet button").last
    if keep.is_visible():
        keep.click()
    page.wait_for_load_state("networkidle")
    page.goto("/plan")
    assert page.locator("main input[type=checkbox]").first.is_checked() is not was


def book_and_cancel(page):
    page.goto("/training")
    links = page.locator("main a[href^='/training/']").evaluate_all(
        "all => all.map(a => a.getAttribute('href')).filter(h => /^\\/training\\/\\d+$/.test(h))"
    )
    for link in links:
        page.goto(link)
        if page.locator("#booking form[action$='/booking']").count():
            break
    page.click("#booking form[action$='/booking'] button")
    page.wait_for_selector("#booking form[action$='/cancellation']")
    page.click("#booking form[action$='/cancellation'] button")
    page.wait_for_selector("#booking form[action$='/booking']")


def reply_in_a_thread(page, text):
    page.goto("/forum")
    page.click("main a[href^='/forum/'] >> nth=0")
    page.click("main a[href^='/forum/threads/'] >> nth=0")
    while page.locator("textarea").count() == 0:
        page.click("main a[href*='after=']")
    page.fill("textarea", text)
    page.click("#reply form button >> nth=-1")
    page.wait_for_selector(f"text={text}")


def save_a_job(page):
    page.goto("/jobs")
    links = page.locator("main a[href^='/jobs/']").evaluate_all(
        "all => all.map(a => a.getAttribute('href')).filter(h => /^\\/jobs\\/\\d+$/.test(h))"
    )
    page.goto(links[0])
    if page.locator("#saving form[action$='/unsaving']").count():  # saved by an earlier journey
        page.click("#saving form[action$='/unsaving'] button")
    page.click("#saving form[action$='/saving'] button")
    page.wait_for_selector("#saving form[action$='/unsaving']")
    page.goto("/jobs/saved")
    assert page.locator(f"a[href='{links[0]}']").count() == 1


def look_for_a_home(page):
    page.goto("/housing")
    page.fill("input[name=q]", "oda")
    page.press("input[name=q]", "Enter")
    page.wait_for_url("**/housing?*q=oda*")
    assert page.locator("main a[href^='/housing/']").count() > 0
