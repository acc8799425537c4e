"""Selections of the graph as networkx graphs, for users and for algorithms on small graphs."""

from typing import TYPE_CHECKING

from graph.answers import Network

if TYPE_CHECKING:
    import networkx


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
