"""CSV: rows of cells, whatever stands between them."""

import csv
import io
from collections.abc import Iterator

from portal.spreadsheet import as_written

BETWEEN = ",;\t|"
LONGEST_CELL = 20_000  # characters
LONGEST_ROW = 200  # cells


class Broken(Exception):  # noqa: N818
    """This is no table; the line from which on it cannot be read."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def rows_of(text: str) -> Iterator[tuple[int, list[str]]]:
    """Every row that is not empty, with the line on which it begins. Raises `Broken`."""
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text), strict=True)
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begins, [as_written(cell).strip() for cell in cells[:LONGEST_ROW]]
            begins = reader.line_num + 1
    except csv.Error as error:
        raise Broken(begins) from error


def separator_of(text: str) -> str:
    """What stands most often in the first line, outside of quotes; `sep=;` says it outright."""
    first = text.lstrip("\ufeff\r\n ").partition("\n")[0][:LONGEST_CELL].rstrip("\r")
    if first.startswith("sep=") and first[4:5] in BETWEEN and len(first) == 5:
        return first[4]
    outside = "".join(first.split('"')[::2])
    return max(BETWEEN, key=outside.count)
