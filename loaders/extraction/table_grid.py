"""The grid of a table whose cells come one a line: header columns and rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.extraction.figures import is_unit
from loaders.extraction.observation_lexicon import words
from loaders.extraction.table_cells import NUMBERED, Cell, cells, is_attribute, is_value

# A longer cell before a name is the name's first line, not the category of its rows.
LONGEST_CATEGORY = 8

_TERM = re.compile(r"[（(〔\[【].{1,10}[）)〕\]】]")
# What opens a group of rows.
_GROUP = re.compile(r"[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[）)]")

_HAN = re.compile(r"[\u4e00-\u9fff]")
_YEAR = re.compile(r"[“\"]?(?:(?:19|20)\d\d|十[一二三四五]五|[“\"]?十[一二三四五]五)")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of indicators: the cells of the name, the values in their order, attribute and unit where given."""

    name: tuple[Cell, ...]
    values: tuple[Cell, ...]
    attribute: str | None = None
    unit: str | None = None

    @property
    def start(self) -> int:
        """Return the offset at which the row begins."""
        return self.name[0].start

    @property
    def end(self) -> int:
        """Return the offset at which the row ends."""
        return max(cell.end for cell in (*self.name, *self.values))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a header tells of the rows: serial numbers, a column of units or categories, and how many of values."""

    numbered: bool
    unit: bool
    category: bool
    values: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the texts of its header cells, the note-free rows under them."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]


def read_grid(text: str) -> Grid:
    """Return the grid of a table's text; without rows where it is no table of indicators."""
    found = cells(text)
    body = _body_start(found)
    header = _from_first_label(_header([cell.text for cell in found[:body]]))
    shape = Shape(
        numbered=body < len(found) and found[body].text.rstrip(".．、") == "1",
        unit=any(_is_unit_header(cell) for cell in header),
        category=any(cell in words("contexts", "table", "category") for cell in header),
        values=sum(not is_label(cell) for cell in header),
    )
    return Grid(header, tuple(_rows(found[body:], shape)))


def is_label(text: str) -> bool:
    """Tell whether a header cell heads names, units, attributes or categories, or is a caption."""
    table = ("serial", "name", "unit", "attribute", "category")
    if any(text in words("contexts", "table", key) for key in table):
        return True
    return not (
        _YEAR.search(text)
        or any(text.startswith(words("contexts", "table", key)) for key in ("target", "actual", "change", "rate"))
        or any(word in text for word in words("contexts", "table", "rate"))
        or text.endswith(("值", "目标", "现状"))
    )


def heads_year(text: str) -> bool:
    """Tell whether a cell begins with a year or the name of a plan's period."""
    return _YEAR.match(text) is not None


def _is_unit_header(text: str) -> bool:
    return text in words("contexts", "table", "unit")


def _body_start(found: Sequence[Cell]) -> int:
    """Return the index of the first cell under the header: the serial 1, or the first name that values follow."""
    for index, cell in enumerate(found):
        if cell.text in {"1", "1.", "一"} and index + 1 < len(found) and _is_name(found[index + 1].text):
            return index
    for index, cell in enumerate(found):
        if index and is_value(cell.text) and not _YEAR.match(cell.text):
            return _name_start(found, index)
    return len(found)


def _name_start(found: Sequence[Cell], value: int) -> int:
    """Return the index of the first cell of the name before a row's first value: the first after the header."""
    index = value - 1
    while index > 0 and (is_unit(found[index].text) or is_attribute(found[index].text)):
        index -= 1
    while index > 1 and not _heads_column(found[index - 1].text):
        index -= 1
    return index


def _heads_column(text: str) -> bool:
    """Tell whether a cell belongs to a header: it names a column or a year, or goes on from one that does."""
    flat = re.sub(r"\s", "", text)
    keys = ("serial", "name", "unit", "attribute", "category", "continued")
    return (
        any(flat in words("contexts", "table", key) for key in keys)
        or not is_label(flat)
        or bool(_TERM.fullmatch(flat))
    )


def _is_name(text: str) -> bool:
    return bool(_HAN.search(text)) and not is_value(text) and not is_attribute(text)


