"""Where the nodes of a network stand: computed once, here, and the same in every run."""

from collections.abc import Iterable

import networkx as nx

# Past this many nodes a browser needs seconds to find places by simulating forces; then the places from here stand.
PHYSICS_LIMIT = 150
_SEED = 20
_ITERATIONS = 60
# A thousand nodes take some 3 s with 60 steps and half of it with 30, and look the same.
_ITERATIONS_OF_LARGE = 30
_LARGE = 500
# Pixels between neighbours, so that labels of nine characters find room.
_SPACING = 150.0

Position = tuple[float, float]


def positions(nodes: Iterable[str], edges: Iterable[tuple[str, str]]) -> dict[str, Position]:
    """Return a place in pixels for each node: forces (Fruchterman and Reingold 1991), largest part in the middle.

    >>> sorted(positions(["a", "b"], [("a", "b")])) == ["a", "b"]
    True
    >>> positions(["a", "b", "c"], [("a", "b")]) == positions(["a", "b", "c"], [("a", "b")])
    True
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(edges)
    if graph.number_of_nodes() < 2:
        return dict.fromkeys(graph, (0.0, 0.0))
    count = graph.number_of_nodes()
    places = nx.spring_layout(
        graph,
        seed=_SEED,
        method="force",
        iterations=_ITERATIONS if count < _LARGE else _ITERATIONS_OF_LARGE,
        scale=_SPACING * count**0.5 / 2 + _SPACING,
    )
    return {node: (round(float(x), 1), round(float(y), 1)) for node, (x, y) in places.items()}
