"""What a person states in place of a claim."""

import pytest
from pyoxigraph import Literal

from graph.knowledge_graph import KnowledgeGraph
from graph.rdf import terms as rdf
from ontology.correction import Correction, ThingChoice
from ontology.entity import EntityType
from ontology.errors import InnokgError, NotFoundError, ValidationError
from ontology.identity import entity_id
from ontology.quarantine import Check, Quarantined, UnreadCell
from ontology.review import Decision
from tests.graph.conftest import Ids
from tests.graph.example import cloud_plan
from tests.graph.reviewing import (
    UNKNOWN,
    WORDS,
    claim_of,
    correct,
    in_view,
    reject,
    view,
)


def test_a_corrected_relation_stands_with_the_words_of_the_claim(graph: KnowledgeGraph, ids: Ids) -> None:
    made = correct(graph, "reliesOn 云州大学", Correction(object=ThingChoice(text="云湖园"), predicate="locatedIn"))
    assert made.correction is not None
    assert not in_view(graph, ids["智造实验室"], "reliesOn", ids["云州大学"])
    [fact] = [one for one in graph.entity(ids["智造实验室"]).facts if one.other.id == ids["云湖科技园"]]
    assert fact.predicate == "locatedIn"
    assert [(source.quote, source.rule, source.confidence) for source in fact.sources] == [
        (WORDS, "review.correct", 1.0)
    ]
    assert graph.validate(evidence=True) == ()


def test_a_correction_brings_in_a_thing_that_was_not_read(graph: KnowledgeGraph, ids: Ids) -> None:
    name = ThingChoice(text="云州理工学院", type=EntityType.UNIVERSITY)
    correct(graph, "reliesOn 云州大学", Correction(object=name))
    new = entity_id(EntityType.UNIVERSITY, "云州理工学院")
    assert in_view(graph, ids["智造实验室"], "reliesOn", new)
    assert graph.entity(new).names == ("云州理工学院",)
    assert [document.id for document in graph.entity(new).documents] == ["cloud"]
    assert new in {thing.id for thing in graph.named_things()}
    assert graph.validate(evidence=True) == ()


def test_a_corrected_figure_is_another(graph: KnowledgeGraph) -> None:
    correct(graph, "绿化率 >= 40% (2025, target)", Correction(year=2026, indicator="高新技术企业数量"))
    [figure] = graph.figures(indicator="高新技术企业数量", year=2026).items
    assert (figure.value, figure.concept, figure.source.quote) == (40.0, "HighTechFirms", "绿化率40")


