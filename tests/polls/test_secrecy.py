"""What lies in the database leads from no voice to whoever spoke, and says of none what it was."""

import pytest
from sqlalchemy import DateTime, text

from portal.accounts.models import Unsent
from portal.my_data.people import places
from portal.polls import queries, urn
from portal.polls.models import Ballot
from portal.trail.models import TrailEntry
from portal.web.once import Answer
from tests import make
from tests.dump import changed_tables, dump


def voted(browser, poll, voice="1", seen=""):
    return browser.post(f"/polls/{poll.id}/vote", voice=voice, seen=seen)


def test_the_tables_form_leads_nowhere():
    columns = Ballot.__table__.columns

    assert {column.name for column in columns} == {"id", "poll_id", "key", "sealed"}
    assert [column.name for column in columns if isinstance(column.type, DateTime)] == []
    assert "ballots" not in {place.table.name for place in places()}
    assert Ballot.__table__.primary_key.columns[0].autoincrement is False


def test_a_voice_changes_nothing_but_its_table(db, sign_in, house, poll, caplog):
    browser = sign_in(house.amina)
    browser.get(f"/polls/{poll.id}")
    before = dump(db)

    assert voted(browser, poll).status_code == 303
    after = dump(db)
    assert changed_tables(before, after) == {"ballots"}
    (row,) = after["ballots"]
    assert row["id"] > 2**20, "not a number in a row"
    assert db.every(Answer) == db.every(TrailEntry) == []
    assert [record for record in caplog.records if record.name.startswith("portal")] == []
    browser.post("/account/language", language="tr")
    assert changed_tables(after, dump(db)) >= {"answers"}, "the control: others leave a key"


def test_equal_voices_look_different_and_all_are_of_one_length(db, sign_in, house, poll):
    for person, choice in zip(house.residents, (0, 0, 0, 1, 2), strict=False):
        make.ballot(db, poll, person, choice)
    last = sign_in(house.residents[4])
    page = last.get(f"/polls/{poll.id}").text
    seen = page.split('name="seen" value="')[1].split('"')[0]
    last.post(f"/polls/{poll.id}/withdrawal", seen=seen)

    rows = db.every(Ballot)
    assert len({row.sealed for row in rows}) == 5
    assert {len(row.sealed) for row in rows} == {len(rows[0].sealed)}
    assert {len(row.key) for row in rows} == {32}


def test_a_person_has_another_key_in_every_poll_and_nobody_can_guess_it(db, house, poll):
    other = make.poll(db, house.mentor)
    keys = [
        db.ask(urn.key_of, which.id, person.id)
        for which in (poll, other)
        for person in (house.amina, house.mentor)
    ]

    assert len(set(keys)) == 4


def test_a_ballot_moved_to_somebody_else_says_nothing(db, house, poll):
    one, other = house.residents[:2]
    make.ballot(db, poll, one, 0)
    make.ballot(db, poll, other, 1)
    mine = db.ask(urn.key_of, poll.id, one.id)

    def swapped(session):
        rows = {row.key: row for row in session.query(Ballot)}
        sealed = next(row.sealed for key, row in rows.items() if key != mine)
        rows[mine].sealed = sealed

    db.do(swapped)
    found = [
        db.ask(queries.ballot_of, make.viewer(person), poll.id).choice for person in (one, other)
    ]
    assert found == [None, 1]


@pytest.mark.parametrize("deed", ["vote", "withdrawal"])
def test_a_voice_that_was_being_sent_when_the_visit_ran_out_is_not_kept(
    db, sign_in, house, poll, deed
):
    browser = sign_in(house.amina)
    form = {"voice": "1" if deed == "vote" else "", "seen": ""}
    browser.post(f"/polls/{poll.id}/{deed}", aside="y", **form)

    assert db.every(Unsent) == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_rows_lie_in_no_order_of_voting(db, sign_in, house, poll):
    """SQLite keeps rows by their number, and there is no second number; PostgreSQL's own notes
    (README.md) tell when somebody voted, never what."""
    people = [make.member(db, house_id=house.mentor.house_id) for _ in range(12)]
    for person in people:
        assert voted(sign_in(person), poll).status_code == 303
    order = [db.ask(urn.key_of, poll.id, person.id) for person in people]
    with db.database.transaction(writing=False) as session:
        rows = session.execute(text("SELECT key, rowid, id FROM ballots ORDER BY rowid")).all()
    found = [row[0] for row in rows]

    assert sorted(found) == sorted(order)
    assert found != order != found[::-1]
    assert [row[1] == row[2] for row in rows] == [True] * 12


def test_her_page_of_data_tells_her_open_voice_and_nobody_elses(db, sign_in, house, poll, cast):
    cast(3)
    seen = {
        person.name: [
            said in sign_in(person).get("/account/data").text for said in ("Lentils", "Rice")
        ]
        for person in (house.residents[0], house.residents[2], house.residents[4])
    }

    assert list(seen.values()) == [[True, False], [False, True], [False, False]]