def _header(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the header's cells, those that go on in the next line joined."""
    header: list[str] = []
    for text in texts:
        flat = re.sub(r"\s", "", text)
        known = flat in words("contexts", "table", "continued") and header and _goes_on(header[-1], flat)
        if flat.startswith("年均") and len(header) > 1 and _year_less(header[-1]) == _year_less(header[-2]):
            # 2020年, 2025年, 年均增长 are three columns: the years are of one kind.
            known = False
        if header and (known or _TERM.fullmatch(flat)):
            header[-1] += flat
        else:
            header.append(flat)
    return tuple(header)


def _from_first_label(header: tuple[str, ...]) -> tuple[str, ...]:
    """Return the header without a caption before the first cell that heads serials, names or categories."""
    labels = {word for key in ("serial", "name", "category") for word in words("contexts", "table", key)}
    first = next((index for index, text in enumerate(header) if text in labels), 0)
    return header[first:]


def _year_less(text: str) -> str:
    return re.sub(r"\d", "", text)


def _goes_on(before: str, text: str) -> bool:
    if text == "属性":
        return before == "指标"
    if text == "名称":
        return before in {"指标", "项目"}
    if text.startswith("年均"):
        return bool(_YEAR.match(before)) and not before.endswith("值")
    return bool(_YEAR.match(before)) or before in {"年均", "累计", "规划", "预期", "目标"}


def _rows(found: Sequence[Cell], shape: Shape) -> list[Row]:
    """Return the rows: a serial or a name opens one, values and attribute fill it."""
    reader = _RowReader(shape)
    for index, cell in enumerate(found):
        reader.read(cell, found[index + 1].text if index + 1 < len(found) else "")
    reader.close()
    return reader.rows


class _RowReader:
    """Reads the cells under a header one after the other into rows."""

    def __init__(self, shape: Shape) -> None:
        self.rows: list[Row] = []
        self._shape = shape
        self._serial = 0
        self._clear()

    def _clear(self) -> None:
        self._name: list[Cell] = []
        self._values: list[Cell] = []
        self._attribute: str | None = None
        self._unit: str | None = None

    def close(self) -> None:
        """End the row that is being read."""
        if self._name and self._values:
            self.rows.append(Row(name_cells(self._name, self._shape), tuple(self._values), self._attribute, self._unit))
        self._clear()

    def read(self, cell: Cell, follower: str) -> None:
        """Take in a cell; ``follower`` is the text of the next."""
        if self._opens(cell.text, follower):
            self.close()
            self._serial += 1
        elif is_attribute(cell.text):
            self._attribute = re.sub(r"\s", "", cell.text)
        elif self._shape.unit and is_unit(cell.text):
            self._unit = cell.text if self._name and not self._values else self._unit
        elif is_value(cell.text):
            self._values += [cell] if self._name else []
        else:
            self._name_cell(cell, follower)

    def _opens(self, text: str, follower: str) -> bool:
        """Tell whether a cell is the serial number that opens the next row."""
        full = not self._values or len(self._values) >= self._shape.values
        due = self._shape.numbered and text.rstrip(".．、") == str(self._serial + 1)
        return due and full and _is_name(follower)

    def _name_cell(self, cell: Cell, follower: str) -> None:
        if self._values or self._attribute:
            if self._values and _is_serial(self._values[-1].text, self._serial + 1, follower, self._shape):
                self._values.pop()
                self._serial += 1
            self.close()
        self._name.append(cell)


def _is_serial(text: str, serial: int, follower: str, shape: Shape) -> bool:
    """Tell whether the last value before a name is the name's serial number, so that the row above lacks a cell."""
    return shape.numbered and text.rstrip(".．、") == str(serial) != follower


def name_cells(name: Sequence[Cell], shape: Shape) -> tuple[Cell, ...]:
    """Return the cells that make up a name: all after a serial, else without the category before it."""
    if shape.numbered:
        return tuple(name)
    first = len(name) - 1
    while first > 0:
        before = name[first - 1].text
        if _GROUP.match(before) or NUMBERED.match(name[first].text):
            break
        category = shape.category and len(before) <= LONGEST_CATEGORY
        if category and not _continues(before, name[first].text):
            break
        first -= 1
    return tuple(name[first:])


def _continues(before: str, text: str) -> bool:
    if before.count("（") + before.count("(") > before.count("）") + before.count(")"):
        return True
    return text.startswith(("占", "的", "之", "比", "（", "(", "与", "和")) or before.endswith(("占", "的", "和", "与"))
