"""The card of a document: what it is, names and states, and nothing that another document does."""

import pytest

from graph.knowledge_graph import KnowledgeGraph
from ontology.errors import NotFoundError
from tests.graph.conftest import Ids
from tests.graph.example import judged


def test_a_card_says_what_the_document_is(graph: KnowledgeGraph) -> None:
    card = graph.document_card("cloud")
    assert card.summary == graph.document("cloud")
    assert card.region is not None
    assert (card.region.id, card.start_year, card.end_year) == ("region-990101", 2021, 2025)
    assert {thing.label for thing in card.entities} == {
        "云湖科技园",
        "云湖科技园东组团",
        "云州大学",
        "智造实验室",
        "云州区",
        "云州区科技创新规划",
    }
    assert [thing.type for thing in card.entities] == sorted(thing.type for thing in card.entities)


def test_a_card_has_the_document_s_own_figures(graph: KnowledgeGraph) -> None:
    cloud, river = graph.document_card("cloud"), graph.document_card("river")
    assert {figure.indicator for figure in cloud.figures} == {"研发投入强度", "R&D经费占比", "绿化率"}
    assert [figure.value for figure in river.figures] == [2.1]
    assert all(figure.source.document == "cloud" for figure in cloud.figures)


def test_a_document_without_a_region_has_none(graph: KnowledgeGraph) -> None:
    card = graph.document_card("river")
    assert card.region is None
    assert card.policy is None


def test_merged_things_stand_on_the_card_under_one_id(graph: KnowledgeGraph, ids: Ids) -> None:
    graph.record([judged(ids["云湖科技园"], ids["云湖科学园"])])
    shown = {thing.id for name in ("cloud", "river") for thing in graph.document_card(name).entities}
    assert len(shown & {ids["云湖科技园"], ids["云湖科学园"]}) == 1


def test_an_unknown_document_has_no_card(graph: KnowledgeGraph) -> None:
    with pytest.raises(NotFoundError):
        graph.document_card("none")
