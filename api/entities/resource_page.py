"""The page of what is neither an entity nor a document: an indicator, a figure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rdflib import DCTERMS, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from api.entities.description import describe, view_of
from api.pages import render
from api.vocabulary.publication import shown, shown_inverse
from graph.knowledge_graph import KnowledgeGraph
from ontology.namespaces import Namespaces
from ontology.vocabulary import Language

_NAMES = (RDFS.label, SKOS.prefLabel, DCTERMS.title)


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a statement as text, with the id of the thing that it is, where it is one."""

    text: str
    identifier: str | None


@dataclass(frozen=True, slots=True)
class Statements:
    """What one predicate says."""

    predicate: str
    values: tuple[Value, ...]


def resource_page(graph: KnowledgeGraph, identifier: str, namespaces: Namespaces, *, language: Language) -> str:
    """Return the page of a resource: its name and its triples both ways; raise ``NotFoundError`` without any."""
    description = describe(graph, identifier, namespaces)
    view = view_of(graph)
    iri = URIRef(namespaces.thing(identifier))
    outgoing = [(predicate, value) for _, predicate, value in description.triples((iri, None, None))]
    incoming = [(predicate, subject) for subject, predicate, _ in description.triples((None, None, iri))]
    shapes = _Shapes(view, description, namespaces, language)
    return render(
        "resource.html",
        language=language,
        iri=iri,
        name=shapes.value(iri).text,
        outgoing=shapes.statements(outgoing, inverse=False),
        incoming=shapes.statements(incoming, inverse=True),
    )


@dataclass(frozen=True, slots=True)
class _Shapes:
    """Terms as they are shown: things by their names, predicates by their labels or prefixes."""

    view: Graph
    description: Graph
    namespaces: Namespaces
    language: Language

    def statements(self, pairs: Iterable[tuple[Node, Node]], *, inverse: bool) -> list[Statements]:
        grouped: defaultdict[str, list[Value]] = defaultdict(list)
        for predicate, value in pairs:
            grouped[self._predicate(predicate, inverse=inverse)].append(self.value(value))
        return [
            Statements(predicate, tuple(sorted(values, key=lambda value: value.text)))
            for predicate, values in sorted(grouped.items())
        ]

    def value(self, node: Node) -> Value:
        if not isinstance(node, URIRef):
            return Value(str(node), None)
        identifier = self.namespaces.identifier(node)
        if identifier is None:
            return Value(self._short(node), None)
        names = (name for predicate in _NAMES for name in self.view.objects(node, predicate))
        name = next((str(name) for name in names if isinstance(name, Literal)), None)
        return Value(name or self._figure(node) or identifier, identifier)

    def _figure(self, node: URIRef) -> str:
        """Return a figure in words (指标 2025: 2.6 %), or nothing for what is no figure."""
        name, year, value, unit = (
            str(self.view.value(node, URIRef(self.namespaces.term(term))) or "")
            for term in ("indicatorName", "year", "value", "unit")
        )
        return f"{name} {year}: {value} {unit}".strip() if name else ""

    def _predicate(self, predicate: Node, *, inverse: bool) -> str:
        name = str(predicate).removeprefix(self.namespaces.ontology)
        if name != str(predicate):
            return (shown_inverse if inverse else shown)(name, self.language)
        return self._short(predicate)

    def _short(self, node: Node) -> str:
        if str(node).startswith(self.namespaces.ontology):
            return shown(str(node).removeprefix(self.namespaces.ontology), self.language)
        return node.n3(self.description.namespace_manager) if isinstance(node, URIRef) else str(node)
