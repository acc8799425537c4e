"""The triples about one thing, for linked data."""

from rdflib import DCTERMS, PROV, QB, RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef
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

_STANDARD = {"rdf": RDF, "rdfs": RDFS, "xsd": XSD, "skos": SKOS, "prov": PROV, "dcterms": DCTERMS, "qb": QB}


def describe(graph: KnowledgeGraph, identifier: str, namespaces: Namespaces) -> Graph:
    """Return the triples of the current view with a thing as subject or object; raise ``NotFoundError`` without any."""
    iri = URIRef(namespaces.thing(identifier))
    view = view_of(graph)
    description = Graph(bind_namespaces="none")
    for prefix, namespace in _prefixes(namespaces).items():
        description.bind(prefix, namespace)
    for pattern in ((iri, None, None), (None, None, iri)):
        for triple in view.triples(pattern):
            description.add(_plain(triple))
    if not description:
        raise NotFoundError(f"The graph has nothing with the id {identifier!r}.")
    return description


def view_of(graph: KnowledgeGraph) -> Graph:
    """Return the current view of a graph as rdflib sees it; it shares the data."""
    view: Graph = graph.dataset().default_graph
    return view


def serialise(description: Graph, media_type: str) -> bytes:
    """Return a description in one of ``FORMATS``; JSON-LD is compacted by the description's prefixes."""
    if media_type == "application/ld+json":
        context = {prefix: str(namespace) for prefix, namespace in description.namespaces()}
        return description.serialize(format="json-ld", context=context, encoding="utf-8")
    return description.serialize(format=FORMATS[media_type], encoding="utf-8")


def _prefixes(namespaces: Namespaces) -> dict[str, str]:
    ours = {"ikg": namespaces.ontology, "id": namespaces.things}
    return {**ours, **{p: str(n) for p, n in _STANDARD.items()}}


def _plain(triple: tuple[Node, Node, Node]) -> tuple[Node, Node, Node]:
    # A store spells out xsd:string, which RDF 1.1 makes the meaning of a literal without datatype.
    subject, predicate, value = triple
    if isinstance(value, Literal) and value.datatype == XSD.string:
        return subject, predicate, Literal(str(value))
    return triple
