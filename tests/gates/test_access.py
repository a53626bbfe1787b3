"""Route × person × relation: who gets in, who is told nothing is there, who must sign in.

The table is written by hand. A route that it does not know fails, and so does every surprise.
"""

import pytest

from portal.app import all_routes
from portal.web.inbound import Inbound
from portal.web.routing import Page
from tests.gates.access_people import PEOPLE
from tests.gates.access_table import TABLE
from tests.thorough import EVERYTHING, tries

pytestmark = pytest.mark.gate
ROUTES = {route.name: route for route in all_routes() if isinstance(route.endpoint, Page)}
LAST = (  # these end what others need
    "desk.withdraw_step",
    "plan.remove_goal",
    "cv.remove",
    "forum.take_back",
    "forum.take_all",
    "accounts.leave",
    "accounts.sign_out",
)


def test_the_table_knows_every_route_and_no_other():
    assert set(TABLE) == set(ROUTES)


def test_what_is_no_page_is_known():
    """Static files, being alive; and the one way in for machines, without a visit or a token."""
    kinds = [(route.path, type(route.endpoint)) for route in all_routes()]
    others = {path: kind for path, kind in kinds if kind is not Page}

    assert set(others) == {"/static/{name}", "/healthz", "/reminders/stop/{secret}"}
    assert others["/reminders/stop/{secret}"] is Inbound


def answer_to(browser, name, rows):
    """`in`, `no` (403), `404`, or `sign-in`."""
    route = ROUTES[name]
    address = route.path.replace("{id:id}", str(rows.get(TABLE[name].row)))
    address = address.replace("{room:word}", rows["room"]).replace("{number:id}", "1")
    address = address.replace("{purpose:word}", "services").replace("{token}", "x")
    address = address.replace("{channel:word}", "sms")
    assert not {"{", "None"}.intersection(address), name
    posts = "POST" in route.methods
    answer = browser.post(address) if posts else browser.get(address)
    assert answer.status_code < 500, (name, answer.text)
    if answer.headers.get("location", "").startswith("/sign-in") and name != "accounts.sign_out":
        return "sign-in"
    return {404: "404", 403: "no"}.get(answer.status_code, "in")


def expected_for(person):
    return {name: row.answer_for(person) for name, row in TABLE.items()}


def in_order():
    """Pages, then deeds, then the deeds that end what others need."""
    return sorted(TABLE, key=lambda name: (name in LAST, "POST" in ROUTES[name].methods))


def test_a_guest_gets_in_where_the_table_says(rows, guest, database_url):
    """Every route on SQLite, and every third one on PostgreSQL."""
    found = {}
    asked = in_order()[:: 1 if database_url.startswith("sqlite") else tries(1, 3)]
    for name in asked:
        found[name] = answer_to(guest, name, rows)
        if name in LAST:
            guest.learn_token("/sign-in")

    expected = expected_for("guest")
    assert found == {name: expected[name] for name in asked}


def is_hidden(person, name):
    """Every such thing is asked for in test_silence.py, by everybody on SQLite."""
    return "{id:id}" in ROUTES[name].path and TABLE[name].answer_for(person) == "404"


@pytest.mark.parametrize("person", PEOPLE)
def test_a_person_gets_in_where_the_table_says(person, people, rows, sign_in, database_url):
    """Every route by everybody on SQLite, and every third one on PostgreSQL."""
    browser, expected, asked = sign_in(people[person]), expected_for(person), in_order()
    if not EVERYTHING and database_url.startswith("sqlite"):
        asked = [name for name in asked if not is_hidden(person, name)]
    elif not EVERYTHING:
        asked = asked[[*PEOPLE].index(person) % 3 :: 3]
    found = {}
    for name in asked:
        found[name] = answer_to(browser, name, rows)
        if name in LAST:
            browser = sign_in(people[person])

    assert found == {name: expected[name] for name in asked}
