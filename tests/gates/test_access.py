"""Route × person × relation: who gets in, who is told nothing is there, who must sign in.

The table is written by hand. A route that it does not know fails, and so does every surprise.
"""

import pytest

from portal.accounts import actions
from portal.app import all_routes
from portal.consent import actions as consent
from portal.forum.models import Post
from portal.web.routing import Page
from tests import make
from tests.gates.access_table import PEOPLE, TABLE

pytestmark = pytest.mark.gate
ROUTES = {route.name: route for route in all_routes() if isinstance(route.endpoint, Page)}
LAST = ("plan.remove_goal", "accounts.leave", "accounts.sign_out")  # these end what others need


def test_the_table_knows_every_route_and_no_other():
    assert set(TABLE) == set(ROUTES)


@pytest.fixture
def people(db):
    """Amina lives in house A and is assigned to one caseworker; the others are near her or not."""
    a, b = make.house(db).id, make.house(db).id
    found = {
        "amina": make.member(db, "amina", house_id=a),
        "neighbour": make.member(db, "neighbour", house_id=a),
        "stranger": make.member(db, "stranger", house_id=b),
        "graduate": make.member(db, "graduate", role="graduate", house_id=a),
        "mentor": make.member(db, "mentor", role="peer_mentor", house_id=b),
        "assigned": make.member(db, "assigned", role="caseworker", house_id=a),
        "colleague": make.member(db, "colleague", role="caseworker", house_id=a),
        "coordinator": make.member(db, "coordinator", role="coordinator", house_id=a),
        "other_house": make.member(db, "other house", role="coordinator", house_id=b),
        "administrator": make.member(db, "administrator", role="administrator", house_id=b),
    }
    make.assignment(db, found["assigned"], found["amina"])
    return found


@pytest.fixture
def rows(db, people):
    """One row of everything, Amina's own or of her house; what stands in the {places}."""
    amina = people["amina"]
    goal, room = make.goal(db, amina, is_own=True), make.room(db)
    thread = make.thread(db, amina, room_id=room.id)
    card = db.do(actions.reopen_card, amina, make.viewer(people["assigned"]))
    return {
        "goal": goal.id,
        "step": make.step(db, goal).id,
        "house_step": make.step(db, goal, doer="house").id,
        "training": make.training(db, house_id=amina.house_id).id,
        "thread": thread.id,
        "post": db.every(Post)[0].id,
        "room": room.slug,
        "job": make.job(db).id,
        "home": make.home(db).id,
        "person": amina.id,
        "card": card.id,
        "receipt": db.do(consent.name_partner, make.viewer(amina), amina.id, "Sun Clinic"),
    }


def answer_to(browser, name, rows):
    """`in`, `no` (403), `404`, or `sign-in`."""
    route = ROUTES[name]
    address = route.path.replace("{id:id}", str(rows.get(TABLE[name].row)))
    address = address.replace("{room:word}", rows["room"])
    address = address.replace("{purpose:word}", "services").replace("{token}", "x")
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


def test_a_guest_gets_in_where_the_table_says(rows, guest):
    found = {}
    for name in in_order():
        found[name] = answer_to(guest, name, rows)
        if name in LAST:
            guest.learn_token("/sign-in")

    assert found == expected_for("guest")


@pytest.mark.parametrize("person", PEOPLE)
def test_a_person_gets_in_where_the_table_says(person, people, rows, sign_in):
    browser = sign_in(people[person])
    found = {}
    for name in in_order():
        found[name] = answer_to(browser, name, rows)
        if name in LAST:
            browser = sign_in(people[person])

    assert found == expected_for(person)
