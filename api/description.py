"""The triples about one thing, for linked data."""

from rdflib import DCTERMS, PROV, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from graph.knowledge_graph import KnowledgeGraph
from ontology.errors import NotFoundError
from ontology.namespaces import Namespaces

#: The media types that a description is offered in, with rdflib's names for them.
FORMATS = {
    "text/turtle": "turtle",
    "application/n-triples": "nt",
    "application/ld+json": "json-ld",
    "application/rdf+xml": "xml",
}


def describe(graph: KnowledgeGraph, identifier: str, namespaces: Namespaces) -> Graph:
    """Return the triples of the current view with a thing as subject or object; raise ``NotFoundError`` without any."""
    iri = URIRef(namespaces.thing(identifier))
    view = graph.dataset().default_graph
    description = bound(namespaces)
    for pattern in ((iri, None, None), (None, None, iri)):
        for triple in view.triples(pattern):
            description.add(_plain(triple))
    if not description:
        raise NotFoundError(f"The graph has nothing with the id {identifier!r}.")
    return description


def bound(namespaces: Namespaces) -> Graph:
    """Return an empty graph with the prefixes that innokg's data uses."""
    graph = Graph(bind_namespaces="core")
    for prefix, namespace in {
        "ikg": Namespace(namespaces.ontology),
        "id": Namespace(namespaces.things),
        "skos": SKOS,
        "prov": PROV,
        "dcterms": DCTERMS,
        "qb": Namespace("http://purl.org/linked-data/cube#"),
    }.items():
        graph.bind(prefix, namespace)
    return graph


def _plain(triple: tuple[Node, Node, Node]) -> tuple[Node, Node, Node]:
    # A store spells out xsd:string, which RDF 1.1 makes the meaning of a literal without datatype.
    subject, predicate, value = triple
    if isinstance(value, Literal) and value.datatype == XSD.string:
        return subject, predicate, Literal(str(value))
    return triple
