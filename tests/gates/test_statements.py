"""No page asks the database more because there is more to show: counted on the demo world."""

import shutil
from functools import cache

import pytest

from portal import demo
from portal.accounts.models import Member
from portal.app import create_app
from tests import keyfile
from tests.browser import ORIGIN, Browser
from tests.rows import Rows
from tests.site import build_demo
from tests.statements import counted

pytestmark = pytest.mark.gate
MOST = 6
MOST_OF_A_LIST = 4  # of jobs and homes
PAGES = [
    ("papatya", "/"),
    ("papatya", "/plan"),
    ("papatya", "/plan/owed"),
    ("papatya", "/training"),
    ("papatya", "/forum"),
    ("papatya", "/forum/work"),
    ("papatya", "/jobs"),
    ("papatya", "/jobs?q=work"),
    ("papatya", "/jobs?q=work&order=pay&childcare=y"),
    ("papatya", "/jobs/searches"),
    ("papatya", "/jobs/skills"),
    ("papatya", "/jobs/saved"),
    ("papatya", "/jobs/saved/paper"),
    ("papatya", "/jobs/1"),
    ("papatya", "/jobs/reports"),
    ("papatya", "/housing"),
    ("papatya", "/housing?order=rent&pets=y"),
    ("papatya", "/account"),
    ("papatya", "/account/trail"),
    ("papatya", "/account/reminders"),
    ("gul", "/"),
    ("gul", "/interest"),
    ("elif", "/desk/interests"),
    ("gul", "/checkins"),
    ("deniz", "/moderation"),
    ("elif", "/desk"),
    ("nur", "/desk"),
    ("elif", "/desk/questions"),
    ("nur", "/desk/questions"),
    ("elif", "/desk/people"),
    ("elif", "/desk/caseload"),
    ("nur", "/desk/caseload"),
    ("nur", "/desk/outbox"),
    ("elif", "/desk/providers"),
    ("elif", "/desk/offers/reports"),
]


@pytest.fixture(scope="module")
def worlds(demo_template, tmp_path_factory):
    """The demo world once, and twice as large."""
    small = shutil.copy(demo_template, tmp_path_factory.mktemp("small"))  # it is for everybody
    large = build_demo(tmp_path_factory.mktemp("large"), scale=2)
    apps = [create_app(keyfile.settings(f"sqlite:///{path}", ORIGIN)) for path in (small, large)]
    yield apps
    for app in apps:
        app.state.portal.close()


@pytest.fixture(scope="module")
def browsers(worlds):
    """`browsers(name)`: somebody's browsers in both worlds; she signs in once in each."""

    @cache
    def of(name):
        found = [Browser(app) for app in worlds]
        for browser in found:
            answer = browser.post("/sign-in", name=name, words=demo.words_of(name), next="")
            assert answer.status_code == 303
        return found

    return of


def cost(browser, page):
    with counted(Rows(browser.app.state.portal.database)) as sent:
        assert browser.get(page).status_code == 200
    return len(sent)


@pytest.mark.parametrize(("name", "page"), PAGES)
def test_a_page_costs_few_statements_and_no_more_in_a_larger_world(browsers, name, page):
    small, large = (cost(browser, page) for browser in browsers(name))

    assert small == large
    is_list = page.split("?")[0] in {"/jobs", "/housing"}
    assert small <= (MOST_OF_A_LIST if is_list else MOST)


def test_the_counter_counts(worlds):
    """The control."""
    app = worlds[0]
    with counted(Rows(app.state.portal.database)) as sent:
        for _ in range(3):
            Rows(app.state.portal.database).get(Member, 1)

    assert len(sent) == 3
