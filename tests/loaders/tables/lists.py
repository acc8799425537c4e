"""Lists that the tests write, and what was read of them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

from loaders.tables.lists import ListReading, read_list
from loaders.tables.mapping import ListMapping
from ontology.attribute import Attribute
from ontology.observation import Observation
from ontology.relation import Relation

CODE = "91350100M000100Y43"
Rows = Sequence[Sequence[object]]


def csv_list(tmp_path: Path, text: str, *, name: str = "名单.csv", mapping: ListMapping | None = None) -> ListReading:
    """Read a CSV file with the given text; every quote is checked against the text."""
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return read_checked(file, mapping)


def excel_list(
    tmp_path: Path, rows: Rows, *, merged: Sequence[str] = (), name: str = "名单.xlsx", sheet: str = "Sheet1"
) -> ListReading:
    """Read a workbook of one sheet with the given rows and merged ranges."""
    return read_checked(write_workbook(tmp_path / name, {sheet: rows}, merged=merged))


def write_workbook(file: Path, sheets: Mapping[str, Rows], *, merged: Sequence[str] = ()) -> Path:
    """Write a workbook and return its path."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for cells in merged:
            sheet.merge_cells(cells)
    book.save(file)
    return file


def read_checked(file: Path, mapping: ListMapping | None = None) -> ListReading:
    """Read a list and check that every quote and mention stands where it says."""
    reading = read_list(file, mapping)
    claims, text = reading.claims, reading.document.text
    stated: list[Relation | Attribute | Observation] = [*claims.relations, *claims.attributes, *claims.observations]
    for claim in stated:
        assert claim.evidence.quote == claim.evidence.span.of(text)
        assert claim.evidence.rule.startswith("table.")
    for entity in claims.entities:
        assert {span.of(text) for span in entity.mentions} <= set(entity.names)
    return reading


def named(reading: ListReading) -> dict[str, str]:
    """Return the class of everything that a list names, by its name."""
    return {entity.name: entity.type.value for entity in reading.claims.entities}


def related(reading: ListReading) -> set[tuple[str, str, str]]:
    """Return the relations of a list by names."""
    names = {entity.key: entity.name for entity in reading.claims.entities}
    return {(names[r.subject], r.predicate.value, names[r.object]) for r in reading.claims.relations}


def described(reading: ListReading) -> set[tuple[str, str, str | int]]:
    """Return the attributes of a list by names."""
    names = {entity.key: entity.name for entity in reading.claims.entities}
    return {(names[a.subject], a.property.value, a.value) for a in reading.claims.attributes}


def figures(reading: ListReading) -> list[tuple[str, str, int, float, str]]:
    """Return what the figures of a list say: about what, indicator, year, value, unit."""
    names = {entity.key: entity.name for entity in reading.claims.entities}
    return [_figure(figure, names) for figure in reading.claims.observations]


def _figure(figure: Observation, names: dict[str, str]) -> tuple[str, str, int, float, str]:
    about = names.get(figure.subject, figure.subject)
    return about, figure.indicator, figure.year, float(figure.value), figure.unit
