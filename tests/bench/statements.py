"""How many SQL statements each page of the demo world sends."""

from portal import demo
from portal.app import create_app
from portal.settings import Settings
from tests.browser import ORIGIN, Browser
from tests.make import SECRET
from tests.rows import Rows
from tests.statements import counted

PAGES = {
    "papatya": ["/", "/plan", "/training", "/forum", "/forum/work", "/jobs", "/housing"],
    "deniz": ["/moderation"],
    "elif": ["/desk", "/desk/people"],
}


def run(url):
    app = create_app(Settings(secret=SECRET, database=url, origin=ORIGIN))
    for name, pages in PAGES.items():
        browser = Browser(app)
        browser.post("/sign-in", name=name, words=demo.words_of(name), next="")
        for page in pages:
            with counted(Rows(app.state.portal.database)) as sent:
                assert browser.get(page).status_code == 200
            yield f"{name:<8} {page:<14} {len(sent)}"
    app.state.portal.close()
