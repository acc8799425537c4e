"""What the documents of a dump state, counted as loading them one by one counts it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from graph.answers import LoadResult
from graph.named_queries import NamedQueries
from graph.rdf.terms import TYPE, Names
from graph.stores.store import Term
from ontology.attribute import AttributeProperty
from ontology.entity import EntityType
from ontology.observation import FigureKind
from ontology.relation import Predicate

_MENTION, _FIGURE, _KIND = "namedIn", "about", "kind"


@dataclass(slots=True)
class DumpCounts:
    """How often graphs state each property, by their names, and how often they state classes and kinds of figures."""

    properties: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    values: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def results(self, documents: Mapping[str, str]) -> tuple[LoadResult, ...]:
        """Return what each document has, by the documents' ids by their graphs; ordered by id."""
        return tuple(
            LoadResult(
                document=document,
                entities=self.properties[graph][_MENTION],
                relations=sum(self.properties[graph][predicate] for predicate in Predicate),
                observations=self.properties[graph][_FIGURE],
                unchanged=False,
            )
            for graph, document in sorted(documents.items(), key=lambda item: item[1])
        )

    def facts(self, documents: Mapping[str, str]) -> dict[str, dict[str, int]]:
        """Return what the documents state, by kind and within it by class, relation, kind of figure and attribute."""
        stated, values = Counter[str](), Counter[str]()
        for graph in documents:
            stated.update(self.properties[graph])
            values.update(self.values[graph])
        return {
            "entities": _chosen(values, EntityType),
            "relations": _chosen(stated, Predicate),
            "observations": _chosen(values, FigureKind),
            "attributes": _chosen(stated, AttributeProperty),
        }


def count_dump(queries: NamedQueries, names: Names) -> DumpCounts:
    """Return how often the graphs of a store state what documents are counted by."""
    found = DumpCounts()
    properties = (_MENTION, _FIGURE, *Predicate, *AttributeProperty)
    for graph, property_, count in queries.select("dump-counts", property=[names.term(name) for name in properties]):
        _note(found.properties, names, graph, property_, count)
    values = [(TYPE, names.term(kind)) for kind in EntityType]
    values += [(names.term(_KIND), names.term(kind)) for kind in FigureKind]
    for graph, _, value, count in queries.select("dump-kinds", property_value=values):
        _note(found.values, names, graph, value, count)
    return found


def _note(
    found: defaultdict[str, Counter[str]], names: Names, graph: Term | None, term: Term | None, count: Term | None
) -> None:
    if isinstance(graph, NamedNode) and isinstance(count, Literal):
        found[graph.value][names.local_name(term) or ""] += int(count.value)


def _chosen(counts: Counter[str], names: Iterable[str]) -> dict[str, int]:
    chosen = set(names)
    return {name: count for name, count in counts.most_common() if name in chosen}
