"""Members whose posts nobody reads first, and how the numbers in a page are read."""

import re

from tests import make

POST = re.compile(r'<article class="post" id="p(\d+)">')
NEXT = re.compile(r'href="[^"]*[?&]after=([1-9][\d-]*)"')


def tried(db, name=None, role="resident", **values):
    """A member with two shown posts already."""
    member = make.member(db, name, role, **values)
    thread = make.thread(db, member, title="An older thread")
    make.post(db, thread, member)
    return member


def posts_on(page):
    return [int(number) for number in POST.findall(page.text)]
