"""Who was there, at the desk: names once it has begun, marks that stay as they are, the trail."""

import pytest

from portal.trail.models import TrailEntry
from portal.training.models import Booking
from tests import make
from tests.training.marks import held, marked, shown_in


@pytest.fixture
def house(db):
    return make.house(db)


@pytest.fixture
def elif_(db, house):
    return make.member(db, "elif", role="caseworker", house_id=house.id)


@pytest.fixture
def people(db, house):
    return [make.member(db, name, house_id=house.id) for name in ("amina", "lale", "zeynep")]


def marks(db):
    return [row.was_there for row in db.every(Booking)]


def deeds(db):
    return [(entry.member_id, entry.deed) for entry in db.every(TrailEntry)]


def test_each_mark_is_kept_and_told_and_who_is_left_out_stays_so(db, sign_in, house, elif_, people):
    training = held(db, *people, house_id=house.id)
    browser = sign_in(elif_)
    page = browser.get(f"/desk/trainings/{training.id}/attendance")
    assert [page.text.index(f"<bdi>{one.name}</bdi>") for one in people] == sorted(
        page.text.index(f"<bdi>{one.name}</bdi>") for one in people
    )
    assert deeds(db) == []

    answer = marked(browser, training, "yes", "no", "")

    assert answer.headers["location"] == f"/desk/trainings/{training.id}"
    assert marks(db) == [True, False, None]
    deed = "training.attendance"
    assert deeds(db) == [(people[0].id, deed), (people[1].id, deed)]
    assert (
        "wrote down whether you were at a session" in sign_in(people[1]).get("/account/trail").text
    )
    assert "wrote down" not in sign_in(people[2]).get("/account/trail").text


def test_only_what_changes_is_written_and_a_mark_can_be_taken_back(
    db, sign_in, house, elif_, people
):
    training = held(db, *people, house_id=house.id)
    browser = sign_in(elif_)
    marked(browser, training, "yes", "no", "")
    stamps = [row.marked_at for row in db.every(Booking)]

    marked(browser, training, "yes", "", "yes")

    assert marks(db) == [True, None, True]
    assert db.every(Booking)[0].marked_at == stamps[0]
    assert len(deeds(db)) == 4


def test_her_answer_is_shown_and_staff_can_mark_anew(db, sign_in, house, elif_, people):
    training = held(db, people[0], house_id=house.id)
    browser, hers = sign_in(elif_), sign_in(people[0])
    marked(browser, training, "no")
    hers.post(f"/training/{training.id}/confirmation", answer="no")
    here = f"/desk/trainings/{training.id}/attendance"

    assert "This person says that this is not right." in browser.get(here).text
    marked(browser, training, "yes")

    assert marks(db) == [True]
    assert "not right" not in browser.get(here).text.split("<fieldset")[1]


def test_two_who_mark_at_once_lose_nothing(db, sign_in, house, elif_, people):
    training = held(db, *people[:2], house_id=house.id)
    first, second = sign_in(elif_), sign_in(elif_)
    here = f"/desk/trainings/{training.id}/attendance"
    shown = shown_in(second.get(here))
    numbers = [row.id for row in db.every(Booking)]
    marked(first, training, "yes", "")

    other = {f"mark-{numbers[0]}": "", f"mark-{numbers[1]}": "no"}
    apart = second.post(here, shown=shown, **other)
    assert (apart.status_code, marks(db)) == (303, [True, False]), "different people: both stand"

    clash = {f"mark-{numbers[0]}": "no", f"mark-{numbers[1]}": ""}
    again = second.post(here, shown=shown, **clash)
    assert again.status_code == 409
    assert marks(db) == [True, False]
    assert "Now stands here: was there" in again.text
    assert 'value="no" checked' in again.text, "what was typed is still there"
    fresh = shown_in(again)
    assert second.post(here, shown=fresh, **clash).status_code == 303
    assert marks(db) == [False, None]


