"""What is kept beside a document's claims comes and goes with the document and is no part of the view."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from pyoxigraph import Quad, RdfFormat, parse

from graph.knowledge_graph import KnowledgeGraph
from ontology.errors import NotFoundError
from ontology.quarantine import Check, Quarantined
from ontology.relation import Predicate
from tests.graph.example import cloud_plan, relation, river_plan

DOUBT = Quarantined(
    claim=relation("云州大学", Predicate.PART_OF, "云湖科技园", 5, "云大属于云湖园"),
    check=Check.RELATION,
    reason="The vocabulary lets no University stand in partOf to a Park.",
)
XML = "application/sparql-results+xml"


def view(graph: KnowledgeGraph) -> set[Quad]:
    return set(parse(b"".join(graph.export("application/n-quads", view_only=True)), format=RdfFormat.N_QUADS))


def test_text_and_quarantine_are_kept_and_are_no_part_of_the_view(graph: KnowledgeGraph) -> None:
    before = view(graph)

    result = graph.load(cloud_plan(), text="云湖园\n" * 100, quarantined=[DOUBT])

    assert not result.unchanged
    assert graph.text("cloud") == "云湖园\n" * 100
    assert graph.quarantine() == {"cloud": (DOUBT,)}
    assert graph.quarantine("river") == {"river": ()}
    assert view(graph) == before
    assert graph.validate(evidence=True) == ()
    assert graph.load(cloud_plan(), text="云湖园\n" * 100, quarantined=[DOUBT]).unchanged


def test_a_document_without_text_has_none(graph: KnowledgeGraph) -> None:
    assert graph.text("river") is None


def test_loading_again_replaces_text_and_quarantine(graph: KnowledgeGraph) -> None:
    graph.load(cloud_plan(), text="旧", quarantined=[DOUBT])
    graph.load(cloud_plan(), text="新", quarantined=[replace(DOUBT, reason="Another.")])

    assert graph.text("cloud") == "新"
    assert [one.reason for one in graph.quarantine()["cloud"]] == ["Another."]


def test_deleting_a_document_leaves_nothing_of_it(graph: KnowledgeGraph) -> None:
    graph.load(cloud_plan(), text="云湖园", quarantined=[DOUBT])

    graph.delete("cloud")
    graph.delete("river")

    assert list(graph.export()) in ([], [b""])
    with pytest.raises(NotFoundError):
        graph.text("cloud")
    with pytest.raises(NotFoundError):
        graph.quarantine("cloud")


def test_characters_that_xml_has_not_do_not_break_results(graph: KnowledgeGraph) -> None:
    made = river_plan()
    dirty = replace(made.entities[2], name="江川\x0b智能\x1b公司", aliases=("智能\ufffe公司",))
    graph.load(replace(made, entities=(*made.entities[:2], dirty)), text="江川\x0c市")

    answer = graph.answer("SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }", results=XML)

    values = {element.text for element in ElementTree.fromstring(answer.body).iter() if element.text}  # noqa: S314
    assert {"江川 智能 公司", "智能 公司", "江川 市"} <= values
    assert graph.text("river") == "江川 市"


def test_that_linking_is_due_is_remembered_and_no_judgement(graph: KnowledgeGraph) -> None:
    assert not graph.linking_due
    graph.set_linking_due(True)
    graph.set_linking_due(True)

    assert graph.linking_due
    assert graph.judgements() == ()
    graph.set_linking_due(False)
    assert not graph.linking_due
