"""No cell is a formula, whichever program opens the sheet; a sheet of ours comes back as it was."""

import csv
import io
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

import portal
from portal.spreadsheet import BEGINNING, as_written, harmless, sheet

SIGNS = "=+-@"
CELLS = st.text(st.sampled_from([*"=+-@＝＋－＠ \t\r\n,;|\"'a1", "\u00a0"]), max_size=12)


def cells_of(made, delimiter):
    text = made.decode().removeprefix(BEGINNING)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [cell for row in rows for cell in row]


def is_formula(cell):
    """As a careless program would take it: blanks and quotes cut off, wide letters made narrow."""
    start = unicodedata.normalize("NFKC", cell).strip().strip('"').strip()[:1]
    return bool(start) and start in SIGNS


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@hypothesis(max_examples=150)
@example(rows=[["a;=1"], ['x";=1'], ["\t=1"], ["\r=1"], ["a,\n =1"], ["＝1"], ['"=1']])
@given(st.lists(st.lists(CELLS, min_size=1, max_size=3), min_size=1, max_size=3))
def test_no_cell_begins_with_a_formula_for_any_separator(delimiter, rows):
    assert [c for c in cells_of(sheet(rows), delimiter) if is_formula(c)] == []


@hypothesis(max_examples=150)
@given(st.text(st.sampled_from([*"=+-@ \t\r,;\"'a1"]), max_size=12))
def test_what_was_made_harmless_comes_back_as_it_was(cell):
    assert as_written(harmless(cell)) == cell


def test_plain_words_stay_as_they_are_and_tabs_do_not_begin_a_cell():
    kept = ["Mon-Fri 9-17", "30000", "it's", "", "a = b", "Ayşe", "عمل"]

    assert [harmless(cell) for cell in kept] == kept
    assert [harmless(cell) for cell in ["\tx", "\rx", None, -5, "＠x"]] == [
        *("'\tx", "'\rx", "", "'-5", "'＠x"),
    ]


def test_whatever_writes_a_sheet_writes_it_there():
    """No other file of the portal makes CSV by itself."""
    root = Path(portal.__file__).parent
    makers = re.compile(r"csv\.writer|csv\.DictWriter|openpyxl|xlsx")
    found = {p.name for p in root.rglob("*.py") if makers.search(p.read_text("utf-8"))}

    assert found == {"spreadsheet.py"}
