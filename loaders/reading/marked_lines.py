"""What a file's format marks, by the lines of the clean text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.reading.cleaning import CleanText
from loaders.reading.headings import LONGEST_HEADING, plain_level, style_rank
from loaders.reading.panels import is_unit_line
from loaders.reading.segments import Segment
from loaders.reading.transcript import Range, TableMark, Transcript

_SENTENCE_MARK = re.compile(r"[。；;：:，,]")
_NO_HEADING_END = tuple("。；;，,、")


@dataclass(frozen=True, slots=True)
class MarkedTable:
    """A table by the index after its last line and by its rows: ranges of its cells in the clean text."""

    end: int
    rows: tuple[tuple[Range, ...], ...]

    @property
    def is_titled(self) -> bool:
        """Tell whether the first row holds one cell alone, as a title does."""
        return len({cell for cell in self.rows[0] if cell[0] < cell[1]}) == 1


@dataclass(frozen=True, slots=True)
class MarkedLines:
    """The marks of a transcript by the index of their first line.

    ``boxes`` holds the index after a box's last line; ``ranks`` the rank of each heading among those of the numbered
    styles, so that headings with and without numbers nest.
    """

    tables: dict[int, MarkedTable] = field(default_factory=dict)
    boxes: dict[int, int] = field(default_factory=dict)
    ranks: dict[int, float] = field(default_factory=dict)

    @property
    def cells(self) -> frozenset[int]:
        """Return the indices of all lines of tables."""
        return frozenset(index for first, table in self.tables.items() for index in range(first, table.end))

    def next_table(self, first: int, end: int) -> int:
        """Return the index of the next table after ``first``, at most ``end``."""
        return next((index for index in range(first + 1, end) if index in self.tables), end)

    def captions(self, lines: Sequence[Segment], index: int) -> bool:
        """Tell whether a line without a number names the table under it, between which its unit may stand."""
        line, table = lines[index], index + 1 + is_unit_line(lines, index + 1)
        known = line.marker is not None or index in self.ranks or plain_level(line.text) is not None
        return table in self.tables and not known and not _SENTENCE_MARK.search(line.text)

    def box_end(self, first: int, last: int) -> int | None:
        """Return the index after the box in which both lines stand or that begins with the second, None without."""
        ends = (self.boxes.get(first, 0), self.boxes.get(last, 0))
        return next((end for end in ends if end > last), None)


def mark_lines(transcript: Transcript | None, clean: CleanText, lines: Sequence[Segment]) -> MarkedLines:
    """Return the marks of a transcript by the lines of its clean text."""
    if transcript is None:
        return MarkedLines()
    starts = [clean.offsets[line.start] for line in lines]

    def found(start: int, end: int) -> tuple[int, int]:
        return bisect_left(starts, start), bisect_left(starts, end)

    tables = {
        found(mark.start, mark.end)[0]: _table(mark, clean, found(mark.start, mark.end)[1])
        for mark in transcript.tables
    }
    boxes = dict(found(start, end) for start, end in transcript.boxes)
    levels: dict[int, int] = {}
    for mark in transcript.headings:
        first, end = found(mark.start, mark.end)
        if first < end and _can_head(lines[first].text):
            levels[first] = mark.level
    return MarkedLines(tables, boxes, _ranks(levels, lines))


def within(rows: Sequence[Sequence[Range]], start: int) -> tuple[tuple[Range, ...], ...]:
    """Return rows of ranges counted from ``start``; what lies before it is empty."""
    return tuple(tuple((max(first - start, 0), max(last - start, 0)) for first, last in row) for row in rows)


def _table(mark: TableMark, clean: CleanText, end: int) -> MarkedTable:
    rows = tuple(tuple((clean.position(start), clean.position(last)) for start, last in row) for row in mark.rows)
    return MarkedTable(end, rows)


def _can_head(text: str) -> bool:
    return len(text) <= LONGEST_HEADING and not text.endswith(_NO_HEADING_END)


def _ranks(levels: dict[int, int], lines: Sequence[Segment]) -> dict[int, float]:
    """Return the ranks of headings: of the numbered style that most headings of their level have, else beside it."""
    styles: dict[int, Counter[int]] = {}
    for index, level in levels.items():
        marker = lines[index].marker
        if marker is not None:
            styles.setdefault(level, Counter())[style_rank(marker.style)] += 1
    known = {level: counts.most_common(1)[0][0] for level, counts in styles.items()}

    def rank(level: int) -> float:
        if level in known:
            return known[level]
        outer = [each for each in known if each < level]
        if outer:
            return known[max(outer)] + 0.1 * (level - max(outer))
        inner = [each for each in known if each > level]
        return known[min(inner)] - 0.1 * (min(inner) - level) if inner else level - 1

    return {index: rank(level) for index, level in levels.items()}
