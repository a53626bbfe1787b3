"""What stands on a list page, as a reader sees it."""

import re

TITLE = re.compile(r'<div class="card"><a href="[^"]+"><bdi[^>]*>([^<]+)</bdi></a>')
MORE = re.compile(r'href="([^"]+(?:after|before)=[^"]+)"')


def titles(answer):
    assert answer.status_code == 200, answer.text
    return TITLE.findall(answer.text)


def more(answer):
    """The address of the next page, or None."""
    found = MORE.search(answer.text)
    return found and found[1].replace("&amp;", "&")
