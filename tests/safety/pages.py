"""The addresses of a safety plan, and how to read its answers."""

from portal.safety.queries import plan_of, read
from tests import make

PIN, OTHER = "8305", "4471"
PAGE, SHEET, REMOVAL = "/plan/safety", "/plan/safety/sheet", "/plan/safety/removal"
DOOR = "/pin?next=%2Fplan%2Fsafety"
WORDS = {"calm": "The sea <b>", "people": "E. from the kitchen", "bag": "Bag under\nthe bed"}


def version(page):
    return page.text.partition('name="version" value="')[2].partition('"')[0]


def stored(db, member):
    return db.ask(lambda session: read(plan_of(session, make.viewer(member))))


def place(answer):
    return answer.headers.get("location", answer.status_code)
