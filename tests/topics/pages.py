"""The pages on which something of a plan stands, and the addresses of the choice."""

import io
import zipfile

PIN, OTHER = "8305", "4471"
TOPICS, CHOICE = "/plan/topics", "/plan/topics/choice"
SHOWING, HIDING = "/plan/topics/showing", "/plan/topics/hiding"
LISTS = ("/", "/plan", "/plan/history", "/account/data")
EVERYWHERE = {*LISTS, "papers.html", "papers.json"}


def read_all(browser):
    """Every page that lists something of her plan, and the file to take along."""
    pages = {page: browser.get(page) for page in LISTS}
    assert {answer.status_code for answer in pages.values()} == {200}
    file = zipfile.ZipFile(io.BytesIO(browser.post("/account/data/copy").content))
    texts = {page: answer.text for page, answer in pages.items()}
    return texts | {name: file.read(name).decode() for name in file.namelist()}


def pages_with(browser, words):
    return {page for page, text in read_all(browser).items() if words in text}
