"""The rows of a sheet to claims, by a mapping that fits it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.tables.cells import bare, is_remark, is_total, parts, quantity
from loaders.tables.collection import LONGEST_NAME, Collection
from loaders.tables.columns import comparable, year_of
from loaders.tables.credit_code import check_credit_code
from loaders.tables.header import Fit
from loaders.tables.mapping import ORGANISATION, EntityColumns, RelationColumn, scheme_class
from loaders.tables.naming import class_of, organisation_class, subclass_of
from loaders.tables.problem import TableProblem
from loaders.tables.sheet import Cell, Sheet
from ontology.attribute import AttributeProperty
from ontology.entity import EntityType
from ontology.provenance import Evidence, Span
from ontology.relation import Predicate

# The year in which a title says that all its firms were recognised: 2023年第一批认定……名单.
_RECOGNISED = re.compile(r"((?:19|20)\d\d)年(?:度)?[^，。;；]{0,16}?(?:认定|备案|入库|公示|拟认定|评定|批准)")
_OWN_REGION = re.compile(r"[全本](?:省|市|州|盟|区|县|旗)")
_NO_REGION = "No region of China has this name in the list's context."
_YEARS = range(1949, 2100)

Cells = list[Cell | None]


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a sheet, with its place where the sheet itself has it."""

    text: str
    cell: Cell | None = None


