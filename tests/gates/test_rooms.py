"""Room rule × role: who finds a room, its threads and its posts. Everybody else finds nothing."""

import pytest

from portal.forum import counting
from portal.viewer import Role
from tests import make
from tests.gates.access_people import NOT_ADMIN, PEOPLE
from tests.make import without_tokens
from tests.thorough import tries

pytestmark = pytest.mark.gate
STAFF = f" {Role.CASEWORKER} {Role.COORDINATOR} "
HOUSE_A = {"amina", "neighbour", "graduate", "assigned", "colleague", "excepted", "coordinator"}

ROOMS = {  # a rule: what it is made of, and who is in
    "everybody": ({}, NOT_ADMIN),
    "house": ({"house": True}, HOUSE_A),
    "graduates": ({"roles": f" {Role.GRADUATE} {Role.PEER_MENTOR} "}, {"graduate", "mentor"}),
    "staff": (
        {"roles": STAFF},
        NOT_ADMIN & {"assigned", "colleague", "excepted", "coordinator", "other_house"},
    ),
    "let in": ({"by_entry": True}, {"amina", "stranger", "colleague"}),
    "house, let in": ({"house": True, "by_entry": True}, {"amina", "colleague"}),
    "house, graduates": ({"house": True, "roles": f" {Role.GRADUATE} "}, {"graduate"}),
    "let in, graduates": ({"by_entry": True, "roles": f" {Role.GRADUATE} "}, set()),
}
LET_IN = ("amina", "stranger", "colleague", "administrator")  # nobody gets in by entry alone
ADDRESSES = (
    ("GET", "/forum/{room}"),
    ("GET", "/forum/{room}/new"),
    ("GET", "/forum/{room}/name"),
    ("GET", "/forum/threads/{thread}"),
    ("GET", "/forum/threads/{thread}/reply"),
    ("GET", "/forum/posts/{post}"),
    ("GET", "/forum/posts/{post}/more"),
    ("GET", "/forum/posts/{post}/links/1"),
    ("GET", "/forum/posts/{post}/report"),
    ("POST", "/forum/{room}/name"),
    ("POST", "/forum/threads/{thread}/following"),
    ("POST", "/forum/threads/{thread}/muting"),
    ("POST", "/forum/posts/{post}/muting"),
    ("POST", "/forum/posts/{post}/language"),
)
NOT_HERE = {"room": "no-such-room", "thread": 999999, "post": 999999}
WORDS = "Berries and bread"


@pytest.fixture
def places(db, people):
    """For every rule a room with one thread of somebody else's, who sees it herself."""
    found = {}
    for name, (rule, who) in ROOMS.items():
        given = {key: value for key, value in rule.items() if key != "house"}
        if "house" in rule:
            given["house_id"] = people["amina"].house_id
        room = make.room(db, takes_aliases=True, **given)
        if room.by_entry:
            for person in LET_IN:
                make.entry(db, room, people[person])
        writer = make.member(db, house_id=people["amina"].house_id)
        thread = make.thread(db, writer, room.id, title=f"{WORDS} {room.slug}")
        post = make.post(db, thread, writer, f"{WORDS} https://example.org")
        db.do(counting.keep_findable, post.id)
        found[name] = ({"room": room.slug, "thread": thread.id, "post": post.id}, who)
    return found


def asked(browser, method, address, place):
    """The answer, with the numbers of the place taken out: hidden and missing must be the same."""
    path = address.format_map(place)
    answer = browser.post(path) if method == "POST" else browser.get(path)
    text = without_tokens(answer.text).replace(path, "")
    return answer.status_code, text


@pytest.mark.parametrize("person", PEOPLE)
def test_a_room_is_found_by_whom_its_rules_let_in(person, people, places, sign_in, database_url):
    """Every address of every room by everybody, and on PostgreSQL a sixth of them by each. Which
    rooms she is shown and what is found there, by everybody on both."""
    browser, began = sign_in(people[person]), [*PEOPLE].index(person)
    part = 1 if database_url.startswith("sqlite") else tries(1, 6)
    missing = {way: asked(browser, *way, NOT_HERE) for way in ADDRESSES}
    rooms, found = browser.get("/forum").text, browser.get("/forum/search?q=berries").text
    for number, (name, (place, who)) in enumerate(places.items(), began):
        for way in ADDRESSES[number % part :: part]:
            status, text = asked(browser, *way, place)
            if person in who:
                assert status != 404, (name, way)
            else:
                assert (status, text) == missing[way], (name, way)
        assert (f'"/forum/{place["room"]}"' in rooms) == (person in who), name
        assert (f"{WORDS} {place['room']}" in found) == (person in who), name
