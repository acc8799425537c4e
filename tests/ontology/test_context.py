"""The JSON-LD context turns plain objects into the triples of the vocabulary and back."""

import json
from typing import Any

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import RDF, RDFS, XSD

from ontology.namespaces import Namespaces
from ontology.relation import Predicate
from ontology.vocabulary import context, properties

# rdflib's own JSON-LD parser and serialiser use the class that rdflib deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

IKG = Namespaces().ontology
THING: dict[str, Any] = {
    "id": "platform-chuangan-000001",
    "type": ["Platform", "Laboratory"],
    "label": "传感实验室",
    "names": ["实验室", "传感重点实验室"],
    "namedIn": ["document-plan"],
    "locatedIn": ["region-999999"],
}
FIGURE: dict[str, Any] = {
    "id": "observation-plan-000000000001",
    "type": ["Observation"],
    "about": "region-999999",
    "indicator": f"{IKG}RDIntensity",
    "indicatorName": "研发投入强度",
    "year": 2025,
    "value": 2.8,
    "unit": "%",
    "kind": "target",
    "comparator": ">=",
}


def graph_of(thing: dict[str, Any], namespaces: Namespaces | None = None) -> Graph:
    return Graph().parse(data=json.dumps({**context(namespaces), **thing}), format="json-ld")


def test_an_entity_becomes_its_triples() -> None:
    graph = graph_of(THING)
    subject = URIRef(Namespaces().thing("platform-chuangan-000001"))
    assert (subject, RDF.type, URIRef(f"{IKG}Laboratory")) in graph
    assert (subject, RDFS.label, Literal("传感实验室", lang="zh")) in graph
    assert (subject, URIRef(f"{IKG}locatedIn"), URIRef(Namespaces().thing("region-999999"))) in graph


def test_an_observation_has_typed_values() -> None:
    graph = graph_of(FIGURE)
    subject = URIRef(Namespaces().thing("observation-plan-000000000001"))
    assert graph.value(subject, URIRef(f"{IKG}year")) == Literal(2025)
    assert graph.value(subject, URIRef(f"{IKG}value")) == Literal("2.8", datatype=XSD.decimal)
    assert graph.value(subject, URIRef(f"{IKG}kind")) == URIRef(f"{IKG}target")
    assert graph.value(subject, URIRef(f"{IKG}unit")) == Literal("%", datatype=XSD.string)


@pytest.mark.parametrize("thing", [THING, FIGURE], ids=["entity", "observation"])
def test_the_context_goes_both_ways(thing: dict[str, Any]) -> None:
    graph = graph_of(thing)
    written = graph.serialize(format="json-ld", context=context()["@context"])
    again = Graph().parse(data=json.dumps({**context(), **json.loads(written)}), format="json-ld")
    assert isomorphic(graph, again)
    assert len(graph) >= len(thing) - 1


def test_every_property_but_the_annotations_has_its_place() -> None:
    assert set(properties()) - set(context()["@context"]) == {"nameEnding", "inverseLabel"}


@pytest.mark.parametrize("predicate", list(Predicate))
def test_every_relation_points_at_things(predicate: Predicate) -> None:
    assert context()["@context"][predicate]["@type"] == "@id"


def test_another_base_moves_the_context() -> None:
    moved = graph_of(THING, Namespaces("https://kg.example/"))
    assert URIRef("https://kg.example/id/platform-chuangan-000001") in set(moved.subjects())
    assert "w3id.org" not in json.dumps(context(Namespaces("https://kg.example/")))
