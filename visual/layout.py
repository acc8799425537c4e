"""Where the nodes of a network stand: computed once, here, and the same in every run."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import atan2, cos, pi, sin

import networkx as nx

from visual.packing import packed
from visual.separation import apart
from visual.stress import stress_places

# Past this many nodes a browser needs seconds to find places by simulating forces; then the places from here stand.
PHYSICS_LIMIT = 150
# Pixels: between neighbours, between the rings of leaves around a node, and along a ring from leaf to leaf.
_SPACING = 135.0
_RING = 62.0
_ALONG = 92.0
_FULL = 2 * pi

Position = tuple[float, float]
Places = dict[str, Position]


def positions(nodes: Iterable[str], edges: Iterable[tuple[str, str]]) -> Places:
    """Return a place in pixels for each node, the parts that no edge joins side by side, the largest first.

    Nodes with one neighbour stand in rings around it; the others, the core of a part, as far from each other as their
    paths are long. Labels have room everywhere.

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
    found = packed([_part(graph, part) for part in parts])
    return {node: found[node] for node in graph}


def _part(graph: "nx.Graph[str]", part: Sequence[str]) -> Places:
    """Return the places of one part: its core, and around each node of the core its leaves."""
    leaves = _leaves(graph, part)
    placed = {leaf for ring in leaves.values() for leaf in ring}
    core = [node for node in part if node not in placed]
    reach = {node: _reach(len(leaves.get(node, ()))) for node in core}
    places = _core(graph, core, reach)
    for hub, around in leaves.items():
        x, y = places[hub]
        taken = [places[other] for other in graph[hub] if other in reach]
        for leaf, (dx, dy) in zip(around, _rings(len(around), (x, y), taken), strict=True):
            places[leaf] = (x + dx, y + dy)
    return apart({node: places[node] for node in part})


def _leaves(graph: "nx.Graph[str]", part: Sequence[str]) -> dict[str, list[str]]:
    """Return the nodes with one neighbour, by the neighbour; of a pair the second is the leaf."""
    found: dict[str, list[str]] = {}
    for node in part:
        if graph.degree[node] == 1:
            hub = next(iter(graph[node]))
            if graph.degree[hub] > 1 or node != part[0]:
                found.setdefault(hub, []).append(node)
    return found


def _core(graph: "nx.Graph[str]", core: Sequence[str], reach: Mapping[str, float]) -> Places:
    """Return the places of the nodes of a core, neighbours as far apart as their rings of leaves need."""
    if len(core) == 1:
        return {core[0]: (0.0, 0.0)}
    number = {node: place for place, node in enumerate(core)}
    edges = [
        (number[node], number[other], _SPACING + reach[node] + reach[other])
        for node in core
        for other in graph[node]
        if number[node] < number.get(other, -1)
    ]
    return dict(zip(core, stress_places(len(core), edges), strict=True))


def _reach(leaves: int) -> float:
    """Return how far the outermost ring of so many leaves is from their node, 0 without any."""
    ring = 0
    while leaves > 0:
        leaves -= _room(ring)
        ring += 1
    return _SPACING * 0.75 + _RING * (ring - 1) if ring else 0.0


def _room(ring: int, angle: float = _FULL) -> int:
    """Return how many leaves have room on a part of a ring."""
    return max(1, int(angle * (_SPACING * 0.75 + _RING * ring) / _ALONG))


def _rings(count: int, middle: Position, taken: Sequence[Position]) -> list[Position]:
    """Return places of leaves about a node, away from where its other edges go."""
    found: list[Position] = []
    ring = 0
    while len(found) < count:
        radius = _SPACING * 0.75 + _RING * ring
        on_ring = min(count - len(found), _room(ring))
        found += [(radius * cos(angle), radius * sin(angle)) for angle in _angles(on_ring, ring, middle, taken)]
        ring += 1
    return found


def _angles(count: int, ring: int, middle: Position, taken: Sequence[Position]) -> list[float]:
    """Return so many directions, spread evenly over the gaps between the directions that are taken."""
    used = sorted(atan2(y - middle[1], x - middle[0]) for x, y in taken)
    if not used:
        turn = ring * pi / max(count, 1)
        return [turn + _FULL * place / count for place in range(count)]
    gaps = [(start, (used[(n + 1) % len(used)] - start) % _FULL or _FULL) for n, start in enumerate(used)]
    # As in an election by the largest average: the next leaf goes where it has most room.
    shares = [0] * len(gaps)
    for _ in range(count):
        widest = max(range(len(gaps)), key=lambda n: gaps[n][1] / (shares[n] + 1))
        shares[widest] += 1
    return [
        start + width * (place + 1) / (share + 1)
        for (start, width), share in zip(gaps, shares, strict=True)
        for place in range(share)
    ]
