"""What happened to my sessions while I was away stands on the first page until I have seen it."""

from datetime import timedelta

import pytest

from portal import clock
from portal.training import actions, news, waiting
from portal.training.models import News, SessionNews
from tests import make
from tests.statements import counted
from tests.training.lines import deed, people, work

HELD = {
    News.OFFERED: {"offered_at": clock.now(), "held_until": clock.now() + timedelta(days=1)},
    News.LAPSED: {"passes": True},
}


def tell(db, member, training, what, **when):
    db.do(news.tell, member.id, training.id, what, **when)


def shown(db, member):
    return db.ask(news.coming_for, make.viewer(member)).news


def test_all_kinds_are_told_newest_first_in_one_statement(db, sign_in, house, amina):
    course = make.course(db, "Sewing").id
    told = []
    for what in News:
        training = make.training(db, course, house_id=house.id)
        if what in HELD:
            make.wait(db, training, amina, **HELD[what])
        tell(db, amina, training, what, was_at=training.starts_at - timedelta(days=1))
        told.append((training.id, what))

    with counted(db) as sent:
        found = db.ask(news.coming_for, make.viewer(amina))
    page = sign_in(amina).get("/").text

    assert len(sent) == 1
    assert found.booking is None
    assert [(line.training_id, line.news) for line in found.news] == told[::-1]
    places = [page.index(f'href="/training/{number}"') for number, _ in told[::-1]]
    assert places == sorted(places)


def test_it_is_gone_when_she_says_so_and_not_what_came_meanwhile(db, sign_in, house, amina):
    first, second = (make.training(db, house_id=house.id) for _ in range(2))
    tell(db, amina, first, News.MOVED, was_at=first.starts_at)
    browser = sign_in(amina)
    shown = db.ask(news.coming_for, make.viewer(amina)).news[0].id
    tell(db, amina, second, News.CALLED_OFF)

    answers = [browser.post("/training/news", number=typed) for typed in (str(shown), "x", "")]

    assert {answer.headers["location"] for answer in answers} == {"/"}
    left = db.ask(news.coming_for, make.viewer(amina)).news
    assert [line.training_id for line in left] == [second.id]


def test_the_latest_about_a_session_takes_the_place_of_the_earlier(db, house, amina):
    training = make.training(db, house_id=house.id)
    make.wait(db, training, amina)
    tell(db, amina, training, News.OFFERED)
    tell(db, amina, training, News.LAPSED)

    found = db.ask(news.coming_for, make.viewer(amina)).news

    assert [line.news for line in found] == [News.LAPSED]
    assert len(db.every(SessionNews)) == 2


def test_nobody_else_reads_it_or_marks_it(db, sign_in, house, amina):
    other = make.member(db, "other", house_id=house.id)
    tell(db, amina, make.training(db, house_id=house.id), News.PAIRED)
    number = db.every(SessionNews)[0].id

    sign_in(other).post("/training/news", number=str(number))

    assert db.ask(news.coming_for, make.viewer(other)).news == []
    assert [line.id for line in db.ask(news.coming_for, make.viewer(amina)).news] == [number]


@pytest.mark.parametrize("answer", [waiting.accept, waiting.skip, waiting.leave, "nothing"])
def test_nobody_is_told_of_an_offer_that_is_no_more(db, scene, time, answer):
    """Neither that a place is held when she has answered, nor that she keeps a turn she left."""
    training, amina, lale, *_ = scene
    deed(db, actions.cancel, training, amina)
    assert [line.news for line in shown(db, lale)] == [News.OFFERED]

    if answer == "nothing":
        time.shift(timedelta(hours=24))
        assert shown(db, lale) == [], "it is over, also before the worker notes it"
        work(db)
        assert [line.news for line in shown(db, lale)] == [News.LAPSED]
        deed(db, waiting.leave, training, lale)
    else:
        deed(db, answer, training, lale)

    assert shown(db, lale) == []


def test_both_friends_are_told_of_their_offer(db, house, amina):
    lale, gul = people(db, house, "lale", "gul")
    training = make.training(db, house_id=house.id)
    make.wait(db, training, lale, friend_id=amina.id, **HELD[News.OFFERED])
    for one in (amina, lale, gul):
        tell(db, one, training, News.OFFERED)

    assert [len(shown(db, one)) for one in (amina, lale, gul)] == [1, 1, 0]
