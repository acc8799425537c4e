"""Tables of indicators: which year and kind each column states, and the figures of each row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from loaders.extraction.figures import NUMBER, comparator_after, comparator_before, is_unit
from loaders.extraction.horizon import Horizon
from loaders.extraction.indicator_lists import borrow
from loaders.extraction.numerals import decimal, narrow
from loaders.extraction.observation_lexicon import ending, opening, words
from loaders.extraction.table_cells import is_missing
from loaders.extraction.table_grid import Grid, Row, is_label, read_grid
from loaders.extraction.table_rows import Ranges, read_rows
from loaders.extraction.years import PERIODS
from ontology.observation import Comparator, FigureKind

# A longer cell is a sentence that strayed into the table.
LONGEST_NAME = 60

_YEAR = re.compile(r"(?:19|20)\d\d")
_PERIOD = re.compile(r"十[一二三四五]五")
_UNIT_AT_END = re.compile(r"[（(]\s*([^（）()]{1,12}(?:[（(][^（）()]{1,3}[）)])?)\s*[）)]?\s*$")
_PERCENT_AT_END = re.compile(r"[%％][）)]?$")
_MARKS = re.compile(r"[①-⑳*＊†]|\[\d\]$|^\d{1,2}[.．、]|^其中[:：]?")
_CELL = re.compile(
    rf"(?P<before>[^\d]*?)\s*(?P<number>{NUMBER})\s*"
    rf"(?:[-—–~～至]\s*(?P<upper>{NUMBER}))?\s*(?P<after>[^\d]*)"
)
_BRACKETS = str.maketrans("", "", "【】[]〔〕")
_AFTER = ("及以上", "或以上", "以上", "以内", "以下", "左右", "上下")
_FALLS = {"↓": "下降", "-": "下降", "－": "下降"}
# A rank is no figure.
_RANK = re.compile(r"(?:排名|位次|名次|排位|位列|位居)(?:[（(][^（）()]*[）)])?$")
_RATE = "年均增长"
_PERCENT = frozenset("%％")


@dataclass(frozen=True, slots=True)
class Column:
    """What the values of a column are: their year, whether promised, and the change that they count."""

    year: int
    kind: FigureKind
    change: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """What the name cell of a row says: the indicator's name, its unit, and the bound that it words."""

    name: str
    unit: str = ""
    bound: Comparator = Comparator.EQUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFigure:
    """A figure of a table; ``start`` and ``end`` are the offsets of its row in the table's text.

    Where the rows are things and the columns indicators, ``about`` is the row's thing, ``column`` the indicator alone.
    """

    name: str
    value: Decimal
    unit: str
    comparator: Comparator
    year: int
    kind: FigureKind
    attribute: str | None
    start: int
    end: int
    about: str = ""
    column: str = ""


def read_table(text: str, years: Horizon, *, rows: Ranges = (), review: bool = False) -> Iterator[TableFigure]:
    r"""Yield the figures of a table's text, row by row.

    ``rows`` are the ranges of the cells where the file gives them; else the cells are those of the lines.
    ``review`` tells that the table stands in the part that looks back: columns without a year are the base year's.

    >>> text = "序号\n指标名称\n2020年\n指标值\n2025年\n目标值\n1\n研发人员（人）\n120\n>300\n"
    >>> [(f.name, f.year, str(f.value), f.unit, f.comparator.value) for f in read_table(text, Horizon(2020, 2025))]
    [('研发人员', 2020, '120', '人', '='), ('研发人员', 2025, '300', '人', '>')]
    """
    text = narrow(text)
    grid = read_rows(text, rows)
    if not grid.rows:
        grid = read_grid(text)
    columns = _columns(grid, years, review=review)
    # A column of changes at the end of the header may lack its cells.
    needed = len(columns)
    while needed > 1 and (last := columns[needed - 1]) and last.change:
        needed -= 1
    above = ""
    for row in grid.rows:
        indicator = read_name("".join(cell.text for cell in row.name))
        indicator = replace(indicator, name=borrow(indicator.name, above), unit=row.unit or indicator.unit)
        above = indicator.name
        if len(row.values) < needed or not 1 < len(indicator.name) <= LONGEST_NAME or _RANK.search(indicator.name):
            continue
        for column, cell in zip(columns, row.values, strict=False):
            if column and not is_missing(cell.text):
                yield from figures_of(row, indicator, cell.text, column)


