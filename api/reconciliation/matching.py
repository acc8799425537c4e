"""The rows of somebody's table, each with the thing of the graph that it means."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from api.tables.csv_table import Cell, Verbatim
from graph.answers import Thing
from graph.knowledge_graph import KnowledgeGraph
from graph.reconciliation.question import Candidate, Question, Verdict
from graph.reconciliation.reconciliation import THRESHOLD, rivals, verdict
from graph.reconciliation.wording import reason_of
from loaders.tables.columns import comparable
from loaders.tables.sheet import RawSheet
from ontology.errors import MappingError
from ontology.vocabulary import Language

_ADDED = ("id", "iri", "name", "class", "score", "result", "reason", "rivals")
# Titles and notes above the columns' names are no more than so many rows.
_MOST_ABOVE = 20
_MOST_RIVALS = 3
# What looks like a number, a telephone or a date is none of the formulas that a spreadsheet would compute.
_NUMBER = re.compile(r"[-+−]?[\d.,，%％‰ ()/-]*\d[\d.,，%％‰ ()/-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """How a table is matched.

    ``column`` is the name of the column that holds the names, ``region_column`` of one that says where each thing lies;
    ``region`` says it for all rows. ``types`` are local names of classes. From ``threshold`` on, 0..100, a thing
    without a rival is taken to be meant.
    """

    column: str
    types: tuple[str, ...] = ()
    region: str | None = None
    region_column: str | None = None
    threshold: float = THRESHOLD
    language: Language = "zh"


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedTable:
    """A table with the columns that matching adds, and how many rows were matched, unsure and without candidates."""

    rows: Sequence[Sequence[Cell]]
    counts: Counter[Verdict]


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a table has its columns: the row of their names, and the places of the names and of the regions."""

    header: int
    name: int
    region: int | None


def find_columns(sheets: Sequence[RawSheet], matching: Matching) -> tuple[RawSheet, Columns]:
    """Return the first sheet that has the columns, and where; raise ``MappingError`` where none has them."""
    wanted = comparable(matching.column)
    known: list[str] = []
    for sheet in sheets:
        for index, row in enumerate(sheet.rows[:_MOST_ABOVE]):
            names = [comparable(cell) for cell in row]
            if wanted in names:
                return sheet, Columns(index, names.index(wanted), _region_place(matching, names, row))
        known += next(([cell for cell in row if cell] for row in sheet.rows if sum(map(bool, row)) > 1), [])
    there = ", ".join(known[:40]) or "none"
    raise MappingError(f"The table has no column {matching.column!r}; its columns are: {there}.")


def match_table(
    graph: KnowledgeGraph,
    sheet: RawSheet,
    columns: Columns,
    matching: Matching,
    on_row: Callable[[], object] = lambda: None,
) -> MatchedTable:
    """Return a table with the things that its rows mean; ``on_row`` is called after each row."""
    width = max((len(row) for row in sheet.rows), default=0)
    answers: dict[tuple[str, str], tuple[Candidate, ...]] = {}
    counts: Counter[Verdict] = Counter()
    rows: list[list[Cell]] = []
    for index, row in enumerate(sheet.rows):
        cells: list[Cell] = [as_it_is(cell) for cell in row] + [""] * (width - len(row))
        if index < columns.header:
            rows.append(cells)
        elif index == columns.header:
            rows.append(cells + _added_names(row))
        else:
            name, region = _cell(row, columns.name), _cell(row, columns.region)
            if name and (name, region) not in answers:
                answers[name, region] = graph.reconciliation.candidates(_question(matching, name, region))
            found = answers[name, region] if name else ()
            said = verdict(found, matching.threshold) if name else None
            counts.update([said] if said else [])
            rows.append(cells + _added(found, said, matching.language))
            on_row()
    return MatchedTable(rows=rows, counts=counts)


def as_it_is(cell: str) -> Cell:
    """Return a cell that stays as it is where it is a number; another one that a spreadsheet could compute is guarded.

    >>> isinstance(as_it_is("-2.50"), Verbatim), isinstance(as_it_is("=1+1"), Verbatim)
    (True, False)
    """
    return Verbatim(cell) if _NUMBER.fullmatch(cell) else cell


def _region_place(matching: Matching, names: Sequence[str], row: Sequence[str]) -> int | None:
    if matching.region_column is None:
        return None
    wanted = comparable(matching.region_column)
    if wanted not in names:
        there = ", ".join(cell for cell in row if cell)
        raise MappingError(f"The table has no column {matching.region_column!r}; its columns are: {there}.")
    return names.index(wanted)


def _cell(row: Sequence[str], place: int | None) -> str:
    return row[place].strip() if place is not None and place < len(row) else ""


def _question(matching: Matching, name: str, region: str) -> Question:
    regions = tuple(one for one in (region or matching.region,) if one)
    return Question(name=name, types=matching.types, regions=regions, limit=_MOST_RIVALS + 1)


def _added_names(row: Sequence[str]) -> list[Cell]:
    """Return the names of the added columns, none of which the table has."""
    taken, found = set(row), []
    for name in _ADDED:
        column = f"innokg_{name}"
        while column in taken:
            column += "_"
        found.append(column)
    return list(found)


def _added(found: Sequence[Candidate], said: Verdict | None, language: Language) -> list[Cell]:
    if said is None or said is Verdict.NONE:
        return ["", "", "", "", "", said.value if said else "", "", ""]
    best = found[0]
    others = rivals(found)
    matched = said is Verdict.MATCHED
    shown = others if matched else found
    thing: tuple[Cell, ...] = _of(best.thing) if matched else ("", "", "", "")
    listed = "; ".join(f"{one.thing.label} ({one.thing.id}, {one.score:g})" for one in shown[:_MOST_RIVALS])
    return [*thing, best.score, said.value, reason_of(best, language, rivals=len(others)), listed]


def _of(thing: Thing) -> tuple[Cell, ...]:
    return thing.id, thing.iri, thing.label, thing.type
