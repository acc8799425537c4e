"""The ledger as rows of a table: one for each figure."""

from collections.abc import Iterable

from api.planning.ledger_models import Indicator
from api.tables.csv_table import Cell
from graph.answers import Figure
from graph.ledger.answers import Entry, Point, Progress
from ontology.observation import Comparator, FigureKind
from ontology.vocabulary import Language

#: The head of the table of figures.
HEAD = (
    "subject",
    "subject_id",
    "indicator",
    "indicator_id",
    "measure",
    "year",
    "kind",
    "bound",
    "value",
    "unit",
    "attribute",
    "base_year",
    "base_value",
    "growth_a_year",
    "growth_unit",
    "gap",
    "attained",
    "agreement",
    "stated_as",
    "stated_value",
    "stated_unit",
    "conversion",
    "document",
    "title",
    "section",
    "start",
    "end",
    "quote",
)

#: The head of the table of indicators.
INDICATOR_HEAD = (
    "id",
    "label",
    "measure",
    "figures",
    "actual",
    "target",
    "subjects",
    "regions",
    "years",
    "units",
    "names",
    "other_names",
)

# Of the columns of growth, for a point that is no target or has no base.
_NO_WAY: tuple[Cell, ...] = (None,) * 6


def ledger_rows(entries: Iterable[Entry], language: Language) -> list[list[Cell]]:
    """Return entries as rows under ``HEAD``; a bound is empty where the value is exact."""
    return [row for entry in entries for point in entry.series for row in _rows(entry, point, language)]


def indicator_rows(indicators: Iterable[Indicator]) -> list[list[Cell]]:
    """Return indicators as rows under ``INDICATOR_HEAD``."""
    return [[_cell(getattr(one, column)) for column in INDICATOR_HEAD] for one in indicators]


def _cell(value: object) -> Cell:
    if isinstance(value, list):
        return "、".join(map(str, value))
    return value if isinstance(value, int) else str(value)


def _rows(entry: Entry, point: Point, language: Language) -> Iterable[list[Cell]]:
    thing = entry.subject
    for figure in point.figures or (None,):
        yield [
            thing.label,
            thing.id,
            getattr(entry.label, language),
            entry.indicator,
            entry.measure.value,
            point.year,
            point.kind.value,
            bound(point.comparator),
            point.value,
            point.unit,
            point.attribute if figure is None else figure.attribute,
            *_way(entry, point),
            point.agreement.value,
            *_stated(figure, None if point.conversion is None else getattr(point.conversion, language)),
        ]


def _stated(figure: Figure | None, conversion: str | None) -> Iterable[Cell]:
    """Return the cells of how a figure is stated and where; a figure that people wrote has no place."""
    if figure is None:
        return (None,) * 10
    source = figure.source
    place = source.document, source.title, source.section, source.start, source.end, source.quote
    return figure.indicator, figure.value, figure.unit, conversion, *place


def bound(comparator: Comparator) -> str:
    """Return a comparator as a cell: an equals sign alone would look like the beginning of a formula."""
    return "" if comparator is Comparator.EQUAL else comparator.value


def _way(entry: Entry, point: Point) -> Iterable[Cell]:
    way = next((one for one in entry.progress if point.kind is FigureKind.TARGET and _is_to(one, point)), None)
    if way is None:
        return _NO_WAY
    method = None if way.method is None else way.method.value
    return way.base.year, way.base.value, way.planned, method, way.gap, way.attained


def _is_to(way: Progress, point: Point) -> bool:
    return (way.target.year, way.target.value) == (point.year, point.value)
