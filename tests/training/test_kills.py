"""Phones that book while the server is killed, and forms that are sent again: a small round.

`make bench` does the same with 500 tries, 100 rounds and 10,000 duplicates.
"""

import pytest

from tests.bench import duplicates, kills
from tests.bench.forms import FORMS
from tests.thorough import tries

pytestmark = pytest.mark.xdist_group("races")
SMALL = kills.Scale(rounds=2, tries=40, kills=1)
TWIN = kills.Scale(rounds=1, tries=20, kills=1, changes=0, pairs=0)


def test_forty_phones_five_seats_and_a_kill(database_url):
    outcome = kills.measure(database_url, SMALL)

    assert outcome.wrong == []
    assert outcome.counts["deeds"] >= 80
    assert outcome.counts["acknowledged"] >= 10
    assert outcome.counts["kills in rounds"] + outcome.counts["kills between rounds"] == 2


@pytest.mark.parametrize(
    ("twin", "fault", "scale"),
    [
        ("overbooks", "overbooked", TWIN._replace(kills=0)),
        ("loses", "lost", TWIN),
        ("books_twice", "double", TWIN._replace(pairs=1)),
    ],
)
def test_what_a_broken_twin_does_is_seen(database_url, twin, fault, scale):
    outcome = kills.measure(database_url, scale, twin=twin)

    assert outcome.faults[fault] > 0


def test_forms_that_are_sent_again_have_one_effect_and_one_answer(database_url):
    """Each kind costs a kill: on PostgreSQL every third of them."""
    kinds = FORMS if database_url.startswith("sqlite") else FORMS[:: tries(1, 3)]
    outcome = duplicates.measure(database_url, 4 * len(kinds), forms=kinds)

    assert (outcome.double, outcome.other) == ([], [])
    assert outcome.counts["duplicates"] >= 4 * len(kinds)


def test_a_server_that_forgets_forms_is_seen(database_url):
    outcome = duplicates.measure(database_url, 24, forms=FORMS[:1], twin="forgets_forms")

    assert outcome.double != []
