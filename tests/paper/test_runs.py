"""Mixed lines stand in the order of the eye, in faces that have their letters."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.paper.faces import chain
from portal.paper.runs import direction_of, runs


def seen(line, direction="ltr"):
    """Run by run from left to right; the reader of a right-to-left run begins at its right."""
    return [(run.text, run.face.family, run.direction) for run in runs(line, direction, chain())]


def test_one_script_is_one_run():
    assert seen("Kötü değil, iyi: 14:05’e kadar.") == [
        ("Kötü değil, iyi: 14:05’e kadar.", "sans", "ltr")
    ]


def test_latin_in_arabic_stands_to_the_left_of_what_was_said_before():
    assert seen("رمز ABC هنا", "rtl") == [
        ("هنا", "naskh", "rtl"),
        (" ", "sans", "rtl"),
        ("ABC", "sans", "ltr"),
        ("رمز ", "naskh", "rtl"),
    ]


def test_a_number_in_arabic_in_latin_stays_where_arabic_readers_look_for_it():
    assert seen("Oda: غرفة 12 جديدة.") == [
        ("Oda: ", "sans", "ltr"),
        ("جديدة", "naskh", "rtl"),
        (" ", "sans", "rtl"),
        ("12", "sans", "ltr"),
        ("غرفة ", "naskh", "rtl"),
        (".", "sans", "ltr"),
    ]


def test_vowel_marks_and_joiners_stay_in_their_word():
    assert seen("مُحَمَّد", "rtl") == [("مُحَمَّد", "naskh", "rtl")]
    assert seen("می‌خواهم", "rtl") == [("می‌خواهم", "naskh", "rtl")]


def test_an_isolated_name_does_not_turn_its_neighbours_round():
    assert [text for text, _, _ in seen("\u2068لاله\u2069 1, 2")] == ["لاله", " 1, 2"]


def test_what_no_face_has_is_shown_as_unknown_and_controls_are_not_shown():
    assert seen("a太b\u0007\u202e") == [("a\ufffdb", "sans", "ltr")]


@pytest.mark.parametrize(
    ("text", "direction"), [("12 شمس", "rtl"), ("Gül شمس", "ltr"), ("4821", "ltr"), ("", "ltr")]
)
def test_the_direction_is_that_of_the_first_letter(text, direction):
    assert direction_of(text) == direction


@given(st.text(st.sampled_from("ab ş ж ا ب ة ٣ 1 2 ( ) « . ,\u200c\u2067\u2069 ა 太"), max_size=40))
def test_nothing_visible_is_lost(line):
    for direction in ("ltr", "rtl"):
        shown = "".join(run.text for run in runs(line, direction, chain())).replace("\ufffd", "太")

        assert sorted(shown) == sorted(
            c for c in line if c == "\u200c" or unicodedata.category(c) not in {"Cc", "Cf"}
        )
