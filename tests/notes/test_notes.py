"""Notes about a person: who writes and reads them, and the words she puts beside them."""

import pytest

from portal.notes.models import Note
from portal.trail.models import TrailEntry
from tests import make

WORDS = {"text": "Ağ iyi, akşam ara", "language": "tr"}


@pytest.fixture
def people(db):
    amina = make.member(db, "amina")
    elif_ = make.member(db, "elif", role="caseworker", house_id=amina.house_id)
    make.assignment(db, elif_, amina)
    return amina, elif_


def deeds(db):
    return [(entry.member_id, entry.by_id, entry.deed) for entry in db.every(TrailEntry)]


def test_a_note_is_written_once_and_read_by_the_person(db, sign_in, people):
    amina, elif_ = people
    desk = sign_in(elif_)
    token = desk.token()

    answers = [
        desk.post(f"/desk/people/{amina.id}/notes", token=token, **WORDS).headers["location"]
        for _ in range(2)
    ]

    (note,) = db.every(Note)
    assert answers == [f"/desk/people/{amina.id}/notes"] * 2
    assert (note.text, note.language, note.by_id, note.by_name) == (
        "Ağ iyi, akşam ara",
        "tr",
        elif_.id,
        "elif",
    )
    assert deeds(db) == [(amina.id, elif_.id, "notes.note")]
    page = sign_in(amina).get("/account/data").text
    assert page.count('<dd lang="tr"><p dir="auto">Ağ iyi, akşam ara</p></dd>') == 1
    assert "opened" not in str(deeds(db)), "her own look is nobody's business"


def test_every_look_at_the_desk_is_told(db, sign_in, people):
    amina, elif_ = people
    make.note(db, amina, elif_)

    page = sign_in(elif_).get(f"/desk/people/{amina.id}/notes")

    assert page.text.count("Likes to be called in the evening") == 1
    assert deeds(db) == [(amina.id, elif_.id, "notes.opened")]


@pytest.mark.parametrize(
    "typed", [{}, {"text": " ", "language": "en"}, {**WORDS, "text": "x" * 1001}]
)
def test_a_form_with_mistakes_is_a_look_and_no_note(db, sign_in, people, typed):
    amina, elif_ = people

    answer = sign_in(elif_).post(f"/desk/people/{amina.id}/notes", **typed)

    assert answer.status_code == 422
    assert db.every(Note) == []
    assert deeds(db) == [(amina.id, elif_.id, "notes.opened")]


def test_her_words_stand_beside_the_note_wherever_it_is_shown(db, sign_in, people):
    amina, elif_ = people
    note = make.note(db, amina, elif_)
    mine = sign_in(amina)

    first = mine.post(
        f"/account/data/notes/{note.id}/statement", text="لا أحب المساء", language="ar"
    )
    mine.post(f"/account/data/notes/{note.id}/statement", text="الصباح أفضل", language="ar")

    assert first.headers["location"] == f"/account/data/notes/{note.id}"
    pages = [
        mine.get(f"/account/data/notes/{note.id}"),
        mine.get("/account/data"),
        sign_in(elif_).get(f"/desk/people/{amina.id}/notes"),
    ]
    assert ["الصباح أفضل" in page.text for page in pages] == [True] * 3
    assert ["لا أحب المساء" in page.text for page in pages] == [False] * 3
    stored = db.get(Note, note.id)
    assert (stored.statement_language, stored.statement_at is None) == ("ar", False)
    assert deeds(db) == [(amina.id, elif_.id, "notes.opened")]

    mine.post(f"/account/data/notes/{note.id}/removal")

    stored = db.get(Note, note.id)
    assert (stored.statement, stored.statement_language, stored.statement_at) == ("", "", None)


def test_a_note_that_is_taken_back_leaves_a_line_and_her_words(db, sign_in, people):
    amina, elif_ = people
    note = make.note(db, amina, elif_, statement="Not true", statement_language="en")
    sign_in(amina).post(f"/account/data/notes/{note.id}/statement", text="Not true", language="en")
    desk = sign_in(elif_)
    token = desk.token()

    for _ in range(2):
        desk.post(f"/desk/notes/{note.id}/withdrawal", token=token)
    desk.post(f"/desk/notes/{note.id}/withdrawal")

    stored = db.get(Note, note.id)
    assert (stored.text, stored.statement, stored.withdrawn_at is None) == ("", "Not true", False)
    assert deeds(db) == [(amina.id, elif_.id, "notes.withdrawal")]
    page = sign_in(amina).get(f"/account/data/notes/{note.id}").text
    assert page.count("The house took this note back on") == 1
    assert page.count('<p dir="auto">Not true</p>') == 1


def test_nobody_else_reads_or_answers_a_note(db, sign_in, people):
    amina, elif_ = people
    note = make.note(db, amina, elif_)
    house = amina.house_id
    others = [
        make.member(db, "lale", house_id=house),
        make.member(db, "deniz", role="peer_mentor", house_id=house),
        make.member(db, "nur", role="coordinator", house_id=house),
        make.member(db, "hale", role="caseworker", house_id=house),
        make.member(db, "root", role="administrator", house_id=house),
        make.member(db, "far", role="caseworker"),
    ]
    found = set()
    for other in [*others, elif_]:
        browser = sign_in(other)
        found |= {
            browser.get(f"/account/data/notes/{note.id}").status_code,
            browser.post(f"/account/data/notes/{note.id}/statement", **WORDS).status_code,
            browser.post(f"/account/data/notes/{note.id}/removal").status_code,
        }
        if other is not elif_:
            found |= {
                browser.get(f"/desk/people/{amina.id}/notes").status_code,
                browser.post(f"/desk/people/{amina.id}/notes", **WORDS).status_code,
                browser.post(f"/desk/notes/{note.id}/withdrawal").status_code,
            }

    assert found == {404}
    assert deeds(db) == []
    assert [n.text for n in db.every(Note)] == [note.text]


def test_guests_and_strange_addresses(db, guest, sign_in, people):
    amina, elif_ = people
    note = make.note(db, amina, elif_)

    assert guest.get(f"/account/data/notes/{note.id}").headers["location"].startswith("/sign-in")
    assert guest.get(f"/desk/people/{amina.id}/notes").headers["location"].startswith("/sign-in")
    mine = sign_in(amina)
    strange = ["0", "x", "-1", "99999999999", str(note.id + 1)]
    assert {mine.get(f"/account/data/notes/{n}").status_code for n in strange} == {404}
