"""Rankings are those of networkx, on graphs of many shapes."""

from collections.abc import Callable, Mapping

import networkx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.algorithms.betweenness import dependencies
from graph.algorithms.results import Ranking
from tests.graph.algorithms.graphs import Graph, close, column, compute, graphs, karate, projected, random_graph, scores

_FEW = settings(max_examples=40, deadline=None)


@_FEW
@given(graphs())
def test_degrees_are_those_of_networkx(graph: Graph) -> None:
    assert close(scores("degree", graph), networkx.degree_centrality(networkx.Graph(graph)))


@_FEW
@given(graphs(weighted=True), st.floats(0.1, 0.95))
def test_pagerank_is_that_of_networkx(graph: Graph, damping: float) -> None:
    wanted = networkx.pagerank(graph, alpha=damping, tol=1e-12, max_iter=1000)

    assert close(scores("pagerank", graph, damping=damping), wanted)


@_FEW
@given(graphs(weighted=True))
def test_pagerank_from_a_thing_is_that_of_networkx(graph: Graph) -> None:
    wanted = networkx.pagerank(graph, personalization={0: 1.0}, tol=1e-12, max_iter=1000)
    found = scores("personalised-pagerank", graph, of=("t00000",))

    reached = {node: rank for node, rank in wanted.items() if node != 0 and rank > 1e-9}
    assert close({node: rank for node, rank in found.items() if rank > 1e-9}, reached)


def test_hubs_and_authorities_are_those_of_networkx() -> None:
    graph = random_graph(60, 240, 5, directed=True)
    hubs, authorities = networkx.hits(graph, max_iter=1000, tol=1e-12)

    assert close(column("hits", graph, "hub"), hubs)
    assert close(column("hits", graph, "authority"), authorities)


@_FEW
@given(graphs())
def test_closeness_is_that_of_networkx(graph: Graph) -> None:
    assert close(scores("closeness", graph), networkx.closeness_centrality(graph))


@_FEW
@given(graphs())
def test_harmonic_centrality_is_that_of_networkx(graph: Graph) -> None:
    others = max(1, len(graph) - 1)
    wanted = {node: value / others for node, value in networkx.harmonic_centrality(graph).items()}

    assert close(scores("harmonic", graph), wanted)


@_FEW
@given(graphs())
def test_betweenness_is_that_of_networkx(graph: Graph) -> None:
    assert close(scores("betweenness", graph), networkx.betweenness_centrality(graph))


@_FEW
@given(graphs(), st.integers(0, 1000))
def test_the_shares_of_some_sources_are_those_of_networkx(graph: Graph, seed: int) -> None:
    sources = np.random.default_rng(seed).choice(len(graph), min(5, len(graph)), replace=False)
    wanted = networkx.betweenness_centrality_subset(graph, sources.tolist(), list(graph))
    factor = 1.0 if graph.is_directed() else 2.0
    found = dependencies(projected(graph).matrix, sources).sum(axis=1)

    assert close(dict(enumerate(found)), {node: factor * value for node, value in wanted.items()})


def test_sampled_betweenness_lies_within_its_errors() -> None:
    graph = random_graph(600, 2400, 3, directed=False)
    exact = scores("betweenness", graph)
    found = compute("betweenness", graph, exact=0, samples=150, seed=4)
    assert isinstance(found, Ranking)
    sampled, error = found.scores, found.columns["error"]
    first = sorted(exact, key=lambda node: -exact[node])[:100]

    assert max(abs(sampled[node] - exact[node]) for node in exact) <= found.measures["bound"]
    # 95 are meant to, were scores independent and not skewed; the seed keeps the sample the same in every run.
    assert sum(abs(sampled[node] - exact[node]) <= error[node] for node in first) > 75


def test_the_same_seed_draws_the_same_sample() -> None:
    graph = random_graph(300, 900, 3, directed=False)
    one, same, other = (scores("betweenness", graph, exact=0, samples=20, seed=seed) for seed in (1, 1, 2))

    assert one == same
    assert one != other


