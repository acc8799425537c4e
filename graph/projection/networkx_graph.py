"""Selections of the graph as networkx graphs, for users and as the reference of the algorithms here."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from graph.answers import Network, Thing
from graph.projection.projection import Projection
from ontology.characters import printable

if TYPE_CHECKING:
    import networkx

#: Describes things by their ids.
Describe = Callable[[Iterable[str]], Mapping[str, Thing]]


def to_networkx(network: Network) -> "networkx.MultiDiGraph[str]":
    """Return a network with a node for each thing and an edge for each relation.

    Nodes are ids with ``label``, ``type`` and ``iri``; edges have their predicate as key and as ``predicate``, and the
    number of their sources as ``sources``.

    >>> to_networkx(Network(nodes=(), edges=())).number_of_nodes()
    0
    """
    import networkx

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for thing in network.nodes:
        graph.add_node(thing.id, label=thing.label, type=thing.type, iri=thing.iri)
    for edge in network.edges:
        graph.add_edge(
            edge.source, edge.target, key=edge.predicate, predicate=edge.predicate, sources=len(edge.sources)
        )
    return graph


def projection_to_networkx(
    projection: Projection, describe: Describe = lambda _: {}
) -> "networkx.MultiDiGraph[str] | networkx.MultiGraph[str]":
    """Return a projection with an edge for each relation, directed where the projection is.

    Nodes are ids, with ``label``, ``type`` and ``iri`` where they are described; edges have their predicate as key and
    as ``predicate``, and their weight as ``weight``.
    """
    import networkx

    graph: networkx.MultiDiGraph[str] | networkx.MultiGraph[str]
    graph = networkx.MultiDiGraph() if projection.directed else networkx.MultiGraph()
    described = describe(projection.ids)
    for identifier in projection.ids:
        thing = described.get(identifier)
        known = {} if thing is None else {"label": printable(thing.label), "type": thing.type, "iri": thing.iri}
        graph.add_node(identifier, **known)
    rows = zip(
        projection.source.tolist(),
        projection.target.tolist(),
        projection.predicate.tolist(),
        projection.weight.tolist(),
        strict=True,
    )
    for source, target, predicate, weight in rows:
        name = projection.predicates[predicate]
        ends = projection.ids[source], projection.ids[target]
        graph.add_edge(*ends, key=f"{name} {ends[0]}", predicate=name, source=ends[0], weight=weight)
    return graph


def from_networkx(
    graph: "networkx.Graph[str] | networkx.DiGraph[str] | networkx.MultiGraph[str] | networkx.MultiDiGraph[str]",
) -> Projection:
    """Return a networkx graph of ids as a projection; edges without ``predicate`` and ``weight`` are related, with 1.

    An undirected edge runs from its ``source``, where it has one, else from the end that sorts first.
    """
    rows = []
    for one, other, known in graph.edges(data=True):
        ends = sorted((one, other)) if not graph.is_directed() else [one, other]
        if known.get("source") == ends[1] and not graph.is_directed():
            ends.reverse()
        rows.append((ends[0], ends[1], str(known.get("predicate", "related")), float(known.get("weight", 1.0))))
    rows.sort()
    ids = tuple(sorted(graph.nodes))
    place = {identifier: index for index, identifier in enumerate(ids)}
    predicates = tuple(sorted({row[2] for row in rows}))
    types = {one: str(known["type"]) for one, known in graph.nodes(data=True) if "type" in known}
    kinds = tuple(sorted(set(types.values())))
    return Projection(
        ids=ids,
        predicates=predicates,
        source=np.array([place[row[0]] for row in rows], dtype=np.int32),
        target=np.array([place[row[1]] for row in rows], dtype=np.int32),
        predicate=np.array([predicates.index(row[2]) for row in rows], dtype=np.int8),
        weight=np.array([row[3] for row in rows], dtype=np.float32),
        directed=graph.is_directed(),
        kinds=kinds,
        kind=np.array([kinds.index(types[one]) if one in types else -1 for one in ids], dtype=np.int8),
    )
