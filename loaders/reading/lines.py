"""The lines of a text as they stand in the source: trimmed, parted into cells, page furniture left out."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from loaders.reading.headings import parse_marker
from loaders.reading.transcript import TableMark

# Every character that Unicode or old printing treats as the end of a line.
_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_WIDTHLESS = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_GAP = re.compile(rf"[^\S\n]{{2,}}|[{_WIDTHLESS}]+|\*\*")
_BAR = re.compile(r"[|｜│\t]")
_PAGE_NUMBER = re.compile(
    r"[-—–－_·\s]*(?:第\s*\d{1,3}\s*页\s*(?:[,，/]?\s*共\s*\d{1,3}\s*页)?|[-—–－]\s*\d{1,3}\s*[-—–－])\s*"
)
# The rows of a government site's header, label and value in turn, are kept as they are.
LABELLED_ROW = re.compile(r"\s*[\[【]\s*[\u4e00-\u9fff][\u4e00-\u9fff\s]{1,12}[\]】]\s*[|｜]")
# A line of a table of contents: a numbered heading, a tab, a page.
_CONTENTS_ROW = re.compile(r"[^\t]+\t+\s*\d{1,3}\s*")
_MARKDOWN = re.compile(r"\s{0,3}#{1,6}[^\S\n]+")
RULE_OF_TABLE = re.compile(r"[|｜:\-\s+=]+")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line by the ranges of the source that are kept of it.

    ``separator`` is the offset of a character of the source, before the first range and after the line before, that
    the line feed between the two stands for. ``gap``, ``opens`` and ``closes`` are those of a clean line;
    ``after_page`` tells that a page number stood before it.
    """

    ranges: tuple[tuple[int, int], ...]
    separator: int
    gap: int
    opens: bool
    closes: bool
    after_page: bool = False

    def of(self, text: str) -> str:
        """Return the kept characters of the line."""
        return "".join(text[first:last] for first, last in self.ranges)


def source_lines(text: str, tables: Sequence[TableMark] = ()) -> list[SourceLine]:
    """Return the lines of a text that are not blank, each cell of a table's row as a line of its own.

    The cells of ``tables`` are where these say; elsewhere bars and tabs part cells.
    """
    out: list[SourceLine] = []
    gap, separator, after_page = 0, 0, False
    marked, table_end = deque(tables), 0
    for start, end, next_start in _physical_lines(text):
        if marked and start >= marked[0].start:
            table = marked.popleft()
            out.extend(_marked_cells(text, table, separator, gap))
            gap, separator, after_page, table_end = 1, table.end, False, table.end
        if start < table_end:
            continue
        if _PAGE_NUMBER.fullmatch(text, start, end):
            after_page = True
        else:
            for line in _cells(text, start, end, separator, gap):
                out.append(replace(line, after_page=after_page) if after_page else line)
                gap, after_page = 0, False
        if next_start > end:
            separator = end
            gap += 1
    return out


def _physical_lines(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and the next line's start of every line."""
    start = 0
    for match in _LINE_END.finditer(text):
        yield start, match.start(), match.end()
        start = match.end()
    yield start, len(text), len(text)


def _cells(text: str, start: int, end: int, separator: int, gap: int) -> Iterator[SourceLine]:
    """Yield the cells of a line, or the line itself where it is no row of a table."""
    raw = text[start:end]
    whole = LABELLED_ROW.match(raw) or (_CONTENTS_ROW.fullmatch(raw) and parse_marker(raw.strip()) is not None)
    bars = [] if whole else [match.start() + start for match in _BAR.finditer(raw)]
    if len(bars) > 1 and RULE_OF_TABLE.fullmatch(raw):
        return
    edges = [start - 1, *bars, end]
    for left, right in pairwise(edges):
        ranges = _trimmed(text, left + 1, right)
        if ranges:
            yield SourceLine(ranges, separator, gap, opens=left >= start, closes=right < end)
            gap = 0
        if right < end:
            separator = right


def _marked_cells(text: str, table: TableMark, separator: int, gap: int) -> Iterator[SourceLine]:
    """Yield the cells of a marked table that are not empty, a merged one once."""
    for start, end in sorted({cell for row in table.rows for cell in row}):
        ranges = _trimmed(text, start, end)
        if ranges:
            yield SourceLine(ranges, separator, gap, opens=True, closes=True)
            gap, separator = 0, end


def _trimmed(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return the ranges of a line without outer blanks, repeated blanks and characters without width."""
    marks = _MARKDOWN.match(text, start, end)
    start = marks.end() if marks else start
    while start < end and (text[start].isspace() or text[start] in _WIDTHLESS):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _WIDTHLESS):
        end -= 1
    if start == end:
        return ()
    ranges: list[tuple[int, int]] = []
    for match in _GAP.finditer(text, start, end):
        kept = match.start() + (1 if text[match.start()].isspace() else 0)
        if kept > start:
            ranges.append((start, kept))
        start = match.end()
    ranges.append((start, end))
    return tuple(ranges)
