"""The list of coming sessions: who sees which, the filters, the pages, the words."""

import re
from datetime import timedelta

import time_machine

from portal import clock
from portal.training.coming import FEW
from portal.viewer import Role
from tests import make
from tests.statements import counted

ROW = re.compile(r'<a class="card row" href="/training/(\d+)">(.*?)</a>')
MORE = re.compile(r'<a class="btn plain wide" href="([^"]+)">')


def ids(answer):
    assert answer.status_code == 200, answer.text
    return [int(found[0]) for found in ROW.findall(answer.text)]


def text_of(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def change(session, row, **values):
    stored = session.get(type(row), row.id)
    for name, value in values.items():
        setattr(stored, name, value)


def test_own_house_and_all_houses_soonest_first(db, sign_in, house, amina):
    later = make.training(db, days=4, house_id=house.id)
    sooner = make.training(db, days=2)
    make.training(db, days=3, house_id=make.house(db).id)
    make.training(db, days=3, house_id=house.id, cancelled_at=clock.now())
    make.training(db, days=-1, house_id=house.id)
    make.training(db, days=-0.01)

    assert ids(sign_in(amina).get("/training")) == [sooner.id, later.id]


def test_who_may_look(db, sign_in, house):
    training = make.training(db, house_id=house.id)
    found = {}
    for role in Role:
        browser = sign_in(make.member(db, role=role, house_id=house.id))
        pages = [browser.get("/training"), browser.get(f"/training/{training.id}")]
        found[str(role)] = [page.status_code for page in pages]

    lookers = ("resident", "graduate", "peer_mentor", "caseworker", "coordinator")
    assert found == {**dict.fromkeys(lookers, [200, 200]), "administrator": [404, 404]}


def test_a_guest_is_led_to_sign_in(guest):
    answer = guest.get("/training?week=1")

    assert answer.status_code == 303
    assert answer.headers["location"] == "/sign-in?next=%2Ftraining%3Fweek%3D1"


def test_a_row_in_words(db, sign_in, amina):
    course = make.course(db, "Sewing")
    with time_machine.travel("2026-11-23 09:00:00+00:00", tick=False):
        made = [
            make.training(db, course.id, seats=9, taken=taken, days=2) for taken in (5, 6, 8, 9)
        ]
        mine = make.training(db, course.id, seats=9, taken=9, days=2)
        make.booking(db, mine, amina)
        rows = ROW.findall(sign_in(amina).get("/training").text)

    common = "25 Nov Sewing Wed 12:00–14:00 · Room 2"
    assert [(int(number), text_of(row)) for number, row in rows] == [
        (made[0].id, f"{common} Places free"),
        (made[1].id, f"{common} A few places left"),
        (made[2].id, f"{common} A few places left"),
        (made[3].id, f"{common} Full"),
        (mine.id, f"{common} Booked"),
    ]


def test_somebody_elses_booking_is_not_mine(db, sign_in, house, amina):
    training = make.training(db)
    make.booking(db, training, make.member(db, house_id=house.id))

    answer = sign_in(amina).get("/training")

    assert ids(answer) == [training.id]
    assert "Booked" not in answer.text
    assert ids(sign_in(amina).get("/training?mine=1")) == []


def test_titles_and_page_in_the_reader_s_language(db, sign_in, house):
    course = make.course(db, "Sewing")
    db.do(change, course, title={"en": "Sewing", "ar": "خياطة"})
    make.training(db, course.id)
    browser = sign_in(make.member(db, house_id=house.id, language="ar"))

    arabic = browser.get("/training").text
    turkish = sign_in(make.member(db, house_id=house.id, language="tr")).get("/training").text

    assert '<html lang="ar" dir="rtl">' in arabic
    assert '<b lang="ar" dir="auto">خياطة</b>' in arabic
    assert '<b lang="en" dir="auto">Sewing</b>' in turkish


def test_filters_narrow_alone_and_together(db, sign_in, house, amina):
    with time_machine.travel("2026-11-25 21:30:00+00:00", tick=False):  # Thursday in Istanbul
        turkish = make.course(db, language="tr", childcare=True).id
        english = make.course(db, language="en").id
        today = make.training(db, english, days=0.02).id
        sunday = make.training(db, turkish, days=2.9).id
        monday = make.training(db, english, days=4).id  # 00:30, next week
        mine = make.training(db, turkish, days=9)
        make.booking(db, mine, amina)
        browser = sign_in(amina)

        def listed(query):
            return ids(browser.get(f"/training?{query}"))

        assert listed("") == [today, sunday, monday, mine.id]
        assert listed("week=1") == [today, sunday]
        assert listed("language=1") == [today, monday]
        assert listed("childcare=1") == [sunday, mine.id]
        assert listed("mine=1") == [mine.id]
        assert listed("week=1&language=1") == [today]
        assert listed("childcare=1&mine=1") == [mine.id]
        assert listed("week=1&language=1&childcare=1&mine=1") == []
        assert listed("week=0&language=tr&colour=blue") == [today, sunday, monday, mine.id]


def test_women_only_travel_paid_and_what_is_put_into_my_language(db, sign_in, house):
    women = make.course(db, language="tr", women_only=True).id
    paid = make.course(db, language="tr", travel_paid=True).id
    both = make.course(db, language="ar", women_only=True, travel_paid=True).id
    first = make.training(db, women, days=1).id
    second = make.training(db, paid, days=2, interpreter="ar").id
    third = make.training(db, both, days=3, interpreter="tr").id
    fourth = make.training(db, paid, days=4, interpreter="ru").id
    browser = sign_in(make.member(db, house_id=house.id, language="ar"))

    def listed(query):
        return ids(browser.get(f"/training?{query}"))

    assert listed("women=1") == [first, third]
    assert listed("travel=1") == [second, third, fourth]
    assert listed("language=1") == [second, third]
    assert listed("women=1&travel=1") == [third]
    assert listed("language=1&women=1") == [third]
    assert listed("language=1&travel=1&week=") == [second, third]
    assert listed("language=1&childcare=1") == []


def test_the_same_whether_few_or_many_courses_fit(db, sign_in, house, amina):
    """Few are looked up one by one, many are passed over in the order of time."""
    other = make.house(db).id
    expected = []
    for number in range(3 * FEW):
        course = make.course(db, childcare=number % 2 == 0).id
        made = [
            make.training(db, course, days=9 - number / 9, house_id=place)
            for place in (None, house.id, other)
        ]
        make.training(db, course, days=1, cancelled_at=clock.now())
        expected = [one.id for one in made[:2]] * (number % 2 == 0) + expected
        answer = sign_in(amina).get("/training?childcare=1")
        assert ids(answer) == expected[:20]


def test_my_language_is_the_person_s_and_not_the_page_s(db, sign_in, house):
    russian = make.training(db, make.course(db, language="ru").id)
    make.training(db, make.course(db, language="en").id)
    browser = sign_in(make.member(db, house_id=house.id, language="ru"))

    answer = browser.get("/training?language=1")

    assert '<html lang="en"' in answer.text
    assert ids(answer) == [russian.id]


def test_filter_links_add_and_take_away(sign_in, amina):
    answer = sign_in(amina).get("/training?childcare=1&week=1").text

    found = re.findall(r'<li><a href="([^"]+)"( aria-current="true")?>', answer)
    assert found == [
        ("/training?childcare=1", ' aria-current="true"'),
        ("/training?week=1&amp;language=1&amp;childcare=1", ""),
        ("/training?week=1", ' aria-current="true"'),
        ("/training?week=1&amp;childcare=1&amp;women=1", ""),
        ("/training?week=1&amp;childcare=1&amp;travel=1", ""),
        ("/training?week=1&amp;childcare=1&amp;mine=1", ""),
    ]


def test_an_empty_list_says_what_to_do(sign_in, amina):
    browser = sign_in(amina)

    assert "what you would like to learn" in browser.get("/training").text
    narrowed = browser.get("/training?week=1").text
    assert "Take one of the filters above away" in narrowed
    assert '<a class="btn wide" href="/training">All sessions</a>' in narrowed


def test_pages_of_twenty_lose_and_repeat_nothing(db, sign_in, amina):
    course = make.course(db, childcare=True).id
    first = make.training(db, course, seats=90)
    same = {"starts_at": first.starts_at, "ends_at": first.ends_at}
    made = [first.id]
    for number in range(44):  # fifteen at one time, then a microsecond apart
        late = timedelta(microseconds=max(0, number - 14))
        training = make.training(db, course)
        db.do(change, training, **{key: at + late for key, at in same.items()})
        made.append(training.id)
    browser = sign_in(amina)

    seen, sizes, here = [], [], "/training?childcare=1"
    while here:
        answer = browser.get(here)
        sizes.append(len(ids(answer)))
        seen += ids(answer)
        more = MORE.search(answer.text)
        here = more and more[1].replace("&amp;", "&")
        assert not here or "childcare=1" in here

    assert seen == made
    assert sizes == [20, 20, 5]


def test_twenty_are_one_page(db, sign_in, amina):
    course = make.course(db).id
    for _ in range(20):
        make.training(db, course)

    answer = sign_in(amina).get("/training")

    assert len(ids(answer)) == 20
    assert MORE.search(answer.text) is None


def test_an_old_page_link_shows_nothing_that_is_over(db, sign_in, amina):
    make.training(db, days=-2)
    coming = make.training(db, days=2)

    assert ids(sign_in(amina).get("/training?after=1000000-1")) == [coming.id]


def test_malformed_page_links_are_400(sign_in, amina):
    browser = sign_in(amina)

    for after in ("x", "1", "1-", "-1", "1-x", "9" * 30 + "-1", "1-" + "9" * 10, "١-١", "1-1'--"):
        assert browser.get("/training", params={"after": after}).status_code == 400, after


def test_three_statements_whatever_the_number_of_rows(db, sign_in, amina):
    course = make.course(db).id
    browser = sign_in(amina)
    for filled in (0, 25):
        for _ in range(filled):
            make.booking(db, make.training(db, course), amina)
        with counted(db) as seen:
            answer = browser.get("/training?week=&mine=1&childcare=0")
        assert len(ids(answer)) == min(filled, 20)
        assert len(seen) == 3, seen
