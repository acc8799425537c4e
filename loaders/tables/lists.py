"""A list in, its claims out: CSV or Excel, by a mapping that is given or found."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from loaders.reading.description import document_id
from loaders.reading.limits import DEFAULT_LIMITS, Limits
from loaders.reading.text import read_bytes
from loaders.tables.collection import Collection
from loaders.tables.delimited import read_delimited
from loaders.tables.figures import FigureRows
from loaders.tables.header import Fit, best_fit, missing, nearest
from loaders.tables.mapping import ListMapping, shipped_mappings
from loaders.tables.problem import TableProblem
from loaders.tables.rows import RowReader, Title
from loaders.tables.sheet import RawSheet, Row, Sheet, render
from ontology import regions
from ontology.claim import Claims
from ontology.document import Document, DocumentDescription, Section
from ontology.errors import EmptyDocumentError, MappingError, UnsupportedFormatError

#: The endings of the files that are lists.
LIST_SUFFIXES = frozenset({".csv", ".tsv", ".xlsx", ".xlsm", ".xls"})

_MEDIA_TYPES = {
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12",
}

_DELIMITED = frozenset({".csv", ".tsv"})
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_ANNEX = re.compile(r"^附[件表录]\s*\d*[:：.]?\s*")
# A list that names its mapping is read by it; one that is found may be meant otherwise.
_GIVEN, _FOUND = 1.0, 0.95
_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ListReading:
    """A list as read: its text with the sections, its claims, and what did not pass its checks."""

    document: Document
    claims: Claims
    problems: tuple[TableProblem, ...]


def read_list(path: Path, mapping: ListMapping | None = None, *, limits: Limits = DEFAULT_LIMITS) -> ListReading:
    """Read a list and return its claims with the text that their evidence stands in.

    The text has the rows of all sheets as lines of cells parted by tabs. Without a mapping the shipped one whose
    columns each sheet has is taken; a sheet that none fits is passed over, unless none fits any sheet.

    Raises ``ReadingError`` for what cannot be read (by its kinds: missing, empty, damaged, encrypted, too large, the
    old .xls) and ``MappingError`` where no mapping fits or the given one names a column that every sheet lacks.
    """
    data = read_bytes(path, most=limits.file_bytes, kind="list")
    if not data:
        raise EmptyDocumentError(f"{path.name} is empty: there is nothing in it.")
    text, sheets = render(raw_sheets(path, data, limits))
    if not text.strip():
        raise EmptyDocumentError(f"{path.name} is empty: there is no filled cell in it.")
    fits = _fits(path.name, path.stem, sheets, mapping)
    description = _describe(path, data, text, [_title(sheet, fit, path.stem) for sheet, fit in fits])
    out = Collection(description)
    for sheet, found in fits:
        _read_sheet(sheet, found, _title(sheet, found, path.stem), text, out, given=mapping is not None)
    fitting = {id(sheet) for sheet, _ in fits}
    for sheet in sheets:
        if id(sheet) not in fitting and sheet.rows:
            reason = "No mapping fits the columns of the sheet, so that nothing was read from it."
            out.problems.append(TableProblem(sheet=sheet.name, reason=reason))
    sections = tuple(
        Section(path=(sheet.name,), level=1, start=sheet.start, end=sheet.end) for sheet in sheets if sheet.rows
    )
    claims = Claims(
        document=description,
        entities=out.entities(),
        relations=out.relations(),
        observations=tuple(out.observations),
        attributes=out.attributes(),
        sections=sections,
    )
    document = Document(description=description, text=text, sections=sections)
    return ListReading(document=document, claims=claims, problems=tuple(out.problems))


def raw_sheets(path: Path, data: bytes, limits: Limits = DEFAULT_LIMITS) -> Sequence[RawSheet]:
    """Return the sheets of a list as its file has them; raise ``UnsupportedFormatError`` for what is no list.

    ``data`` are the bytes of the file at ``path``. Raises what ``read_delimited`` and ``read_workbook`` raise.
    """
    suffix = path.suffix.lower()
    if suffix in _DELIMITED:
        return [read_delimited(data, name=path.name, sheet=path.stem, limits=limits)]
    if suffix in LIST_SUFFIXES:
        from loaders.tables.workbook import read_workbook

        return read_workbook(data, name=path.name, limits=limits)
    raise UnsupportedFormatError(f"{path.name} is no list: lists are {', '.join(sorted(_MEDIA_TYPES))}.")


def _fits(name: str, stem: str, sheets: Sequence[Sheet], mapping: ListMapping | None) -> list[tuple[Sheet, Fit]]:
    """Return the sheets that can be read, each with how its mapping fits."""
    found: list[tuple[Sheet, Fit]] = []
    nearest_fits: list[tuple[Sheet, Fit]] = []
    for sheet in sheets:
        if mapping is None:
            fit = best_fit(shipped_mappings(), sheet, f"{stem} {sheet.name}")
        else:
            fit = nearest(mapping, sheet)
            if fit is not None and missing(fit):
                nearest_fits.append((sheet, fit))
                fit = None
        if fit is not None:
            found.append((sheet, fit))
    if found:
        return found
    if nearest_fits:
        raise _lacking(name, *max(nearest_fits, key=lambda item: item[1].score))
    columns = _columns(sheets)
    raise MappingError(
        f"{name}: no mapping that comes with innokg fits the columns ({columns}); declare one with --mapping."
    )


def _lacking(name: str, sheet: Sheet, fit: Fit) -> MappingError:
    lacking = ", ".join(repr(column) for column in missing(fit))
    there = ", ".join(fit.header.filled[:40])
    return MappingError(
        f"{name}: the mapping names {lacking}, which the sheet {sheet.name!r} lacks; its columns are {there}."
    )


def _columns(sheets: Sequence[Sheet]) -> str:
    """Return the names of what looks most like a header: the first row with the most filled cells among the first."""
    rows: list[Row] = [row for sheet in sheets for row in sheet.rows[:30]]
    widest = max(rows, key=lambda row: len(row.texts))
    return ", ".join(text[:30] for text in widest.texts[:40])


def _title(sheet: Sheet, fit: Fit, stem: str) -> Title:
    """Return the title of a sheet: the longest words above its header, else the file's name."""
    above = [
        cell
        for index in range(fit.header.first)
        for cell in sheet.rows[index].all_cells()
        if cell is not None and _CHINESE.search(cell.text) and len(cell.text) <= _LONGEST_TITLE
    ]
    above = [cell for cell in above if not cell.text.startswith(("单位", "填报", "填表", "制表"))]
    longest = max(above, key=lambda cell: len(cell.text), default=None)
    return Title(longest.text, longest) if longest else Title(_named(sheet, stem))


