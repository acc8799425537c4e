"""What things have in common, and the ways between them."""

from collections.abc import Callable, Iterable

import networkx
import pytest
from hypothesis import given, settings

from graph.algorithms.parameter import Value
from graph.algorithms.results import Ranking
from ontology.errors import NotFoundError, RequestError
from tests.graph.algorithms.graphs import Graph, compute, graphs, karate, named, pairs, random_graph, ways

_FEW = settings(max_examples=40, deadline=None)
_REFERENCE: dict[str, Callable[..., Iterable[tuple[int, int, float]]]] = {
    "adamic-adar": networkx.adamic_adar_index,
    "resource-allocation": networkx.resource_allocation_index,
    "jaccard": networkx.jaccard_coefficient,
}


def _ends(source: int, target: int) -> dict[str, Value]:
    return {"from": named(source), "to": named(target)}


def _predicted(graph: Graph, measure: str) -> dict[frozenset[int], float]:
    found = pairs("link-prediction", graph, measure=measure, pairs=10_000)
    ends = zip(found.left.tolist(), found.right.tolist(), strict=True)
    return dict(zip(map(frozenset, ends), found.scores.tolist(), strict=True))


@pytest.mark.parametrize("measure", list(_REFERENCE))
@_FEW
@given(graph=graphs(directed=False))
def test_predictions_are_those_of_networkx(measure: str, graph: Graph) -> None:
    wanted = {frozenset((one, other)): score for one, other, score in _REFERENCE[measure](graph) if score > 0}

    assert _predicted(graph, measure) == pytest.approx(wanted)


@_FEW
@given(graphs(directed=False))
def test_a_prediction_names_all_that_is_shared(graph: Graph) -> None:
    found = pairs("link-prediction", graph)
    for one, other, shared in zip(found.left.tolist(), found.right.tolist(), found.shared, strict=True):
        assert set(shared) == set(networkx.common_neighbors(graph, one, other))


def test_the_best_pairs_come_first_and_no_more_than_asked_for() -> None:
    graph = random_graph(300, 1500, 2, directed=False)
    every = sorted(_predicted(graph, "adamic-adar").values(), reverse=True)
    found = pairs("link-prediction", graph, pairs=25)

    assert found.scores.tolist() == pytest.approx(every[:25])


def test_hubs_are_passed_over_as_reasons() -> None:
    star = networkx.star_graph(6)

    assert len(pairs("link-prediction", star, crowd=5).left) == 0
    assert len(pairs("link-prediction", star, crowd=6).left) == 15


def test_too_many_pairs_are_refused() -> None:
    with pytest.raises(RequestError, match="crowds"):
        pairs("link-prediction", networkx.star_graph(25_000), crowd=1_000_000)


@_FEW
@given(graphs(directed=False))
def test_similarity_is_the_jaccard_coefficient_of_networkx(graph: Graph) -> None:
    if not graph.degree(0):
        return
    found = pairs("similarity", graph, to=named(0), pairs=10_000)
    scores = dict(zip(found.right.tolist(), found.scores.tolist(), strict=True))
    asked = [(0, other) for other in graph if other != 0]
    wanted = {other: score for _, other, score in networkx.jaccard_coefficient(graph, asked) if score > 0}

    assert scores == pytest.approx(wanted)


@_FEW
@given(graphs())
def test_the_shortest_ways_come_first(graph: Graph) -> None:
    last = len(graph) - 1
    found = ways("shortest-paths", graph, **_ends(0, last), count=5)
    if not networkx.has_path(graph, 0, last):
        assert found.paths == ()
        return
    wanted = networkx.shortest_simple_paths(graph, 0, last)
    lengths = [len(path) for path, _ in zip(wanted, range(5), strict=False)]

    if found.complete or len(found.paths) == 5:
        assert [len(path) for path in found.paths] == lengths
    assert all(networkx.is_simple_path(graph, list(path)) for path in found.paths)


@_FEW
@given(graphs(most=12))
def test_all_short_ways_are_those_of_networkx(graph: Graph) -> None:
    last = len(graph) - 1
    found = ways("all-paths", graph, **_ends(0, last), length=4)

    assert found.complete
    assert sorted(found.paths) == sorted(map(tuple, networkx.all_simple_paths(graph, 0, last, cutoff=4)))


def test_a_search_that_explodes_gives_up_and_says_so() -> None:
    # Two cliques without a way of few steps: beginnings are many, ways none.
    graph = networkx.complete_graph(40)
    found = ways("all-paths", graph, **_ends(0, 39), length=8, most=50)

    assert len(found.paths) == 50
    assert not found.complete


def test_a_long_chain_is_walked_to_its_end() -> None:
    found = ways("shortest-paths", networkx.path_graph(1000), **_ends(0, 999))
    around = compute("neighbourhood", networkx.path_graph(1000), of=(named(0),), depth=20)

    assert [len(path) for path in found.paths] == [1000]
    assert isinstance(around, Ranking)
    assert len(around.things) == 20


def test_what_is_not_in_the_graph_has_no_ways() -> None:
    with pytest.raises(NotFoundError, match="no relation"):
        ways("shortest-paths", karate(), **_ends(0, 99))


def test_what_lies_between_two_things_is_on_short_ways() -> None:
    graph = networkx.path_graph(6)
    found = compute("between", graph, **_ends(0, 3), more=0)

    assert isinstance(found, Ranking)
    assert found.things.tolist() == [1, 2]


def test_a_neighbourhood_ends_at_its_depth() -> None:
    graph = networkx.path_graph(6)
    found = compute("neighbourhood", graph, of=(named(0),), depth=3)

    assert isinstance(found, Ranking)
    assert found.things.tolist() == [1, 2, 3]
