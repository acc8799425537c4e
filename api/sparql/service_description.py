"""What the SPARQL service says of itself: SPARQL 1.1 Service Description and VoID."""

from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Triple, serialize

from graph.knowledge_graph import KnowledgeGraph
from graph.serialisation import GRAPH_FORMATS, SELECT_FORMATS
from graph.statistics import Statistics
from ontology.namespaces import Namespaces

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_FORMATS = "http://www.w3.org/ns/formats/"
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_INTEGER = NamedNode("http://www.w3.org/2001/XMLSchema#integer")
_TITLE = NamedNode("http://purl.org/dc/terms/title")
_PREFIXES = {"sd": _SD, "void": _VOID, "formats": _FORMATS, "dcterms": "http://purl.org/dc/terms/"}

# The W3C's names for formats (https://www.w3.org/ns/formats/), by media type.
_NAMES = {
    "application/sparql-results+json": "SPARQL_Results_JSON",
    "application/sparql-results+xml": "SPARQL_Results_XML",
    "text/csv": "SPARQL_Results_CSV",
    "text/tab-separated-values": "SPARQL_Results_TSV",
    "text/turtle": "Turtle",
    "application/n-triples": "N-Triples",
    "application/n-quads": "N-Quads",
    "application/trig": "TriG",
    "application/rdf+xml": "RDF_XML",
    "application/ld+json": "JSON-LD",
}
_LANGUAGES = ("SPARQL11Query", "SPARQL11Update")
# A store of many documents has three graphs for each; a client that wants them all asks with GRAPH ?g.
_MOST_GRAPHS = 1000

_Node = NamedNode | BlankNode


def service_description(graph: KnowledgeGraph, namespaces: Namespaces, endpoint: str, media_type: str) -> bytes:
    """Return the description of the service at an address, in one of ``GRAPH_FORMATS``."""
    triples = list(_service(endpoint, namespaces, graph.statistics()))
    rdf_format = GRAPH_FORMATS[media_type]
    return serialize(triples, format=rdf_format, prefixes=_PREFIXES) or b""


def _service(endpoint: str, namespaces: Namespaces, statistics: Statistics) -> Iterator[Triple]:
    service, dataset = NamedNode(f"{endpoint}#service"), NamedNode(f"{endpoint}#dataset")
    yield Triple(service, _TYPE, _sd("Service"))
    yield Triple(service, _sd("endpoint"), NamedNode(endpoint))
    for language in _LANGUAGES:
        yield Triple(service, _sd("supportedLanguage"), _sd(language))
    for media_type in (*SELECT_FORMATS, *GRAPH_FORMATS):
        yield Triple(service, _sd("resultFormat"), _format(media_type))
    for media_type in GRAPH_FORMATS:
        yield Triple(service, _sd("inputFormat"), _format(media_type))
    yield Triple(service, _sd("defaultDataset"), dataset)
    yield from _dataset(dataset, endpoint, namespaces, statistics)


def _dataset(node: NamedNode, endpoint: str, namespaces: Namespaces, statistics: Statistics) -> Iterator[Triple]:
    yield Triple(node, _TYPE, _sd("Dataset"))
    yield Triple(node, _TYPE, _void("Dataset"))
    yield Triple(node, _TITLE, Literal("innokg: a knowledge graph of regional innovation", language="en"))
    yield Triple(node, _TITLE, Literal("innokg：区域创新知识图谱", language="zh"))
    yield Triple(node, _void("sparqlEndpoint"), NamedNode(endpoint))
    yield Triple(node, _void("uriSpace"), Literal(namespaces.things))
    yield Triple(node, _void("vocabulary"), NamedNode(namespaces.ontology))
    view = BlankNode()
    yield Triple(node, _sd("defaultGraph"), view)
    yield Triple(view, _TYPE, _sd("Graph"))
    yield Triple(view, _TYPE, _void("Dataset"))
    yield Triple(view, _void("triples"), _number(statistics.triples))
    for iri, things in statistics.classes.items():
        part = BlankNode()
        yield Triple(view, _void("classPartition"), part)
        yield Triple(part, _void("class"), NamedNode(iri))
        yield Triple(part, _void("entities"), _number(things))
    for name in statistics.graphs[:_MOST_GRAPHS]:
        named = BlankNode()
        yield Triple(node, _sd("namedGraph"), named)
        yield Triple(named, _TYPE, _sd("NamedGraph"))
        yield Triple(named, _sd("name"), NamedNode(name))


def _sd(name: str) -> NamedNode:
    return NamedNode(f"{_SD}{name}")


def _void(name: str) -> NamedNode:
    return NamedNode(f"{_VOID}{name}")


def _format(media_type: str) -> NamedNode:
    return NamedNode(f"{_FORMATS}{_NAMES[media_type]}")


def _number(count: int) -> Literal:
    return Literal(str(count), datatype=_INTEGER)
