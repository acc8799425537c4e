"""The figures of a sheet's rows to observations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.extraction.figures import is_unit
from loaders.tables.cells import bare, is_remark, quantity
from loaders.tables.collection import Collection
from loaders.tables.columns import unit_of, without_year_and_unit, year_of
from loaders.tables.header import Fit
from loaders.tables.mapping import FigureColumns
from loaders.tables.rows import Cells, RowReader, Title
from loaders.tables.sheet import Cell
from ontology.entity import EntityType
from ontology.indicators import known_indicator
from ontology.observation import FigureKind, Observation

# What a table's title leaves of an indicator: 云江市2023年各区县高新技术企业数(家).
_OF_REGIONS = re.compile(r"^.{0,20}?(?:各|分)(?:省|市|区县|区|县|地区|市州)?(?:市|区|县)?")
_TABLE = re.compile(r"(?:统计|情况|一览|汇总|数据|分布|分解|明细)*(?:表|情况|统计|数据)?$")
_TITLE_UNIT = re.compile(r"单位[:：]\s*([^\s,，;；)）]{1,8})")
_TARGET = re.compile(r"目标|规划|预期|计划|预计到")
_TARGET_TABLE = re.compile(r"目标(?:任务)?(?:分解|计划)?表?$|目标(?:值|任务)")
_NOT_STATED = "全域"
_LONGEST_INDICATOR = 80


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of values: its place, and what its header says of indicator, unit, year and kind."""

    place: int
    header: str
    indicator: str
    unit: str
    year: int | None
    kind: FigureKind


class FigureRows:
    """Reads the figures of the rows of one sheet into a collection."""

    def __init__(self, columns: FigureColumns, fit: Fit, title: Title, above: str, rows: RowReader) -> None:
        self._wanted = columns
        self._rows = rows
        self._title = title
        unit = _TITLE_UNIT.search(above)
        self._unit = unit_of(title.text) or (unit.group(1) if unit else "")
        self._year = year_of(title.text)
        self._promises = fit.mapping.entity is None or fit.mapping.entity.type is EntityType.REGION
        self._promises = self._promises and _TARGET_TABLE.search(title.text) is not None
        self._columns = [self._column(fit, place) for place in fit.figures]

    def of_document(self, out: Collection) -> None:
        """Add the figures of a table whose rows are indicators: they are about the document's region."""
        for index, cells in self._rows.data_rows():
            name = self._rows.cell(cells, self._wanted.indicator)
            if name is not None and not is_remark(name.text):
                out.observations += self._row(index, _NOT_STATED, name, cells)

    def of_thing(self, out: Collection, index: int, key: str, cells: Cells, name: Cell) -> None:
        """Add the figures of a row about a thing."""
        out.observations += self._row(index, key, name, cells)

    def _column(self, fit: Fit, place: int) -> _Column:
        header = fit.header.names[place]
        indicator = without_year_and_unit(header)
        return _Column(
            place=place,
            header=header,
            indicator=_TARGET.sub("", indicator).strip("()（） ") or self._titled_indicator(),
            unit=unit_of(header) or self._unit,
            year=year_of(header),
            kind=FigureKind.TARGET if _TARGET.search(header) or self._promises else FigureKind.ACTUAL,
        )

    def _titled_indicator(self) -> str:
        """Return the indicator that a title names, for a table whose columns are years."""
        return _TABLE.sub("", _OF_REGIONS.sub("", without_year_and_unit(self._title.text)))

    def _row(self, index: int, subject: str, name: Cell, cells: Cells) -> Iterator[Observation]:
        of_row = self._rows.cell(cells, self._wanted.indicator)
        unit = self._rows.cell(cells, self._wanted.unit)
        year = self._rows.cell(cells, self._wanted.year)
        for column in self._columns:
            found = cells[column.place] if column.place < len(cells) else None
            cell = bare(found) if found is not None else None
            if cell is None:
                continue
            indicator = without_year_and_unit(of_row.text) if of_row else column.indicator
            told = (unit.text if unit else "") or (unit_of(of_row.text) if of_row else "") or column.unit
            stated = column.year or (year_of(year.text) if year else None) or self._year
            made = self._observation(index, subject, name, cell, column, indicator, told, stated)
            if made is not None:
                yield made

    def _observation(
        self,
        index: int,
        subject: str,
        name: Cell,
        cell: Cell,
        column: _Column,
        indicator: str,
        unit: str,
        year: int | None,
    ) -> Observation | None:
        number = quantity(cell.text)
        # A cell says its unit itself (12家) only where it is one: 12期 is no figure of 家.
        reason = (
            "The cell holds no number."
            if number is None or not (not number.unit or number.unit == unit or is_unit(number.unit))
            else "Neither the column, the row nor the title names the year of the figure."
            if year is None
            else "The figure has no indicator's name."
            if not indicator or len(indicator) > _LONGEST_INDICATOR
            else ""
        )
        if reason or number is None or year is None:
            self._rows.refuse(index, column.header, cell, reason)
            return None
        return Observation(
            subject=subject,
            indicator=indicator,
            year=year,
            value=number.value,
            unit=number.unit or unit,
            kind=column.kind,
            comparator=number.comparator,
            evidence=self._rows.evidence(index, name, cell, "figure"),
            concept=known_indicator(indicator, number.unit or unit),
        )