class RowReader:
    """Reads the rows of one sheet into a collection."""

    def __init__(self, sheet: Sheet, fit: Fit, title: Title, text: str, out: Collection, *, confidence: float) -> None:
        self._sheet = sheet
        self._fit = fit
        self._title = title
        self._text = text
        self._out = out
        self._confidence = confidence

    def things(self, columns: EntityColumns) -> Iterator[tuple[int, str, Cells]]:
        """Add what each row names and states of it; yield the row's index, the thing's key and the row's cells."""
        place = self._fit.places[columns.name]
        for index, cells in self._data_rows():
            found = cells[place] if place < len(cells) else None
            name = bare(found) if found is not None else None
            if name is None:
                self._without_name(index, cells, columns.name)
                continue
            if is_remark(name.text) or self._is_sum(cells):
                continue
            if quantity(name.text) is not None:
                self.refuse(index, columns.name, name, "A number is no name.")
                continue
            if len(name.text) > LONGEST_NAME:
                self.refuse(index, columns.name, name, f"A name has at most {LONGEST_NAME} characters.")
                continue
            if columns.type is EntityType.REGION and not self._is_place(name):
                # 全市 is the region that the list is about, whose name need not stand in it.
                if _OWN_REGION.fullmatch(name.text):
                    yield index, name.text, cells
                else:
                    self.refuse(index, columns.name, name, _NO_REGION)
                continue
            yield index, self._thing(columns, name, index, cells), cells

    def data_rows(self) -> Iterator[tuple[int, Cells]]:
        """Yield the filled rows below the header with their indices."""
        return self._data_rows()

    def evidence(self, index: int, subject: Cell, value: Cell | None, rule: str) -> Evidence:
        """Return the evidence in a row: from the name to the value, or the name alone where the value is elsewhere."""
        span = subject.span
        row = self._sheet.rows[index]
        end = row.start + sum(len(text) + 1 for text in row.cells)
        if value is not None and row.start <= value.span.start < end and row.start <= span.start < end:
            span = Span(min(span.start, value.span.start), max(span.end, value.span.end))
        return Evidence(
            span=span,
            quote=span.of(self._text),
            section=(self._sheet.name, f"第{row.number}行"),
            rule=f"table.{rule}",
            confidence=self._confidence,
        )

    def refuse(self, index: int, column: str, cell: Cell, reason: str) -> None:
        """Keep what does not pass its check."""
        self._out.problems.append(
            TableProblem(
                sheet=self._sheet.name,
                row=self._sheet.rows[index].number,
                column=column,
                value=cell.text[:200],
                span=cell.span,
                reason=reason,
            )
        )

    def cell(self, cells: Cells, column: str | None) -> Cell | None:
        """Return what a row has in a column of the mapping, None where it has nothing."""
        place = self._fit.place(column)
        found = cells[place] if place is not None and place < len(cells) else None
        return bare(found) if found is not None else None

    def _data_rows(self) -> Iterator[tuple[int, Cells]]:
        header = [comparable(name) for name in self._fit.header.names]
        for index in range(self._fit.header.last + 1, len(self._sheet.rows)):
            if self._sheet.rows[index].texts:
                cells = self._sheet.cells(index)
                # A header that is repeated on every page is no row.
                if [comparable(cell.text) if cell else "" for cell in cells] != header:
                    yield index, cells

    def _is_sum(self, cells: Cells) -> bool:
        first = next((cell for cell in cells if cell is not None), None)
        return first is not None and is_total(first.text)

    def _without_name(self, index: int, cells: Cells, column: str) -> None:
        """Pass over notes and headings of groups; a row with values but no name is a problem."""
        filled = {cell.span: cell for cell in cells if cell is not None}
        first = next(iter(filled.values()), None)
        if first is not None and len(filled) > 2 and not is_remark(first.text):
            self.refuse(index, column, first, "The row names nothing.")

    def _thing(self, columns: EntityColumns, name: Cell, index: int, cells: Cells) -> str:
        kind = self.cell(cells, columns.kind)
        told = class_of(name.text)
        other = told is not None and any(scheme_class(one) is told for one in columns.others)
        entity_type = told if other and told is not None else columns.type
        district = self._district(cells)
        if entity_type is EntityType.REGION and self._out.region(name) is None and told is EntityType.PARK:
            entity_type = EntityType.PARK
        subclass = subclass_of(name.text, entity_type, kind.text if kind else "")
        if subclass is None and not other and entity_type is columns.type:
            subclass = columns.subclass
        key = self._out.name(name, entity_type, subclass=subclass, district=district)
        for column in columns.aliases:
            alias = self.cell(cells, column)
            for part in parts(alias) if alias else ():
                self._out.alias(key, part)
        self._attributes(key, name, index, cells)
        for relation in self._relations():
            self._relate(relation, key, name, index, cells)
        return key

    def _is_place(self, cell: Cell) -> bool:
        return self._out.region(cell) is not None or class_of(cell.text) in (EntityType.PARK, EntityType.REGION)

    def _relations(self) -> tuple[RelationColumn, ...]:
        return self._fit.mapping.relations

    def _district(self, cells: Cells) -> str | None:
        """Return the code of the region that a row is in."""
        for relation in self._relations():
            if relation.property is Predicate.LOCATED_IN and relation.cls == EntityType.REGION:
                cell = self.cell(cells, relation.column)
                found = self._out.region(cell) if cell else None
                if found is not None:
                    return found.code
        return None

    def _attributes(self, key: str, name: Cell, index: int, cells: Cells) -> None:
        for attribute, column in self._fit.mapping.attribute_columns():
            cell = self.cell(cells, column)
            if cell is not None:
                self._attribute(attribute, column, key, name, cell, index)
        status = self._fit.mapping.recognised_as
        if status:
            self._out.describe(key, AttributeProperty.RECOGNISED_AS, status, self._titled(status, name, index))
        year = _RECOGNISED.search(self._title.text)
        if year and AttributeProperty.RECOGNITION_YEAR.value in self._fit.mapping.attributes:
            column = self._fit.mapping.attributes["recognitionYear"]
            if self.cell(cells, column) is None:
                evidence = self._titled(year.group(), name, index)
                self._out.describe(key, AttributeProperty.RECOGNITION_YEAR, int(year.group(1)), evidence)

    def _attribute(
        self, attribute: AttributeProperty, column: str, key: str, name: Cell, cell: Cell, index: int
    ) -> None:
        evidence = self.evidence(index, name, cell, _rule(attribute))
        if attribute is AttributeProperty.CREDIT_CODE:
            code = check_credit_code(cell.text)
            other = self._out.credit_code(key, code, evidence) if code else None
            if code is None:
                self.refuse(index, column, cell, "The check character of the credit code (GB 32100) does not hold.")
            elif other is not None:
                self.refuse(index, column, cell, f"The same name has the credit code {other} in another row.")
        elif attribute is AttributeProperty.RECOGNITION_YEAR:
            year = year_of(cell.text)
            if year is None or year not in _YEARS:
                self.refuse(index, column, cell, "The cell does not name one year.")
            else:
                self._out.describe(key, attribute, year, evidence)
        else:
            self._out.describe(key, attribute, cell.text[:LONGEST_NAME], evidence)

    def _titled(self, words: str, name: Cell, index: int) -> Evidence:
        """Return the evidence for what the title says of every row."""
        cell = self._title.cell
        rule = "table.title"
        if cell is None or words not in cell.text:
            return self.evidence(index, name, None, "title")
        return Evidence(
            span=cell.span, quote=cell.text, section=(self._sheet.name,), rule=rule, confidence=self._confidence
        )

    def _relate(self, relation: RelationColumn, key: str, name: Cell, index: int, cells: Cells) -> None:
        cell = self.cell(cells, relation.column)
        for part in parts(cell) if cell else ():
            if len(part.text) > LONGEST_NAME:
                self.refuse(index, relation.column, part, f"A name has at most {LONGEST_NAME} characters.")
                continue
            entity_type = self._object_class(relation, part)
            if entity_type is None:
                self.refuse(index, relation.column, part, _NO_REGION)
                continue
            subclass = subclass_of(part.text, entity_type)
            other = self._out.name(part, entity_type, subclass=subclass, district=self._district(cells))
            if other != key:
                evidence = self.evidence(index, name, part, _rule(relation.property))
                self._out.relate(key, relation.property, other, evidence)

    def _object_class(self, relation: RelationColumn, cell: Cell) -> EntityType | None:
        """Return the class of what a cell names; lists of districts name zones among them (高新区, 经开区)."""
        if relation.cls == ORGANISATION:
            return organisation_class(cell.text)
        wanted = scheme_class(relation.cls)
        if wanted is EntityType.REGION and self._out.region(cell) is None:
            return EntityType.PARK if class_of(cell.text) is EntityType.PARK else None
        return wanted


def _rule(name: str) -> str:
    """Return the name of the rule that reads a property: located-in for locatedIn."""
    return re.sub(r"(?=[A-Z])", "-", str(name)).lower()
