"""Figures as the rows of a table: what is and what is wanted, side by side."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.answers import Figure, Thing
from ontology.observation import FigureKind


@dataclass(frozen=True, slots=True)
class FigureRow:
    """The figures of one indicator about one thing, by year; ``attribute`` is what a plan's table calls it."""

    subject: Thing
    indicator: str
    concept: str | None
    attribute: str | None
    figures: tuple[Figure, ...]

    @property
    def actual(self) -> list[Figure]:
        """Return the figures that state what is or was."""
        return [figure for figure in self.figures if figure.kind is FigureKind.ACTUAL]

    @property
    def target(self) -> list[Figure]:
        """Return the figures that state what is wanted."""
        return [figure for figure in self.figures if figure.kind is FigureKind.TARGET]


def figure_rows(figures: Iterable[Figure]) -> list[FigureRow]:
    """Return figures by what they are about and indicator, known indicators under one name.

    What has both actual figures and targets goes first, because it can be compared.
    """
    grouped: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        grouped.setdefault((figure.subject.id, figure.concept or figure.indicator), []).append(figure)
    rows = [_row(sorted(members, key=_time)) for members in grouped.values()]
    return sorted(rows, key=lambda row: (row.subject.label, not (row.actual and row.target), row.indicator))


def _row(figures: list[Figure]) -> FigureRow:
    first = figures[0]
    attributes = dict.fromkeys(figure.attribute for figure in figures if figure.attribute)
    return FigureRow(first.subject, first.indicator, first.concept, "、".join(attributes) or None, tuple(figures))


def _time(figure: Figure) -> tuple[int, str, float]:
    return figure.year, figure.kind, figure.value
