"""`portal trail …`, a wrong key file, and what became of the file of heads."""

import pytest
from click.testing import CliRunner
from sqlalchemy import text
from starlette.testclient import TestClient

from portal.app import create_app
from portal.cli import main
from portal.seal import keyfile as key_files
from portal.seal.keyfile import WrongKeyFile
from tests import keyfile
from tests.rows import Rows
from tests.trail.conftest import write_some

SENTENCE = "does not belong to this database"


@pytest.fixture
def portal(settings, tmp_path):
    """`portal(…)` runs a command; exit code and what it said."""
    own = tmp_path / "portal.key"
    key_files.write(own, key_files.read(keyfile.path()), anew=True)

    def run(*words, **changed):
        env = {
            "PORTAL_SECRET": settings.secret,
            "PORTAL_DATABASE": settings.database,
            "PORTAL_KEY_FILE": str(own),
            "PORTAL_HEADS_FILE": settings.heads_file,
        } | changed
        done = CliRunner().invoke(main, words, env=env)
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done.exit_code, done.output

    return run


def test_the_head_is_printed(db, people, portal, heads_file):
    empty = portal("trail", "head")
    write_some(db, people, 3)

    assert empty == (0, "0\n")
    assert portal("trail", "head") == (0, heads_file.read_text().splitlines()[-1] + "\n")


def test_verify_says_that_all_is_well_or_what_is_not(db, people, portal):
    empty = portal("trail", "verify")
    write_some(db, people, 3)
    whole = portal("trail", "verify")
    change = "UPDATE trail_entries SET deed = 'plan.goal' WHERE id = 2"
    db.do(lambda session: session.execute(text(change)))
    code, said = portal("trail", "verify")

    assert empty == (0, "The trail is whole: 0 entries.\n")
    assert whole == (0, "The trail is whole: 3 entries.\n")
    assert code == 1
    assert said.splitlines()[0] == "entry 2 was changed, or the one before it"
    assert "the trail was tampered with" in said


@pytest.mark.parametrize(
    ("becomes", "sentence"),
    [
        (lambda lines: None, "the heads end at entry 0 and the trail at entry 3"),
        (lambda lines: [], "the heads end at entry 0 and the trail at entry 3"),
        (lambda lines: lines[:2], "the heads end at entry 2 and the trail at entry 3"),
        (lambda lines: [lines[0], "nonsense", "9" * 5000 + " " + "a" * 64], "the heads end at"),
        (lambda lines: [*lines, f"4 {'a' * 64}"], "the end was cut: a head knows entry 4"),
        (lambda lines: [*lines, f"2 {'a' * 64}"], "entry 2 is not the one its head tells of"),
        (lambda lines: lines[::-1], ""),
        (lambda lines: [*lines, *lines, "3 half a li"], ""),
    ],
)
def test_the_file_of_heads_missing_cut_forged_or_in_another_order(
    db, people, portal, heads_file, becomes, sentence
):
    write_some(db, people, 3)
    lines = becomes(heads_file.read_text().splitlines())
    heads_file.unlink()
    if lines is not None:
        heads_file.write_text("\n".join(lines))

    code, said = portal("trail", "verify")

    assert (code, said.startswith(sentence)) == (1 if sentence else 0, True)


def test_the_first_key_can_be_kept_elsewhere(db, people, portal, tmp_path):
    early = portal("trail", "part", str(tmp_path / "root.key"))
    write_some(db, people, 3)
    parted = portal("trail", "part", str(tmp_path / "root.key"))
    twice = portal("trail", "part", str(tmp_path / "other.key"))
    without = portal("trail", "verify")
    with_it = portal("trail", "verify", "--root", str(tmp_path / "root.key"))

    assert "the trail has no entry yet" in early[1]
    assert (early[0], parted[0], twice[0], without[0]) == (1, 0, 1, 1)
    assert "is not in" in without[1]
    assert with_it == (0, "The trail is whole: 3 entries.\n")
    assert (tmp_path / "root.key").stat().st_mode & 0o777 == 0o600


def test_the_portal_goes_on_writing_without_the_first_key(db, people, portal, settings, tmp_path):
    write_some(db, people, 3)
    portal("trail", "part", str(tmp_path / "root.key"))
    own = keyfile.settings(
        settings.database,
        key_file=str(tmp_path / "portal.key"),
        heads_file=settings.heads_file,
    )
    app = create_app(own)
    with TestClient(app, base_url=own.origin) as client:
        assert client.get("/help").status_code == 200
        write_some(Rows(app.state.portal.database), people, 2)

    assert portal("trail", "verify", "--root", str(tmp_path / "root.key")) == (
        0,
        "The trail is whole: 5 entries.\n",
    )


@pytest.mark.parametrize("command", [("serve",), ("migrate",), ("purge",), ("trail", "head")])
def test_a_wrong_key_file_starts_nothing(db, people, portal, tmp_path, command):
    write_some(db, people, 1)
    key_files.write(tmp_path / "wrong.key", key_files.new(), anew=True)

    code, said = portal(*command, PORTAL_KEY_FILE=str(tmp_path / "wrong.key"))

    assert code == 1
    assert SENTENCE in said
    assert portal("trail", "verify") == (0, "The trail is whole: 1 entries.\n")


def test_a_server_with_a_wrong_key_file_does_not_begin(db, people, settings, tmp_path):
    write_some(db, people, 1)
    key_files.write(tmp_path / "wrong.key", key_files.new(), anew=True)
    app = create_app(keyfile.settings(settings.database, key_file=str(tmp_path / "wrong.key")))

    with pytest.raises(WrongKeyFile, match=SENTENCE), TestClient(app):
        pass
    app.state.portal.close()
