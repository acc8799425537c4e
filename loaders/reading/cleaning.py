"""Text without the traces of scraping and printing, each character knowing where it came from."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.reading.lines import SourceLine, source_lines
from loaders.reading.transcript import TableMark
from loaders.reading.wrapping import join_lines
from ontology.provenance import Span

_BLANKS = dict.fromkeys((9, 11, 12, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of clean text: ``text[start:end]``.

    ``gap`` is the number of line feeds that stood before it in the source (a wider gap than usual parts a box from
    what follows); ``opens`` and ``closes`` tell that the source began or ended a table's cell there.
    """

    start: int
    end: int
    gap: int = 1
    opens: bool = False
    closes: bool = False


@dataclass(frozen=True, slots=True)
class CleanText:
    """A cleaned text and, for each of its characters, the offset of that character in the document's text.

    ``offsets`` is as long as ``text`` and strictly increasing, so that a span of clean text leads back to the
    characters that the reader gave, whatever was dropped between them. Each character is the one at its offset, but
    for two: a blank stands for white space of any kind, and a line feed for whatever parted two lines or cells.
    """

    text: str
    offsets: array[int]
    lines: tuple[Line, ...] = ()

    def source(self, start: int, end: int) -> Span:
        """Return the span of the document's text for ``text[start:end]``, which must not be empty."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def position(self, offset: int) -> int:
        """Return the place in the clean text of the first character at or after ``offset`` of the document's text."""
        return bisect_left(self.offsets, offset)


def clean(text: str, tables: Sequence[TableMark] = ()) -> CleanText:
    r"""Return a text without what scraping and printing put into it.

    Dropped are blank lines and blanks at the ends of lines, page numbers on lines of their own or cut into sentences,
    line breaks inside paragraphs and cells, bars and tabs between cells (each cell becomes a line) and characters
    without width. ``tables`` are those whose cells the file's format gives.

    >>> clean("  二、主\n\n要目标").text
    '二、主\n要目标'
    """
    return _assemble(text, join_lines(text, source_lines(text, tables)))


def _assemble(text: str, lines: Sequence[SourceLine]) -> CleanText:
    """Return the clean text of the kept ranges, one line feed between lines."""
    pieces: list[str] = []
    offsets = array("l")
    out: list[Line] = []
    for number, line in enumerate(lines):
        if number:
            pieces.append("\n")
            offsets.append(line.separator)
        start = len(offsets)
        for first, last in line.ranges:
            pieces.append(text[first:last])
            offsets.extend(range(first, last))
        out.append(Line(start, len(offsets), line.gap, line.opens, line.closes))
    return CleanText("".join(pieces).translate(_BLANKS), offsets, tuple(out))
