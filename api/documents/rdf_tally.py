"""What a file of RDF states, counted by kind."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad, Triple

from graph.rdf.terms import SOURCE, TITLE, TYPE, Names, text_of
from ontology.attribute import AttributeProperty
from ontology.document import DocumentOrigin
from ontology.entity import EntityType
from ontology.namespaces import Namespaces
from ontology.rdf_document import RdfDocument
from ontology.relation import Predicate

_CLASSES = frozenset(kind.value for kind in EntityType)


def facts_of(document: RdfDocument, namespaces: Namespaces) -> dict[str, Counter[str]]:
    """Return what a file states: things by class, relations, figures by kind, attributes."""
    names = Names(namespaces)
    found: dict[str, Counter[str]] = {
        kind: Counter() for kind in ("entities", "relations", "observations", "attributes")
    }
    for triple in _stated(document, namespaces):
        predicate, value = names.local_name(triple.predicate) or "", names.local_name(triple.object) or ""
        if triple.predicate == TYPE and value in _CLASSES:
            found["entities"][value] += 1
        elif predicate in set(Predicate):
            found["relations"][predicate] += 1
        elif predicate == "kind":
            found["observations"][value] += 1
        elif predicate in set(AttributeProperty):
            found["attributes"][predicate] += 1
    return found


def things_of(document: RdfDocument, namespaces: Namespaces) -> set[str]:
    """Return the ids of the things that a file names."""
    names = Names(namespaces)
    typed = {
        names.identifier(triple.subject) or ""
        for triple in _stated(document, namespaces)
        if triple.predicate == TYPE and names.local_name(triple.object) in _CLASSES
    }
    return typed | document.things


def origins_of(document: RdfDocument, namespaces: Namespaces) -> list[DocumentOrigin]:
    """Return which files the documents of a dump are of; a file that is no dump has none."""
    names = Names(namespaces)
    wanted = {TITLE: "title", SOURCE: "source", names.term("digest"): "digest", names.term("fileKey"): "file_key"}
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in document.dump:
        if quad.predicate in wanted and isinstance(quad.graph_name, NamedNode):
            subject = (names.identifier(quad.subject) or "").removeprefix("document-")
            if quad.graph_name.value == namespaces.document_graph(subject):
                found[subject][wanted[quad.predicate]] = text_of(quad.object)
    return [
        DocumentOrigin(id=identifier, **{"title": "", "source": "", "digest": "", **known})
        for identifier, known in sorted(found.items())
    ]


def _stated(document: RdfDocument, namespaces: Namespaces) -> Iterator[Triple | Quad]:
    """Yield what the documents of a file state, without their evidence."""
    yield from document.triples
    stated = namespaces.document_graph("")
    for quad in document.dump:
        if isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.startswith(stated):
            yield quad
