"""Paragraphs and tables, as a format gives them, put together into one text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.reading.limits import Limits
from loaders.reading.transcript import HeadingMark, Range, TableMark, Transcript, joined
from ontology.errors import EmptyDocumentError

# Longer cells hold prose: the table is a frame around paragraphs, not a grid of names and figures.
LONGEST_CELL = 60
_SENTENCE_END = ("。", "；", "！")
# A cell that heads a row of prose, as an item's title does.
_LONGEST_TITLE = 30
# Spans that blow a table up beyond these are a trick.
_MOST_COLUMNS = 500
_MOST_PLACES = 100_000


@dataclass(slots=True, eq=False)
class TableCell:
    """A cell by its paragraphs; at several places of a grid the same cell is a merged one."""

    paragraphs: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the paragraphs as one, without tabs."""
        return joined([paragraph.replace("\t", " ") for paragraph in self.paragraphs])


CellGrid = Sequence[Sequence[TableCell]]


class Composer:
    """Puts together the text of a file from the top and notes where its parts stand."""

    def __init__(self, name: str, limits: Limits) -> None:
        self._name = name
        self._limits = limits
        self._parts: list[str] = []
        self._length = 0
        self._headings: list[HeadingMark] = []
        self._tables: list[TableMark] = []
        self._boxes: list[Range] = []

    def paragraph(self, text: str, *, level: int = 0) -> None:
        """Add a paragraph, with ``level`` from 1 a heading; one of blanks alone adds nothing."""
        text = text.strip()
        if not text:
            return
        start = self._line(text)
        if level:
            self._headings.append(HeadingMark(start, start + len(text), level))

    def box(self, paragraphs: Sequence[str]) -> None:
        """Add framed text."""
        start = self._length
        for paragraph in paragraphs:
            self.paragraph(paragraph)
        if self._length > start:
            self._boxes.append((start, self._length))

    def table(self, grid: CellGrid) -> None:
        """Add a table: a grid of short cells as rows, any other as the framed paragraphs that it holds."""
        width = max((len(row) for row in grid), default=0)
        filled = [[*row, *(TableCell() for _ in range(width - len(row)))] for row in grid]
        filled = [row for row in filled if any(cell.text for cell in row)]
        if _is_grid(filled):
            self._grid(filled)
        elif filled:
            self.box(list(_prose(filled)))

    def finish(self, media_type: str, *, title: str = "") -> Transcript:
        """Return the transcript; raise ``EmptyDocumentError`` where there is no text."""
        text = "".join(self._parts)
        if not text.strip():
            raise EmptyDocumentError(f"{self._name} is empty: there is no text in it.")
        return Transcript(
            text=text,
            media_type=media_type,
            headings=tuple(self._headings),
            tables=tuple(self._tables),
            boxes=tuple(self._boxes),
            title=title.strip(),
        )

    def _line(self, text: str) -> int:
        """Add a line and return where it starts."""
        start = self._length
        self._length += len(text) + 1
        if self._length > self._limits.characters:
            raise self._limits.too_long(self._name)
        self._parts += [text, "\n"]
        return start

    def _grid(self, rows: CellGrid) -> None:
        """Add rows of short cells; the words of a merged cell stand at its first place."""
        placed: dict[TableCell, Range] = {}
        ranges: list[tuple[Range, ...]] = []
        first = self._length
        for row in rows:
            line, place, found = [], self._length, []
            for cell in row:
                words = "" if cell in placed else cell.text
                placed.setdefault(cell, (place, place + len(words)))
                found.append(placed[cell])
                line.append(words)
                place += len(words) + 1
            ranges.append(tuple(found))
            self._line("\t".join(line))
        self._tables.append(TableMark(first, self._length - 1, tuple(ranges)))


def span_grid(rows: Sequence[Sequence[tuple[TableCell, int, int]]]) -> CellGrid:
    """Return the grid of a table from the cells of its rows, each with the columns and rows that it covers.

    A cell stands at every place that it covers; spans beyond the table are cut.
    """
    most = min(_MOST_COLUMNS, max(_MOST_PLACES // max(len(rows), 1), 1))
    grid: list[dict[int, TableCell]] = [{} for _ in rows]
    for index, row in enumerate(rows):
        column = 0
        for cell, columns, down in row:
            while column in grid[index]:
                column += 1
            for below in range(index, min(index + max(down, 1), len(rows))):
                for across in range(column, min(column + max(columns, 1), most)):
                    grid[below].setdefault(across, cell)
            column += max(columns, 1)
    width = max((max(row, default=-1) + 1 for row in grid), default=0)
    return [[row[column] if column in row else TableCell() for column in range(width)] for row in grid]


def _distinct(row: Sequence[TableCell]) -> list[TableCell]:
    """Return the cells of a row that are not empty, a merged one once."""
    return [cell for cell in dict.fromkeys(row) if cell.text]


def _is_grid(rows: CellGrid) -> bool:
    """Tell whether a table holds names and figures: two rows and columns or more, no prose."""
    if len(rows) < 2 or max(len(_distinct(row)) for row in rows) < 2:
        return False
    texts = [cell.text for row in rows for cell in row]
    return not any(len(text) > LONGEST_CELL or text.endswith(_SENTENCE_END) for text in texts)


def _prose(rows: CellGrid) -> Iterator[str]:
    """Yield the paragraphs of a table that frames prose: the short cells before a long one are its title."""
    header = [cell.text for cell in rows[0]]
    headed = len(rows) > 1 and len(_distinct(rows[0])) > 1 and all(len(text) <= _LONGEST_TITLE for text in header)
    seen: set[TableCell] = set()
    for index, row in enumerate(rows):
        if headed and index == 0:
            yield " ".join(header)
            continue
        title = ""
        for column, cell in enumerate(row):
            if cell in seen or not cell.text:
                continue
            seen.add(cell)
            is_short = len(cell.paragraphs) < 2 and len(cell.text) <= _LONGEST_TITLE and not cell.text.endswith("。")
            is_last = not any(after.text and after not in seen for after in row[column + 1 :])
            if is_short and not is_last:
                title = _titled(title, cell.text)
            elif title:
                yield from _under(title, cell.paragraphs)
                title = ""
            else:
                label = f"{header[column]}：" if headed and is_short else ""
                yield from (f"{label}{paragraph}" for paragraph in cell.paragraphs)


def _titled(title: str, text: str) -> str:
    """Return the title of a row from its cells so far and the next: 1 and 云江实验室 give 1.云江实验室."""
    if title.isdecimal():
        return f"{title}.{text}"
    return f"{title} {text}" if title else text


def _under(title: str, paragraphs: Sequence[str]) -> Iterator[str]:
    """Yield the paragraphs of a cell under the title of its row."""
    filled = [paragraph for paragraph in paragraphs if paragraph.strip()]
    yield f"{title}：{filled[0].lstrip()}"
    yield from filled[1:]
