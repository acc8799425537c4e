"""Comparisons of documents and likenesses as rows of a table."""

from collections.abc import Iterable

from api.tables.csv_table import Cell
from api.tables.evidence_cells import SOURCE_HEAD, reason_cell, source_cells, sources_of
from graph.answers import Figure, Source
from graph.comparison.answers import Difference
from graph.likeness.answers import Likeness
from ontology.observation import Comparator
from ontology.vocabulary import Language

#: The heads of the tables.
HEAD = (
    "part",
    "side",
    "subject_id",
    "subject",
    "predicate",
    "object_id",
    "object",
    "indicator",
    "left_figures",
    "right_figures",
    "left_section",
    "left_quote",
    "right_section",
    "right_quote",
)
LIKENESS_HEAD = ("id", "label", "type", "score", "neighbours", "fields", "reasons", *SOURCE_HEAD)


def difference_rows(differences: Iterable[Difference]) -> list[list[Cell]]:
    """Return what documents differ in as rows under ``HEAD``."""
    return [
        [
            one.part.value,
            one.side.value,
            one.subject.id if one.subject else None,
            one.subject.label if one.subject else None,
            one.predicate,
            one.object.id if one.object else None,
            one.object.label if one.object else None,
            one.indicator,
            _figures(one.left_figures),
            _figures(one.right_figures),
            *_place((*one.left, *(figure.source for figure in one.left_figures))),
            *_place((*one.right, *(figure.source for figure in one.right_figures))),
        ]
        for one in differences
    ]


def likeness_rows(likenesses: Iterable[Likeness], language: Language) -> list[list[Cell]]:
    """Return likenesses as rows under ``LIKENESS_HEAD``."""
    return [
        [
            one.thing.id,
            one.thing.label,
            one.thing.type,
            one.score,
            one.parts["neighbours"],
            one.parts["fields"],
            reason_cell(one.reasons, language),
            *source_cells(sources_of(one.reasons)),
        ]
        for one in likenesses
    ]


def figure_text(figure: Figure) -> str:
    """Return a figure in few words: year, kind, bound, value and unit."""
    bound = "" if figure.comparator is Comparator.EQUAL else figure.comparator.value
    return f"{figure.year} {figure.kind.value} {bound}{figure.value:g}{figure.unit}"


def _figures(figures: Iterable[Figure]) -> str:
    return "; ".join(dict.fromkeys(figure_text(figure) for figure in figures))


def _place(sources: tuple[Source, ...]) -> list[Cell]:
    return [sources[0].section, sources[0].quote] if sources else [None, None]