def _named(sheet: Sheet, stem: str) -> str:
    plain = re.fullmatch(r"(?i)sheet\d*|工作表\d*", sheet.name)
    return stem if plain or sheet.name in stem else f"{stem} {sheet.name}"


def _describe(path: Path, data: bytes, text: str, titles: Sequence[Title]) -> DocumentDescription:
    title = _ANNEX.sub("", titles[0].text) or path.stem
    context = regions.most_named(text)
    codes = [
        mention.region.code
        for words in (title, path.stem)
        for mention in regions.find_regions(words, context=context)
        if mention.region is not None
    ]
    return DocumentDescription(
        id=document_id(path.stem),
        title=title,
        source=path.name,
        digest=hashlib.sha256(data).hexdigest(),
        length=len(text),
        region=codes[0] if codes else None,
        media_type=_MEDIA_TYPES[path.suffix.lower()],
    )


def _read_sheet(sheet: Sheet, fit: Fit, title: Title, text: str, out: Collection, *, given: bool) -> None:
    rows = RowReader(sheet, fit, title, text, out, confidence=_GIVEN if given else _FOUND)
    columns, entity = fit.mapping.figures, fit.mapping.entity
    above = text[sheet.start : sheet.rows[fit.header.last].start]
    figures = FigureRows(columns, fit, title, above, rows) if columns is not None else None
    if entity is None:
        if figures is not None:
            figures.of_document(out)
        return
    for index, key, cells in rows.things(entity):
        name = rows.cell(cells, entity.name)
        if figures is not None and name is not None:
            figures.of_thing(out, index, key, cells, name)
