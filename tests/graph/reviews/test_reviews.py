"""What decisions about claims do to the view, and that they outlive what they are about."""

from dataclasses import replace

import pytest

from graph.knowledge_graph import KnowledgeGraph
from ontology.claim import Claims
from ontology.entity import EntityType
from ontology.errors import NotFoundError
from ontology.identity import entity_id
from ontology.provenance import Span
from ontology.relation import Predicate
from ontology.review import Decision
from tests.graph.conftest import Ids
from tests.graph.example import cloud_plan, relation
from tests.graph.reviewing import (
    DOUBT,
    DOUBTED_FIRM,
    NAMES,
    WORDS,
    claim_of,
    in_view,
    reject,
    view,
)


def test_a_rejected_claim_leaves_the_view_and_not_its_document(graph: KnowledgeGraph, ids: Ids) -> None:
    reject(graph, "reliesOn 云州大学")
    assert not in_view(graph, ids["智造实验室"], "reliesOn", ids["云州大学"])
    assert any(one.evidence.quote == WORDS for one in graph.claims("cloud").relations)
    assert all(fact.predicate != "reliesOn" for fact in graph.entity(ids["智造实验室"]).facts)


def test_what_another_document_states_stays(graph: KnowledgeGraph, ids: Ids) -> None:
    other = cloud_plan()
    graph.load(replace(other, document=replace(other.document, id="copy")))
    reject(graph, "reliesOn 云州大学")
    [fact] = [fact for fact in graph.entity(ids["智造实验室"]).facts if fact.predicate == "reliesOn"]
    assert [source.document for source in fact.sources] == ["copy"]


def test_what_other_words_state_stays_until_they_are_rejected_too(graph: KnowledgeGraph, ids: Ids) -> None:
    made = cloud_plan()
    again = relation("e4", Predicate.RELIES_ON, "e3", 300, "云州大学支持智造实验室")
    graph.load(replace(made, relations=(*made.relations, again)))
    first, second = [
        one.claim for one in graph.reviews.claims("cloud") if one.claim.reference.statement.predicate == "reliesOn"
    ]
    graph.reviews.decide(first.id, Decision.REJECT, by="李")
    [fact] = [fact for fact in graph.entity(ids["智造实验室"]).facts if fact.predicate == "reliesOn"]
    assert [source.claim for source in fact.sources] == [second.id]
    graph.reviews.decide(second.id, Decision.REJECT, by="李")
    assert not in_view(graph, ids["智造实验室"], "reliesOn", ids["云州大学"])


def test_a_rejected_figure_goes_whole(graph: KnowledgeGraph) -> None:
    reject(graph, "绿化率 >= 40% (2025, target)")
    assert graph.figures(indicator="绿化率").total == 0
    assert not [quad for quad in view(graph) if "绿化率" in str(quad.object)]


def test_with_its_mentions_a_thing_leaves_and_all_that_is_said_of_it(graph: KnowledgeGraph, ids: Ids) -> None:
    reject(graph, "Platform 智造实验室")
    node = NAMES.thing(ids["智造实验室"])
    assert not [quad for quad in view(graph) if node in (quad.subject, quad.object)]
    with pytest.raises(NotFoundError):
        graph.entity(ids["智造实验室"])


def test_an_unknown_claim_is_not_decided_about(graph: KnowledgeGraph) -> None:
    for claim in ("claim-cloud-000000000000", "claim-nowhere-000000000000", "park-x", ""):
        with pytest.raises(NotFoundError):
            graph.reviews.decide(claim, Decision.REJECT, by="李")


def test_an_accepted_claim_comes_out_of_quarantine(graph: KnowledgeGraph, ids: Ids) -> None:
    graph.load(cloud_plan(), quarantined=[DOUBT, DOUBTED_FIRM])
    before = view(graph)
    for words in ("云州大学 partOf 云湖科技园", "Firm 云湖精密公司"):
        graph.reviews.decide(claim_of(graph, words).id, Decision.ACCEPT, by="李")
    assert in_view(graph, ids["云州大学"], "partOf", ids["云湖科技园"])
    assert set(graph.entity(entity_id(EntityType.FIRM, "云湖精密公司")).names) == {"云湖精密公司", "云湖精密"}
    assert graph.quarantine("cloud")["cloud"] == (DOUBTED_FIRM, DOUBT)
    for review in graph.reviews.all():
        graph.reviews.undo(review.id, by="李")
    assert view(graph) == before


def moved(claims: Claims) -> Claims:
    """Return the claims as a reading gives them in which every offset is another."""
    relations = (
        replace(one, evidence=replace(one.evidence, span=Span(one.evidence.span.start + 7, one.evidence.span.end + 7)))
        for one in claims.relations
    )
    return replace(claims, relations=tuple(relations))


def test_a_decision_finds_its_claim_after_a_reload(graph: KnowledgeGraph, ids: Ids) -> None:
    made = reject(graph, "reliesOn 云州大学")
    graph.load(moved(cloud_plan()))
    assert claim_of(graph, "reliesOn 云州大学").id != made.reference.claim
    assert not in_view(graph, ids["智造实验室"], "reliesOn", ids["云州大学"])
    assert graph.reviews.without_claim([made]) == frozenset()


def test_a_decision_without_a_claim_stays_and_holds_when_the_claim_is_back(graph: KnowledgeGraph, ids: Ids) -> None:
    made = reject(graph, "reliesOn 云州大学")
    changed = cloud_plan()
    others = tuple(one for one in changed.relations if one.predicate is not Predicate.RELIES_ON)
    graph.load(replace(changed, relations=others))
    assert graph.reviews.without_claim(graph.reviews.all()) == {made.id}
    graph.delete("cloud")
    assert graph.reviews.all() == (made,)
    assert graph.reviews.without_claim([made]) == {made.id}
    graph.load(cloud_plan())
    assert graph.reviews.without_claim([made]) == frozenset()
    assert not in_view(graph, ids["智造实验室"], "reliesOn", ids["云州大学"])


def test_the_latest_decision_stands_and_an_earlier_one_comes_back(graph: KnowledgeGraph, ids: Ids) -> None:
    claim = claim_of(graph, "reliesOn 云州大学").id
    graph.reviews.decide(claim, Decision.REJECT, by="李")
    later = graph.reviews.decide(claim, Decision.ACCEPT, by="王")
    assert in_view(graph, ids["智造实验室"], "reliesOn", ids["云州大学"])
    graph.reviews.undo(later.id, by="李")
    assert not in_view(graph, ids["智造实验室"], "reliesOn", ids["云州大学"])


def test_undoing_twice_changes_nothing_and_an_unknown_decision_is_none(graph: KnowledgeGraph) -> None:
    made = reject(graph, "reliesOn 云州大学")
    first = graph.reviews.undo(made.id, by="李")
    assert graph.reviews.undo(made.id, by="王") == first
    with pytest.raises(NotFoundError):
        graph.reviews.undo("review-000000000000", by="李")
