"""Plain text, in which rows of tabs or bars are tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from loaders.reading.limits import Limits
from loaders.reading.lines import LABELLED_ROW, RULE_OF_TABLE
from loaders.reading.text import decode
from loaders.reading.transcript import Range, TableMark, Transcript
from ontology.document import PLAIN_TEXT

_LINE = re.compile(r"[^\r\n]+")
_SEPARATOR = {"\t": re.compile(r"\t"), "|": re.compile(r"[|｜│]")}
# A line of two cells is more often an entry of a table of contents, or a label and its value.
_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 2
_LONGEST_CELL = 60


def transcribe(data: bytes, *, name: str, limits: Limits) -> Transcript:
    """Return the text of a file as it is, its tables marked; raise as ``decode`` does."""
    text = decode(data, name=name)
    if len(text) > limits.characters:
        raise limits.too_long(name)
    return Transcript(text=text, media_type=PLAIN_TEXT, tables=tuple(find_tables(text)))


def find_tables(text: str) -> Iterator[TableMark]:
    r"""Yield the tables of a text: lines that follow one another and have as many cells, parted by tabs or bars.

    >>> [len(table.rows) for table in find_tables("指标\t2020年\t2025年\n产值\t12\t\n")]
    [2]
    """
    rows: list[tuple[Range, tuple[Range, ...]]] = []
    bounds: Range | None = None
    for match in _LINE.finditer(text):
        start, end = match.span()
        apart = bounds is not None and len(text[bounds[1] : start].replace("\r\n", "\n")) > 1
        is_rule = (
            bool(rows) and not apart and RULE_OF_TABLE.fullmatch(match.group()) is not None and "|" in match.group()
        )
        if is_rule:
            bounds = match.span()
            continue
        cells = _cells(text, start, end)
        if rows and (apart or len(cells) != len(rows[-1][1])):
            yield from _table(rows)
            rows = []
        if cells:
            rows.append((match.span(), cells))
        bounds = match.span()
    yield from _table(rows)


def _table(rows: list[tuple[Range, tuple[Range, ...]]]) -> Iterator[TableMark]:
    """Yield the table that rows make: enough of them, in most of which several cells are filled."""
    filled = sum(sum(first < last for first, last in cells) >= 2 for _, cells in rows)
    if len(rows) >= _FEWEST_ROWS and 2 * filled > len(rows):
        yield TableMark(rows[0][0][0], rows[-1][0][1], tuple(cells for _, cells in rows))


def _cells(text: str, start: int, end: int) -> tuple[Range, ...]:
    """Return the cells of a line, none where it is no row of a table."""
    line = text[start:end]
    separator = "\t" if "\t" in line.strip() else "|"
    edges = [start - 1, *(match.start() + start for match in _SEPARATOR[separator].finditer(line)), end]
    if len(edges) <= _FEWEST_COLUMNS or LABELLED_ROW.match(line):
        return ()
    cells = [_trimmed(text, left + 1, right) for left, right in pairwise(edges)]
    if separator == "|":
        # The bars at both ends of a row are its frame.
        cells = cells[1 if line.lstrip()[:1] in "|｜│" else 0 : len(cells) - (line.rstrip()[-1:] in "|｜│")]
    long = any(last - first > _LONGEST_CELL for first, last in cells)
    return () if long or len(cells) < _FEWEST_COLUMNS else tuple(cells)


def _trimmed(text: str, start: int, end: int) -> Range:
    """Return a range without the blanks at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
