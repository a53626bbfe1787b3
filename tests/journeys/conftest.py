"""A real Chromium in front of a real server."""

import shutil
from contextlib import closing

import pytest
from sqlalchemy import select

from portal import demo
from portal.accounts import visits
from portal.accounts.models import Member
from portal.db import Database
from portal.text import fold
from tests import keyfile, make
from tests.conftest import REQUIRED
from tests.journeys.leftovers import CANARY, papatya
from tests.journeys.text_browser import PROGRAM, Outside, TextBrowser
from tests.rows import Rows

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SHELL = shutil.which("chromium-headless-shell") or CHROMIUM
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-software-rasterizer",  # nobody looks at these windows: less work for the processor
    "--disable-gpu-rasterization",
    "--disable-gpu-compositing",
]


@pytest.fixture(scope="session")
def playwright():
    if CHROMIUM is None:
        if "browser" in REQUIRED:
            pytest.fail("a browser is required and there is no chromium")
        pytest.skip("there is no chromium on this machine")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        yield started


def launched(playwright, program):
    return playwright.chromium.launch(
        executable_path=program,
        args=QUIET,
        ignore_default_args=["--disable-back-forward-cache"],
    )


@pytest.fixture(scope="session")
def chromium(playwright):
    """One Chromium per test process; pages come from contexts of their own. Its shell without
    windows takes half the processor time of the whole one."""
    with launched(playwright, SHELL) as browser:
        yield browser


@pytest.fixture(scope="session")
def whole_chromium(playwright):
    """The one that people have, which keeps pages it left in memory: its shell does not."""
    with launched(playwright, CHROMIUM) as browser:
        yield browser


@pytest.fixture
def open_page(chromium, site):
    """`open_page(language="tr", scripts=False)`: a phone-sized page. Requests to other hosts are
    remembered in `page.strangers`; nothing answers them here."""
    contexts = []

    def really(language="en", *, scripts=True, width=360, dark=False, touch=False):
        context = chromium.new_context(
            viewport={"width": width, "height": 740},
            locale=language,
            java_script_enabled=scripts,
            has_touch=touch,
            base_url=site,
            color_scheme="dark" if dark else "light",
        )
        contexts.append(context)
        page = context.new_page()
        page.strangers = []
        page.on("request", lambda asked: note_stranger(page, site, asked.url))
        page.set_default_timeout(60_000)  # others work on this machine as well
        return page

    yield really
    for context in contexts:
        context.close()


def note_stranger(page, site, url):
    if not url.startswith((site, "data:", "chrome-error:", "about:")):
        page.strangers.append(url)


def wait_until_gone(page, site):
    """Until the browser has left for another host, whether or not that host answers."""
    for _ in range(100):
        if not page.url.startswith(site):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"still at {page.url}")


@pytest.fixture
def rows(site_database):
    """The rows of the site that is served."""
    database = Database(site_database, keyfile.keys())
    yield Rows(database)
    database.close()


@pytest.fixture
def plan_with_canary(rows):
    """A marked text in Papatya's plan; the rows of the database in which it stands."""
    make.goal(rows, papatya(rows), title=CANARY, is_own=True)
    return rows


@pytest.fixture
def outside():
    """What stands where the internet would be for a text browser."""
    outside = Outside()
    yield outside
    outside.close()


@pytest.fixture
def open_browser(tmp_path, site, outside):
    """`open_browser("ar")`: w3m at the sign-in page or another, asking for that language."""
    if PROGRAM is None:
        if "w3m" in REQUIRED:
            pytest.fail("a text browser is required and there is no w3m")
        pytest.skip("there is no w3m on this machine")
    opened = []

    def really(language, at="/sign-in"):
        folder = tmp_path / str(len(opened))
        folder.mkdir()
        opened.append(TextBrowser(folder, f"{site}{at}", language, outside))
        return opened[-1]

    yield really
    for browser in opened:
        browser.close()


def arrive(site_database, name):
    """The text of a new visit's cookie."""
    with closing(Database(site_database, keyfile.keys())) as database:
        who = Rows(database).one(select(Member).where(Member.name_key == fold(name)))
        with database.transaction(writing=True) as db:
            return visits.begin(db, who.id, own_phone=False)


@pytest.fixture
def as_person(open_page, site, site_database):
    """`as_person("lale", "ar")`: the first page of that demo person, who is signed in.

    The visit is made by the action behind the pages; `in_full` is through them.
    """

    def really(name, language="en", *, own_phone=False, in_full=False, **options):
        page = open_page(language, **options)
        if not (own_phone or in_full):
            cookies = {"l": language, "s": arrive(site_database, name)}
            page.context.add_cookies(
                [
                    {"name": name, "value": value, "url": site, "httpOnly": True}
                    for name, value in cookies.items()
                ]
            )
            page.goto("/")
            return page
        page.goto(f"/language?to={language}&next=/sign-in")
        page.fill("#name", name)
        page.fill("#words", demo.words_of(name))
        if own_phone:
            page.check("#own_phone")
        page.click("main button")
        page.wait_for_url(lambda url: "/sign-in" not in url)
        return page

    return really


def pytest_collection_modifyitems(items):
    """All journeys in one process: one browser, one demo world."""
    for item in items:
        if "journeys" in item.nodeid:
            item.add_marker(pytest.mark.xdist_group("browser"))
            item.add_marker(pytest.mark.journey)
