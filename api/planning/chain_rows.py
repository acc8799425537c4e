"""Chains as rows of a table: one for each thing in a list."""

from collections.abc import Iterable

from api.tables.csv_table import Cell
from api.tables.evidence_cells import SOURCE_HEAD, reason_cell, source_cells, sources_of
from graph.chains.answers import ChainItem, ChainList, IndustrySummary
from ontology.vocabulary import Language, label

#: The heads of the tables.
HEAD = ("part", "id", "label", "type", "class", "direct", "reasons", *SOURCE_HEAD)
INDUSTRY_HEAD = ("name", "firms", "resources", "ids", "names")


def chain_rows(items: Iterable[ChainItem], language: Language) -> list[list[Cell]]:
    """Return the things of a chain as rows under ``HEAD``."""
    return [
        [
            item.part.value,
            item.thing.id,
            item.thing.label,
            item.thing.type,
            label(item.classes[-1], language) if item.classes else "",
            item.direct,
            reason_cell(item.reasons, language),
            *source_cells(sources_of(item.reasons)),
        ]
        for item in items
    ]


def industry_rows(industries: Iterable[IndustrySummary]) -> list[list[Cell]]:
    """Return industries as rows under ``INDUSTRY_HEAD``."""
    return [
        [
            one.name,
            one.counts[ChainList.FIRMS],
            one.counts[ChainList.RESOURCES],
            "、".join(thing.id for thing in one.things),
            "、".join(dict.fromkeys(thing.label for thing in one.things)),
        ]
        for one in industries
    ]
