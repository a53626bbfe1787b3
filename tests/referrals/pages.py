"""Reading and answering a referral as a browser does."""

import re
from html import unescape

HIDDEN = re.compile(r'<input type="hidden" name="(language|read)" value="([^"]+)">')
YES, NO = "agreement", "revocation"


def page_of(number):
    return f"/plan/referrals/{number}"


def desk_of(number):
    return f"/desk/referrals/{number}"


def read(browser, number):
    """What the page's form says about the words that stand there."""
    return dict(HIDDEN.findall(browser.get(page_of(number)).text))


def tap(browser, number, kind):
    """Open the page and tap one of its buttons."""
    return browser.post(f"{page_of(number)}/{kind}", **read(browser, number))


def write_down(browser, number, state, words=""):
    said = {"state": state, "said": words, "language": "en"}
    return browser.post(f"{desk_of(number)}/answer", **said)


def words_on(html):
    """Title and paragraphs of the question, as a person reads them."""
    (title,) = re.findall(r"<h1>(.*?)</h1>", html)
    (told,) = re.findall(r'<div class="card" lang="[^"]+"><p dir="auto">(.*?)</p></div>', html)
    heading = re.findall(r"<h2>(.*?)</h2>", html)[0]
    parts = re.findall(r"<h2>(.*?)</h2>\s*<p>(.*?)</p>", html)
    return unescape(
        "\n\n".join([title, f"{heading}\n{told}", *(f"{name}\n{words}" for name, words in parts)])
    )


def tags_on(html):
    return re.findall(r'<span class="tag(?: warm)?">(.*?)</span>', html)
