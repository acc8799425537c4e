"""Where the nodes of a network stand: computed once, here, and the same in every run."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

import networkx as nx

# Past this many nodes a browser needs seconds to find places by simulating forces; then the places from here stand.
PHYSICS_LIMIT = 150
_SEED = 20
# Path lengths decide the places of a small part, which draws it best but costs the cube of its size: 300 nodes take
# some 1 s. Forces take a larger one, in fewer steps where each of them is dear: 1,000 nodes take some 2 s.
_PATHS_LIMIT = 250
_STEPS = 100
_STEPS_OF_LARGE = 50
_LARGE = 500
# Pixels between neighbours, between parts, and from a part's outermost places to the ends of their labels.
_SPACING = 135.0
_GAP = 60.0
_LABEL = 55.0
_SCREEN = 1.5  # width of a screen in heights
# The many neighbours of one node need a circle wide enough for their labels: so much longer, in spacings, an edge is
# for each of them. 90 pixels of the circle for each neighbour make it 90 / (2 pi 135).
_LONGER = 0.106

Position = tuple[float, float]
Places = dict[str, Position]


def positions(nodes: Iterable[str], edges: Iterable[tuple[str, str]]) -> Places:
    """Return a place in pixels for each node, the parts that no edge joins side by side, the largest first.

    A part of up to 250 nodes is laid out by path lengths (Kamada and Kawai 1989), a larger one by forces
    (Fruchterman and Reingold 1991).

    >>> sorted(positions(["a", "b"], [("a", "b")])) == ["a", "b"]
    True
    >>> positions(["a", "b", "c"], [("a", "b")]) == positions(["a", "b", "c"], [("a", "b")])
    True
    """
    return dict(_positions(tuple(nodes), tuple(edges)))


# A service draws the same overview for everyone who opens it.
@lru_cache(maxsize=32)
def _positions(nodes: tuple[str, ...], edges: tuple[tuple[str, str], ...]) -> Places:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from((start, end) for start, end in edges if start != end)
    order = {node: place for place, node in enumerate(graph)}
    parts = [sorted(part, key=order.__getitem__) for part in nx.connected_components(graph)]
    parts.sort(key=lambda part: (-len(part), order[part[0]]))
    found = _packed([_part(graph, part) for part in parts])
    return {node: found[node] for node in graph}


def _part(graph: "nx.Graph[str]", part: list[str]) -> Places:
    """Return the places of one part, neighbours about ``_SPACING`` apart."""
    if len(part) == 1:
        return {part[0]: (0.0, 0.0)}
    # A new graph, because the order in a subgraph's view follows a set.
    own: nx.Graph[str] = nx.Graph()
    own.add_nodes_from(part)
    for node in part:
        for other in graph[node]:
            own.add_edge(node, other, weight=max(1.0, _LONGER * max(graph.degree[node], graph.degree[other])))
    if len(part) <= _PATHS_LIMIT:
        return _scaled(nx.kamada_kawai_layout(own), own)
    steps = _STEPS if len(part) < _LARGE else _STEPS_OF_LARGE
    return _scaled(nx.spring_layout(own, weight=None, seed=_SEED, method="force", iterations=steps), own)


def _scaled(places: Mapping[str, Iterable[float]], graph: "nx.Graph[str]") -> Places:
    points = {node: complex(*map(float, place)) for node, place in places.items()}
    lengths = sorted(abs(points[start] - points[end]) / data["weight"] for start, end, data in graph.edges(data=True))
    scale = _SPACING / (lengths[len(lengths) // 2] or 1.0)
    return {node: (point.real * scale, point.imag * scale) for node, point in points.items()}


def _packed(parts: list[Places]) -> Places:
    """Return the places of all parts in rows, about as wide for their height as a screen."""
    boxes = [_box(part) for part in parts]
    area = sum((width + _GAP) * (height + _GAP) for _, _, width, height in boxes)
    widest = max([(area * _SCREEN) ** 0.5, *(width for _, _, width, _ in boxes)], default=0.0)
    found: Places = {}
    x = y = row = 0.0
    for part, (left, top, width, height) in zip(parts, boxes, strict=True):
        if x and x + width > widest:
            x, y, row = 0.0, y + row + _GAP, 0.0
        for node, (node_x, node_y) in part.items():
            found[node] = (round(x + node_x - left, 1), round(y + node_y - top, 1))
        x, row = x + width + _GAP, max(row, height)
    return found


def _box(part: Places) -> tuple[float, float, float, float]:
    """Return the left, top, width and height of a part with its labels."""
    xs, ys = [x for x, _ in part.values()], [y for _, y in part.values()]
    left, top = min(xs) - _LABEL, min(ys) - _LABEL
    return left, top, max(xs) + _LABEL - left, max(ys) + _LABEL - top