def test_before_it_begins_nobody_reads_who_comes(db, sign_in, house, elif_, people):
    coming = held(db, *people, days=1, house_id=house.id)
    browser = sign_in(elif_)

    page = browser.get(f"/desk/trainings/{coming.id}/attendance")
    posted = browser.post(
        f"/desk/trainings/{coming.id}/attendance", shown="1:", **{"mark-1": "yes"}
    )
    desk = browser.get(f"/desk/trainings/{coming.id}")

    assert (page.status_code, posted.status_code) == (409, 409)
    assert marks(db) == [None, None, None]
    assert not any(one.name in page.text + desk.text for one in people)


def test_a_session_that_was_called_off_has_no_marks(db, sign_in, house, elif_, people):
    training = held(db, people[0], house_id=house.id)
    made = make.training(db, days=-1, house_id=house.id, cancelled_at=training.starts_at)

    assert sign_in(elif_).get(f"/desk/trainings/{made.id}/attendance").status_code == 409


def test_a_session_for_all_houses_is_for_coordinators_and_whoever_holds_it(
    db, sign_in, house, elif_, people
):
    nur = make.member(db, "nur", role="coordinator")
    training = held(db, people[0])
    here = f"/desk/trainings/{training.id}/attendance"

    assert sign_in(nur).get(here).status_code == 200
    assert sign_in(elif_).get(here).status_code == 403
    hers = held(db, people[0], trainer_id=elif_.id)
    assert marked(sign_in(elif_), hers, "yes").status_code == 303


def test_of_a_session_for_all_houses_each_coordinator_reads_names_of_her_own(
    db, sign_in, house, people
):
    """Whoever held it was in the room with everybody."""
    far = make.member(db, "gul")
    training = held(db, people[0], far)
    here, found = f"/desk/trainings/{training.id}/attendance", {}
    for name, home in (("nur", house.id), ("selin", far.house_id)):
        browser = sign_in(make.member(db, name, role="coordinator", house_id=home))
        page = browser.get(here).text
        found[name] = [one.name for one in (people[0], far) if f"<bdi>{one.name}</bdi>" in page]
        both = " ".join(f"{row.id}:" for row in db.every(Booking))
        answer = {f"mark-{row.id}": "yes" for row in db.every(Booking)}
        if name == "nur":
            assert browser.post(here, shown=both, **answer).status_code == 303

    assert found == {"nur": ["amina"], "selin": ["gul"]}
    assert marks(db) == [True, None]


@pytest.mark.parametrize("who", ["administrator", "resident", "peer_mentor", "other_house"])
def test_others_have_no_such_page(db, sign_in, house, people, who):
    role = "coordinator" if who == "other_house" else who
    place = None if who == "other_house" else house.id
    training = held(db, *people, house_id=house.id)
    browser = sign_in(make.member(db, "other", role=role, house_id=place))
    here = f"/desk/trainings/{training.id}/attendance"

    assert browser.get(here).status_code == 404
    assert browser.post(here, shown="1:", **{"mark-1": "yes"}).status_code == 404
    assert marks(db) == [None] * 3


def test_numbers_of_other_sessions_and_nonsense_change_nothing(db, sign_in, house, elif_, people):
    mine = held(db, people[0], house_id=house.id)
    held(db, people[1])
    browser = sign_in(elif_)
    here = f"/desk/trainings/{mine.id}/attendance"

    for shown in ("2:", "999:no", "x", "1", "1:no:2", "٢:", ":" * 500):
        assert (
            browser.post(here, shown=shown, **{"mark-2": "yes", "mark-999": "yes"}).status_code
            == 303
        )
    assert marks(db) == [None, None]
    assert deeds(db) == []


def test_the_same_form_twice_is_one_mark(db, sign_in, house, elif_, people):
    training = held(db, people[0], house_id=house.id)
    browser = sign_in(elif_)
    here, token = f"/desk/trainings/{training.id}/attendance", browser.token()
    number = db.every(Booking)[0].id

    for _ in range(3):
        sent = {"shown": f"{number}:", f"mark-{number}": "yes"}
        assert browser.post(here, token=token, **sent).status_code == 303

    assert len(deeds(db)) == 1
