"""What is kept of all figures, for lists: of each its indicator, subject, year, unit and kind, and no value."""

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from graph.ledger.indicator_book import Quantity, quantity_of
from graph.named_queries import NamedQueries
from graph.rdf.terms import Names, text_of
from ontology.observation import FigureKind

Made = TypeVar("Made")


class Listed(NamedTuple):
    """A figure in a list."""

    quantity: Quantity
    subject: str
    indicator: str
    name: str
    year: int
    unit: str
    kind: FigureKind


def read_listed(queries: NamedQueries, names: Names) -> list[Listed]:
    """Return all figures of the view; a row that is no figure, as strangers' RDF may have, is left out.

    Nodes that occur again and again are read once: 100,000 figures take a second.
    """
    subjects = _Once(lambda node: names.identifier(node) or "")
    indicators = _Once(lambda node: names.local_name(node) or names.identifier(node) or "")
    texts, years, kinds = _Once(text_of), _Once(_year), _Once(lambda node: _kind(names.local_name(node)))
    found: list[Listed] = []
    for about, indicator_node, name_node, year_node, unit_node, kind_node in queries.select("figure-columns"):
        year, kind = years(year_node), kinds(kind_node)
        if year is not None and kind is not None:
            indicator, name, unit = indicators(indicator_node), texts(name_node), texts(unit_node)
            quantity = quantity_of(indicator, name, unit)
            found.append(Listed(quantity, subjects(about), indicator, name, year, unit, kind))
    return found


class _Once(dict[object, Made]):
    """What is made of a node, kept by the node."""

    def __init__(self, make: Callable[[object], Made]) -> None:
        super().__init__()
        self._make = make

    def __call__(self, node: object) -> Made:
        return self[node]

    def __missing__(self, node: object) -> Made:
        self[node] = made = self._make(node)
        return made


def _year(node: object) -> int | None:
    try:
        return int(text_of(node))
    except ValueError:
        return None


def _kind(name: str | None) -> FigureKind | None:
    return FigureKind(name) if name in set(FigureKind) else None
