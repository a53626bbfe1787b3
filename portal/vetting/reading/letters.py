"""From the bytes of a file to its text, whichever program wrote it."""

import codecs
import re

MARKED = {  # how a file says it by itself
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
TURKISH, ARABIC = "cp1254", "cp1256"
_TURKISH_LETTERS = frozenset("çğıöşüÇĞİÖŞÜâîû")
_ARABIC_WORD = re.compile("[\u0621-\u064a]{3}")
_STRANGE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def text_of(content: bytes) -> str:
    """UTF-8 where it can be, with or without its mark; UTF-16; else the old Turkish or Arabic
    letters of Windows, whichever makes words. Control characters are left out: they are in no text
    that a person writes. Never raises; what cannot be read becomes a sign of its own."""
    return without_strange(_decoded(content))


def without_strange(text: str) -> str:
    """JSON has a way of its own to write them: `\\u0000`, half a character."""
    return _STRANGE.sub("", text)


def _decoded(content: bytes) -> str:
    for mark, name in MARKED.items():
        if content.startswith(mark):
            return content[len(mark) :].decode(name, "replace")
    if (half := _unmarked_utf16(content)) is not None:
        return half
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _of_windows(content)


def _unmarked_utf16(content: bytes) -> str | None:
    """Every second byte of plain letters is zero there, and nowhere else."""
    first = content[:400]
    for name, zeros in (("utf-16-le", first[1::2]), ("utf-16-be", first[::2])):
        if len(first) > 3 and zeros.count(0) * 2 > len(zeros):
            return content.decode(name, "replace")
    return None


def _of_windows(content: bytes) -> str:
    arabic = content.decode(ARABIC, "replace")
    turkish = content.decode(TURKISH, "replace")
    foreign = [c for c in turkish if c > "\x7f"]
    fits = sum(c in _TURKISH_LETTERS for c in foreign)
    is_arabic = bool(_ARABIC_WORD.search(arabic)) and fits * 2 < len(foreign)
    return arabic if is_arabic else turkish
