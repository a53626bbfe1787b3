"""The fonts have every letter people write here, and join the letters that belong together."""

import pytest

from portal.i18n import WRITTEN
from portal.paper.faces import FONTS, MONO, chain, missing
from tests.paper.alphabets import ALPHABETS

SANS, NASKH, _ = chain()


def numbers(text, face=NASKH, direction="rtl", tag="ar"):
    return [number for number, _ in face.glyphs(text, direction, tag)]


def alone(text):
    return [numbers(letter)[0] for letter in reversed(text)]


@pytest.mark.parametrize("code", WRITTEN)
@pytest.mark.parametrize("bold", [False, True])
def test_every_letter_of_every_written_language_is_there(code, bold):
    letters = set(ALPHABETS[code]) - {"\u200c"}

    assert {c for c in letters if not any(face.has(c) for face in chain(bold=bold))} == set()


def test_a_letter_of_another_script_is_missing_and_said_to_be():
    assert missing("güneş 太陽 شمس") == {"太", "陽"}


def test_addresses_and_codes_have_letters_of_one_width():
    assert {MONO.width(c, 12, "ltr", "tr") for c in "Kil0O.-/MW"} == {
        MONO.width("K", 12, "ltr", "tr")
    }


@pytest.mark.parametrize("word", ["بيت", "شمس", "پنجره", "ښځه", "گنجشک"])
def test_arabic_letters_are_joined(word):
    assert numbers(word) != alone(word)
    assert NASKH.width(word, 12, "rtl", "ar") < sum(NASKH.width(c, 12, "rtl", "ar") for c in word)


def test_letters_that_do_not_join_stay_as_they_are():
    assert numbers("دور") == alone("دور")


def test_vowel_marks_do_not_tear_a_word_apart():
    bare, marked = numbers("محمد"), numbers("مُحَمَّد")

    assert [number for number in marked if number in bare] == bare


def test_lam_and_alef_have_a_form_of_their_own():
    assert numbers("لا") != alone("لا")
    assert numbers("لا")[0] != numbers("با")[0]


def test_a_joiner_that_does_not_join_keeps_the_parts_of_a_persian_word_apart():
    assert numbers("می‌خواهم") != numbers("میخواهم")
    assert numbers("می‌خواهم")[-2:] == numbers("می")


def test_turkish_keeps_the_dot_of_an_i_after_an_f():
    letters = [number for number, _ in SANS.glyphs("fi", "ltr", "tr")]

    assert letters == [number for c in "fi" for number, _ in SANS.glyphs(c, "ltr", "tr")]


def test_the_fonts_are_small_and_come_with_their_licence():
    assert sum(file.stat().st_size for file in FONTS.glob("*.ttf")) <= 250_000
    assert (FONTS / "OFL.txt").read_text().startswith("SIL OPEN FONT LICENSE")
