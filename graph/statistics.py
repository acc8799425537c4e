"""How large the current view is, and of what."""

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from graph.named_queries import NamedQueries
from graph.rdf.terms import text_of
from graph.stores.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """The number of triples in the current view, of things by the IRIs of their classes, and the named graphs."""

    triples: int
    classes: Mapping[str, int]
    graphs: tuple[str, ...]


def read_statistics(queries: NamedQueries, store: Store) -> Statistics:
    """Count the current view."""
    ((triples,),) = queries.select("view-size")
    sizes = {text_of(row[0]): int(text_of(row[1])) for row in queries.select("class-sizes") if _is_named(row[0])}
    names = tuple(name.value for name in store.graphs())
    return Statistics(triples=int(text_of(triples)), classes=dict(sorted(sizes.items())), graphs=names)


def _is_named(node: object) -> bool:
    return isinstance(node, NamedNode)
