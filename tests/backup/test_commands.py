"""`portal backup` and `portal restore`: two persons, nobody comes back who was erased."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from portal.accounts import countersigns
from portal.accounts.models import Deal, Member, SignedInPhone
from portal.cli import main
from portal.my_data import erasing
from portal.plan.models import Goal
from portal.trail import heads
from portal.trail.actions import record
from portal.trail.deeds import Deed
from portal.trail.verifying import verify
from tests import keyfile, make


@pytest.fixture
def portal(settings, tmp_path):
    """`portal("backup", file)`: the command with the settings of the app under test."""
    environment = {
        "PORTAL_SECRET": settings.secret,
        "PORTAL_DATABASE": settings.database,
        "PORTAL_KEY_FILE": settings.key_file,
        "PORTAL_HEADS_FILE": settings.heads_file,
    }
    return lambda *words: CliRunner().invoke(main, [str(w) for w in words], env=environment)


@pytest.fixture
def people(db):
    admin = make.member(db, "admin", role="administrator")
    nur = make.member(db, "nur", role="coordinator", house_id=admin.house_id)
    amina = make.member(db, "amina", house_id=admin.house_id)
    make.goal(db, amina, "Bake bread")
    db.do(record, amina.id, make.viewer(nur), Deed.PERSON_OPENED)
    return admin, nur, amina


def agree(db, admin, nur):
    asked = db.do(countersigns.ask, make.viewer(admin), Deal.RESTORE, admin)
    assert db.do(countersigns.sign, make.viewer(nur), asked.id)


def test_what_was_lost_comes_back_when_two_agree(db, portal, people, sign_in, tmp_path):
    admin, nur, amina = people
    file = tmp_path / "backup"
    made = portal("backup", file)
    make.goal(db, amina, "Written later")
    sign_in(amina)
    alone = portal("restore", file, "--by", "admin")
    kept = [goal.title for goal in db.every(Goal)]
    agree(db, admin, nur)
    done = portal("restore", file, "--by", "Admin")

    assert (made.exit_code, alone.exit_code, done.exit_code) == (0, 1, 0), done.output
    assert "asks a colleague" in alone.output
    assert kept == ["Bake bread", "Written later"]
    assert [goal.title for goal in db.every(Goal)] == ["Bake bread"]
    assert db.every(SignedInPhone) == []
    assert file.stat().st_mode & 0o777 == 0o600
    assert b"Bake bread" not in file.read_bytes()


def test_who_was_erased_stays_erased(db, portal, people, tmp_path):
    admin, nur, amina = people
    portal("backup", tmp_path / "backup")
    db.do(erasing.erase, make.viewer(amina))
    agree(db, admin, nur)
    done = portal("restore", tmp_path / "backup", "--by", "admin")

    assert done.exit_code == 0, done.output
    assert db.get(Member, amina.id).name == ""
    assert db.every(Goal) == []


def test_the_older_trail_is_not_taken_for_a_cut_one(db, portal, people, settings, tmp_path):
    admin, nur, amina = people
    portal("backup", tmp_path / "backup")
    db.do(record, amina.id, make.viewer(nur), Deed.PLAN_OPENED)
    agree(db, admin, nur)
    portal("restore", tmp_path / "backup", "--by", "admin")
    db.do(record, amina.id, make.viewer(nur), Deed.PLAN_OPENED)
    said = heads.read(Path(settings.heads_file))

    assert db.ask(verify, keyfile.keys().trail_root, said) == []
    assert portal("trail", "verify").exit_code == 0


def test_a_damaged_file_changes_nothing_and_no_file_is_overwritten(db, portal, people, tmp_path):
    admin, nur, _ = people
    file = tmp_path / "backup"
    portal("backup", file)
    again = portal("backup", file)
    file.write_bytes(file.read_bytes()[:-9] + b"not right")
    agree(db, admin, nur)
    answer = portal("restore", file, "--by", "admin")

    assert (again.exit_code, answer.exit_code) == (1, 1)
    assert "damaged" in answer.output
    assert [goal.title for goal in db.every(Goal)] == ["Bake bread"]


def test_an_empty_database_needs_nobody(db, portal, people, sqlite_template, tmp_path):
    file = tmp_path / "backup"
    portal("backup", file)
    environment = {
        "PORTAL_SECRET": make.SECRET,
        "PORTAL_DATABASE": f"sqlite:///{tmp_path / 'new.db'}",
        "PORTAL_KEY_FILE": str(keyfile.path()),
        "PORTAL_HEADS_FILE": str(tmp_path / "new.heads"),
    }
    answer = CliRunner().invoke(main, ["restore", str(file)], env=environment)

    assert answer.exit_code == 0, answer.output
    assert (tmp_path / "new.db").exists()
