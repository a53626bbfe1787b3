"""The ways to leave that need no button: a key, and two fingers."""

from tests.journeys.conftest import wait_until_gone


def press_shift(page, times, *, between=()):
    for _ in range(times):
        page.keyboard.press("Shift")
        for key in between:
            page.keyboard.press(key)


def test_shift_three_times_leaves(as_person, site):
    page = as_person("papatya", "en")
    press_shift(page, 3)

    wait_until_gone(page, site)
    assert page.strangers == ["https://www.bbc.com/weather"]


def test_less_than_that_does_nothing(as_person, site):
    page = as_person("papatya", "en")
    press_shift(page, 2)
    page.wait_for_timeout(900)
    press_shift(page, 2)
    page.wait_for_timeout(900)
    press_shift(page, 3, between="a")
    page.wait_for_timeout(300)

    assert page.url.startswith(site)


class Fingers:
    """Real touches, as many at once as wanted."""

    def __init__(self, page):
        self.page = page
        self.wire = page.context.new_cdp_session(page)

    def tap(self, fingers, *, moving=0, holding=40):
        places = [{"x": 60 + 70 * i, "y": 90, "id": i} for i in range(fingers)]
        for count in range(1, fingers + 1):  # no two fingers come down at the very same moment
            self._send("touchStart", places[:count])
        if moving:
            moved = [{**p, "y": p["y"] + (moving if p["id"] else -moving)} for p in places]
            self._send("touchMove", moved)
        self.page.wait_for_timeout(holding)
        self._send("touchEnd", [])

    def _send(self, kind, places):
        self.wire.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})


def test_two_fingers_three_times_leave(as_person, site):
    page = as_person("papatya", "en", touch=True)
    page.goto("/leaving")
    fingers = Fingers(page)
    for _ in range(4 * 3):  # a busy machine may be too slow between two of them
        if page.url.startswith(site):
            fingers.tap(2)

    wait_until_gone(page, site)
    assert page.strangers == ["https://www.bbc.com/weather"]


OTHER_TOUCHES = {
    "twice": [{"fingers": 2}] * 2,
    "one finger": [{"fingers": 1}] * 4,
    "three fingers": [{"fingers": 3}] * 3,
    "zooming": [{"fingers": 2, "moving": 60}] * 4,
    "resting": [{"fingers": 2, "holding": 600}] * 3,
    "one finger between": [{"fingers": 2}, {"fingers": 2}, {"fingers": 1}, {"fingers": 2}],
}


def test_other_touches_do_not_leave(as_person, site):
    page = as_person("papatya", "en", touch=True)
    left = []
    for name, taps in OTHER_TOUCHES.items():
        page.goto("/leaving")  # a new page has counted no touches
        fingers = Fingers(page)
        for tap in taps:
            fingers.tap(**tap)
        page.wait_for_timeout(300)
        if page.url != f"{site}/leaving" or "Leave now" not in page.inner_text("body"):
            left.append(name)

    assert left == []
