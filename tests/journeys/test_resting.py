"""A phone put down: the page goes blank by itself, and unsent words wait for their owner."""

from portal import demo
from portal.plan.models import Goal
from tests.journeys.leftovers import (
    CANARY,
    FIND,
    end_her_visits,
    picture,
    pixels,
    visits_of_papatya,
    with_canary,
)

NEARLY, ENOUGH = "09:59", "00:02"


def put_down(page, address):
    """A page whose clock runs ahead as the test wants."""
    page.clock.install()
    page.goto(address)


def test_the_page_goes_blank_and_a_touch_asks_who_this_is(as_person, plan_with_canary):
    page = as_person("papatya", "en")
    put_down(page, "/plan")
    page.clock.fast_forward(NEARLY)
    assert with_canary(page.evaluate(FIND)) == {"page"}
    page.clock.fast_forward(ENOUGH)
    assert with_canary(page.evaluate(FIND)) == set()
    assert len(pixels(picture(page))) == 1

    end_her_visits(plan_with_canary)
    page.mouse.click(100, 100)

    page.wait_for_url("**/sign-in?next=%2Fplan")


def test_a_page_in_use_does_not_go_blank(as_person):
    page = as_person("papatya", "en")
    put_down(page, "/plan/goals/new")
    for _ in range(3):
        page.clock.fast_forward(NEARLY)
        page.keyboard.press("a")

    assert page.is_visible("h1")


def test_words_not_yet_sent_wait_for_her(as_person, plan_with_canary):
    page = as_person("papatya", "en")
    there = visits_of_papatya(plan_with_canary)
    goals = len(plan_with_canary.every(Goal))
    put_down(page, "/plan/goals/new")
    field = page.locator("main form input:visible, main form textarea:visible").first
    field.fill(f"{CANARY}, half a")
    page.clock.fast_forward(NEARLY)
    page.clock.fast_forward(ENOUGH)

    page.wait_for_url("**/sign-in?next=%2Fkept")
    assert with_canary(page.evaluate(FIND)) == set()
    assert visits_of_papatya(plan_with_canary) == there - 1
    assert len(plan_with_canary.every(Goal)) == goals

    page.fill("#name", "papatya")
    page.fill("#words", demo.words_of("papatya"))
    page.click("main button")
    page.wait_for_url("**/kept")
    assert f"{CANARY}, half a" in page.locator("main textarea").first.input_value()
    assert page.locator("[name=aside]").count() == 0


def test_a_guest_page_does_not_go_blank(open_page):
    page = open_page("en")
    put_down(page, "/help")
    page.clock.fast_forward("12:00:00")

    assert page.is_visible("h1")
