"""Which voices are shown together: five at least, of quarters that are over."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from portal.feedback.rules import ENOUGH, Voice, together

TODAY = date(2026, 11, 22)
MONTHS = [date(year, month, 1) for year in (2025, 2026) for month in range(1, 13)]


def voices(*months):
    return [Voice(month, "yes", f"voice {number}", "en") for number, month in enumerate(months)]


def spans(found):
    return [(group.first, group.last, len(group.voices)) for group in found]


def test_five_of_a_quarter_that_is_over():
    assert spans(together(voices(*[date(2026, 8, 1)] * 5), TODAY)) == [
        (date(2026, 7, 1), date(2026, 9, 1), 5)
    ]


def test_four_wait_and_so_does_the_quarter_that_is_not_over():
    assert together(voices(*[date(2026, 8, 1)] * 4), TODAY) == []
    assert together(voices(*[date(2026, 10, 1)] * 50), TODAY) == []


def test_quiet_quarters_are_shown_with_the_next_ones_the_newest_first():
    months = [date(2025, 12, 1)] * 3 + [date(2026, 2, 1)] + [date(2026, 4, 1)] * 2
    months += [date(2026, 9, 1)] * 6

    assert spans(together(voices(*months), TODAY)) == [
        (date(2026, 7, 1), date(2026, 9, 1), 6),
        (date(2025, 10, 1), date(2026, 6, 1), 6),
    ]


@given(st.lists(st.sampled_from(MONTHS), max_size=60))
def test_no_group_is_smaller_than_five_and_none_of_this_quarter(months):
    given_ = voices(*months)
    found = together(given_, TODAY)
    shown = [voice for group in found for voice in group.voices]

    assert all(len(group.voices) >= ENOUGH for group in found)
    assert len(shown) == len(set(shown)) <= len(given_)
    assert all(voice.month < date(2026, 10, 1) for voice in shown)
    assert all(group.first <= v.month <= group.last for group in found for v in group.voices)


@given(st.lists(st.sampled_from(MONTHS), max_size=40), st.sampled_from([10, 11, 12]))
def test_one_voice_more_in_this_quarter_changes_nothing_that_is_shown(months, month):
    before = together(voices(*months), TODAY)

    assert together([*voices(*months), Voice(date(2026, month, 1), "no", "", "")], TODAY) == before
