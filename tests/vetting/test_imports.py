"""Files of offers: what is wrong is told line by line, and all good lines go in, or none."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from portal import i18n
from portal.desk import imports
from portal.listings.models import Home, Job, Listing
from portal.vetting import importing
from portal.vetting.imports import bad_rows
from portal.vetting.models import Import, ImportRow, ImportState, Provider, Source
from portal.vetting.reading.files import MOST_BYTES, read
from portal.web.routing import MAX_BODY
from tests import make
from tests.vetting import import_files as offers
from tests.vetting.import_files import bring, rows, table, the_import, work


@pytest.fixture
def elif_(db):
    return make.member(db, "elif", role="caseworker")


@pytest.fixture
def desk(elif_, sign_in):
    return sign_in(elif_)


def states(db):
    return [one.state for one in db.every(Import)]


def test_a_file_goes_in_when_somebody_says_so_and_not_before(db, desk, elif_):
    given = rows(3) + [offers.JOB | {"title": "", "pay_min": "lots", "insured": "perhaps"}]
    given[0] |= {"insured": "evet", "provider": "Yıldız", "phone": "0312 111 22 33"}
    given[1] |= {"provider": "YILDIZ", "phone": "+90 312 111 22 33", "colour": "red"}

    answer = bring(desk, table([dict.fromkeys(("colour", "insured", "provider", "phone"), "") | g
                                for g in given]))  # fmt: skip
    page = answer.headers["location"]
    begun = desk.get(page).text
    work(db.database)
    looked = desk.get(page).text
    assert (db.every(Listing), states(db)) == ([], [ImportState.READY])
    wanted = [desk.post(f"{page}/entry").status_code for _ in range(2)]
    work(db.database)

    assert "0 of 4 lines looked at" in begun
    assert "3 of 4 lines can go in" in looked
    assert "These columns are not read: <bdi>colour</bdi>" in looked
    assert "Put the 3 good lines in" in looked
    assert "Line 5" in looked
    for reason in ("Please write something here.", "Please write a number, such as 9500.",
                   "Please write yes or no."):  # fmt: skip
        assert reason in looked
    assert wanted == [303, 303]
    jobs = db.every(Job)
    assert [(job.title, job.insured, job.assured_at, job.posted_by_id) for job in jobs] == [
        ("Tailor 1", True, None, elif_.id),
        ("Tailor 2", False, None, elif_.id),
        ("Tailor 3", False, None, elif_.id),
    ]
    assert [(one.way, one.import_id) for one in db.every(Source)] == [("csv", 1)] * 3
    assert [(one.name, one.digits) for one in db.every(Provider)] == [("Yıldız", "3121112233")]
    assert "3 offers went in" in desk.get(page).text


def test_homes_come_in_the_same_way_and_the_empty_table_is_a_file(db, desk):
    template = desk.get("/desk/imports/template?kind=home")
    answer = bring(desk, template.content, kind="home")
    work(db.database)
    desk.post(f"{answer.headers['location']}/entry")
    work(db.database)

    assert template.headers["content-disposition"] == 'attachment; filename="homes.csv"'
    assert [(home.title, home.rent, home.furnished) for home in db.every(Home)] == [
        ("Sakin oda", 9500, True)
    ]


def test_the_same_file_twice_is_told_and_goes_in_once(db, desk):
    content = table(rows(2))
    for _ in range(2):
        page = bring(desk, content).headers["location"]
        work(db.database)
        desk.post(f"{page}/entry")
        work(db.database)
    doubled = bring(desk, table(rows(3) + rows(3)[2:])).headers["location"]
    work(db.database)

    assert len(db.every(Job)) == 2
    said = desk.get(page).text
    assert "The very same file came before" in said
    assert said.count("This offer is here already.") == 2
    said = desk.get(doubled).text
    assert said.count("This offer is here already.") == 2
    assert "This offer stands further up in the same file, in line 4." in said
    assert "1 of 4 lines can go in" in said


def test_reasons_are_told_in_the_readers_language(db, desk, elif_):
    bring(desk, table([offers.JOB | {"trade": "x", "title": "a" * 121}]))
    work(db.database)

    def reasons(session):
        found = bad_rows(session, session.get_one(Import, 1), 0, 9)
        return [fault.reason for row in found for fault in row.faults]

    i18n.use("ar")
    arabic = db.ask(reasons)
    i18n.use("en")

    assert db.ask(reasons) == [
        "This is too long. Please keep it under 120 characters.", "Please choose one."
    ]  # fmt: skip
    assert ["١٢٠" in arabic[0], arabic[1]] == [True, i18n.translations("ar").gettext(
        "Please choose one.")]  # fmt: skip


def test_a_file_is_pasted_or_dropped(db, desk):
    bring(desk, b"", said=table(rows(2)))
    page = "/desk/imports/1"
    work(db.database)
    dropped = [desk.post(f"{page}/drop").status_code for _ in range(2)]
    late = desk.post(f"{page}/entry")
    work(db.database)

    assert (dropped, late.status_code) == ([303, 303], 409)
    assert (db.every(ImportRow), db.every(Listing), states(db)) == ([], [], [ImportState.DROPPED])


def test_what_is_no_table_or_too_large_is_refused_in_words(db, desk, sign_in):
    empty, letter = bring(desk, b""), bring(desk, b"Dear colleague\n\nhow are you?")
    quote = bring(desk, b'title,description\nA,"B\nC,D\n')
    large = bring(desk, b"title,description\n" + b"a" * (MOST_BYTES + MAX_BODY))
    amina = bring(sign_in(make.member(db, "amina")), table(rows(1)))

    assert [one.status_code for one in (empty, letter, quote, large, amina)] == [
        *(422, 422, 422, 413, 404)
    ]
    assert "Please choose a file, or paste its text." in empty.text
    assert "The first line has to say what stands in which column" in letter.text
    assert "This cannot be read from line 2 on." in quote.text
    assert db.every(Import) == []


def test_strangers_can_send_nothing_large(guest, db):
    content = b"title,description\n" + b"a" * MAX_BODY
    small = {"file": ("x.csv", b"title\nA", "text/csv")}
    answer = guest.request("POST", "/desk/imports", files={"file": ("x.csv", content, "text/csv")})

    assert answer.status_code == 413
    assert guest.request("POST", "/desk/imports", files=small).status_code == 303
    assert guest.request("POST", "/sign-in", files=small).status_code == 400


def test_what_strangers_send_is_not_even_read(guest, desk, monkeypatch):
    page = next(r.endpoint for r in imports.routes if r.name == "desk.take_import")
    seen, take = [], page.upload

    def read_and_tell(sent, fields):
        seen.append((sent, len(fields)))
        return take.read(sent, fields)

    monkeypatch.setattr(page, "upload", take._replace(read=read_and_tell))
    for browser in (guest, desk):
        bring(browser, b"title,description\nA,B")

    assert seen == [(b"", 0), (b"title,description\nA,B", 3)]


def test_two_people_who_say_yes_and_two_workers_put_it_in_once(db, elif_):
    nur = make.member(db, "nur", role="coordinator")
    found = read(table(rows(30)).encode(), "job", "en")
    made = db.do(importing.take, make.viewer(elif_), "job", found)
    work(db.database)

    def yes(member):
        db.do(lambda s: importing.want(s, make.viewer(member), s.get_one(Import, made.id)))
        work(db.database)

    with ThreadPoolExecutor(2) as both:
        list(both.map(yes, [elif_, nur]))

    assert [len(db.every(table_)) for table_ in (Listing, Job, Source)] == [30, 30, 30]
    assert states(db) == [ImportState.DONE]


def test_two_files_with_the_same_offers_at_once_bring_them_once(db, elif_):
    for way in (table(rows(20)), table(rows(20), ";")):
        db.do(importing.take, make.viewer(elif_), "job", read(way.encode(), "job", "en"))
    work(db.database)
    for number in (1, 2):
        db.do(lambda s, n=number: importing.want(s, make.viewer(elif_), s.get_one(Import, n)))

    with ThreadPoolExecutor(2) as both:
        list(both.map(work, [db.database] * 2))

    assert len(db.every(Listing)) == 20
    assert sorted(one.good for one in db.every(Import)) == [0, 20]


def test_a_thousand_rows_with_every_tenth_broken(db, elif_):
    """`make bench` does the same with ten thousand."""
    found = read(table(rows(1000, broken_every=10)).encode(), "job", "en")
    made = db.do(importing.take, make.viewer(elif_), "job", found)
    work(db.database)
    db.do(lambda s: importing.want(s, make.viewer(elif_), s.get_one(Import, made.id)))
    work(db.database)

    assert len(db.every(Job)) == the_import(db).good == 900
    bad = [row for row in db.every(ImportRow) if not row.is_good]
    assert [row.line for row in bad] == list(range(11, 1002, 10))
    assert {tuple(map(tuple, row.problems)) for row in bad} == {
        (("trade", "Please choose one."), ("pay_min", "Please write a number, such as 9500."))
    }


def test_when_who_brought_it_may_not_any_more_nothing_goes_in(db, elif_):
    found = read(table(rows(2)).encode(), "job", "en")
    made = db.do(importing.take, make.viewer(elif_), "job", found)
    work(db.database)
    db.do(lambda s: importing.want(s, make.viewer(elif_), s.get_one(Import, made.id)))
    db.do(lambda s: setattr(s.merge(elif_), "role", "resident"))
    work(db.database)

    assert (db.every(Listing), states(db)) == ([], [ImportState.DROPPED])
