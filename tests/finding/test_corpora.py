"""Two thousand planted details and two thousand clean texts: how many are found, how many cry."""

import unicodedata

import pytest

from portal.finding.found import Found, Kind
from tests.finding.by_hand import MESSAGES
from tests.finding.clean import clean
from tests.finding.measuring import is_out, measure, our_detector
from tests.finding.planted import planted

pytestmark = pytest.mark.gate
FOUND_AT_LEAST, FALSE_AT_MOST = 0.95, 0.01


def holds(measured):
    """The goals of the issue."""
    return measured.found >= FOUND_AT_LEAST and measured.false <= FALSE_AT_MOST


def test_what_is_planted_is_found_and_what_is_clean_is_left_alone():
    assert holds(measure())


def test_in_every_kind_and_every_script():
    for by in ("kind", "script"):
        shares = measure(by=by).by
        assert {name for name, (right, there) in shares.items() if right < 0.95 * there} == set()


def test_the_ways_that_were_kept_aside_too():
    assert holds(measure(held=True))


def test_detectors_that_find_nothing_or_everything_fail():
    """The control."""
    blind = measure(lambda text: [])
    wild = measure(lambda text: [Found(kind, 0, len(text), text) for kind in Kind])

    assert (blind.found, blind.false, wild.found, wild.false) == (0, 0, 1, 1)
    assert not holds(blind)
    assert not holds(wild)


def test_messages_written_afterwards():
    """Fifty and thirty-four whole messages, written when the detector was done."""
    left = [text for hidden, text in MESSAGES if hidden and not is_out(hidden, text)]
    cried = [text for hidden, text in MESSAGES if hidden is None and our_detector(text)]

    assert len(left) <= 2
    assert cried == []


def test_the_collections_are_what_they_say():
    hidden, harmless = planted(), clean()
    scripts = {one.script for one in hidden}

    assert len(hidden) == len(harmless) == len({one.text for one in harmless}) == 2000
    assert scripts == {"latin", "cyrillic", "arabic", "persian", "georgian", "other"}
    assert {one.script for one in harmless} == scripts
    assert {one.kind for one in hidden} == set(Kind)
    assert all("‹" not in one.text for one in hidden)
    assert planted(50) == planted(50)
    assert 0.25 < sum(one.held for one in hidden) / 2000 < 0.4
    assert sum(any(unicodedata.category(c) == "Nd" for c in one.text) for one in harmless) > 1500