def read_name(text: str) -> Indicator:
    """Return what a name cell says.

    >>> read_name("研发经费占比不低于（%）")
    Indicator(name='研发经费占比', unit='%', bound=<Comparator.AT_LEAST: '>='>)
    >>> read_name("新兴产业产值比重%)").unit, read_name("研究人员总量").unit
    ('%', '')
    """
    text = _MARKS.sub("", re.sub(r"\s", "", text))
    unit = ""
    match, percent = _UNIT_AT_END.search(text), _PERCENT_AT_END.search(text)
    if match and is_unit(match[1]):
        text, unit = text[: match.start()], match[1]
    elif percent:
        text, unit = text[: percent.start()], "%"
    word, bound = comparator_before(text)
    return Indicator(text.removesuffix(word).strip("，,、：:"), unit, bound)


def _columns(grid: Grid, years: Horizon, *, review: bool) -> list[Column | None]:
    """Return what each value column states, in the order of the header; none where its year is not known."""
    named = [int(year) for text in grid.header for year in _YEAR.findall(text)]
    latest = max(named, default=years.base if review else years.end)
    return [column_of(text, years, latest) for text in grid.header if not is_label(text)]


def column_of(text: str, years: Horizon, latest: int | None) -> Column | None:
    """Return what a column states; one without a year is of the base year if it reports, else of the latest."""
    found, period = _YEAR.findall(text), _PERIOD.search(text)
    promised = any(word in text for word in words("contexts", "table", "target"))
    reported = any(word in text for word in words("contexts", "table", "actual"))
    default = years.base if reported and not promised else latest
    year = int(found[-1]) if found else PERIODS[period.group()] if period else default
    if year is None:
        return None
    kind = FigureKind.ACTUAL if years.reported(year) else FigureKind.TARGET
    if promised and not reported:
        kind = FigureKind.TARGET
    change = ""
    if any(word in text for word in words("contexts", "table", "rate")):
        change = _RATE
    else:
        change = next((word for word in words("contexts", "table", "change") if word in text), "")
    return Column(year, kind, change)


def figures_of(row: Row, indicator: Indicator, text: str, column: Column) -> Iterator[TableFigure]:
    """Yield the figure of a cell, the two of a range, or none where it holds no number."""
    match = _CELL.fullmatch(text.translate(_BRACKETS).strip())
    if not match:
        return
    stated = match["after"].strip()
    after = ending(stated, _AFTER)
    comparator = _comparator(match["before"].strip(), after, indicator, column)
    values = [(decimal(match["number"]), comparator)]
    if match["upper"]:
        values = [(values[0][0], Comparator.AT_LEAST), (decimal(match["upper"]), Comparator.AT_MOST)]
    summed = column.change == _RATE and text[0] in "【[〔" and not _PERCENT.intersection(stated)
    change = "累计" if summed else _change(match["before"], column)
    for value, sign in values:
        yield TableFigure(
            name=_with_change(indicator.name, change),
            value=value,
            unit=_unit(stated.removesuffix(after).strip(), indicator, change),
            comparator=sign,
            year=column.year,
            kind=column.kind,
            attribute=row.attribute if column.kind is FigureKind.TARGET else None,
            start=row.start,
            end=row.end,
        )


def _comparator(before: str, after: str, indicator: Indicator, column: Column) -> Comparator:
    """Return the bound of a cell: its own, or for a promise that of the indicator's name."""
    _, comparator = comparator_before(before)
    if comparator is Comparator.EQUAL:
        comparator = comparator_after(after)
    if comparator is Comparator.EQUAL and column.kind is FigureKind.TARGET:
        return indicator.bound
    return comparator


def _unit(stated: str, indicator: Indicator, change: str) -> str:
    """Return the unit of a value: the cell's own, % for a yearly rate, else the row's."""
    if is_unit(stated) and not (stated in _PERCENT and indicator.unit in _PERCENT):
        return stated
    return "%" if change == _RATE else indicator.unit


def _change(before: str, column: Column) -> str:
    """Return the change word for a cell: its own (增长, ↑) or that of its column."""
    stated = opening(before.strip(), words("indicators", "name", "changes"))
    if stated:
        return stated
    return next((word for arrow, word in _FALLS.items() if arrow in before and column.change), column.change)


def _with_change(name: str, change: str) -> str:
    """Return the name with the change word, not written twice (投入增长, 年均增长)."""
    if not change or name.endswith(change):
        return name
    bare = change.removeprefix("年均")
    return name.removesuffix(bare) + change if name.endswith(bare) else name + change
