"""Tables of indicators: which year and kind each column states, and the figures of each row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from loaders.extraction.figures import NUMBER, comparator_after, comparator_before, decimal, is_unit
from loaders.extraction.observation_lexicon import ending, opening, words
from loaders.extraction.table_grid import Grid, Row, is_missing, read_grid
from loaders.extraction.years import PERIODS, Horizon
from ontology.observation import Comparator, FigureKind

_YEAR = re.compile(r"(?:19|20)\d\d")
_PERIOD = re.compile(r"十[一二三四五]五")
_UNIT_AT_END = re.compile(r"[（(]\s*([^（）()]{1,12}(?:[（(][^（）()]{1,3}[）)])?)\s*[）)]?\s*$")
_MARKS = re.compile(r"[①-⑳*＊†]|\[\d\]$|^\d{1,2}[.．、]\s*")
_CELL = re.compile(
    rf"(?P<before>[^\d]*?)\s*(?P<number>{NUMBER})\s*"
    rf"(?:[-—–~～至]\s*(?P<upper>{NUMBER}))?\s*(?P<after>[^\d]*)"
)
_BRACKETS = str.maketrans("", "", "【】[]〔〕")
_AFTER = ("及以上", "或以上", "以上", "以内", "以下", "左右", "上下")
_ARROWS = {"↑": "增长", "↓": "下降", "+": "增长", "＋": "增长"}


@dataclass(frozen=True, slots=True)
class Column:
    """What the values of a column are: their year, whether promised, and the change that they count."""

    year: int
    kind: FigureKind
    change: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFigure:
    """A figure of a table with the offsets of its row, from the name to the value's column or the row's end."""

    name: str
    value: Decimal
    unit: str
    comparator: Comparator
    year: int
    kind: FigureKind
    attribute: str | None
    start: int
    end: int


def read_table(text: str, years: Horizon, *, review: bool = False) -> Iterator[TableFigure]:
    r"""Yield the figures of a table's text, row by row.

    >>> text = "序号\n指标名称\n2020年\n指标值\n2025年\n目标值\n1\n研发人员（人）\n120\n>300\n"
    >>> [(f.name, f.year, str(f.value), f.unit, f.comparator.value) for f in read_table(text, Horizon(2020, 2025))]
    [('研发人员', 2020, '120', '人', '='), ('研发人员', 2025, '300', '人', '>')]
    """
    grid = read_grid(text)
    columns = list(_columns(grid, years, review=review))
    for row in grid.rows:
        if len(row.values) < len(columns):
            continue
        for column, cell in zip(columns, row.values, strict=False):
            if column and not is_missing(cell.text):
                yield from _figures(row, cell.text, column)


def _columns(grid: Grid, years: Horizon, *, review: bool) -> Iterator[Column | None]:
    """Yield what each value column states, in the order of the header."""
    for text in grid.header:
        if _is_label(text):
            continue
        yield _column(text, years, review=review)


def _is_label(text: str) -> bool:
    """Tell whether a header cell heads names, units, attributes or categories, or is a caption."""
    table = ("serial", "name", "unit", "attribute", "category")
    if any(text in words("contexts", "table", key) for key in table):
        return True
    return not (
        _YEAR.search(text)
        or _PERIOD.search(text)
        or any(text.startswith(words("contexts", "table", key)) for key in ("target", "actual", "change", "rate"))
        or any(word in text for word in words("contexts", "table", "rate"))
        or text.endswith(("值", "目标", "现状"))
    )


def _column(text: str, years: Horizon, *, review: bool) -> Column | None:
    found, period = _YEAR.findall(text), _PERIOD.search(text)
    promised = any(word in text for word in words("contexts", "table", "target"))
    reported = any(word in text for word in words("contexts", "table", "actual"))
    default = years.base if review or (reported and not promised) else years.end
    year = int(found[-1]) if found else PERIODS[period.group()] if period else default
    if year is None:
        return None
    kind = FigureKind.ACTUAL if years.reported(year) else FigureKind.TARGET
    if promised and not reported:
        kind = FigureKind.TARGET
    change = ""
    if any(word in text for word in words("contexts", "table", "rate")):
        change = "年均增长"
    elif any(word in text for word in words("contexts", "table", "change")):
        change = "变化"
    return Column(year, kind, change)


def _figures(row: Row, text: str, column: Column) -> Iterator[TableFigure]:
    """Yield the figure of a cell, the two of a range, or none where it holds no number."""
    match = _CELL.fullmatch(text.translate(_BRACKETS).strip())
    if not match:
        return
    name, unit, bound = indicator("".join(cell.text for cell in row.name))
    unit = row.unit or unit
    own = match["after"].strip()
    after = ending(own, _AFTER)
    own = own.removesuffix(after).strip()
    if own and is_unit(own):
        unit = own if (own not in {"%", "％"} or not unit) else unit
    _, comparator = comparator_before(match["before"].strip())
    if comparator is Comparator.EQUAL:
        comparator = comparator_after(after)
    if comparator is Comparator.EQUAL and column.kind is FigureKind.TARGET:
        comparator = bound
    change = _change(match["before"], column)
    values = [(decimal(match["number"]), comparator)]
    if match["upper"]:
        values = [(values[0][0], Comparator.AT_LEAST), (decimal(match["upper"]), Comparator.AT_MOST)]
    for value, sign in values:
        yield TableFigure(
            name=_with_change(name, change),
            value=value,
            unit=unit,
            comparator=sign,
            year=column.year,
            kind=column.kind,
            attribute=row.attribute,
            start=row.start,
            end=row.end,
        )


def indicator(text: str) -> tuple[str, str, Comparator]:
    """Return the name in a table's name cell, its unit and the bound that it words.

    >>> indicator("研发经费占比不低于（%）")
    ('研发经费占比', '%', <Comparator.AT_LEAST: '>='>)
    >>> indicator("新兴产业产值比重%)")[:2], indicator("研究人员总量")[:2]
    (('新兴产业产值比重', '%'), ('研究人员总量', ''))
    """
    text = _MARKS.sub("", re.sub(r"\s", "", text))
    unit = ""
    match = _UNIT_AT_END.search(text)
    if match and (is_unit(match[1]) or match[1] in {"%", "％"}):
        text, unit = text[: match.start()], match[1]
    else:
        bare = re.search(r"[%％]\s*[）)]?$", text)
        if bare:
            text, unit = text[: bare.start()], "%"
    bound, comparator = comparator_before(text)
    return text.removesuffix(bound).strip("，,、：:") if bound else text.strip("，,、：:"), unit, comparator


def _change(before: str, column: Column) -> str:
    """Return the change word for a cell: its own (增长, ↑) or that of its column."""
    stated = opening(before.strip(), words("indicators", "name", "changes"))
    if stated:
        return stated
    if column.change == "变化":
        return next((word for arrow, word in _ARROWS.items() if arrow in before), column.change)
    return column.change


def _with_change(name: str, change: str) -> str:
    """Return the name with the change word, not written twice (投入增长, 年均增长)."""
    if not change or name.endswith(change):
        return name
    shared = opening(change, ("年均",))
    bare = change.removeprefix(shared)
    return name.removesuffix(bare) + change if name.endswith(bare) else name + change
