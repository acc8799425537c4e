"""Tables whose rows are things (chains, parks, districts) and whose columns are indicators."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.extraction.horizon import Horizon
from loaders.extraction.indicator_tables import Column, TableFigure, column_of, figures_of, read_name
from loaders.extraction.numerals import narrow
from loaders.extraction.observation_lexicon import words
from loaders.extraction.table_cells import Cell, cells, is_missing, is_value
from loaders.extraction.table_grid import Row
from loaders.extraction.table_rows import Ranges, parted
from loaders.extraction.years import YEAR
from ontology.observation import FigureKind

# A table of things has so many columns, serials and names included.
_WIDTHS = range(3, 10)
_DIGIT = re.compile(r"\d")
# Header words that say when and how, not what.
_TIME = re.compile(
    r"[“\"]?十[一二三四五]五[”\"]?(?:期间|时期|末|以来)?|(?:目标|规划|预期|预计|现状|完成|实际|计划|累计|年均|增长|增速|增幅|增加|提高|变化)+(?:情况|值|数|率)?"
)
_EMPTY = re.compile(r"[年末底值数\s（()）]*.?")
# Classes of things that belong to the name of a row: 装备 under 产业链 is 装备产业链.
_CLASSES = ("产业链", "产业集群", "集群", "产业", "行业")


def read_crossed(text: str, rows: Ranges, years: Horizon, *, review: bool = False) -> Iterator[TableFigure]:
    r"""Yield the figures of a table whose columns are indicators, none where its rows are.

    ``about`` of a figure is the thing of its row, ``column`` the indicator alone; its name has both.

    >>> text = "园区\n2020年产值（亿元）\n企业（家）\n东湖园\n12\n3"
    >>> cells = [[(0, 2), (3, 14), (15, 20)], [(21, 24), (25, 27), (28, 29)]]
    >>> [(f.about, f.name, f.year, str(f.value), f.unit) for f in read_crossed(text, cells, Horizon(2020, 2025))]
    [('东湖园', '东湖园产值', 2020, '12', '亿元'), ('东湖园', '东湖园企业', 2020, '3', '家')]
    """
    text = narrow(text)
    header, body = parted(text, rows) if rows else _regular(cells(text))
    valued = [index for index in range(len(header)) if _holds_values(header[index], body, index)]
    thing = next((i for i in range(len(header)) if i not in valued and _holds_things(header[i], body, i)), None)
    if thing is None or not valued or header[thing] in words("contexts", "table", "name"):
        return
    columns = {index: _indicator(header[index]) for index in valued}
    if not all(columns.values()):
        return
    seen = sorted({int(year) for cell in header for year in re.findall(r"(?:19|20)\d\d", cell)})
    default = seen[-1] if seen else years.base if review else years.end
    for row in body:
        if row[thing].text:
            for index in valued:
                column = _reported(column_of(header[index], years, default), seen)
                yield from _of_cell(row, thing, index, header, columns[index], column)


def _reported(column: Column | None, seen: Sequence[int]) -> Column | None:
    """Return a column as a report where its year is the first of two: the plan's own first year is where it starts."""
    first = column is not None and len(seen) == 2 and column.year == seen[0]
    return replace(column, kind=FigureKind.ACTUAL) if column is not None and first else column


def _regular(found: Sequence[Cell]) -> tuple[list[str], list[list[Cell]]]:
    """Return header and rows of a table whose cells come one a line, where one width makes each column of one kind."""
    for caption in (0, 1):
        for width in _WIDTHS:
            header, rest = found[caption : caption + width], found[caption + width :]
            if len(rest) < 2 * width or len(rest) % width or any(_is_number(cell.text) for cell in header):
                continue
            body = [list(rest[place : place + width]) for place in range(0, len(rest), width)]
            numbers = [{_is_number(row[column].text) for row in body} for column in range(width)]
            if all(len(kinds) == 1 for kinds in numbers) and {True} in numbers and {False} in numbers:
                return [re.sub(r"\s", "", cell.text) for cell in header], body
    return [], []


def _is_number(text: str) -> bool:
    return _DIGIT.match(text) is not None and is_value(text)


def _of_cell(
    row: Sequence[Cell], thing: int, index: int, header: Sequence[str], name: str, column: Column | None
) -> Iterator[TableFigure]:
    """Yield the figure of a cell, under the name of its row's thing and of its column."""
    cell = row[index]
    if column is None or not cell.text or is_missing(cell.text):
        return
    about = row[thing].text
    kind = next((each for each in _CLASSES if header[thing].endswith(each)), "")
    whole = about if about.endswith(kind) else about + kind
    indicator = replace(read_name(header[index]), name=whole + name)
    for figure in figures_of(Row((row[thing],), (cell,)), indicator, cell.text, column):
        yield replace(figure, about=about, column=name)


def _indicator(text: str) -> str:
    """Return what a header cell names besides a year and a unit, empty where it is no indicator.

    >>> [_indicator(text) for text in ("2025年营业收入（亿元）", "2025年目标值", "领军企业（家）")]
    ['营业收入', '', '领军企业']
    """
    name = read_name(_TIME.sub("", YEAR.sub("", text))).name
    return "" if _EMPTY.fullmatch(name) else name


def _holds_values(header: str, body: Sequence[Sequence[Cell]], index: int) -> bool:
    texts = [row[index].text for row in body if row[index].text]
    numbers = [text for text in texts if _DIGIT.search(text) and is_value(text)]
    return header not in words("contexts", "table", "serial") and 0 < len(texts) <= 2 * len(numbers)


def _holds_things(header: str, body: Sequence[Sequence[Cell]], index: int) -> bool:
    texts = [row[index].text for row in body if row[index].text]
    return bool(texts) and header not in words("contexts", "table", "serial") and not any(map(is_value, texts))
