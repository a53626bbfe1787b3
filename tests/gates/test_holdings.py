"""Whatever is stored about a person is on her page of data, or it is said why not."""

import pytest

from portal.my_data.erasing import STAYS
from portal.my_data.holdings import NOT_SHOWN, SECTIONS
from portal.my_data.people import places
from portal.retention import CLOCKS

pytestmark = pytest.mark.gate


def shown():
    return [column for section in SECTIONS for column in section.columns]


def faults(all_places, all_shown, not_shown):
    """Columns that are neither shown nor excused, twice named, or not there at all."""
    named = [*all_shown, *not_shown]
    twice = {name for name in named if named.count(name) > 1}
    return set(all_places) ^ set(named) | twice


def test_every_column_that_refers_to_a_person_is_shown_or_has_a_reason():
    assert faults([place.name for place in places()], shown(), NOT_SHOWN) == set()
    assert min(map(len, NOT_SHOWN.values())) > 20


def test_a_forgotten_column_is_found():
    """The control."""
    everywhere = [place.name for place in places()]

    assert faults([*everywhere, "diaries.member_id"], shown(), NOT_SHOWN) == {"diaries.member_id"}
    assert faults(everywhere, [*shown(), "posts.author_id"], NOT_SHOWN) == {"posts.author_id"}
    assert faults(everywhere[1:], shown(), NOT_SHOWN) == {everywhere[0]}


def test_every_section_says_why_and_how_long():
    keys = [section.key for section in SECTIONS]

    assert len(keys) == len(set(keys))
    assert {clock for section in SECTIONS for clock in section.clocks} <= set(CLOCKS)
    assert all(section.clocks for section in SECTIONS)


def test_what_stays_after_erasing_are_real_columns():
    assert set(STAYS) <= {place.name for place in places()}
