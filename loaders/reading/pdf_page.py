"""What stands on a page of a PDF file: characters and ruled lines with their places."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import pypdfium2
import pypdfium2.raw as pdfium

# Drawings have more; their lines rule no table.
_MOST_SEGMENTS = 5_000
# Shorter strokes are parts of drawings and letters.
_SHORTEST_RULE = 6.0
_STRAIGHT = 1.5
_ANGLE_SAMPLE = 100
_WIDTHLESS = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character and its box in points from the page's upper left corner, as a reader sees the page."""

    char: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """Return the height of the middle of the character."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line: at ``at`` (x of an upright line, else y), from ``start`` to ``end`` on the other axis."""

    upright: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class PageContent:
    """The characters of a page in the order of the file, its ruled lines, its size and whether it has pictures."""

    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    width: float
    height: float
    has_pictures: bool = False


def read_page(page: pypdfium2.PdfPage, most: int) -> PageContent:
    """Return what stands on a page, of its characters no more than ``most``."""
    text_page = page.get_textpage()
    try:
        turn = _Turn(_angle(text_page), *page.get_mediabox())
        glyphs = tuple(islice(_glyphs(text_page, turn), most))
    finally:
        text_page.close()
    types = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE)
    objects = list(page.get_objects(filter=types, max_depth=4))
    paths = [each for each in objects if each.type == pdfium.FPDF_PAGEOBJ_PATH]
    return PageContent(
        glyphs=glyphs,
        rules=tuple(_rules(paths, turn)),
        width=turn.width,
        height=turn.height,
        has_pictures=len(paths) < len(objects),
    )


class _Turn:
    """Turns places in the page's own space into those of a page on which the text stands upright."""

    def __init__(self, rotation: int, left: float, bottom: float, right: float, top: float) -> None:
        self._rotation = rotation % 360
        self._left, self._bottom, self._right, self._top = left, bottom, right, top
        upright = self._rotation in {0, 180}
        self.width = right - left if upright else top - bottom
        self.height = top - bottom if upright else right - left

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a place by its distance from the left and from the top."""
        if self._rotation == 90:
            return y - self._bottom, x - self._left
        if self._rotation == 180:
            return self._right - x, y - self._bottom
        if self._rotation == 270:
            return self._top - y, self._right - x
        return x - self._left, self._top - y


def _angle(text_page: pypdfium2.PdfTextPage) -> int:
    """Return by how many degrees, counter-clockwise, most characters of a page are turned in its own space.

    The page's own turn says nothing here: a wide table is set upright on a turned page or turned on an upright one.
    """
    step = max(text_page.count_chars() // _ANGLE_SAMPLE, 1)
    angles = Counter(
        -90 * round(pdfium.FPDFText_GetCharAngle(text_page.raw, index) / (math.pi / 2)) % 360
        for index in range(0, text_page.count_chars(), step)
    )
    return angles.most_common(1)[0][0] if angles else 0


def _glyphs(text_page: pypdfium2.PdfTextPage, turn: _Turn) -> Iterator[Glyph]:
    """Yield the characters of a page that can be seen, without blanks."""
    box = pdfium.FS_RECTF()
    for index in range(text_page.count_chars()):
        char = _char(pdfium.FPDFText_GetUnicode(text_page.raw, index))
        if not char or not pdfium.FPDFText_GetLooseCharBox(text_page.raw, index, box):
            continue
        xs, ys = zip(turn.point(box.left, box.top), turn.point(box.right, box.bottom), strict=True)
        yield Glyph(char, min(xs), min(ys), max(xs), max(ys))


def _char(code: int) -> str:
    """Return a character as it is written elsewhere: radicals (U+2F00) as the characters that they look like."""
    if code <= 32 or code in {0x7F, 0xA0, 0xFFFE, 0xFFFF, 0x3000} or code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return ""
    char = chr(code)
    if char in _WIDTHLESS:
        return ""
    return unicodedata.normalize("NFKC", char) if 0x2E80 <= code < 0x2FE0 or 0xF900 <= code < 0xFB00 else char


def _rules(paths: list[pypdfium2.PdfObject], turn: _Turn) -> Iterator[Rule]:
    """Yield the straight lines of a page, each side of a rectangle as one."""
    x, y = ctypes.c_float(), ctypes.c_float()
    left = _MOST_SEGMENTS
    for path in paths:
        matrix = path.get_matrix()
        count = pdfium.FPDFPath_CountSegments(path.raw)
        left -= max(count, 0)
        if left < 0:
            return
        start = last = (0.0, 0.0)
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(path.raw, index)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            point = turn.point(*matrix.on_point(x.value, y.value))
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                start = point
            elif kind == pdfium.FPDF_SEGMENT_LINETO:
                yield from _rule(last, point)
            if pdfium.FPDFPathSegment_GetClose(segment):
                yield from _rule(point, start)
            last = point


def _rule(first: tuple[float, float], last: tuple[float, float]) -> Iterator[Rule]:
    across, down = abs(first[0] - last[0]), abs(first[1] - last[1])
    if across <= _STRAIGHT and down >= _SHORTEST_RULE:
        yield Rule(True, (first[0] + last[0]) / 2, min(first[1], last[1]), max(first[1], last[1]))
    elif down <= _STRAIGHT and across >= _SHORTEST_RULE:
        yield Rule(False, (first[1] + last[1]) / 2, min(first[0], last[0]), max(first[0], last[0]))
