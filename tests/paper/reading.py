"""Reading our own PDFs: objects, what is drawn, and which characters the glyphs stand for."""

import re
import zlib
from dataclasses import dataclass

_OBJECT = re.compile(rb"^(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL | re.MULTILINE)
_STREAM = re.compile(rb"stream\n(.*?)\nendstream", re.DOTALL)
_DRAWN = re.compile(rb"/F(\d+) ([\d.]+) Tf|\(((?:\\.|[^\\)])*)\) Tj|\b(ET)\b", re.DOTALL)


@dataclass
class Drawn:
    """One run: its font, size, glyph codes, and the text they stand for, from left to right."""

    font: str
    size: float
    text: str


def objects(pdf):
    """The body of every object, by number."""
    return {int(number): body for number, body in _OBJECT.findall(pdf)}


def stream(body):
    raw = _STREAM.search(body)[1]
    return zlib.decompress(raw) if b"/FlateDecode" in body else raw


def contents(pdf):
    """What every page draws, in the order of the pages."""
    held = objects(pdf)
    pages = [body for body in held.values() if b"/Type /Page\n" in body]
    return [stream(held[int(re.search(rb"/Contents (\d+)", page)[1])]) for page in pages]


def drawn(pdf):
    fonts, runs = _fonts(pdf), []
    for page in contents(pdf):
        font, size, text = None, 0.0, ""
        for index, points, string, end in _DRAWN.findall(page):
            if index:
                font, size = fonts[int(index)], float(points)
            elif end:
                runs += [Drawn(font[0], size, text)] if text else []
                text = ""
            else:
                codes = re.sub(rb"\\(.)", rb"\1", string.replace(b"\\r", b"\r"), flags=re.DOTALL)
                units = [codes[i] << 8 | codes[i + 1] for i in range(0, len(codes), 2)]
                text += "".join(font[1].get(unit, "") for unit in units)
    return runs


def words(pdf):
    """Every run's text."""
    return [run.text for run in drawn(pdf)]


def rectangles(pdf):
    """x, y, width and height (pt, from below) of every filled rectangle of the first page."""
    found = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) (-[\d.]+) re f", contents(pdf)[0])
    return [tuple(float(number) for number in numbers) for numbers in found]


def _fonts(pdf):
    held = objects(pdf)
    found = {}
    for body in held.values():
        for index, number in re.findall(rb"/F(\d+) (\d+) 0 R", body):
            font = held[int(number)]
            table = stream(held[int(re.search(rb"/ToUnicode (\d+)", font)[1])])
            pairs = re.findall(rb"^<([0-9A-F]{4})> <([0-9A-F]+)>$", table, re.MULTILINE)
            name = re.search(rb"/BaseFont /\w+\+(\w+)", font)[1].decode()
            found[int(index)] = (
                name,
                {int(c, 16): bytes.fromhex(u.decode()).decode("utf-16-be") for c, u in pairs},
            )
    return found
