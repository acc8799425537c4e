"""A person's word on what is the same goes before a rule's."""

from dataclasses import replace

import pytest

from graph.knowledge_graph import KnowledgeGraph
from graph.reviews.open_reviews import OpenKind, open_items
from loaders.linking import judge
from ontology.entity import Entity, EntityType
from ontology.errors import NotFoundError, ValidationError
from ontology.judgement import Verdict
from ontology.review import Decision
from tests.graph.conftest import Ids
from tests.graph.example import cloud_plan, judged, river_plan
from tests.graph.reviewing import (
    DOUBT,
)


def test_a_person_s_same_goes_before_a_rule_s_different(graph: KnowledgeGraph, ids: Ids) -> None:
    left, right = sorted((ids["云湖科技园"], ids["云湖科学园"]))
    graph.record([judged(left, right, Verdict.DIFFERENT, score=1.0)])
    graph.reviews.judge(right, left, Verdict.SAME, by="李")
    assert graph.entity(right).thing.id == left
    graph.record([judged(left, right, Verdict.DIFFERENT, score=1.0, judge="another")])
    assert graph.entity(right).thing.id == left


def test_a_person_s_different_outlives_another_linking(graph: KnowledgeGraph) -> None:
    copy = river_plan()
    twin = Entity(key="z", name="云大", type=EntityType.UNIVERSITY, aliases=("云州大学",))
    graph.load(
        replace(copy, document=replace(copy.document, id="twin"), entities=(twin,), relations=(), observations=())
    )
    [found] = [one for one in judge(graph.named_things()) if one.verdict is Verdict.SAME]
    graph.record([found])
    assert graph.entity(found.right).thing.id == found.left
    graph.reviews.judge(found.left, found.right, Verdict.DIFFERENT, by="李")
    graph.record(judge(graph.named_things()))
    assert graph.entity(found.right).thing.id == found.right
    [pair] = graph.reviews.described([found])
    assert pair.review is not None
    assert pair.review.verdict is Verdict.DIFFERENT


def test_unsure_takes_away_what_a_rule_judged(graph: KnowledgeGraph, ids: Ids) -> None:
    pair = sorted((ids["云湖科技园"], ids["云湖科学园"]))
    judgement = judged(pair[0], pair[1])
    graph.record([judgement])
    [described] = graph.reviews.described([judgement])
    made = graph.reviews.decide_judgement(described.id, Decision.REJECT, by="李")
    assert made.verdict is Verdict.UNSURE
    assert graph.entity(pair[1]).thing.id == pair[1]
    graph.reviews.undo(made.id, by="李")
    assert graph.entity(pair[1]).thing.id == pair[0]
    assert graph.reviews.decide_judgement(described.id, Decision.ACCEPT, by="李").verdict is Verdict.SAME
    with pytest.raises(ValidationError):
        graph.reviews.decide_judgement(described.id, Decision.CORRECT, by="李")
    with pytest.raises(NotFoundError):
        graph.reviews.decide_judgement("judgement-000000000000", Decision.REJECT, by="李")


def test_things_that_nobody_names_are_not_judged(graph: KnowledgeGraph, ids: Ids) -> None:
    with pytest.raises(NotFoundError, match="park-nowhere"):
        graph.reviews.judge(ids["云湖科技园"], "park-nowhere", Verdict.SAME, by="李")


def test_what_waits_is_listed_with_the_least_sure_first(graph: KnowledgeGraph, ids: Ids) -> None:
    graph.load(cloud_plan(), quarantined=[DOUBT])
    graph.record([judged(ids["云湖科技园"], ids["云湖科学园"], Verdict.UNSURE, score=0.4)])
    items = open_items(graph.reviews, doubted=graph.quarantine())
    assert [(item.kind, item.confidence) for item in items] == [(OpenKind.JUDGEMENT, 0.4), (OpenKind.QUARANTINED, 0.9)]
    more = open_items(graph.reviews, doubted=(), documents=["cloud"], below=0.95)
    assert {item.kind for item in more} == {OpenKind.JUDGEMENT, OpenKind.QUARANTINED, OpenKind.CLAIM}
    graph.reviews.judge(ids["云湖科技园"], ids["云湖科学园"], Verdict.SAME, by="李")
    graph.reviews.decide(items[1].id, Decision.REJECT, by="李")
    assert open_items(graph.reviews, doubted=graph.quarantine()) == ()
