"""Selections of the graph: the same every time, cut where they are told."""

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.knowledge_graph import KnowledgeGraph
from ontology.claim import Claims
from ontology.errors import NotFoundError, RequestError
from tests.graph.conftest import Ids
from tests.graph.example import judged
from tests.graph.strategies import shared_claims


def labels(graph: KnowledgeGraph, identifier: str, **options: object) -> set[str]:
    return {node.label for node in graph.neighbourhood(identifier, **options).nodes}  # type: ignore[arg-type]


def test_each_step_goes_one_relation_further(graph: KnowledgeGraph, ids: Ids) -> None:
    focus = ids["云湖科技园"]
    assert labels(graph, focus, depth=0) == {"云湖科技园"}
    assert labels(graph, focus) == {"云湖科技园", "云湖科技园东组团"}
    assert labels(graph, focus, depth=2) == {"云湖科技园", "云湖科技园东组团", "智造实验室"}
    assert labels(graph, focus, depth=9) == set(ids) - {"云州区", "云州区科技创新规划"}


def test_the_focus_goes_first_and_edges_carry_their_sources(graph: KnowledgeGraph, ids: Ids) -> None:
    network = graph.neighbourhood(ids["智造实验室"])
    assert network.focus == network.nodes[0].id == ids["智造实验室"]
    assert {(edge.source, edge.predicate, edge.target) for edge in network.edges} == {
        (ids["智造实验室"], "reliesOn", ids["云州大学"]),
        (ids["智造实验室"], "locatedIn", ids["云湖科技园东组团"]),
    }
    assert all(edge.sources[0].document == "cloud" for edge in network.edges)
    assert not network.truncated


def test_relations_among_the_things_of_the_last_step_are_shown(graph: KnowledgeGraph, ids: Ids) -> None:
    graph.record([judged(ids["云湖科技园"], ids["云湖科学园"])])
    network = graph.neighbourhood(ids["云州大学"])
    assert len(network.nodes) == 3
    assert len(network.edges) == 2
    wider = graph.neighbourhood(ids["云州大学"], depth=2)
    assert len(wider.nodes) == 5
    assert len(wider.edges) == 5


def test_relations_and_classes_restrict_what_is_followed(graph: KnowledgeGraph, ids: Ids) -> None:
    focus = ids["智造实验室"]
    assert labels(graph, focus, depth=5, predicates=["reliesOn"]) == {"智造实验室", "云州大学"}
    assert labels(graph, focus, depth=5, types=["Park"]) == {"智造实验室", "云湖科技园", "云湖科技园东组团"}
    assert labels(graph, ids["云州大学"], types=["Laboratory"]) == {"云州大学", "智造实验室"}
    with pytest.raises(RequestError, match="knows"):
        graph.neighbourhood(focus, predicates=["knows"])


def test_a_cut_keeps_the_focus_and_says_so(graph: KnowledgeGraph, ids: Ids) -> None:
    network = graph.neighbourhood(ids["智造实验室"], depth=3, limit=2)
    assert len(network.nodes) == 2
    assert network.truncated
    alone = graph.neighbourhood(ids["智造实验室"], limit=1)
    assert [node.label for node in alone.nodes] == ["智造实验室"]
    assert alone.truncated


def test_impossible_requests_are_refused(graph: KnowledgeGraph, ids: Ids) -> None:
    with pytest.raises(RequestError):
        graph.neighbourhood(ids["云州大学"], depth=-1)
    with pytest.raises(RequestError):
        graph.neighbourhood(ids["云州大学"], limit=0)
    with pytest.raises(RequestError):
        graph.network(limit=0)
    with pytest.raises(NotFoundError):
        graph.neighbourhood("park-none")


@given(st.lists(shared_claims(), min_size=1, max_size=3), st.integers(1, 3), st.integers(1, 6))
def test_a_neighbourhood_is_what_networkx_finds_within_the_depth(made: list[Claims], depth: int, limit: int) -> None:
    with KnowledgeGraph.in_memory() as graph:
        for one in made:
            graph.load(one)
        focus = graph.named_things()[0].id
        network = graph.neighbourhood(focus, depth=depth, limit=limit)
        assert network == graph.neighbourhood(focus, depth=depth, limit=limit)
        whole = networkx.Graph(KnowledgeGraph.to_networkx(graph.network(limit=1000)))
        whole.add_node(focus)
        reachable = set(networkx.ego_graph(whole, focus, radius=depth))
        shown = {node.id for node in network.nodes}
        assert shown <= reachable
        assert len(shown) == min(limit, len(reachable))
        assert network.truncated == (len(reachable) > limit)
        assert all(edge.source in shown and edge.target in shown for edge in network.edges)


def test_the_overview_shows_the_best_connected_first(graph: KnowledgeGraph, ids: Ids) -> None:
    network = graph.network(limit=3)
    assert network.truncated
    assert network.focus is None
    assert len(network.nodes) == 3
    whole = graph.network()
    assert not whole.truncated
    assert {node.label for node in whole.nodes} == set(ids)
    assert len(whole.edges) == 6


def test_an_overview_grows_along_relations_rather_than_take_strangers(graph: KnowledgeGraph, ids: Ids) -> None:
    network = graph.network(limit=4)
    joined = networkx.Graph(KnowledgeGraph.to_networkx(network))
    assert len(network.nodes) == 4
    assert networkx.is_connected(joined)
    # The region and its plan are a part of their own, for which one place is not enough.
    assert len(graph.network(limit=len(ids) - 1).nodes) == len(ids) - 2


@given(st.lists(shared_claims(), min_size=1, max_size=3), st.integers(2, 6))
def test_nothing_in_an_overview_stands_alone(made: list[Claims], limit: int) -> None:
    with KnowledgeGraph.in_memory() as graph:
        for one in made:
            graph.load(one)
        network = graph.network(limit=limit)
        assert len(network.nodes) <= limit
        joined = {end for edge in network.edges for end in (edge.source, edge.target)}
        assert {node.id for node in network.nodes} == joined
        # One place at most is left free where there is more to show.
        assert not network.truncated or len(network.nodes) >= limit - 1


def test_an_empty_graph_has_an_empty_overview() -> None:
    with KnowledgeGraph.in_memory() as graph:
        assert graph.network().nodes == ()


def test_networkx_gets_labels_classes_and_relations(graph: KnowledgeGraph, ids: Ids) -> None:
    made = KnowledgeGraph.to_networkx(graph.network())
    assert made.nodes[ids["云州大学"]]["label"] == "云州大学"
    assert made.nodes[ids["云州大学"]]["type"] == "University"
    edge = made.edges[ids["智造实验室"], ids["云州大学"], "reliesOn"]
    assert edge == {"predicate": "reliesOn", "sources": 1}
    assert made.number_of_edges() == 6


def test_given_things_come_in_their_order_with_what_is_among_them(graph: KnowledgeGraph, ids: Ids) -> None:
    wanted = [ids["云州大学"], ids["智造实验室"], ids["云湖科技园"]]

    network = graph.among([*wanted, wanted[0]])

    assert [node.id for node in network.nodes] == wanted
    assert [(edge.source, edge.predicate, edge.target) for edge in network.edges] == [
        (wanted[1], "reliesOn", wanted[0])
    ]
    assert network.edges[0].sources
    assert graph.among(wanted, predicates=["partOf"]).edges == ()
    with pytest.raises(NotFoundError):
        graph.among(["nothing-0"])
