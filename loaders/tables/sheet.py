"""Sheets as text: a line for each row, its cells parted by tabs, every cell knowing where it stands."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from ontology.provenance import Span

_BREAKS = re.compile(r"[\s\ufeff\u200b]+")


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell, which are never empty, and where they stand in the document's text."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number in the sheet counted from 1, where its line starts, and the words of its cells."""

    number: int
    start: int
    cells: tuple[str, ...]

    def all_cells(self) -> list[Cell | None]:
        """Return every cell with its place, None for an empty one."""
        starts = accumulate((len(text) + 1 for text in self.cells), initial=self.start)
        return [
            Cell(text, Span(start, start + len(text))) if text else None
            for text, start in zip(self.cells, starts, strict=False)
        ]

    @property
    def texts(self) -> list[str]:
        """Return the words of the cells that are not empty."""
        return [text for text in self.cells if text]


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range of cells, rows and columns counted from 0; its words stand in the first."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet as its file has it: the words of the cells of every row, empty rows included."""

    name: str
    rows: Sequence[Sequence[str]]
    merges: Sequence[Merge] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet within the document's text, from ``start`` to ``end``."""

    name: str
    rows: tuple[Row, ...]
    start: int
    end: int
    merges: dict[int, list[Merge]] = field(default_factory=dict)

    def cells(self, index: int) -> list[Cell | None]:
        """Return the cells of a row by its index, with those that a merged range gives it."""
        cells = self.rows[index].all_cells()
        for column, merges in self.merges.items():
            place = bisect_right(merges, index, key=lambda merge: merge.first_row) - 1
            if place < 0 or merges[place].last_row < index:
                continue
            merge = merges[place]
            if (merge.first_row, merge.first_column) != (index, column):
                cells += [None] * (column + 1 - len(cells))
                cells[column] = self._first(merge)
        return cells

    def _first(self, merge: Merge) -> Cell | None:
        if merge.first_row >= len(self.rows):
            return None
        cells = self.rows[merge.first_row].all_cells()
        return cells[merge.first_column] if merge.first_column < len(cells) else None


def tidy(words: str) -> str:
    r"""Return the words of a cell in one line, as the text of a sheet holds them.

    >>> tidy(" 慧云\n科技 ")
    '慧云 科技'
    """
    return _BREAKS.sub(" ", words).strip()


def render(raw_sheets: Iterable[RawSheet]) -> tuple[str, tuple[Sheet, ...]]:
    r"""Return the text of sheets, one after the other, and the sheets with their places in it.

    Empty cells at the end of a row and empty rows at the end of a sheet are left out.

    >>> text, sheets = render([RawSheet("一", [["名称", "级别"], ["甲中心", " 国家级"]])])
    >>> text
    '名称\t级别\n甲中心\t国家级\n'
    >>> sheets[0].cells(1)[1].span.of(text)
    '国家级'
    """
    lines: list[str] = []
    sheets: list[Sheet] = []
    position = 0
    for raw in raw_sheets:
        start, rows = position, []
        for number, words in enumerate(_filled(raw.rows), start=1):
            cells = tuple(_without_end([tidy(text) for text in words]))
            line = "\t".join(cells)
            rows.append(Row(number, position, cells))
            lines.append(line)
            position += len(line) + 1
        sheets.append(
            Sheet(name=raw.name, rows=tuple(rows), start=start, end=position, merges=_by_column(raw.merges, rows))
        )
    return "".join(f"{line}\n" for line in lines), tuple(sheets)


def _without_end(words: list[str]) -> list[str]:
    """Return the words without the empty ones at the end."""
    while words and not words[-1]:
        words.pop()
    return words


def _filled(rows: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """Return the rows without the empty ones at the end."""
    last = len(rows)
    while last and not any(text and not text.isspace() for text in rows[last - 1]):
        last -= 1
    return rows[:last]


def _by_column(merges: Sequence[Merge], rows: Sequence[Row]) -> dict[int, list[Merge]]:
    """Return the merged ranges over each column that has words, in the order of their rows."""
    width = max((len(row.cells) for row in rows), default=0)
    found: dict[int, list[Merge]] = {}
    for merge in sorted(merges, key=lambda merge: merge.first_row):
        for column in range(merge.first_column, min(merge.last_column + 1, width)):
            found.setdefault(column, []).append(merge)
    return found
