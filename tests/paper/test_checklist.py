"""A list in one language or two: columns, shaping, pages, and nothing in the file about anybody."""

import re

import pytest

from portal.i18n import LANGUAGES
from portal.paper.checklist import Cell, Entry, Kind, checklist
from tests.paper.reading import contents, drawn, objects, words

AR, EN, TR = LANGUAGES["ar"], LANGUAGES["en"], LANGUAGES["tr"]
AT = re.compile(rb"BT ([\d.]+) ([\d.]+) Td")


def entry(kind, *said, facts=(), is_done=None):
    return Entry(kind, tuple(Cell(lang, text, lang.code, facts) for lang, text in said), is_done)


def places(pdf, page=0):
    """Where every run of a page begins: pt from the left and from below."""
    return [(float(x), float(y)) for x, y in AT.findall(contents(pdf)[page])]


LIST = [
    entry(Kind.TITLE, (AR, "قائمتي"), (TR, "Listem")),
    entry(Kind.HEADING, (AR, "إيجاد عمل"), (TR, "İş bulmak")),
    entry(Kind.ITEM, (AR, "كتابة رسالة"), (TR, "Mektup yazmak"), is_done=False),
]


def test_two_languages_stand_side_by_side_with_the_right_one_at_the_right():
    pdf = checklist(LIST)
    spots = places(pdf)

    assert len(contents(pdf)) == 1
    middle, rows = 595 / 2, [(spots[i], spots[i + 1]) for i in (0, 2, 4)]
    assert all(arabic[0] > middle > turkish[0] for arabic, turkish in rows)
    assert all(arabic[1] == turkish[1] for arabic, turkish in rows)


def test_the_other_way_round_the_right_one_still_is_at_the_right():
    swapped = [Entry(e.kind, e.cells[::-1], e.is_done) for e in LIST]
    spots = places(checklist(swapped))

    assert all(spots[i][0] < 595 / 2 < spots[i + 1][0] for i in (0, 2, 4))


def test_arabic_letters_join_and_turkish_ones_keep_their_dots():
    runs = drawn(checklist(LIST))
    turkish = [run.text for run in runs if run.font.startswith("NotoSans")]
    arabic = [run for run in runs if "Naskh" in run.font]

    assert turkish == ["Listem", "İş bulmak", "Mektup yazmak"]
    assert [run.text[::-1].replace("\u064b", "") for run in arabic][:1] == ["قائمتي"]
    assert len(arabic) == 3


def test_one_language_uses_the_whole_width():
    text = "Learn a trade that I like and find work with it in the town where I live now"
    two = checklist([entry(Kind.ITEM, (EN, text), (TR, text), is_done=False)])
    one = checklist([entry(Kind.ITEM, (EN, text), is_done=False)])

    assert len(words(two)) > 2
    assert words(one) == [text]


def test_boxes_are_ticked_or_not_and_headings_have_none():
    def strokes(is_done):
        page = contents(checklist([entry(Kind.ITEM, (EN, "Write"), is_done=is_done)]))[0]
        return page.count(b" re S"), page.count(b" l S")

    assert strokes(None) == (0, 0)
    assert strokes(False) == (1, 0)
    assert strokes(True) == (1, 2)


def test_what_others_wrote_in_a_line_keeps_its_direction():
    fact = "المكان: \u2068Room 2, 3. kat\u2069"
    runs = words(checklist([entry(Kind.ITEM, (AR, "كتابة"), facts=(fact,), is_done=False)]))

    assert "Room 2, 3. kat" in runs


def test_a_long_list_has_more_pages_and_no_entry_is_torn():
    many = [
        entry(Kind.ITEM, (AR, f"كتابة {n}"), (TR, f"Adım {n}"), facts=("2",), is_done=False)
        for n in range(60)
    ]
    pdf = checklist([*LIST, *many])

    assert len(contents(pdf)) == 4
    assert [word for word in words(pdf) if word.startswith("Adım")] == [
        f"Adım {n}" for n in range(60)
    ]
    for page in range(4):
        assert min(y for _, y in places(pdf, page)) > 18 / 25.4 * 72


def test_a_heading_does_not_stand_alone_at_the_foot_of_a_page():
    for count in range(30, 38):
        rows = [entry(Kind.ITEM, (EN, f"Step {n}"), is_done=False) for n in range(count)]
        heading = entry(Kind.HEADING, (EN, "Goal"))
        pdf = checklist([*rows, heading, entry(Kind.ITEM, (EN, "Last"), is_done=False)])
        on_pages = [page.count(b"BT ") for page in contents(pdf)]
        assert len(on_pages) == 1 or on_pages[-1] != 1, count


def test_a_text_longer_than_a_page_goes_on_on_the_next():
    text = "\n".join(f"line {n}" for n in range(100))
    pdf = checklist([entry(Kind.ITEM, (EN, text), is_done=False)])

    assert len(contents(pdf)) == 3
    assert words(pdf) == text.split("\n")


@pytest.mark.parametrize("entries", [LIST, LIST[:1]])
def test_the_file_says_nothing_about_who_when_and_with_what(entries):
    pdf = checklist(entries)

    told = (b"/Author", b"/Title", b"/Producer", b"/Creator", b"/CreationDate", b"/ModDate")
    for mark in (*told, b"/Metadata", b"/ID"):
        assert mark not in pdf
    assert b"/Lang (ar)" in pdf
    assert b"fpdf" not in pdf.lower()
    assert checklist(entries) == pdf
    assert objects(pdf)
