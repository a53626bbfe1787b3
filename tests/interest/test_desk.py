"""At the desk: what may be passed on, only while her yes stands and the offer is shown."""

import pytest
import time_machine

from portal import clock
from portal.accounts.models import Notice
from portal.trail.models import TrailEntry
from portal.vetting.models import Provider, Source
from tests import make
from tests.interest.making import interested
from tests.interest.pages import date, desk, here, outcome, say_yes

WORDS = "I can begin on Monday."


@pytest.fixture
def staff(sign_in, scene):
    return sign_in(scene.elif_)


@pytest.fixture
def sent(staff, asked):
    assert staff.post(f"{desk(asked)}/sending").status_code == 303
    return asked


def trail(db):
    return [entry.deed for entry in db.every(TrailEntry)]


def test_the_whole_way_as_both_sides_see_it(db, staff, mine, scene, sent, turns, state):
    staff.post(f"{desk(sent)}/answer", **outcome("relay", "She can come by."))
    staff.post(f"{desk(sent)}/date", **date())
    moved = staff.post(f"{desk(sent)}/date", **date(8, begins="١١:٠٠"))
    page, home = mine.get(here(sent)).text, mine.get("/").text
    staff.post(f"{desk(sent)}/answer", **outcome("offered", "Well done", theirs="y"))
    begun = mine.post(f"{here(sent)}/beginning")
    late = staff.post(f"{desk(sent)}/answer", **outcome("ended"))
    mine.post(f"{here(sent)}/end")

    assert [moved.status_code, begun.status_code, late.status_code] == [303, 303, 409]
    assert turns() == [
        ("asked", "amina", True, False),
        ("sent", "elif", False, False),
        ("sent", "elif", False, True),
        ("interview", "elif", False, False),
        ("interview", "elif", False, False),
        ("offered", "elif", False, True),
        ("started", "amina", True, False),
        ("ended", "amina", True, False),
    ]
    assert state(sent) == "ended"
    assert {str(n.news) for n in db.every(Notice)} == {"interest"}
    assert "Words of those who offer it, passed on by the house:" in page
    assert "She can come by." in page
    assert "At the shop" in page
    assert "11:00" in page
    assert f'href="{here(sent)}"' in home
    assert "At the shop" not in home
    assert "Tailor wanted" not in home


def test_whom_to_call_stays_at_the_desk(db, staff, mine, scene, asked):
    known = Provider(
        name="Small Tailor", folded="small tailor", is_host=False, phone="0312 000 00 00",
        state_at=clock.now(), made_at=clock.now(),
    )  # fmt: skip
    source = {"listing_id": scene.job.id, "way": "hand", "mark": "x", "address": "Gül Sokak 5"}
    db.add(Source(provider_id=db.add(known).id, **source))
    at_desk, hers = staff.get(desk(asked)).text, mine.get(here(asked)).text

    for told in ("Small Tailor", "0312 000 00 00", "Gül Sokak 5"):
        assert told in at_desk
        assert told not in hers


def test_the_list_tells_who_waits_and_never_what_for(db, sign_in, staff, scene, asked):
    with time_machine.travel(clock.now(), tick=False):
        second = interested(db, scene.amina, make.job(db, "Cook"), state="sent").id
    page = staff.get("/desk/interests").text
    other = sign_in(scene.colleague).get("/desk/interests").text

    assert page.index(desk(asked)) < page.index(desk(second))
    assert "Tailor wanted" not in page
    assert "Nobody waits." in other
    assert trail(db) == []


def test_nothing_may_be_passed_on_without_her_yes(db, staff, mine, asked, state):
    before = staff.get(desk(asked)).text
    mine.post(f"{here(asked)}/withdrawal")
    after = staff.get(desk(asked)).text
    tries = [
        staff.get(f"{desk(asked)}/paper"),
        staff.post(f"{desk(asked)}/sending"),
        staff.post(f"{desk(asked)}/date", **date()),
        staff.post(f"{desk(asked)}/answer", **outcome("relay", "Hello")),
        staff.post(f"{desk(asked)}/answer", **outcome("offered")),
    ]

    assert WORDS in before
    assert WORDS not in after
    assert "Tell them nothing more." in after
    assert [a.status_code for a in tries] == [409] * 5
    assert state(asked) == "withdrawn"


