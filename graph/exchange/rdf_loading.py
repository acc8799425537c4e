"""Files of RDF to quads: what they state in the document's graph, and evidence for what answers are made of."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from graph.canonical import read_judgements
from graph.documents.load_times import restored_loads
from graph.documents.quarantine import quarantine_quads
from graph.rdf import terms as rdf
from graph.rdf.mapping import claim_quads, to_quads
from graph.rdf.terms import Names
from graph.reviews.data import read_reviews
from graph.stores.store import Term, is_nameless
from ontology.attribute import AttributeProperty
from ontology.claim import Claims
from ontology.errors import ValidationError
from ontology.judgement import Judgement
from ontology.provenance import Evidence, Span
from ontology.rdf_document import RdfDocument
from ontology.relation import Predicate
from ontology.review import Review

#: The rule that statements of a file of RDF are recorded under; the whole file is their evidence.
RDF_RULE = "rdf.statement"

_FIGURE = ("about", "indicator", "indicatorName", "year", "value", "unit", "kind", "comparator")
_DOCUMENT_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~-]{0,127}")


def rdf_quads(document: RdfDocument, names: Names) -> frozenset[Quad]:
    """Return the quads of a file of RDF: its statements, its description, and where it names things and states facts.

    Raises ``ValidationError`` for what RDF cannot hold.
    """
    described = to_quads(Claims(document=document.description), names)
    return described.union(
        _stated(document, names),
        _evidence(document, names),
        quarantine_quads(document.description.id, document.quarantined, names),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What is in a dump: its documents, judgements, people's decisions and word, the rest.

    ``documents`` are the quads of the documents by their ids, ``loads`` those of their last loads.
    """

    documents: dict[str, frozenset[Quad]]
    loads: dict[str, set[Quad]]
    judgements: tuple[Judgement, ...]
    reviews: tuple[Review, ...]
    word: frozenset[Quad]
    rest: frozenset[Quad]


def restored(dump: Iterable[Quad], names: Names) -> Restored:
    """Return what is in a dump; raise ``ValidationError`` where a document, a judgement or a decision is incomplete."""
    quads = tuple(dump)
    return Restored(
        documents=restored_documents(quads, names),
        loads=restored_loads(quads, names),
        judgements=restored_judgements(quads, names),
        reviews=restored_reviews(quads, names),
        word=restored_word(quads, names),
        rest=restored_rest(quads, names),
    )


def restored_documents(dump: Iterable[Quad], names: Names) -> dict[str, frozenset[Quad]]:
    """Return the quads of the documents in a dump, by the documents' ids.

    Raises ``ValidationError`` for a document without its description or with an id that no document can have.
    """
    found: dict[str, set[Quad]] = defaultdict(set)
    for quad in dump:
        document_id = _document_of(quad, names)
        if document_id is not None:
            found[document_id].add(quad)
    for document_id, quads in found.items():
        node = NamedNode(names.namespaces.document(document_id))
        stated = {quad.predicate for quad in quads if quad.subject == node}
        wanted = {rdf.TITLE, rdf.SOURCE, names.term("digest"), names.term("length")}
        if not _DOCUMENT_ID.fullmatch(document_id) or not wanted <= stated:
            raise ValidationError(f"The dump holds a document {document_id!r} without its description.")
    return {document_id: frozenset(found[document_id]) for document_id in sorted(found)}


def restored_judgements(dump: Iterable[Quad], names: Names) -> tuple[Judgement, ...]:
    """Return the judgements in a dump; raise ``ValidationError`` where one is incomplete."""
    graph = NamedNode(names.namespaces.judgements_graph)
    return read_judgements((quad for quad in dump if quad.graph_name == graph), names)


def restored_reviews(dump: Iterable[Quad], names: Names) -> tuple[Review, ...]:
    """Return the decisions of people in a dump; raise ``ValidationError`` where one is incomplete."""
    graph = NamedNode(names.namespaces.reviews_graph)
    return read_reviews((quad for quad in dump if quad.graph_name == graph), names)


def restored_word(dump: Iterable[Quad], names: Names) -> frozenset[Quad]:
    """Return what people asserted and retracted in a dump; triples with blank nodes are recorded nowhere."""
    graphs = (NamedNode(names.namespaces.asserted_graph), NamedNode(names.namespaces.retracted_graph))
    return frozenset(quad for quad in dump if quad.graph_name in graphs and not is_nameless(quad))


def restored_rest(dump: Iterable[Quad], names: Names) -> frozenset[Quad]:
    """Return what is people's own in a dump: graphs that are none of innokg's, blank nodes in the default graph."""
    own = names.namespaces.graphs
    return frozenset(
        quad
        for quad in dump
        if isinstance(quad.graph_name, (BlankNode, DefaultGraph)) or not quad.graph_name.value.startswith(own)
    )


def _document_of(quad: Quad, names: Names) -> str | None:
    if not isinstance(quad.graph_name, NamedNode):
        return None
    namespaces = names.namespaces
    for graph in (namespaces.document_graph, namespaces.evidence_graph, namespaces.quarantine_graph):
        name = quad.graph_name.value.removeprefix(graph(""))
        # What has a slash follows from people's decisions, and is made of these again.
        if name != quad.graph_name.value and "/" not in name:
            return unquote(name)
    return None


def _stated(document: RdfDocument, names: Names) -> Iterator[Quad]:
    graph = NamedNode(names.namespaces.document_graph(document.description.id))
    source = NamedNode(names.namespaces.document(document.description.id))
    for triple in document.triples:
        yield Quad(triple.subject, triple.predicate, triple.object, graph)
    for identifier in document.things:
        yield Quad(names.thing(identifier), names.term("namedIn"), source, graph)


def _evidence(document: RdfDocument, names: Names) -> Iterator[Quad]:
    """Yield a statement node for each relation, attribute and figure of things, so that answers can name the file."""
    evidence = Evidence(span=Span(0, max(1, document.description.length)), quote="", rule=RDF_RULE)
    figures = _figures(document.triples, names)
    told = {names.term(name) for name in (*Predicate, *AttributeProperty)}
    for triple in document.triples:
        subject, value = triple.subject, triple.object
        is_fact = triple.predicate in told and names.identifier(subject) in document.things
        is_fact = is_fact and (isinstance(value, Literal) or names.identifier(value) in document.things)
        is_figure = triple.predicate == names.term("value") and subject in figures
        if isinstance(subject, NamedNode) and (is_fact or is_figure):
            yield from claim_quads(document.description.id, subject, triple.predicate, value, evidence, names)


def _figures(triples: Iterable[Triple], names: Names) -> set[Term]:
    """Return the nodes of the figures that have all that a figure needs, about things of innokg's."""
    properties = {names.term(name) for name in _FIGURE}
    found: dict[Term, dict[NamedNode, Term]] = defaultdict(dict)
    for triple in triples:
        if triple.predicate in properties:
            found[triple.subject][triple.predicate] = triple.object
    about = names.term("about")
    return {node for node, known in found.items() if len(known) == len(_FIGURE) and names.identifier(known[about])}
