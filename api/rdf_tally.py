"""What a file of RDF states, counted by kind."""

from collections import Counter
from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad, Triple

from graph.rdf_terms import TYPE, Names
from ontology.attribute import AttributeProperty
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


def _stated(document: RdfDocument, namespaces: Namespaces) -> Iterator[Triple | Quad]:
    """Yield what the documents of a file state, without their evidence."""
    yield from document.triples
    stated = namespaces.document_graph("")
    for quad in document.dump:
        if isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.startswith(stated):
            yield quad
