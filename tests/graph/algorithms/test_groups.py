"""Groups: components as in networkx, communities as good as known ones."""

from collections import Counter

import networkx
import numpy as np
import pytest
from hypothesis import given, settings

from graph.algorithms.answers import GroupLink
from graph.algorithms.communities import modularity
from graph.algorithms.presentation import links_between
from graph.algorithms.results import Groups
from tests.graph.algorithms.graphs import Graph, compute, graphs, karate, pairs, parts, projected

_FEW = settings(max_examples=40, deadline=None)
COMMUNITIES = ("louvain", "leiden", "label-propagation")


@_FEW
@given(graphs())
def test_components_are_those_of_networkx(graph: Graph) -> None:
    assert set(parts("weak-components", graph)) == set(
        map(frozenset, networkx.connected_components(graph.to_undirected()))
    )


@_FEW
@given(graphs(directed=True))
def test_strong_components_are_those_of_networkx(graph: Graph) -> None:
    wanted = set(map(frozenset, networkx.strongly_connected_components(graph)))

    assert set(parts("strong-components", graph)) == wanted


@_FEW
@given(graphs(directed=False))
def test_links_between_groups_are_those_that_no_group_has_within(graph: Graph) -> None:
    found = compute("leiden", graph)
    assert isinstance(found, Groups)
    links = links_between(projected(graph), found, int(found.group.max()) + 1)
    wanted = Counter(
        tuple(sorted((int(found.group[one]) + 1, int(found.group[other]) + 1)))
        for one, other in graph.edges
        if found.group[one] != found.group[other]
    )

    assert {(link.left, link.right): link.pairs for link in links} == dict(wanted)
    assert [link.pairs for link in links] == sorted((link.pairs for link in links), reverse=True)


def test_links_of_groups_that_are_not_shown_are_left_out() -> None:
    graph = networkx.Graph([(0, 1), (1, 2), (2, 3), (3, 4)])
    found = Groups.of(np.array([0, 0, 1, 1, 2]))

    assert links_between(projected(graph), found, 2) == (GroupLink(left=1, right=2, pairs=1),)


def test_groups_are_ordered_by_their_size() -> None:
    graph = networkx.disjoint_union(networkx.path_graph(2), networkx.path_graph(5))

    assert [len(part) for part in parts("weak-components", graph)] == [5, 2]


@_FEW
@given(graphs(directed=False))
def test_bridges_are_those_of_networkx(graph: Graph) -> None:
    found = pairs("bridges", graph)
    wanted = {frozenset(bridge) for bridge in networkx.bridges(graph)}

    assert set(map(frozenset, zip(found.left.tolist(), found.right.tolist(), strict=True))) == wanted


@_FEW
@given(graphs(directed=False))
def test_a_bridge_counts_what_it_would_cut_off(graph: Graph) -> None:
    found = pairs("bridges", graph)
    for one, other, score in zip(found.left.tolist(), found.right.tolist(), found.scores.tolist(), strict=True):
        cut = graph.copy()
        cut.remove_edge(one, other)
        sides = [len(networkx.node_connected_component(cut, end)) for end in (one, other)]
        assert score == min(sides)


@_FEW
@given(graphs(directed=False, weighted=True))
def test_modularity_is_that_of_networkx(graph: Graph) -> None:
    found = compute("leiden", graph)
    assert isinstance(found, Groups)
    if graph.number_of_edges():
        wanted = networkx.community.modularity(graph, map(set, parts("leiden", graph)))
        assert found.measures["modularity"] == pytest.approx(wanted, abs=1e-9)
        assert modularity(projected(graph), found.group) == found.measures["modularity"]


@pytest.mark.parametrize("name", ["louvain", "leiden"])
def test_the_karate_club_falls_into_its_known_groups(name: str) -> None:
    found = compute(name, karate())

    assert isinstance(found, Groups)
    # The best division known has four groups and 0.4198 (Brandes and others 2008).
    assert found.measures["modularity"] == pytest.approx(0.4198, abs=0.01)
    assert found.measures["groups"] in (3, 4)


@pytest.mark.parametrize("name", COMMUNITIES)
def test_cliques_in_a_ring_are_found(name: str) -> None:
    ring = networkx.ring_of_cliques(8, 6)
    wanted = {frozenset(range(start, start + 6)) for start in range(0, 48, 6)}

    assert set(parts(name, ring)) == wanted


@_FEW
@given(graphs(directed=False))
def test_everything_has_a_label_that_most_of_its_neighbours_have(graph: Graph) -> None:
    label = {node: number for number, part in enumerate(parts("label-propagation", graph)) for node in part}
    for node in graph:
        around = Counter(label[other] for other in graph[node])
        assert not around or around[label[node]] == max(around.values())


@pytest.mark.parametrize("name", COMMUNITIES)
def test_the_same_seed_finds_the_same_groups(name: str) -> None:
    graph = networkx.planted_partition_graph(6, 30, 0.3, 0.02, seed=3)

    assert parts(name, graph, seed=5) == parts(name, graph, seed=5)


@pytest.mark.parametrize("name", ["louvain", "leiden"])
def test_groups_are_about_as_good_as_those_of_networkx(name: str) -> None:
    graph = networkx.planted_partition_graph(10, 50, 0.2, 0.01, seed=3)
    wanted = networkx.community.modularity(graph, networkx.community.louvain_communities(graph, seed=1))
    found = compute(name, graph)

    assert isinstance(found, Groups)
    assert found.measures["modularity"] > wanted - 0.02
