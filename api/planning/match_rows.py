"""Matches as rows of a table."""

from collections.abc import Iterable

from api.tables.csv_table import Cell
from api.tables.evidence_cells import SOURCE_HEAD, reason_cell, source_cells, sources_of
from graph.matches.answers import Match
from ontology.vocabulary import Language

#: The head of the table; ``peers`` is filled for parks, the other parts for firms and technologies.
HEAD = (
    "status",
    "id",
    "label",
    "type",
    "score",
    "field",
    "place",
    "partners",
    "peers",
    "reasons",
    "examples",
    *SOURCE_HEAD,
)


def match_rows(matches: Iterable[Match], language: Language) -> list[list[Cell]]:
    """Return matches as rows under ``HEAD``."""
    return [
        [
            one.status.value,
            one.thing.id,
            one.thing.label,
            one.thing.type,
            one.score,
            *(one.parts.get(part) for part in ("field", "place", "partners", "peers")),
            reason_cell(one.reasons, language),
            "、".join(thing.label for thing in one.examples),
            *source_cells(sources_of(one.reasons)),
        ]
        for one in matches
    ]
