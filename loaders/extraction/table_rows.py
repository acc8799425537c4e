"""The grid of a table whose rows and columns the file gives: empty cells keep their place, merged ones cover theirs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.extraction.figures import is_unit
from loaders.extraction.observation_lexicon import words
from loaders.extraction.table_cells import Cell, is_attribute, is_missing, is_value
from loaders.extraction.table_grid import Grid, Row, Shape, heads_year, is_label, name_cells

Ranges = Sequence[Sequence[tuple[int, int]]]

_SHAPE = Shape(numbered=False, unit=False, category=True, values=0)
_SERIAL = re.compile(r"[(（]?\d{0,3}[)）.．、]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """The columns of a table by what they hold; ``values`` in the order of the header."""

    names: tuple[int, ...]
    values: tuple[int, ...]
    units: tuple[int, ...]


def read_rows(text: str, rows: Ranges) -> Grid:
    r"""Return the grid of a table from the ranges of its cells in its text; without rows where it has no figures.

    >>> text = "指标\n2020年\n2025年\n产值\n12"
    >>> grid = read_rows(text, [[(0, 2), (3, 8), (9, 14)], [(15, 17), (17, 17), (18, 20)]])
    >>> [cell.text for cell in grid.rows[0].values]
    ['', '12']
    """
    header, body = parted(text, rows)
    if not header or not body:
        return Grid((), ())
    columns = _columns(header, body)
    found = (_row(row, columns) for row in body)
    return Grid(tuple(header), tuple(row for row in found if row is not None))


def parted(text: str, rows: Ranges) -> tuple[list[str], list[list[Cell]]]:
    """Return the texts of a table's header, a column each, and the cells of the rows under it."""
    table = [[_cell(text, start, end) for start, end in row] for row in rows]
    first = next((index for index, row in enumerate(table) if _holds_figures(row)), len(table))
    header = [_header(column) for column in zip(*(row for row in table[:first] if not _is_one(row)), strict=True)]
    return header, table[first:]


def _cell(text: str, start: int, end: int) -> Cell:
    words_of = text[start:end]
    bare = words_of.strip()
    start += words_of.index(bare)
    return Cell(bare, start, start + len(bare))


def _is_one(row: Sequence[Cell]) -> bool:
    """Tell whether a row holds one cell alone: a caption, or what heads a group of rows."""
    return len({cell for cell in row if cell.text}) < 2


def _holds_figures(row: Sequence[Cell]) -> bool:
    """Tell whether a row is under the header: it has a value that is no year, or the first serial number."""
    return not _is_one(row) and any(cell.text and is_value(cell.text) and not heads_year(cell.text) for cell in row)


def _header(column: Sequence[Cell]) -> str:
    """Return the text of a column's header, a cell that covers several rows of it once."""
    return re.sub(r"\s", "", "".join(cell.text for cell in dict.fromkeys(column)))


def _columns(header: Sequence[str], body: Sequence[Sequence[Cell]]) -> _Columns:
    """Return what the columns hold, by their headers and by their cells."""
    values = tuple(index for index, text in enumerate(header) if not is_label(text))
    first = values[0] if values else len(header)
    units = tuple(index for index, text in enumerate(header) if text in words("contexts", "table", "unit"))
    named = [index for index, text in enumerate(header) if text in words("contexts", "table", "name")]
    before = [index for index in range(first) if index not in units and _holds_names(header, body, index)]
    plain = [index for index in before if header[index] not in words("contexts", "table", "category")]
    return _Columns(names=tuple(named or plain or before), values=values, units=units)


def _holds_names(header: Sequence[str], body: Sequence[Sequence[Cell]], index: int) -> bool:
    """Tell whether a column before the values can name what the rows count."""
    texts = [row[index].text for row in body if row[index].text]
    if header[index] in words("contexts", "table", "serial") or not texts:
        return False
    return not all(_SERIAL.fullmatch(text) or is_attribute(text) or is_unit(text) for text in texts)


def _row(row: Sequence[Cell], columns: _Columns) -> Row | None:
    """Return a row of figures, None for one that has no name or no value."""
    name = [cell for cell in dict.fromkeys(row[index] for index in columns.names) if cell.text]
    values: list[Cell] = []
    for index in columns.values:
        merged = index > 0 and row[index] == row[index - 1]
        values.append(Cell("", row[index].start, row[index].start) if merged else row[index])
    if not name or not any(cell.text and not is_missing(cell.text) for cell in values):
        return None
    unit = next((row[index].text for index in columns.units if is_unit(row[index].text)), None)
    attribute = next((re.sub(r"\s", "", cell.text) for cell in row if is_attribute(cell.text)), None)
    return Row(name_cells(name, _SHAPE), tuple(values), attribute, unit)
