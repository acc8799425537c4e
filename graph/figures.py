"""Figures by indicator, by what they are about, by year and kind."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import isfinite
from operator import itemgetter

from pyoxigraph import Literal, NamedNode

from graph.answers import Figure, Source, Thing
from graph.entities.evidence import EvidenceReader
from graph.entities.things import Things
from graph.named_queries import NamedQueries
from graph.rdf import terms as rdf
from graph.rdf.terms import Names, text_of
from graph.stores.store import Row, Term
from ontology.indicators import comparable, known_indicator, known_indicators
from ontology.observation import Comparator, FigureKind

IndicatorNames = Mapping[str, Sequence[NamedNode]]


def indicator_names(queries: NamedQueries) -> IndicatorNames:
    """Return the indicators that documents give figures for, by the comparable form of their names."""
    found: defaultdict[str, set[NamedNode]] = defaultdict(set)
    for indicator, name in queries.select("indicator-names"):
        if isinstance(indicator, NamedNode):
            found[comparable(text_of(name))].add(indicator)
    return {name: sorted(nodes, key=lambda node: node.value) for name, nodes in found.items()}


def indicators_named(text: str, by_name: IndicatorNames, names: Names) -> list[NamedNode]:
    """Return the indicators that a text means: a local name or id, a known indicator's name, a document's name."""
    found = set(by_name.get(comparable(text), ()))
    concept = text if text in known_indicators() else known_indicator(text)
    if concept:
        found.add(names.term(concept))
    found.add(names.thing(text))
    return sorted(found, key=lambda node: node.value)


class FigureReader:
    """Figures of the view with their sources."""

    def __init__(self, queries: NamedQueries, names: Names, things: Things, evidence: EvidenceReader) -> None:
        self._queries = queries
        self._names = names
        self._things = things
        self._evidence = evidence

    def rows(
        self,
        *,
        indicators: Sequence[Term] | None = None,
        subjects: Sequence[Term] | None = None,
        year: int | None = None,
        kind: FigureKind | None = None,
    ) -> list[Row]:
        """Return the rows of figures, in an order that puts an indicator's figures side by side.

        By the known indicator or the name, what it is about, year, actual before target, value.
        """
        years = None if year is None else [Literal(str(year), datatype=rdf.INTEGER)]
        kinds = None if kind is None else [self._names.term(kind)]
        if subjects is None:
            rows = self._queries.select("figures", indicator=indicators, year=years, kind=kinds)
        else:
            rows = self._queries.select(
                "figures-of-subject", about=subjects, indicator=indicators, year=years, kind=kinds
            )
        return self._ordered(rows)

    def rows_of_document(self, document: Term) -> list[Row]:
        """Return the rows of the figures that a document states, in the same order."""
        return self._ordered(self._queries.select("figures-of-document", document=[document]))

    def figures(self, rows: Iterable[Row]) -> tuple[Figure, ...]:
        """Return rows as figures; two queries for all of them."""
        rows = list(rows)
        subjects = self._things.describe(self._identifier(row[1]) for row in rows)
        sources = self._evidence.of_figures(self._identifier(row[0]) for row in rows)
        return tuple(
            self._figure(row, subjects[self._identifier(row[1])], sources[self._identifier(row[0])])
            for row in rows
            if self._identifier(row[0]) in sources and self._identifier(row[1]) in subjects
        )

    def _figure(self, row: Row, subject: Thing, source: Source) -> Figure:
        return Figure(
            id=self._identifier(row[0]),
            subject=subject,
            indicator=text_of(row[3]),
            concept=self._names.local_name(row[2]),
            year=int(text_of(row[4])),
            value=float(text_of(row[5])),
            unit=text_of(row[6]),
            kind=FigureKind(self._names.local_name(row[7]) or ""),
            comparator=Comparator(text_of(row[8])),
            attribute=text_of(row[9]) or None,
            source=source,
        )

    def _identifier(self, node: object) -> str:
        return self._names.identifier(node) or ""

    def _ordered(self, rows: Iterable[Row]) -> list[Row]:
        """Return rows in order; what is no figure, as RDF of unknown origin may have it, is left out."""
        keyed = [(key, row) for row in rows if (key := self._order(row)) is not None]
        return [row for _, row in sorted(keyed, key=itemgetter(0))]

    def _order(self, row: Row) -> tuple[str, str, int, str, float, str] | None:
        indicator = self._names.local_name(row[2]) or text_of(row[3])
        try:
            FigureKind(self._names.local_name(row[7]) or ""), Comparator(text_of(row[8]))
            year, value = int(text_of(row[4])), float(text_of(row[5]))
        except ValueError:
            return None
        return (indicator, text_of(row[1]), year, text_of(row[7]), value, text_of(row[0])) if isfinite(value) else None
