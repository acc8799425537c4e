"""The places that state the facts and figures of one thing, in parts."""

from collections.abc import Collection
from dataclasses import dataclass

from graph.answers import Direction, Fact, Figure, Page, Source
from graph.entities.evidence import EvidenceReader
from graph.entities.things import Things
from graph.figures import FigureReader
from graph.keyset import Key, keyset_page
from graph.rdf.terms import Names
from ontology.errors import RequestError
from ontology.relation import Predicate

_ORDER = {predicate.value: place for place, predicate in enumerate(Predicate)}
# Figures come after facts.
_LAST = len(_ORDER)
#: The name under which figures are asked for, as it is that of what states them.
FIGURES = "value"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that states a fact, whose other end is then described, or a figure."""

    source: Source
    fact: Fact | None = None
    figure: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    key: Key
    source: Source
    predicate: str = ""
    direction: Direction = Direction.OUT
    other: str = ""
    figure: Figure | None = None


class StatementPlaces:
    """The places that state facts and figures of things."""

    def __init__(self, names: Names, things: Things, evidence: EvidenceReader, figures: FigureReader) -> None:
        self._names = names
        self._things = things
        self._evidence = evidence
        self._figures = figures

    def page(
        self,
        identifier: str,
        *,
        limit: int,
        cursor: str | None = None,
        direction: Direction | None = None,
        predicates: Collection[str] = (),
        other: str | None = None,
    ) -> Page[Place]:
        """Return a part of the places, by relation, direction, other end and document; figures come last.

        ``predicates`` are local names of relations, or ``value`` for figures; ``other`` is the other end's canonical
        id. Raises ``RequestError`` for predicates of which none is either.
        """
        if predicates and not set(predicates) & {*_ORDER, FIGURES}:
            raise RequestError(f"None of these is a relation: {', '.join(sorted(predicates))}.")
        found = [one for one in self._facts(identifier, direction, predicates) if other in (None, one.other)]
        if (not predicates or FIGURES in predicates) and direction is None and other is None:
            found += self._of_figures(identifier)
        found.sort(key=lambda one: one.key)
        page = keyset_page(found, lambda one: one.key, limit=limit, cursor=cursor)
        others = self._things.describe(one.other for one in page.items if one.other)
        places = (
            Place(source=one.source, figure=one.figure)
            if one.figure is not None
            else Place(
                source=one.source,
                fact=Fact(predicate=one.predicate, direction=one.direction, other=others[one.other], sources=()),
            )
            for one in page.items
            if one.figure is not None or one.other in others
        )
        return Page(items=tuple(places), total=page.total, next=page.next)

    def _facts(self, identifier: str, direction: Direction | None, predicates: Collection[str]) -> list[_Found]:
        relations = self._things.relations(predicates)
        if not relations:
            return []
        sources = self._evidence.of_relations(
            relations,
            subjects=[] if direction is Direction.IN else [identifier],
            objects=[] if direction is Direction.OUT else [identifier],
        )
        return [
            _Found(
                key=(_ORDER[predicate], int(inward), other, source.document, source.start, source.end, source.claim),
                source=source,
                predicate=predicate,
                direction=Direction.IN if inward else Direction.OUT,
                other=other,
            )
            for (subject, predicate, value), places in sources.items()
            for inward, other in [(subject != identifier, subject if subject != identifier else value)]
            for source in places
        ]

    def _of_figures(self, identifier: str) -> list[_Found]:
        figures = self._figures.figures(self._figures.rows(subjects=[self._names.thing(identifier)]))
        return [
            _Found(
                key=(_LAST, figure.year, figure.indicator, figure.source.document, figure.source.start, 0, figure.id),
                source=figure.source,
                figure=figure,
            )
            for figure in figures
        ]
