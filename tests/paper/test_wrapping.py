"""Lines fit the paper, and no word is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.paper.wrapping import Style, width, wrap

TEXT = Style(11)
LETTERS = st.text(st.sampled_from("aşж بيتلا ُ  1("), max_size=80)


def wrapped(text, room, direction="ltr", tag="tr"):
    return wrap(text, room, TEXT, direction, tag)


def test_a_bigger_size_is_wider_in_proportion():
    one, two = (width("kelime", Style(size), "ltr", "tr") for size in (10, 20))

    assert two == pytest.approx(2 * one)


def test_lines_break_between_words_and_where_the_text_does():
    room = width("bir iki üç", TEXT, "ltr", "tr")

    assert wrapped("bir iki üç dört\nbeş", room) == ["bir iki üç", "dört", "beş"]


def test_joined_words_are_measured_as_they_are_drawn():
    room = width("بيت جديد", TEXT, "rtl", "ar")

    assert wrapped("بيت جديد", room, "rtl", "ar") == ["بيت جديد"]


def test_a_word_wider_than_the_paper_is_broken():
    lines = wrapped("x" * 100, 20)

    assert len(lines) > 1
    assert "".join(lines) == "x" * 100


def test_a_blank_that_does_not_break_does_not_break():
    assert wrapped("en 10\u00a0000", 15) == ["en", "10\u00a0000"]


@given(LETTERS)
def test_every_line_fits_and_nothing_is_lost(text):
    lines = wrapped(text, 30)

    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert [line for line in lines if width(line, TEXT, "ltr", "tr") > 30] == []
