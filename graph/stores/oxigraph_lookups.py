"""Lookups of many quads in Oxigraph: no more is read of each than decides."""

from collections.abc import Collection, Iterator, Mapping
from itertools import islice

import pyoxigraph
from pyoxigraph import NamedNode, Quad, Triple

from ontology.errors import StoreError


def held_quads(engine: pyoxigraph.Store, quads: Collection[Quad]) -> set[Quad]:
    """Return those of the quads that are there; raise ``StoreError`` where the store cannot be read."""
    try:
        return {quad for quad in quads if quad in engine}
    except (OSError, RuntimeError) as error:
        raise _unread(error) from error


def triples_held_by_more(engine: pyoxigraph.Store, limits: Mapping[Triple, int], graphs: str) -> set[Triple]:
    """Return the triples that more graphs, of names that begin so, have than the number given with each.

    Raises ``StoreError`` where the store cannot be read.
    """
    try:
        return {triple for triple, limit in limits.items() if any(islice(_graphs(engine, triple, graphs), limit, None))}
    except (OSError, RuntimeError) as error:
        raise _unread(error) from error


def _graphs(engine: pyoxigraph.Store, triple: Triple, beginning: str) -> Iterator[NamedNode]:
    for quad in engine.quads_for_pattern(triple.subject, triple.predicate, triple.object, None):
        name = quad.graph_name
        if isinstance(name, NamedNode) and name.value.startswith(beginning):
            yield name


def _unread(error: Exception) -> StoreError:
    return StoreError(f"The store could not be read: {error}.")
