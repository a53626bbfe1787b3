"""Sessions at the desk: the list, changing one, two at once, and who may."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from sqlalchemy import update

from portal import clock
from portal.training.models import Booking, News, Training, Wait
from tests import make
from tests.desk.sessions import CALLED_OFF, NOW, at, details, told, wait


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False) as travel:
        yield travel


@pytest.fixture
def elif_(db):
    return make.member(db, "elif", role="caseworker")


@pytest.fixture
def amina(db, elif_):
    return make.member(db, "amina", house_id=elif_.house_id)


@pytest.fixture
def training(db, elif_, amina):
    """Tuesday at noon by the clocks of the house, three seats, one of them Amina's."""
    made = make.training(db, days=2, seats=3, taken=1, house_id=elif_.house_id)
    make.booking(db, made, amina)
    return made


def test_the_list_is_of_the_own_house_and_of_all(db, sign_in, elif_, training):
    later = make.training(db, days=5)
    make.training(db, days=1, house_id=make.house(db).id)
    over = make.training(db, days=-3, house_id=elif_.house_id)
    off = make.training(db, days=6, house_id=elif_.house_id, cancelled_at=clock.now())
    running = make.training(db, days=-1 / 24, house_id=elif_.house_id)
    browser = sign_in(elif_)

    def listed(query=""):
        text = browser.get(f"/desk/trainings{query}").text
        return [
            int(part.split('"')[0]) for part in text.split('card row" href="/desk/trainings/')[1:]
        ]

    assert listed() == [running.id, training.id, later.id, off.id]
    assert listed("?past=1") == [over.id]
    assert "1 of 3 places are taken" in browser.get("/desk/trainings").text


def test_the_list_comes_in_pages(db, sign_in, elif_):
    for n in range(25):
        make.training(db, days=1 + n, house_id=elif_.house_id)
        make.training(db, days=-1 - n, house_id=elif_.house_id)
    browser = sign_in(elif_)

    for query in ("", "?past=1"):
        first = browser.get(f"/desk/trainings{query}").text
        more = first.split('btn plain wide" href="')[1].split('"')[0].replace("&amp;", "&")
        second = browser.get(more).text
        rows = [page.count('class="card row"') for page in (first, second)]
        assert rows == [20, 5]
    assert browser.get("/desk/trainings?after=x").status_code == 400


def test_place_seats_interpreter_and_trainer(db, sign_in, elif_, training, amina):
    here = f"/desk/trainings/{training.id}"
    changed = details(place="Room 3", seats="٥", interpreter="fa_AF", trainer=elif_.id)
    answer = sign_in(elif_).post(f"{here}/change", **changed)

    made = db.get(Training, training.id)
    assert answer.headers["location"] == here
    assert (made.place, made.seats, made.interpreter) == ("Room 3", 5, "fa_AF")
    assert (made.trainer_id, made.version, made.moves, made.taken) == (elif_.id, 2, 0, 1)
    assert told(db, amina) == [(training.id, News.ROOM)]


def test_another_room_is_told_to_whoever_comes_and_the_same_room_is_no_news(
    db, sign_in, elif_, training, amina
):
    browser, change = sign_in(elif_), f"/desk/trainings/{training.id}/change"
    waits = make.member(db, "lale", house_id=elif_.house_id)
    wait(db, training, waits)

    browser.post(change, **details(interpreter="ar"))
    assert told(db, amina) == []
    browser.post(change, **details(interpreter="ar", place="Room 7", version=2))

    assert (told(db, amina), told(db, waits)) == ([(training.id, News.ROOM)], [])
    assert sign_in(amina).get("/").text.count("is somewhere else now: <bdi>Room 7</bdi>") == 1


def test_seats_never_fall_below_what_is_taken(db, sign_in, elif_, training, amina):
    lale = make.member(db, "lale", house_id=elif_.house_id)
    make.booking(db, training, lale, seat=3)
    db.do(lambda s: s.execute(update(Training).values(taken=2)))
    browser = sign_in(elif_)

    refused = browser.post(f"/desk/trainings/{training.id}/change", **details(seats=1))
    assert refused.status_code == 422
    assert "2 places are taken or held." in refused.text
    assert db.get(Training, training.id).seats == 3
    kept = browser.post(f"/desk/trainings/{training.id}/change", **details(seats=2))
    assert kept.status_code == 303
    assert sorted(row.seat for row in db.every(Booking)) == [1, 2], "a seat that is there"


def test_more_seats_go_to_those_who_wait(db, sign_in, elif_, training):
    lale = make.member(db, "lale", house_id=elif_.house_id)
    db.do(lambda s: s.execute(update(Training).values(seats=1)))
    wait(db, training, lale)
    browser = sign_in(elif_)
    assert "1 is waiting" in browser.get(f"/desk/trainings/{training.id}").text

    browser.post(f"/desk/trainings/{training.id}/change", **details(seats=2))

    (offered,) = db.every(Wait)
    assert offered.held_until is not None
    assert db.get(Training, training.id).taken == 2
    assert [news for _, news in told(db, lale)] == ["offered"]


