"""Filling in forms as a browser without scripts does, and reading calendar files strictly."""

import re
from html import unescape

from tests import make

TICK = re.compile(r'<input type="checkbox"[^>]*name="(\w+)" value="(\w+)"( checked)?>')
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
CHOSEN = re.compile(r'<select[^>]*name="(\w+)">.*?value="(\w*)" selected', re.DOTALL)
LINE = re.compile(r'<input[^>]* name="(title\d*)"[^>]* value="([^"]*)"')


def fields_of(html):
    """What the form of a page sends when nothing is touched; ticks as lists."""
    html = html[html.index("<main") :]
    found = {name: value for name, value in HIDDEN.findall(html) if name != "token"}
    found |= dict(CHOSEN.findall(html)) | {n: unescape(v) for n, v in LINE.findall(html)}
    for name, value, checked in TICK.findall(html):
        if checked:
            found.setdefault(name, []).append(value)
    return found


def ticked(html, name):
    return [int(value) for field, value, on in TICK.findall(html) if field == name and on]


def offered(html, name):
    return [int(value) for field, value, _ in TICK.findall(html) if field == name]


def content_lines(raw):
    """The unfolded lines of an .ics, having checked how it is folded (RFC 5545, 3.1)."""
    assert raw.endswith(b"\r\n")
    physical = raw[:-2].split(b"\r\n")
    for line in physical:
        assert b"\r" not in line
        assert b"\n" not in line
        assert 0 < len(line) <= 75
        line.decode("utf-8")  # no letter is cut in two
    return raw[:-2].replace(b"\r\n ", b"").decode("utf-8").split("\r\n")


def goal_with(db, member, *texts, title="Learn a trade", type="livelihood", **values):
    """A goal and its steps."""
    goal = make.goal(db, member, title, type=type)
    return goal, [make.step(db, goal, text, **values) for text in texts]
