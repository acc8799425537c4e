"""Graphs that the algorithms are tried on, as projections and as networkx has them."""

from collections.abc import Mapping
from typing import Any

import networkx
import numpy as np
from hypothesis import strategies as st

from graph.algorithms.parameter import Value
from graph.algorithms.registry import algorithm
from graph.algorithms.results import Computed, Groups, Pairs, Paths, Ranking, Work
from graph.projection.projection import Projection

Graph = Any


def named(index: int) -> str:
    return f"t{index:05d}"


def projected(graph: Graph) -> Projection:
    """Return a networkx graph with numbers for nodes as a projection with ids for them."""
    edges = [
        (named(one), named(other), float(known.get("weight", 1.0))) for one, other, known in graph.edges(data=True)
    ]
    also = tuple(named(node) for node in graph.nodes)
    return Projection.of(edges, directed=graph.is_directed(), also=also)


def karate() -> Graph:
    """Return Zachary's karate club without weights: 34 members, 78 links."""
    club = networkx.karate_club_graph()
    return networkx.Graph(list(club.edges))


def random_graph(size: int, links: int, seed: int, *, directed: bool, weighted: bool = False) -> Graph:
    """Return a graph in which some things have many more links than others, and some none."""
    random = np.random.default_rng(seed)
    graph: Graph = networkx.DiGraph() if directed else networkx.Graph()
    graph.add_nodes_from(range(size))
    for _ in range(links):
        one, other = int(size * random.random() ** 2), int(size * random.random())
        if one != other:
            graph.add_edge(one, other, weight=float(random.integers(1, 5)) if weighted else 1.0)
    return graph


def graphs(*, directed: bool | None = None, weighted: bool = False, most: int = 40) -> st.SearchStrategy[Graph]:
    """Return graphs of up to ``most`` things."""
    ways = st.booleans() if directed is None else st.just(directed)
    return st.builds(
        lambda size, density, seed, way: random_graph(size, int(density * size), seed, directed=way, weighted=weighted),
        st.integers(2, most),
        st.floats(0, 4),
        st.integers(0, 10**6),
        ways,
    )


def compute(name: str, graph: Graph | Projection, **values: Value) -> Computed:
    """Return what an algorithm computes with some values and else the usual ones."""
    projection = graph if isinstance(graph, Projection) else projected(graph)
    chosen = algorithm(name)
    usual = {parameter.name: parameter.usual for parameter in chosen.parameters}
    return chosen.compute(Work(projection=projection, values=usual | values))


def scores(name: str, graph: Graph | Projection, **values: Value) -> dict[int, float]:
    """Return the scores of an algorithm by the numbers of the nodes."""
    found = compute(name, graph, **values)
    assert isinstance(found, Ranking)
    return dict(zip(found.things.tolist(), found.scores.tolist(), strict=True))


def column(name: str, graph: Graph, of: str, **values: Value) -> dict[int, float]:
    found = compute(name, graph, **values)
    assert isinstance(found, Ranking)
    return dict(zip(found.things.tolist(), found.columns[of].tolist(), strict=True))


def parts(name: str, graph: Graph, **values: Value) -> list[frozenset[int]]:
    """Return the groups that an algorithm finds."""
    found = compute(name, graph, **values)
    assert isinstance(found, Groups)
    groups: dict[int, set[int]] = {}
    for thing, group in enumerate(found.group.tolist()):
        groups.setdefault(group, set()).add(thing)
    return [frozenset(groups[group]) for group in sorted(groups)]


def pairs(name: str, graph: Graph, **values: Value) -> Pairs:
    found = compute(name, graph, **values)
    assert isinstance(found, Pairs)
    return found


def ways(name: str, graph: Graph, **values: Value) -> Paths:
    found = compute(name, graph, **values)
    assert isinstance(found, Paths)
    return found


def close(found: Mapping[int, float], wanted: Mapping[int, float], *, within: float = 1e-6) -> bool:
    """Tell whether two lots of scores have the same keys and, up to a small difference, values."""
    return found.keys() == wanted.keys() and all(abs(found[key] - wanted[key]) <= within for key in wanted)
