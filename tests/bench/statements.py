"""How many SQL statements each page of the demo world sends."""

from portal import demo
from portal.app import create_app
from tests import keyfile
from tests.browser import ORIGIN, Browser
from tests.rows import Rows
from tests.statements import counted

PAGES = {
    "papatya": ["/", "/plan", "/training", "/forum", "/forum/work", "/jobs", "/housing"],
    "deniz": ["/moderation"],
    "elif": ["/desk", "/desk/caseload", "/desk/people"],
    "nur": ["/desk/caseload", "/desk/caseload?of=nobody"],
}


def run(url):
    app = create_app(keyfile.settings(url, ORIGIN))
    for name, pages in PAGES.items():
        browser = Browser(app)
        browser.post("/sign-in", name=name, words=demo.words_of(name), next="")
        for page in pages:
            with counted(Rows(app.state.portal.database)) as sent:
                assert browser.get(page).status_code == 200
            yield f"{name:<8} {page:<26} {len(sent)}"
    app.state.portal.close()
