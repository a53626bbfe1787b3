"""What happened to my sessions while I was away stands on the first page until I have seen it."""

from datetime import timedelta

from portal.training import news
from portal.training.models import News, SessionNews
from tests import make
from tests.statements import counted


def tell(db, member, training, what, **when):
    db.do(news.tell, member.id, training.id, what, **when)


def test_all_kinds_are_told_newest_first_in_one_statement(db, sign_in, house, amina):
    course = make.course(db, "Sewing").id
    told = []
    for what in News:
        training = make.training(db, course, house_id=house.id)
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
    tell(db, amina, training, News.OFFERED)
    tell(db, amina, training, News.LAPSED)

    found = db.ask(news.coming_for, make.viewer(amina)).news

    assert [line.news for line in found] == [News.LAPSED]
    assert len(db.every(SessionNews)) == 2


def test_nobody_else_reads_it_or_marks_it(db, sign_in, house, amina):
    other = make.member(db, "other", house_id=house.id)
    tell(db, amina, make.training(db, house_id=house.id), News.OFFERED)
    number = db.every(SessionNews)[0].id

    sign_in(other).post("/training/news", number=str(number))

    assert db.ask(news.coming_for, make.viewer(other)).news == []
    assert [line.id for line in db.ask(news.coming_for, make.viewer(amina)).news] == [number]
