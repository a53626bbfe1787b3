"""fpdf2 as we need it: our own runs, no traces of time, program or author, the same bytes again."""

from collections.abc import Sequence
from datetime import UTC, datetime

from fpdf import FPDF
from fpdf.fonts import TTFFont
from fpdf.line_break import Fragment
from fpdf.output import OutputProducer, PDFInfo

from portal.paper.faces import MM_PER_PT, Face
from portal.paper.runs import Run

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class _Nameless(OutputProducer):
    """The file's "info" stays empty: no date either."""

    def _add_info(self) -> PDFInfo:
        info = super()._add_info()
        del info.creation_date
        return info


class Sheet(FPDF):
    """Pages of one size (mm), without margins: who draws says where. Lengths are mm, sizes pt."""

    def __init__(self, width: float, height: float, tag: str) -> None:
        super().__init__(unit="mm", format=(width, height))
        self.set_margin(0)
        self.set_auto_page_break(False)
        self.set_producer("")
        self.set_creation_date(_NEVER)
        self.set_lang(tag)  # the text says as much; screen readers need it
        self.c_margin = 0
        self.str_alias_nb_pages = ""
        self.tag = tag
        self.add_page()

    def write_runs(
        self, runs: Sequence[Run], x: float, baseline: float, size: float, tag: str = ""
    ) -> None:
        """Print runs one after the other, from x to the right; `tag` if not in its language."""
        tag = tag or self.tag
        for run in runs:
            width = run.face.width(run.text, size, run.direction, tag)
            self._choose(run.face, size)
            self.set_text_shaping(True, direction=run.direction, language=tag)
            height = size * MM_PER_PT
            self.set_xy(x, baseline - 0.8 * height)  # where fpdf2 puts the baseline of a cell
            self.cell(width, height, run.text)
            x += width

    def dots(self, left: float, right: float, y: float) -> None:
        """A dotted line to write on."""
        self.set_line_width(0.25)
        with self.local_context(dash_pattern={"dash": 0.25, "gap": 1.1, "phase": 0}):
            self.line(left, y, right, y)

    def fold(self, y: float, length: float) -> None:
        """Short marks at both edges."""
        self.set_line_width(0.2)
        self.line(0, y, length, y)
        self.line(self.w - length, y, self.w, y)

    def rule(self, left: float, right: float, y: float) -> None:
        """A thin line that parts what stands above from what stands below."""
        self.set_line_width(0.2)
        self.line(left, y, right, y)

    def tick_box(self, x: float, y: float, side: float, *, is_ticked: bool) -> None:
        """A box to tick by hand, or one that is ticked."""
        self.set_line_width(0.3)
        self.rect(x, y, side, side, style="D")
        if is_ticked:
            self.set_line_width(0.5)
            corner = x + 0.4 * side, y + 0.75 * side
            self.line(x + 0.2 * side, y + 0.5 * side, *corner)
            self.line(*corner, x + 0.82 * side, y + 0.22 * side)

    def squares(
        self, matrix: Sequence[bytes | bytearray], left: float, top: float, side: float
    ) -> None:
        """A square pattern: rows of modules, 1 is dark."""
        square = side / len(matrix)
        for row, modules in enumerate(matrix):
            y = top + row * square
            for start, length in dark(modules):  # a little taller, so that rows leave no gaps
                self.rect(left + start * square, y, length * square, square * 1.01, style="F")

    def finished(self) -> bytes:
        return bytes(self.output(output_producer_class=_Nameless))

    def close(self) -> None:
        """Let go of the font files."""
        for font in self.fonts.values():
            if isinstance(font, TTFFont):
                font.close()

    def _choose(self, face: Face, size: float) -> None:
        style = "B" if face.bold else ""
        if face.family + style not in self.fonts:
            self.add_font(face.family, style, face.path)
        self.set_font(face.family, style, size)

    def file_id(self) -> None:
        """No identifier."""

    def _preload_bidirectional_text(self, text: str, markdown: bool) -> Sequence[Fragment]:
        """Our runs are cut already; fpdf2 would cut joined letters at every vowel mark."""
        if self.text_shaping:
            direction = self.text_shaping["direction"]
            self.text_shaping |= {
                "paragraph_direction": direction,
                "fragment_direction": direction,
            }
        return (Fragment(text, self._get_current_graphics_state(), self.k),)


def dark(modules: bytes | bytearray) -> list[tuple[int, int]]:
    """Where the dark stretches of a row of modules begin, and how long they are."""
    stretches: list[tuple[int, int]] = []
    for column, module in enumerate(modules):
        if not module:
            continue
        if stretches and sum(stretches[-1]) == column:
            stretches[-1] = (stretches[-1][0], stretches[-1][1] + 1)
        else:
            stretches.append((column, 1))
    return stretches