@pytest.mark.parametrize("hide", ["hidden_at", "withdrawn_at"])
def test_an_offer_that_was_hidden_meanwhile(staff, mine, scene, asked, change, state, hide):
    """Both are told, nothing more is sent, and it goes on when it is shown again."""
    change(scene.job, **{hide: clock.now()})
    both = [staff.get(desk(asked)).text, mine.get(here(asked)).text]
    tries = [staff.post(f"{desk(asked)}/sending"), staff.get(f"{desk(asked)}/paper")]
    change(scene.job, **{hide: None})
    again = staff.post(f"{desk(asked)}/sending")
    change(scene.job, **{hide: clock.now()})
    there = staff.post(f"{desk(asked)}/date", **date())
    over = staff.post(f"{desk(asked)}/answer", **outcome("ended", "It is gone"))

    assert all("This offer is being looked at again" in page for page in both)
    assert WORDS not in both[0]
    assert [a.status_code for a in (*tries, again, there, over)] == [409, 409, 303, 409, 303]
    assert state(asked) == "ended"


def test_an_offer_whose_time_is_over(staff, scene, asked, sent, change, state):
    """It is not answered any more, but a date stands and can be written down."""
    change(scene.job, valid_through=make.today().replace(year=2020))

    assert staff.get(f"{desk(asked)}/paper").status_code == 409
    assert staff.post(f"{desk(asked)}/date", **date()).status_code == 303
    assert state(asked) == "interview"


def test_the_cv_is_taken_by_who_looks_after_her_and_she_sees_that(db, sign_in, staff, mine, scene):
    mine.post("/cv/name", name="Mina K.", first="tr", second="ar")
    say_yes(mine, scene.job, cv="both")
    taken, other = staff.get(f"{desk(1)}/paper"), sign_in(scene.colleague).get(f"{desk(1)}/paper")

    assert taken.headers["content-disposition"] == 'attachment; filename="cv.pdf"'
    assert taken.content.startswith(b"%PDF")
    assert other.status_code == 404
    assert trail(db) == ["interest.paper"]


@pytest.mark.parametrize(
    ("path", "typed", "told"),
    [
        ("answer", outcome("relay", "Call 0532 123 45 67"), "way to reach somebody outside"),
        ("answer", outcome("relay", "Come to Gül Sokak 12"), "is an address"),
        ("answer", outcome("relay", ""), "Please say it in a few words."),
        ("answer", outcome("started"), "Please choose one."),
        ("answer", outcome("relay", "x" * 1001), "This is too long."),
        ("date", date(where="Call 0532 123 45 67"), "way to reach somebody outside"),
        ("date", date(-1), "still to come"),
        ("date", date(day=""), "Please choose a day."),
        ("date", date(begins="25:00"), "Please write a time"),
        ("date", date(where=""), "Please write something here."),
    ],
)
def test_what_cannot_be_written_down(staff, sent, turns, path, typed, told):
    answer = staff.post(f"{desk(sent)}/{path}", **typed)

    assert (answer.status_code, told in answer.text) == (422, True)
    assert len(turns()) == 2


@pytest.mark.parametrize(("visibility", "status"), [("district", 303), ("never", 422)])
def test_an_exact_address_only_where_it_may_be_told(staff, scene, sent, change, visibility, status):
    change(scene.job, visibility=visibility)
    answer = staff.post(f"{desk(sent)}/date", **date(where="Gül Sokak 12"))

    assert answer.status_code == status


def test_an_exception_reads_and_does_nothing(db, sign_in, scene, asked, turns):
    make.exception(db, scene.colleague, scene.amina)
    other = sign_in(scene.colleague)
    page = other.get(desk(asked))
    deeds = [other.post(f"{desk(asked)}/{path}") for path in ("sending", "date", "answer")]

    assert page.status_code == 200
    assert WORDS in page.text
    assert f'action="{desk(asked)}' not in page.text
    assert [a.status_code for a in deeds] == [404] * 3
    assert len(turns()) == 1


def test_other_staff_and_other_houses_find_nothing(db, sign_in, scene, asked):
    away = make.member(db, "away", role="coordinator", house_id=make.house(db).id)
    found = set()
    for person in (scene.colleague, away):
        other = sign_in(person)
        found.add(other.get(desk(asked)).status_code)
        found |= {
            other.post(f"{desk(asked)}/{p}").status_code for p in ("sending", "date", "answer")
        }

    assert found == {404}
    assert trail(db) == []


def test_the_first_page_of_the_desk_tells_what_waits_to_be_sent(staff, asked):
    told = "1 answer to a job or home waits to be sent"
    before = staff.get("/desk").text
    staff.post(f"{desk(asked)}/sending")

    assert (told in before, told in staff.get("/desk").text) == (True, False)