@pytest.mark.parametrize("name", ["closeness", "harmonic"])
def test_a_sample_of_all_things_is_exact(name: str) -> None:
    graph = random_graph(80, 200, 3, directed=False)

    assert close(scores(name, graph, exact=0, samples=80), scores(name, graph))


@pytest.mark.parametrize("name", ["closeness", "harmonic"])
def test_estimates_are_near_on_a_connected_graph(name: str) -> None:
    graph = networkx.connected_watts_strogatz_graph(500, 6, 0.3, seed=2)
    exact, sampled = scores(name, graph), scores(name, graph, exact=0, samples=200, seed=1)

    assert max(abs(sampled[node] / exact[node] - 1) for node in exact) < 0.1


def test_eigenvector_centrality_is_that_of_networkx() -> None:
    for graph in (karate(), networkx.connected_watts_strogatz_graph(200, 4, 0.3, seed=2)):
        wanted = networkx.eigenvector_centrality(graph, max_iter=5000, tol=1e-10)
        assert close(scores("eigenvector", graph), wanted, within=1e-5)


@_FEW
@given(graphs(directed=False))
def test_katz_centrality_is_that_of_networkx(graph: Graph) -> None:
    largest = max(1.0, float(max(networkx.adjacency_spectrum(graph, weight=None).real)))
    wanted = networkx.katz_centrality_numpy(graph, alpha=0.5 / largest, weight=None)

    assert close(scores("katz", graph, attenuation=0.5), wanted, within=1e-4)


@_FEW
@given(graphs(directed=False))
def test_core_numbers_are_those_of_networkx(graph: Graph) -> None:
    assert close(scores("core", graph), dict(networkx.core_number(graph)))


@_FEW
@given(graphs(directed=False))
def test_triangles_and_clustering_are_those_of_networkx(graph: Graph) -> None:
    counts: dict[int, int] = networkx.triangles(graph)  # type: ignore[assignment]

    assert close(column("clustering", graph, "triangles"), counts)
    assert close(scores("clustering", graph), _clustering(graph))


@_FEW
@given(graphs(weighted=True, directed=False, most=25))
def test_constraint_is_that_of_networkx(graph: Graph) -> None:
    wanted = {node: value for node, value in networkx.constraint(graph, weight="weight").items() if value == value}

    assert close(scores("constraint", graph, links=1), wanted)


@_FEW
@given(graphs(weighted=True, directed=False, most=25))
def test_effective_sizes_are_those_of_networkx(graph: Graph) -> None:
    # For all nodes at once networkx takes a matrix and, for weights, other numbers than by its own definition.
    sizes = networkx.effective_size(graph, nodes=list(graph), weight="weight")
    wanted = {node: size for node, size in sizes.items() if size == size}

    assert close(column("constraint", graph, "effective", links=1), wanted)


@_FEW
@given(graphs(directed=False))
def test_articulation_points_are_those_of_networkx(graph: Graph) -> None:
    assert scores("articulation-points", graph).keys() == set(networkx.articulation_points(graph))


def _clustering(graph: Graph) -> dict[int, float]:
    found: dict[int, float] = networkx.clustering(graph)  # type: ignore[assignment]
    return found


@pytest.mark.parametrize("name", ["degree", "pagerank", "betweenness", "closeness", "core", "clustering"])
def test_two_thousand_things_rank_as_in_networkx(name: str) -> None:
    graph = random_graph(2000, 6000, 11, directed=False)
    references: dict[str, Callable[[Graph], Mapping[int, float]]] = {
        "degree": networkx.degree_centrality,
        "pagerank": lambda one: networkx.pagerank(one, tol=1e-12, max_iter=500),
        "betweenness": lambda one: networkx.betweenness_centrality(one, normalized=True),
        "closeness": networkx.closeness_centrality,
        "core": networkx.core_number,
        "clustering": _clustering,
    }
    if name in ("betweenness", "closeness"):
        # The whole takes networkx half a minute.
        graph = random_graph(400, 1200, 11, directed=False)

    assert close(scores(name, graph), references[name](graph))
