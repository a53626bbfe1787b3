"""Rooms at the desk: made with their rules and words, changed, put in order, taken out."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from portal.forum import room_rules
from portal.forum.models import Room, Thread
from portal.forum.room_rules import RoomRules
from portal.viewer import Role
from tests import make

WORDS = {"language": "tr", "title": "İş", "about": "İş hakkında."}
RULES = {"spoken": "tr", "position": "3"}


@pytest.fixture
def nur(db):
    return make.member(db, "nur", role="coordinator")


@pytest.fixture
def other(db):
    """Coordinator of another house."""
    return make.member(db, "selin", role="coordinator")


@pytest.fixture
def room(db, nur):
    return make.room(db, house_id=nur.house_id)


def new(member, **values):
    return {"house": str(member.house_id), **WORDS, **RULES} | values


def rules(db, room):
    made = db.get(Room, room.id)
    return made.roles, made.by_entry, made.takes_aliases, made.takes_contacts, made.by_machine


def test_a_room_with_its_words_in_one_language(db, sign_in, nur):
    browser = sign_in(nur)
    ticks = {"graduates": "y", "mentors": "y", "by_entry": "y", "takes_aliases": "y"}

    answer = browser.post("/desk/rooms", **new(nur, **ticks))

    (made,) = db.every(Room)
    assert answer.headers["location"] == f"/desk/rooms/{made.id}"
    assert (made.title, made.about) == ({"tr": "İş"}, {"tr": "İş hakkında."})
    assert (made.language, made.position, made.house_id) == ("tr", 3, nur.house_id)
    assert rules(db, made) == (" graduate peer_mentor ", True, True, False, False)
    assert made.slug.startswith("r-"), "an address says nothing of what a room is about"
    page = browser.get("/desk/rooms").text
    assert "İş" in page
    assert "By name only" in page
    assert browser.get("/desk").text.count("/desk/rooms") == 1


@pytest.mark.parametrize(
    ("ticks", "stored"),
    [
        ([], ""),
        (["residents", "graduates", "mentors", "staff"], ""),
        (["staff"], " caseworker coordinator "),
        (["residents", "staff"], " resident caseworker coordinator "),
    ],
    ids=str,
)
def test_who_may_come_in(db, sign_in, nur, ticks, stored):
    browser = sign_in(nur)
    browser.post("/desk/rooms", **new(nur, house="all", spoken="", **dict.fromkeys(ticks, "y")))

    (made,) = db.every(Room)
    assert (made.roles, made.house_id, made.language) == (stored, None, None)
    page = browser.get(f"/desk/rooms/{made.id}").text
    assert page.count(" checked") == (0 if stored == "" else len(ticks))


def test_no_machine_unless_somebody_says_so(db, sign_in, nur):
    browser = sign_in(nur)
    assert 'name="by_machine" value="y">' in browser.get("/desk/rooms/new").text
    browser.post("/desk/rooms", **new(nur))
    browser.post("/desk/rooms", **new(nur, by_machine="y", takes_contacts="y"))

    found = [rules(db, made)[3:] for made in db.every(Room)]
    assert found == [(False, False), (True, True)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"title": "a" * 81},
        {"about": "a" * 301},
        {"language": "xx"},
        {"spoken": "klingon"},
        {"position": ""},
        {"position": "0"},
        {"position": "100"},
        {"position": "one"},
        {"house": "999"},
        {"residents": "y"},
        {"residents": "y", "graduates": "y"},
    ],
    ids=lambda wrong: str(wrong)[:40],
)
def test_what_is_wrong_is_asked_for_again(db, sign_in, nur, wrong):
    answer = sign_in(nur).post("/desk/rooms", **new(nur, **wrong))

    assert answer.status_code == 422
    assert answer.text.count('class="error"') == 1
    assert db.every(Room) == []


def test_the_same_form_twice_makes_one(db, sign_in, nur):
    browser = sign_in(nur)
    form = browser.token()
    for _ in range(3):
        assert browser.post("/desk/rooms", token=form, **new(nur)).status_code == 303

    assert len(db.every(Room)) == 1


def test_more_languages_one_by_one(db, sign_in, nur, room):
    browser, here = sign_in(nur), f"/desk/rooms/{room.id}/texts"
    assert 'lang="ar">العربية' in browser.get(f"{here}?to=ar").text

    arabic = {"language": "ar", "title": "العمل", "about": "", "version": "1"}
    assert browser.post(here, **arabic).headers["location"] == f"/desk/rooms/{room.id}"
    made = db.get(Room, room.id)
    assert (made.title["ar"], "ar" in made.about, made.version) == ("العمل", False, 2)


@pytest.mark.parametrize("deed", ["texts", "change"])
def test_two_at_once_are_shown_both(db, sign_in, nur, room, deed):
    first, second = sign_in(nur), sign_in(nur)
    here, typed = f"/desk/rooms/{room.id}", {**WORDS, **RULES, "version": "1"}

    assert first.post(f"{here}/change", **typed | {"position": "7"}).status_code == 303
    late = second.post(f"{here}/{deed}", **typed | {"position": "8"})
    assert (late.status_code, "while you were writing" in late.text) == (409, True)
    assert db.get(Room, room.id).position == 7
    assert second.post(f"{here}/{deed}", **typed | {"version": "2"}).status_code == 303


def test_rooms_stand_in_their_order(db, sign_in, nur):
    for title, position in (("Second", 2), ("First", 1), ("Third", 3)):
        make.room(db, title, house_id=nur.house_id, position=position)
    page = sign_in(nur).get("/desk/rooms").text

    assert page.index("First") < page.index("Second") < page.index("Third")


def test_rules_change_freely_while_nobody_has_written(db, sign_in, nur, room):
    browser, here = sign_in(nur), f"/desk/rooms/{room.id}/change"
    browser.post(here, **RULES, staff="y", by_entry="y", version="1")
    browser.post(here, **RULES, takes_contacts="y", version="2")

    assert rules(db, room) == ("", False, False, True, False)


def test_once_somebody_has_written_fewer_may_read_and_not_more(db, sign_in, nur, room):
    browser, here = sign_in(nur), f"/desk/rooms/{room.id}/change"
    browser.post(here, **RULES, graduates="y", mentors="y", by_entry="y", version="1")
    make.thread(db, make.member(db, role="graduate", house_id=nur.house_id), room.id)
    assert "can only become fewer" in browser.get(f"/desk/rooms/{room.id}").text

    for wider in (
        {"by_entry": "y"},
        {"graduates": "y", "mentors": "y"},
        {"graduates": "y", "mentors": "y", "staff": "y", "by_entry": "y"},
    ):
        answer = browser.post(here, **RULES, **wider, version="2")
        assert (answer.status_code, "trusted who reads it" in answer.text) == (409, True)
    assert rules(db, room) == (" graduate peer_mentor ", True, False, False, False)
    narrower = {"mentors": "y", "by_entry": "y", "takes_aliases": "y"}
    assert browser.post(here, **RULES, **narrower, version="2").status_code == 303
    assert rules(db, room) == (" peer_mentor ", True, True, False, False)


def test_a_house_cannot_be_changed(db, sign_in, nur, room):
    sign_in(nur).post(f"/desk/rooms/{room.id}/change", **RULES, house="all", version="1")

    assert db.get(Room, room.id).house_id == nur.house_id


def test_an_empty_room_goes_and_a_used_one_stays(db, sign_in, nur, room):
    used = make.thread(db, make.member(db, house_id=nur.house_id)).room_id
    browser = sign_in(nur)
    assert "Take this room out" not in browser.get(f"/desk/rooms/{used}").text

    assert browser.post(f"/desk/rooms/{used}/removal").status_code == 409
    form = browser.token()
    codes = [browser.post(f"/desk/rooms/{room.id}/removal", token=form) for _ in range(2)]
    assert [answer.headers["location"] for answer in codes] == ["/desk/rooms"] * 2
    assert [made.id for made in db.every(Room)] == [used]
    assert len(db.every(Thread)) == 1


def test_rooms_of_all_houses_are_kept_by_every_coordinator(db, sign_in, nur, other):
    everywhere = make.room(db)
    for number, person in enumerate((nur, other), 1):
        answer = sign_in(person).post(
            f"/desk/rooms/{everywhere.id}/change", **RULES, version=str(number)
        )
        assert answer.status_code == 303

    assert db.get(Room, everywhere.id).version == 3


def test_another_house_finds_nothing(db, sign_in, room, other):
    browser, here = sign_in(other), f"/desk/rooms/{room.id}"
    pages = [browser.get(f"{here}{more}") for more in ("", "/texts", "/people")]
    deeds = ("change", "texts", "entry", "exit", "removal")
    pages += [browser.post(f"{here}/{deed}") for deed in deeds]

    assert [answer.status_code for answer in pages] == [404] * 8
    assert "Work life" not in browser.get("/desk/rooms").text


@pytest.mark.parametrize("role", ["resident", "peer_mentor", "caseworker", "administrator"])
def test_only_coordinators(db, sign_in, nur, room, role):
    browser = sign_in(make.member(db, role=role, house_id=nur.house_id))

    answers = [browser.get("/desk/rooms"), browser.post("/desk/rooms", **new(nur))]
    answers += [browser.get(f"/desk/rooms/{room.id}"), browser.get("/desk/rooms/x")]
    assert [answer.status_code for answer in answers] == [404] * 4
    assert len(db.every(Room)) == 1


def test_two_take_the_same_room_out_at_once(db, sign_in, nur, room):
    browsers = [sign_in(nur) for _ in range(3)]
    for browser in browsers:
        browser.token()
    with ThreadPoolExecutor(3) as threads:
        path = f"/desk/rooms/{room.id}/removal"
        codes = sorted(threads.map(lambda browser: browser.post(path).status_code, browsers))

    assert codes == [303, 404, 404]


def narrow(**values):
    return RoomRules(**{
        "language": None, "position": 1, "roles": " graduate peer_mentor ", "by_entry": True,
        "takes_aliases": False, "takes_contacts": False, "by_machine": False,
    } | values)  # fmt: skip


@pytest.mark.parametrize(
    ("new_rules", "wider"),
    [
        (narrow(), False),
        (narrow(roles=" peer_mentor "), False),
        (narrow(roles=""), True),
        (narrow(roles=" resident peer_mentor "), True),
        (narrow(by_entry=False), True),
        (narrow(takes_aliases=True, by_machine=True), False),
    ],
    ids=str,
)
def test_what_is_wider(new_rules, wider):
    room = Room(roles=" graduate peer_mentor ", by_entry=True)

    assert room_rules.is_wider(room, new_rules) is wider


def test_roles_are_stored_as_words_that_can_be_looked_for():
    for role in room_rules.WRITERS:
        stored = room_rules.written({role})
        assert f" {role} " in stored
        assert room_rules.roles_of(stored) == {role}
    assert room_rules.roles_of("") == set(Role) - {Role.ADMINISTRATOR}
