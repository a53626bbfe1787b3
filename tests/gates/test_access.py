"""Route × person × relation: who gets in, who is told nothing is there, who must sign in.

The table is written by hand. A route that it does not know fails, and so does every surprise.
"""

import pytest

from portal.app import all_routes
from tests import make
from tests.gates.access_table import PEOPLE, TABLE

pytestmark = pytest.mark.gate
ROUTES = {route.name: route for route in all_routes() if route.name != "serve"}


def test_the_table_knows_every_route_and_no_other():
    assert set(TABLE) == set(ROUTES)


@pytest.fixture
def world(db):
    """Amina lives in house A and is assigned to elif; one row of everything is hers or near her."""
    a, b = make.house(db), make.house(db)
    people = {
        "amina": make.member(db, "amina", house_id=a.id),
        "neighbour": make.member(db, "neighbour", house_id=a.id),
        "stranger": make.member(db, "stranger", house_id=b.id),
        "graduate": make.member(db, "graduate", role="graduate", house_id=a.id),
        "mentor": make.member(db, "mentor", role="peer_mentor", house_id=b.id),
        "assigned": make.member(db, "assigned", role="caseworker", house_id=a.id),
        "colleague": make.member(db, "colleague", role="caseworker", house_id=a.id),
        "coordinator": make.member(db, "coordinator", role="coordinator", house_id=a.id),
        "other_house": make.member(db, "other house", role="coordinator", house_id=b.id),
        "administrator": make.member(db, "administrator", role="administrator", house_id=b.id),
    }
    amina = people["amina"]
    make.assignment(db, people["assigned"], amina)
    goal = make.goal(db, amina, is_own=True)
    room = make.room(db)
    thread = make.thread(db, amina, room_id=room.id)
    from portal.accounts import actions
    from portal.forum.models import Post

    card = db.do(actions.reopen_card, amina, make.viewer(people["assigned"]))
    post = db.every(Post)[0]
    return people, {
        "plan": make.step(db, goal).id,
        "plan.goal": goal.id,
        "training": make.training(db, house_id=a.id).id,
        "forum": thread.id,
        "forum.post": post.id,
        "room": room.slug,
        "listings.job": make.job(db).id,
        "listings.home": make.home(db).id,
        "desk": amina.id,
        "desk.goal": goal.id,
        "desk.step": make.step(db, goal, doer="house").id,
        "desk.card": card.id,
        "moderation": post.id,
    }


def answers(browser, route, address):
    """`in`, `no` (403), `404`, or `sign-in`."""
    answer = browser.post(address) if "POST" in route.methods else browser.get(address)
    if answer.status_code == 404:
        return "404"
    if answer.status_code == 403:
        return "no"
    if answer.headers.get("location", "").startswith("/sign-in?next") or (
        answer.headers.get("location") == "/sign-in" and route.name != "accounts.sign_out"
    ):
        return "sign-in"
    assert answer.status_code < 500, answer.text
    return "in"


@pytest.mark.parametrize("name", sorted(TABLE))
def test_who_gets_in(name, world, sign_in, guest):
    people, rows = world
    route, expected = ROUTES[name], TABLE[name]
    address = route.path
    for key in (name, expected.row):
        if key in rows:
            address = address.replace("{id:id}", str(rows[key]))
    address = address.replace("{room:word}", str(rows["room"])).replace("{token}", "x")
    assert "{" not in address

    found = {"guest": answers(guest, route, address)}
    for person in PEOPLE:
        found[person] = answers(sign_in(people[person]), route, address)

    assert found == expected.answers()
