"""Nothing that is stored leads from a voice to whoever spoke: neither columns nor what changed."""

from datetime import date, datetime

import pytest
from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    inspect,
    text,
)

from portal import purging
from portal.feedback.models import Change, Feedback
from portal.my_data.people import places
from portal.trail.models import TrailEntry
from portal.web.once import Answer
from tests import make
from tests.dump import changed_tables, dump

WORDS = "The room was cold."
HARMLESS = {"id", "course_id", "month", "helped", "words", "language"}


def address(session):
    return f"/training/{session.id}/feedback"


def leads(table):
    """What in a table could be joined to a person or a moment, by its form alone."""
    found = {column.name for column in table.columns if column.name not in HARMLESS}
    found |= {c.name for c in table.columns if isinstance(c.type, DateTime)}
    found |= {
        column.name
        for column in table.columns
        for key in column.foreign_keys
        if not key.target_fullname.startswith("courses.")
    }
    if table.primary_key.columns[0].autoincrement is not False:
        found.add("numbers in a row")
    return found


def suspicious(before, after):
    """What a deed left behind besides one voice, as anybody reads it who has the database."""
    found = changed_tables(before, after) - {"feedback"}
    old = [row["id"] for row in before["feedback"]]
    for row in after["feedback"]:
        if row["id"] not in old:
            people = {member["id"] for member in after["members"]}
            numbers = {row[name] for name in row if isinstance(row[name], int)}
            found |= {"a person's number"} if (numbers - {row["course_id"]}) & people else set()
            found |= {name for name in row if isinstance(row[name], datetime)}
            found |= {"a day"} if row["month"].day != 1 else set()
            found |= set(row) - HARMLESS
    return found


def test_the_tables_form_leads_nowhere():
    assert leads(Feedback.__table__) == set()
    assert {place.table.name for place in places()} & {"feedback", "changes_made"} == set()
    assert leads(Change.__table__) > {"at"}, "the control: staff's own words have a moment"


def test_a_twin_with_a_member_a_moment_or_numbers_in_a_row_is_caught():
    """The control."""
    metadata = MetaData()
    Table("members", metadata, Column("id", Integer, primary_key=True))
    Table("courses", metadata, Column("id", Integer, primary_key=True))
    twin = Table(
        "feedback",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("course_id", ForeignKey("courses.id")),
        Column("member_id", ForeignKey("members.id")),
        Column("month", Date),
        Column("helped", String),
        Column("words", Text),
        Column("language", String),
        Column("at", DateTime),
    )

    assert leads(twin) == {"member_id", "at", "numbers in a row"}


def test_one_voice_changes_nothing_but_its_table(db, sign_in, amina, session):
    for number in range(3):
        make.voice(db, session.course_id, f"earlier {number}")
    browser = sign_in(amina)
    browser.get(address(session))
    before = dump(db)

    answer = browser.post(address(session), helped="no", voice=WORDS)
    after = dump(db)

    assert answer.status_code == 303
    assert len(after["feedback"]) == 4
    assert suspicious(before, after) == set()
    assert db.every(Answer) == db.every(TrailEntry) == []


def test_a_deed_that_leaves_a_mark_is_caught(db, sign_in, amina, session):
    """The control: an ordinary deed leaves its key, and a twin its author's number."""
    browser = sign_in(amina)
    before = dump(db)
    browser.post("/account/language", language="tr")
    marked = suspicious(before, dump(db))
    twin = {"id": amina.id, "month": date(2026, 11, 22), "member_id": amina.id, "course_id": 9_999}
    after = before | {"feedback": [twin]}

    assert marked >= {"answers"}
    assert suspicious(before, after) == {"a person's number", "a day", "member_id"}


def test_nothing_is_logged(db, sign_in, amina, session, caplog):
    sign_in(amina).post(address(session), helped="no", voice=WORDS)

    assert [record for record in caplog.records if record.name.startswith("portal")] == []


@pytest.fixture
def spoken(db, sign_in, house):
    """Twelve people say something, one after the other; the words in that order."""
    course = make.course(db).id
    said = [f"voice {number}" for number in range(12)]
    for number, words in enumerate(said):
        person = make.member(db, house_id=house.id)
        session = make.attended(db, person, course, seat=number + 1)
        sign_in(person).post(address(session), helped="yes", voice=words)
    return said


PLACES = {  # where a row lies, and its number
    True: text("SELECT words, rowid, id FROM feedback ORDER BY rowid"),
    False: text("SELECT words, ctid::text, id FROM feedback"),
}
TRANSACTIONS = text("SELECT words, xmin::text FROM feedback")


def stored(db, query):
    with db.database.transaction(writing=False) as session:
        return session.execute(query).all()


def test_neither_numbers_nor_places_follow_the_order(db, spoken):
    found = stored(db, PLACES[db.database.is_sqlite])
    by_place = [row[0] for row in found]  # as the engine reads them
    by_number = [row[0] for row in sorted(found, key=lambda row: row[2])]

    assert sorted(by_place) == sorted(by_number) == sorted(spoken)
    assert by_place != spoken != by_number
    assert by_place != spoken[::-1] != by_number
    if db.database.is_sqlite:
        assert [row[1] == row[2] for row in found] == [True] * 12, "no second number in a row"


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
def test_on_postgresql_all_voices_carry_the_same_transaction(db, spoken):
    other = make.attended(db, make.member(db))
    make.voice(db, other.course_id, "elsewhere")
    of_course = {row[1] for row in stored(db, TRANSACTIONS) if row[0] != "elsewhere"}
    apart = {row[1] for row in stored(db, TRANSACTIONS)}
    db.do(purging.purge)
    after = {row[1] for row in stored(db, TRANSACTIONS)}

    assert (len(of_course), len(apart), len(after)) == (1, 2, 1)
    assert not after & apart
    assert len(stored(db, TRANSACTIONS)) == 13


def test_the_nightly_work_loses_no_voice_and_changes_none(db, spoken):
    before = sorted(map(str, dump(db)["feedback"]))
    gone = db.do(purging.purge)

    assert gone["feedback"] == 0
    assert sorted(map(str, dump(db)["feedback"])) == before


def test_the_column_of_numbers_is_wide_enough(db):
    with db.database.transaction(writing=False) as session:
        kind = inspect(session.connection()).get_columns("feedback")[0]["type"]

    assert isinstance(kind, Integer if db.database.is_sqlite else BigInteger)
