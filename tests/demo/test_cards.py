"""Coming into the demo world, and keeping it apart from real people."""

import csv
import shutil

import pytest
from click.testing import CliRunner

from portal import cli, demo
from portal.accounts.models import Member
from portal.app import create_app
from portal.backup import rows
from portal.db import Database
from tests import keyfile, make
from tests.browser import Browser
from tests.make import SECRET


@pytest.fixture(scope="session")
def there(new_url, demo_template):
    """The address of a database with the demo world that all tests share; on PostgreSQL its rows,
    for making it there as well is what `test_demo` does."""
    url = new_url("cards")
    if url.startswith("sqlite"):
        shutil.copy(demo_template, url.removeprefix("sqlite:///"))
        return url
    ours, theirs = Database(f"sqlite:///{demo_template}"), Database(url)
    with ours.transaction(writing=False) as read, theirs.transaction(writing=True) as written:
        rows.replace_all(written, rows.lines_of(read))
    ours.close()
    theirs.close()
    return url


@pytest.fixture
def browser(there):
    """A guest of the demo world."""
    app = create_app(keyfile.settings(there))
    yield Browser(app)
    app.state.portal.close()


@pytest.fixture
def portal(monkeypatch, tmp_path):
    """`portal(url, "demo", …)`: the command, run where it may leave files."""
    monkeypatch.chdir(tmp_path)

    def run(url, *words):
        environment = {
            "PORTAL_DATABASE": url,
            "PORTAL_SECRET": SECRET,
            "PORTAL_KEY_FILE": str(keyfile.path()),
        }
        return CliRunner().invoke(cli.main, words, env=environment)

    return run


@pytest.mark.parametrize(("name", "role", "language"), demo.NAMED)
def test_named_people_sign_in_with_their_words(browser, name, role, language):
    wrong = browser.post("/sign-in", name=name, words=demo.words_of("somebody"))
    right = browser.post("/sign-in", name=name, words=demo.words_of(name))

    assert demo.words_of(name) == f"demo {name} garden river"
    assert wrong.status_code == 422
    assert right.status_code == 303
    assert (name, role, language) in [(card[0].lower(), card[2], card[3]) for card in demo.cards()]


@pytest.mark.parametrize("name", ["Menekşe", "سلمى", "Берёза", "Zarafshon", "گلاب"])
def test_names_of_every_script_sign_in(browser, name):
    (words,) = [card[1] for card in demo.cards() if card[0] == name]

    assert browser.post("/sign-in", name=name, words=words).status_code == 303


def test_the_file_of_cards(there, portal, tmp_path):
    path = tmp_path / "cards.csv"
    made = portal(there, "demo", "--scale", "7", "--cards", str(path))

    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert made.exit_code == 0, made.output
    assert header == ["name", "words", "role", "language"]
    assert len(rows) == 60
    assert [tuple(row) for row in rows] == list(demo.cards())
    assert "demo papatya garden river" in made.output


def test_serving_refuses_demo_people(there, portal):
    refused = portal(there, "serve")

    assert refused.exit_code == 1
    assert "holds demo people" in refused.output


def test_the_demo_stays_away_from_real_people(db, database_url, portal):
    make.house(db)

    refused = portal(database_url, "demo")

    assert refused.exit_code == 1
    assert "holds real people" in refused.output
    assert demo.PARTS["Nur"].name not in [m.name for m in db.every(Member)]
