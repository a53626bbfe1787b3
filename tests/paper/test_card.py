"""A card is one small page with all it needs and no name of any house."""

from dataclasses import replace

import pytest

from portal.i18n import LANGUAGES, Language
from portal.paper.card import CardSheet, card
from tests.paper.reading import contents, drawn, words

PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
TURKISH = CardSheet(
    language=LANGUAGES["tr"],
    heading="Giriş kartın",
    link="https://bahar.example.org/card/eyJhbGciOiJIUzI1NiJ9.abcdefghij1234567890",
    address="bahar.example.org/k",
    code_label="ya da bu kodu yaz:",
    code="K7QM 3XTR 9BHD",
    valid_until="27 Kasım Cuma 14:05’e kadar",
    name_label="Buradaki adın",
    name_here="papatya",
    words_label="Dört gizli kelimen",
    words=("güneş", "ığdır", "çiçek", "şeftali"),
    pin_label="PIN",
    pin="4821",
    note="Katla ve yanında taşı.",
)
PERSIAN_CARD = replace(
    TURKISH,
    language=Language("fa_AF", "دری", PERSIAN),
    words=("آفتاب", "پنجره", "گنجشک", "می‌خواهم"),
    words_label="چهار کلمهٔ رمز شما",
    name_here="گل‌افروز",
    pin="۴۸۲۱",
)


def test_a_card_says_all_it_has_to_in_this_order():
    assert words(card(TURKISH)) == [
        "Giriş kartın",
        "bahar.example.org/k",
        "ya da bu kodu yaz:",
        "K7QM 3XTR 9BHD",
        "Buradaki adın",
        "papatya",
        "Dört gizli kelimen",
        *("1.", "güneş", "2.", "ığdır", "3.", "çiçek", "4.", "şeftali"),
        *("PIN", "4821"),
        "27 Kasım Cuma 14:05’e kadar",
        "Katla ve yanında taşı.",
    ]


def test_the_words_are_the_largest_and_the_code_has_letters_of_one_width():
    look = {run.text: (run.font, run.size) for run in drawn(card(TURKISH))}

    assert look["güneş"] == ("NotoSansBold", 16)
    assert max(size for _, size in look.values()) == 16
    assert look["K7QM 3XTR 9BHD"] == look["bahar.example.org/k"] == ("NotoSansMonoBold", 13)


def test_a_persian_card_has_persian_words_and_digits_but_a_code_from_left_to_right():
    shown = words(card(PERSIAN_CARD))

    assert "K7QM 3XTR 9BHD" in shown
    assert [word[::-1] for word in shown if word[::-1] in PERSIAN_CARD.words] == [
        *PERSIAN_CARD.words
    ]
    assert [mark for mark in shown if mark in {"۱", "۲", "۳", "۴"}] == ["۱", "۲", "۳", "۴"]


def test_a_card_without_a_name_has_a_line_for_it_and_without_a_pin_has_none():
    plain, without = contents(card(TURKISH))[0], card(replace(TURKISH, name_here="", pin=""))

    assert contents(without)[0].count(b" l S") == plain.count(b" l S") + 1
    assert not {"papatya", "PIN"} & set(words(without))


@pytest.mark.parametrize("sheet", [TURKISH, PERSIAN_CARD])
def test_long_translations_still_fit_on_one_page(sheet):
    long = replace(
        sheet,
        heading=sheet.heading * 3,
        code_label=sheet.code_label * 3,
        name_label=sheet.name_label * 3,
        words=tuple(word * 2 for word in sheet.words),
        note=" ".join([sheet.note] * 6),
    )

    assert len(contents(card(long))) == 1


def test_the_same_card_is_the_same_file():
    assert card(TURKISH) == card(TURKISH)
    assert card(TURKISH) != card(replace(TURKISH, link="https://bahar.example.org/card/other"))
