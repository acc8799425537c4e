"""A card holds all that is known of a thing, with where it stands."""

import pytest

from graph.answers import Direction
from graph.knowledge_graph import KnowledgeGraph
from ontology.errors import NotFoundError
from ontology.observation import FigureKind
from tests.graph.conftest import Ids
from tests.graph.example import judged


def test_a_card_has_names_classes_and_documents(graph: KnowledgeGraph, ids: Ids) -> None:
    card = graph.entity(ids["智造实验室"])
    assert card.thing.type == "Platform"
    assert card.classes == ("Platform", "Laboratory")
    assert card.names == ("智造实验室",)
    assert [document.id for document in card.documents] == ["cloud"]


def test_facts_go_both_ways_with_their_sources(graph: KnowledgeGraph, ids: Ids) -> None:
    facts = graph.entity(ids["云州大学"]).facts
    assert [(fact.predicate, fact.direction, fact.other.label) for fact in facts] == [
        ("reliesOn", Direction.IN, "智造实验室"),
        ("jointlyBuiltBy", Direction.IN, "云湖科学园"),
    ]
    (source,) = facts[0].sources
    assert (source.document, source.title, source.section) == ("cloud", "云州区科技创新规划", "二、布局 › (一)园区")
    assert (source.start, source.end, source.quote) == (150, 161, "智造实验室依托云州大学")
    assert (source.rule, source.confidence) == ("relation.test", 0.9)


def test_outward_facts_have_their_sources_too(graph: KnowledgeGraph, ids: Ids) -> None:
    facts = graph.entity(ids["智造实验室"]).facts
    assert [(fact.predicate, fact.direction) for fact in facts] == [
        ("locatedIn", Direction.OUT),
        ("reliesOn", Direction.OUT),
    ]
    assert all(len(fact.sources) == 1 for fact in facts)


def test_figures_stand_on_the_card_of_what_they_are_about(graph: KnowledgeGraph) -> None:
    figures = graph.entity("region-990101").figures
    assert [(figure.year, figure.value, figure.kind) for figure in figures] == [
        (2020, 2.4, FigureKind.ACTUAL),
        (2025, 3.0, FigureKind.TARGET),
    ]
    assert figures[1].attribute == "预期性"
    assert figures[1].source.quote == "R&D经费占比3"


def test_a_merged_id_gives_the_thing_it_was_merged_into(graph: KnowledgeGraph, ids: Ids) -> None:
    pair = sorted((ids["云湖科技园"], ids["云湖科学园"]))
    graph.record([judged(pair[0], pair[1])])
    card = graph.entity(pair[1])
    assert card == graph.entity(pair[0])
    assert card.thing.id == pair[0]
    assert set(card.names) == {"云湖科技园", "云湖科学园", "云湖园"}
    assert [document.id for document in card.documents] == ["cloud", "river"]
    assert [(fact.predicate, fact.other.label, len(fact.sources)) for fact in card.facts] == [
        ("locatedIn", "江川智能公司", 1),
        ("partOf", "云湖科技园东组团", 1),
        ("jointlyBuiltBy", "云州大学", 1),
    ]


@pytest.mark.parametrize("identifier", ["park-none", "", "> <x", "../..", "%00", "园"])
def test_an_unknown_id_is_not_found(graph: KnowledgeGraph, identifier: str) -> None:
    with pytest.raises(NotFoundError, match="nothing with the id"):
        graph.entity(identifier)


def test_a_document_has_a_card_as_well(graph: KnowledgeGraph) -> None:
    card = graph.entity("document-cloud")
    assert (card.thing.type, card.thing.label) == ("Document", "云州区科技创新规划")
