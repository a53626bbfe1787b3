"""A letter leaves blank what we do not keep, and numbers what it asks for."""

from dataclasses import replace

from portal.i18n import LANGUAGES
from portal.paper.letter import LetterSheet, letter
from tests.paper.reading import contents, words

APPLICATION = LetterSheet(
    language=LANGUAGES["tr"],
    sender=("Adı ve soyadı:", "Adres:"),
    date_label="Tarih:",
    date="27 Kasım 2026",
    recipient=("Veri Sorumlusu", "Çankaya / Ankara"),
    subject_label="Konu:",
    subject="6698 sayılı Kanun’un 11. maddesi",
    opening="Sayın yetkili,",
    paragraphs=("Verilerimi öğrenmek istiyorum.", "Yanlış olanların düzeltilmesini istiyorum."),
    closing="En geç otuz gün içinde yanıt vermenizi rica ederim.",
    signature_label="İmza:",
)


def lines_to_write_on(pdf):
    return sum(page.count(b" l S") for page in contents(pdf))


def test_a_letter_says_its_parts_in_order_and_has_lines_to_write_on():
    pdf = letter(APPLICATION)

    assert words(pdf) == [
        *("Adı ve soyadı:", "Adres:", "Tarih:", "27 Kasım 2026"),
        *("Veri Sorumlusu", "Çankaya / Ankara"),
        *("Konu:", "6698 sayılı Kanun’un 11. maddesi"),
        "Sayın yetkili,",
        *("1.", "Verilerimi öğrenmek istiyorum."),
        *("2.", "Yanlış olanların düzeltilmesini istiyorum."),
        "En geç otuz gün içinde yanıt vermenizi rica ederim.",
        "İmza:",
    ]
    assert b"/MediaBox [0 0 595.28 841.89]" in pdf
    assert lines_to_write_on(pdf) == 3


def test_a_date_that_is_not_known_is_written_by_hand():
    assert lines_to_write_on(letter(replace(APPLICATION, date=""))) == 4


def test_a_long_letter_has_more_pages_and_loses_nothing():
    asked = tuple(f"Talep {number}" for number in range(60))
    pdf = letter(replace(APPLICATION, paragraphs=asked))

    assert len(contents(pdf)) == 3
    assert [word for word in words(pdf) if word.startswith("Talep")] == [*asked]
