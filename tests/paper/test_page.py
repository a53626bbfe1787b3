"""What the file says, and what it does not say."""

import re

import pytest
import segno
import time_machine

from portal.i18n import LANGUAGES
from portal.paper.faces import MM_PER_PT
from portal.paper.page import A4, A6, Page
from portal.paper.sheet import dark
from portal.paper.wrapping import Style
from tests.paper.reading import contents, drawn, objects, rectangles, words

TEXT = Style(11)
TURKISH, ARABIC = LANGUAGES["tr"], LANGUAGES["ar"]


def page(size=A6, language=TURKISH):
    return Page(size, language, margin=10)


def written(*texts, language=TURKISH, **how):
    made = page(language=language)
    for text in texts:
        made.paragraph(text, TEXT, **how)
    return made.finished()


def test_a_page_is_a_pdf_of_its_size():
    pdf = written("güneş")

    assert pdf.startswith(b"%PDF-1.")
    assert b"/MediaBox [0 0 297.64 419.53]" in pdf
    assert words(pdf) == ["güneş"]


def test_the_file_says_nothing_about_when_who_and_with_what():
    pdf = written("güneş")
    info = int(re.search(rb"/Info (\d+) 0 R", pdf)[1])

    assert objects(pdf)[info].split() == [b"<<", b">>"]
    assert re.findall(rb"/ID|/Metadata|fpdf|(?:Creation|Mod)Date|Producer|Title", pdf) == []


def test_the_same_text_is_the_same_file_at_any_time():
    with time_machine.travel("2026-11-20T10:00:00Z"):
        one = written("güneş", "شمس")
    with time_machine.travel("2027-01-05T22:00:00Z"):
        other = written("güneş", "شمس")

    assert one == other
    assert one != written("güneş", "قمر")


def test_arabic_is_shaped_and_begins_at_the_right():
    pdf = written("مُحَمَّد بيت", language=ARABIC)
    left = float(re.search(rb"BT ([\d.]+) [\d.]+ Td", contents(pdf)[0])[1])

    assert words(pdf) == ["تيب دَّمَحُم"]
    assert left > A6.width / 2 / MM_PER_PT


def test_an_address_in_an_arabic_page_runs_from_left_to_right():
    assert words(written("bahar.example/k-1", language=ARABIC, direction="ltr")) == [
        "bahar.example/k-1"
    ]


def test_what_a_person_wrote_runs_in_the_direction_of_its_letters():
    text = "Gül (شمس)"

    assert words(written(text, language=ARABIC, direction="auto")) == ["Gül (", "سمش", ")"]
    assert words(written(text, language=ARABIC)) == [")", "سمش", "( ", "Gül"]


def test_a_code_is_drawn_square_by_square():
    made, link = page(), "https://example.org/card/abc.def"
    made.qr(link, 32)
    pdf = made.finished()
    matrix = segno.make_qr(link, error="m", boost_error=False).matrix
    side = 32 / MM_PER_PT / len(matrix)

    x0, y0, _, _ = rectangles(pdf)[0]
    found = [
        (round((y0 - y) / side), round((x - x0) / side), round(width / side))
        for x, y, width, _ in rectangles(pdf)
    ]

    assert found == [(row, *stretch) for row, line in enumerate(matrix) for stretch in dark(line)]
    assert b"/Image" not in contents(pdf)[0]


@pytest.mark.parametrize(
    ("modules", "stretches"),
    [(b"\0\0", []), (b"\1\1\0\1", [(0, 2), (3, 1)]), (b"\0\1\1", [(1, 2)])],
)
def test_dark_modules_side_by_side_are_one_stretch(modules, stretches):
    assert dark(modules) == stretches


def test_an_empty_field_is_a_line_to_write_on():
    made = page()
    made.field("Ad", "", TEXT, TEXT)
    made.field("Tarih", "27 Kasım", TEXT, TEXT)
    pdf = made.finished()

    assert words(pdf) == ["Ad", "Tarih", "27 Kasım"]
    assert contents(pdf)[0].count(b" l S") == 1


def test_a_label_and_its_value_stand_on_one_line_and_a_long_label_above():
    made = page()
    made.field("Ad", "papatya", Style(8), Style(14))
    made.field("Bu satır için çok uzun olan bir etiket", "papatya", TEXT, TEXT)
    heights = re.findall(rb"BT [\d.]+ ([\d.]+) Td", contents(made.finished())[0])

    assert heights[0] == heights[1]
    assert float(heights[2]) > float(heights[3])


def test_text_that_does_not_fit_goes_on():
    made = page(A4)
    for number in range(70):
        made.paragraph(f"satır {number}", TEXT)
    pdf = made.finished()

    assert made.pages == len(contents(pdf)) == 2
    assert words(pdf) == [f"satır {number}" for number in range(70)]


def test_only_faces_that_are_used_are_in_the_file():
    assert {run.font for run in drawn(written("güneş"))} == {"NotoSans"}
    assert written("güneş").count(b"/FontFile2") == 1