@pytest.mark.parametrize("deed", ["change", "move", "cancellation"])
def test_two_at_once_are_shown_both(db, sign_in, elif_, training, deed):
    first, second = sign_in(elif_), sign_in(elif_)
    here = f"/desk/trainings/{training.id}"
    typed = {"change": details(place="Room 9"), "move": at(day="2026-12-24"), "cancellation": {}}
    sent = {"version": "1", **typed[deed]}

    assert first.post(f"{here}/change", **details(place="Room 7")).status_code == 303
    late = second.post(f"{here}/{deed}", **sent)

    stored = db.get(Training, training.id)
    assert late.status_code == 409
    assert "This was changed while you were writing." in late.text
    assert "<bdi>Room 7</bdi>" in late.text
    assert (stored.place, stored.moves, stored.cancelled_at) == ("Room 7", 0, None)
    again = late.text.split('name="version" value="')[1].split('"')[0]
    assert second.post(f"{here}/{deed}", **sent | {"version": again}).status_code == 303


def test_a_race_of_two_keeps_one_and_says_so(db, sign_in, elif_, training):
    browsers = [sign_in(elif_) for _ in range(2)]
    here = f"/desk/trainings/{training.id}/change"

    with ThreadPoolExecutor(2) as threads:
        sent = [
            threads.submit(browser.post, here, **details(place=f"Room {n}"))
            for n, browser in enumerate(browsers, 5)
        ]
        codes = sorted(each.result().status_code for each in sent)

    assert codes == [303, 409]
    assert db.get(Training, training.id).version == 2


def test_the_same_deed_twice_is_one(db, sign_in, elif_, training, amina):
    browser = sign_in(elif_)
    here = f"/desk/trainings/{training.id}"
    for deed, typed in (("move", at()), ("cancellation", {"version": "2"})):
        token = browser.token()
        codes = {browser.post(f"{here}/{deed}", token=token, **typed).status_code for _ in range(3)}
        assert codes == {303}
    again = browser.post(f"{here}/cancellation", version="3")

    made = db.get(Training, training.id)
    assert again.status_code == 303
    assert (made.moves, made.version) == (1, 3)
    assert told(db, amina) == [(training.id, CALLED_OFF)]


@pytest.mark.parametrize("state", ["begun", "called off"])
def test_what_is_over_stays_as_it_is(db, sign_in, elif_, state):
    gone = {"days": -0.01} if state == "begun" else {"cancelled_at": clock.now()}
    training = make.training(db, house_id=elif_.house_id, seats=3, **gone)
    browser = sign_in(elif_)
    here = f"/desk/trainings/{training.id}"

    codes = [
        browser.post(f"{here}/change", **details()).status_code,
        browser.post(f"{here}/move", **at()).status_code,
    ]
    pages = [browser.get(f"{here}{page}") for page in ("", "/move", "/cancellation")]

    assert codes == [409, 409]
    assert [page.status_code for page in pages] == [200] * 3
    assert not any('name="version"' in page.text for page in pages)
    assert db.get(Training, training.id).version == 1


def test_sessions_for_all_houses_are_for_coordinators(db, sign_in, elif_):
    everywhere = make.training(db, seats=3)
    here = f"/desk/trainings/{everywhere.id}"
    deeds = [("change", details()), ("move", at()), ("cancellation", {"version": "1"})]
    nur = make.member(db, "nur", role="coordinator")

    browser = sign_in(elif_)
    page = browser.get(here)
    assert "Coordinators change it." in page.text
    assert [browser.post(f"{here}/{deed}", **typed).status_code for deed, typed in deeds] == [
        403
    ] * 3
    assert db.get(Training, everywhere.id).version == 1
    assert sign_in(nur).post(f"{here}/change", **details()).status_code == 303


@pytest.mark.parametrize("who", ["administrator", "resident", "peer_mentor", "other_house"])
def test_others_find_nothing(db, sign_in, training, who):
    role = "coordinator" if who == "other_house" else who
    place = None if who == "other_house" else training.house_id
    browser = sign_in(make.member(db, "other", role=role, house_id=place))
    here = f"/desk/trainings/{training.id}"

    pages = [browser.get(f"{here}{page}").status_code for page in ("", "/move", "/cancellation")]
    deeds = [
        browser.post(f"{here}/change", **details()).status_code,
        browser.post(f"{here}/move", **at()).status_code,
        browser.post(f"{here}/cancellation", version="1").status_code,
    ]

    assert pages + deeds == [404] * 6
    assert db.get(Training, training.id).version == 1


def test_feasts_and_ramadan_are_told_and_decide_nothing(db, sign_in, elif_, training):
    browser = sign_in(elif_)
    here = f"/desk/trainings/{training.id}"

    browser.post(f"{here}/move", **at("2027-02-16"))
    assert "Please end well before sunset" in browser.get(here).text
    browser.post(f"{here}/move", **at("2027-03-09") | {"version": "2"})

    assert "Ramazan Bayramı (Eid al-Fitr)" in browser.get(here).text
    assert f"{db.get(Training, training.id).starts_at:%m-%d}" == "03-09"
