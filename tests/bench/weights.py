"""What the pages of three people weigh, each in her language."""

import re

from portal import demo
from tests.gates.test_weight import PAGES, PEOPLE, rooms, threads_of
from tests.weigh import Phone


def run(origin):
    for name, language in PEOPLE:
        phone = Phone(origin, language)
        first = phone.sign_in(name, demo.words_of(name))
        parts = " + ".join(f"{re.sub(r'.*/', '', path)} {n:,}" for path, n in first.items())
        yield f"{language}: first visit {sum(first.values()):,} in {len(first)} requests ({parts})"
        after = phone.visit("/")[0]
        yield f"{language}: home after signing in {sum(after.values()):,} (htmx comes along once)"
        for path in PAGES:
            yield f"{language}: {path:<16} {phone.visit(path)[0][path]:>6,}"
        heaviest = 0
        for room in rooms(phone):
            for thread in threads_of(phone, room):
                weights, html = phone.visit(thread)
                if html.count("<article") == 30:
                    heaviest = max(heaviest, weights[thread])
        yield f"{language}: heaviest thread page of 30 posts {heaviest:,}"
