"""What is loaded keeps to the shapes; what does not is named."""

from dataclasses import replace

from graph.knowledge_graph import KnowledgeGraph
from ontology.relation import Predicate
from tests.graph.conftest import Ids
from tests.graph.example import cloud_plan, judged, relation


def test_what_the_mapping_writes_keeps_to_every_shape(graph: KnowledgeGraph, ids: Ids) -> None:
    graph.record([judged(ids["云湖科技园"], ids["云湖科学园"])])
    assert graph.validate(evidence=True) == ()


def test_a_relation_to_a_thing_of_the_wrong_class_is_a_violation(graph: KnowledgeGraph, ids: Ids) -> None:
    made = cloud_plan()
    wrong = relation("e4", Predicate.JOINTLY_BUILT_BY, "e2", 200, "与东组团共建")
    graph.load(replace(made, relations=(*made.relations, wrong)))
    (violation,) = graph.validate()
    assert violation.focus.endswith(ids["云湖科技园东组团"])
    assert "jointlyBuiltBy" in violation.message


def test_a_quote_of_another_length_than_its_place_is_a_violation(graph: KnowledgeGraph) -> None:
    made = cloud_plan()
    first = made.relations[0]
    longer = replace(first, evidence=replace(first.evidence, quote=first.evidence.quote + "。"))
    graph.load(replace(made, relations=(longer, *made.relations[1:])))
    assert graph.validate() == ()
    assert [violation.value for violation in graph.validate(evidence=True)] == [longer.evidence.quote]
