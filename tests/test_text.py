"""Folding: spellings that a person would call the same are the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.text import digits, fold, folded_words, is_number, squeezed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("IŞIK", "ışık"),
        ("İstanbul", "ISTANBUL"),
        ("Gül", "gul"),
        ("أحمد", "احمد"),
        ("مدرسة", "مدرسه"),
        ("ی", "ي"),
        ("٣٤", "34"),
        ("۱۲", "12"),
        ("Oʻzbek", "o'zbek"),
        ("Ёлка", "елка"),
        ("blue-garden  River", "blue garden river"),
        ("ﻣﺮﺣﺒﺎ", "مرحبا"),
        ("\u2067لاله\u2069", "لاله"),
    ],
)
def test_two_spellings_fold_to_one(one, other):
    assert fold(one) == fold(other)


def test_different_words_stay_different():
    assert len({fold(word) for word in ("gül", "göl", "gel", "كلب", "قلب")}) == 5


@given(st.text(max_size=40))
def test_folding_again_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=40))
def test_case_and_blanks_never_matter(text):
    assert squeezed(f"  {fold(text)} ") == squeezed(text)


def test_search_takes_the_first_words_only():
    assert folded_words('"; DROP TABLE -- ' + "a b " * 9, most=3) == ["drop", "table", "a"]


def test_digits_of_any_script():
    assert digits("١٢٣ ۴۵ ६") == "123 45 6"


@pytest.mark.parametrize(
    "text", ["", " 1", "1 ", "+1", "-1", "1.5", "1_0", "²", "٣", "1234567890", "x"]
)
def test_what_is_no_number(text):
    assert not is_number(text)


def test_a_number_has_at_most_so_many_digits():
    assert is_number("0")
    assert is_number("123456789")
    assert [is_number("1234", most=most) for most in (3, 4)] == [False, True]