@pytest.mark.parametrize(
    ("correction", "kind", "words"),
    [
        (Correction(), ValidationError, "changes nothing"),
        (Correction(year=2020), ValidationError, "nothing to correct called year"),
        (Correction(predicate="likes"), ValidationError, "no relation"),
        (Correction(predicate="partOf"), ValidationError, "lets no Platform stand in partOf"),
        (Correction(object=ThingChoice(text="无人知晓")), ValidationError, "give its class"),
        (Correction(object=ThingChoice(text=" ")), ValidationError, "empty"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(
    graph: KnowledgeGraph, correction: Correction, kind: type[InnokgError], words: str
) -> None:
    before = view(graph)
    with pytest.raises(kind, match=words):
        correct(graph, "reliesOn 云州大学", correction)
    assert graph.reviews.all() == ()
    assert view(graph) == before


def test_what_stands_by_a_decision_is_undone_and_not_decided_about(graph: KnowledgeGraph, ids: Ids) -> None:
    correct(graph, "reliesOn 云州大学", Correction(object=ThingChoice(text="云湖园")))
    [fact] = [one for one in graph.entity(ids["智造实验室"]).facts if one.other.id == ids["云湖科技园"]]
    with pytest.raises(ValidationError, match="undone"):
        graph.reviews.decide(fact.sources[0].claim, Decision.REJECT, by="李")


def test_a_claim_in_quarantine_about_nothing_known_is_corrected(graph: KnowledgeGraph, ids: Ids) -> None:
    cell = Quarantined(
        claim=UnreadCell(text="？", sheet="一", row=2, column="年份"), check=Check.CELL, reason="No year."
    )
    graph.load(cloud_plan(), quarantined=[UNKNOWN, cell])
    claim = claim_of(graph, "某公司 locatedIn 云湖科技园").id
    with pytest.raises(ValidationError, match="no one thing"):
        graph.reviews.decide(claim, Decision.ACCEPT, by="李")
    subject = ThingChoice(text="某某智能公司", type=EntityType.FIRM)
    graph.reviews.decide(claim, Decision.CORRECT, by="李", correction=Correction(subject=subject))
    assert in_view(graph, entity_id(EntityType.FIRM, "某某智能公司"), "locatedIn", ids["云湖科技园"])


def test_a_thing_that_the_document_names_is_no_new_one(graph: KnowledgeGraph, ids: Ids) -> None:
    known = ThingChoice(text="云湖园", type=EntityType.PARK)
    correct(graph, "reliesOn 云州大学", Correction(predicate="locatedIn", object=known))
    assert in_view(graph, ids["智造实验室"], "locatedIn", ids["云湖科技园"])


def test_labels_stand_as_before_when_a_decision_goes(graph: KnowledgeGraph) -> None:
    before = {quad for quad in view(graph) if quad.predicate == rdf.LABEL}
    made = correct(graph, "partOf 云湖科技园", Correction(object=ThingChoice(text="云湖新城", type=EntityType.PARK)))
    labels = {quad.object for quad in view(graph) if quad.predicate == rdf.LABEL}
    assert Literal("云湖新城", language="zh") in labels
    graph.reviews.undo(made.id, by="李")
    assert {quad for quad in view(graph) if quad.predicate == rdf.LABEL} == before


def test_a_thing_that_was_read_wrongly_is_another_with_all_that_is_said_of_it(graph: KnowledgeGraph, ids: Ids) -> None:
    before = view(graph)
    made = correct(
        graph,
        "Park 云湖科技园",
        Correction(subject=ThingChoice(text="云湖科技新城", type=EntityType.PARK)),
    )
    new = entity_id(EntityType.PARK, "云湖科技新城")
    card = graph.entity(new)
    assert in_view(graph, ids["云湖科技园东组团"], "partOf", new)
    assert [(fact.sources[0].quote, fact.sources[0].rule) for fact in card.facts] == [
        ("东组团是云湖园的一部分", "relation.test")
    ]
    assert [figure.indicator for figure in card.figures] == ["绿化率"]
    assert card.names == ("云湖科技新城",)
    with pytest.raises(NotFoundError):
        graph.entity(ids["云湖科技园"])
    assert graph.validate(evidence=True) == ()
    graph.reviews.undo(made.id, by="李")
    assert view(graph) == before


def test_what_was_rejected_of_a_thing_is_not_said_of_the_right_one(graph: KnowledgeGraph, ids: Ids) -> None:
    reject(graph, "partOf 云湖科技园")
    right = Correction(subject=ThingChoice(text="云州大学城", type=EntityType.PARK))
    correct(graph, "Park 云湖科技园", right)
    correct(graph, "Platform 智造实验室", Correction(subject=ThingChoice(text="云湖实验室", type=EntityType.PLATFORM)))
    new, laboratory = entity_id(EntityType.PARK, "云州大学城"), entity_id(EntityType.PLATFORM, "云湖实验室")
    assert not in_view(graph, ids["云湖科技园东组团"], "partOf", new)
    assert in_view(graph, laboratory, "reliesOn", ids["云州大学"])
    assert in_view(graph, laboratory, "locatedIn", ids["云湖科技园东组团"])


def test_corrections_of_a_relation_and_of_its_thing_go_together(graph: KnowledgeGraph, ids: Ids) -> None:
    correct(graph, "reliesOn 云州大学", Correction(predicate="jointlyBuiltBy"))
    correct(graph, "Platform 智造实验室", Correction(subject=ThingChoice(text="云湖实验室", type=EntityType.PLATFORM)))
    laboratory = entity_id(EntityType.PLATFORM, "云湖实验室")
    assert in_view(graph, laboratory, "jointlyBuiltBy", ids["云州大学"])
    assert not in_view(graph, laboratory, "reliesOn", ids["云州大学"])
    with pytest.raises(NotFoundError):
        graph.entity(ids["智造实验室"])
