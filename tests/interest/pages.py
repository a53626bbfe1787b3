"""Asking about an offer and writing down what came of it, as browsers do."""

import re
from datetime import timedelta
from html import unescape

from tests import make

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
ASKING = {"called": "Mina", "written_in": "en", "cv": "none", "said": "I can begin on Monday."}


def here(number):
    return f"/interest/{number}"


def desk(number):
    return f"/desk/interests/{number}"


def asking(listing):
    return f"/{'housing' if listing.kind == 'home' else 'jobs'}/{listing.id}/interest"


def preview(browser, listing, **values):
    return browser.post(asking(listing), **ASKING | values)


def hidden(page):
    """What the form of a preview sends besides its token."""
    found = {name: unescape(value) for name, value in HIDDEN.findall(page.text)}
    found.pop("token", None)
    return found


def say_yes(browser, listing, **values):
    """Both steps: the words, then the yes to what was shown."""
    return browser.post(asking(listing), do="yes", **hidden(preview(browser, listing, **values)))


def date(days=7, **values):
    day = make.today() + timedelta(days=days)
    return {"day": str(day), "begins": "10:30", "where": "At the shop", "where_in": "en"} | values


def outcome(what, said="", **values):
    return {"what": what, "said": said, "language": "en"} | values
