"""Reading and answering a page of consent as a browser does."""

import re
from html import unescape

HIDDEN = re.compile(r'<input type="hidden" name="(language|read)" value="([^"]+)">')
YES, NO = "agreement", "refusal"


def answer(browser, page, kind):
    """Open the page and tap one of its buttons."""
    return browser.post(f"{page}/{kind}", **read(browser, page))


def read(browser, page):
    """What the page's form says about the words that stand there."""
    return dict(HIDDEN.findall(browser.get(page).text))


def words_on(html):
    """Title and paragraphs of the text, as a person reads them."""
    (title,) = re.findall(r"<h1>(.*?)</h1>", html)
    parts = re.findall(r"<h2>(.*?)</h2>\s*<p>(.*?)</p>", html)
    return unescape("\n\n".join([title, *(f"{heading}\n{words}" for heading, words in parts)]))


def tags_on(html):
    """The little labels of a page, in order."""
    return re.findall(r'<span class="tag(?: warm)?">(.*?)</span>', html)
