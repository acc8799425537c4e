"""The terms of ``vocabulary.ttl`` as typed tables, read once and without a reasoner."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal as Choice

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from ontology.errors import VocabularyError
from ontology.namespaces import Namespaces

Language = Choice["zh", "en"]
Node = NamedNode | BlankNode | Literal | Triple

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A class, property, indicator or other term of the vocabulary; ``labels`` and ``definitions`` are by language."""

    name: str
    labels: dict[str, str]
    definitions: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassTerm(Term):
    """A class with its direct superclasses in the vocabulary and the endings that names of its things have."""

    superclasses: tuple[str, ...] = ()
    name_endings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyTerm(Term):
    """A property; an empty domain or range takes every class. ``inverse_labels`` read it from its object."""

    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    inverse_labels: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorTerm(Term):
    """A known indicator: the unit that it is mostly given in, and all its Chinese names, the preferred one first.

    ``broader`` are the indicators that count everything it counts, and more.
    """

    unit: str
    names: tuple[str, ...]
    broader: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """All terms of the vocabulary by local name."""

    classes: dict[str, ClassTerm]
    properties: dict[str, PropertyTerm]
    indicators: dict[str, IndicatorTerm]
    others: dict[str, Term]

    def term(self, name: str) -> Term:
        """Return the term with a local name; raise ``VocabularyError`` where there is none."""
        for table in (self.classes, self.properties, self.indicators, self.others):
            if name in table:
                return table[name]
        raise VocabularyError(f"The vocabulary has no term {name!r}.")


@cache
def terms() -> Terms:
    """Return the terms of the vocabulary, read on the first call."""
    return _Reader().read()


class _Reader:
    """The triples of the vocabulary by subject and predicate, and the terms made of them."""

    def __init__(self) -> None:
        self._ontology = Namespaces().ontology
        self._values: dict[tuple[str, str], list[Node]] = {}
        text = files("ontology").joinpath("vocabulary.ttl").read_text(encoding="utf-8")
        for quad in parse(text, format=RdfFormat.TURTLE):
            self._values.setdefault((str(quad.subject), quad.predicate.value), []).append(quad.object)

    def read(self) -> Terms:
        classes: dict[str, ClassTerm] = {}
        properties: dict[str, PropertyTerm] = {}
        indicators: dict[str, IndicatorTerm] = {}
        others: dict[str, Term] = {}
        for name, types in self._typed_names():
            if f"{_OWL}Class" in types:
                classes[name] = self._class(name)
            elif types & {f"{_OWL}ObjectProperty", f"{_OWL}DatatypeProperty", f"{_OWL}AnnotationProperty"}:
                properties[name] = self._property(name)
            elif f"{self._ontology}Indicator" in types:
                indicators[name] = self._indicator(name)
            else:
                others[name] = Term(name=name, labels=self._texts(name, "label"), definitions=self._definitions(name))
        return Terms(classes=classes, properties=properties, indicators=indicators, others=others)

    def _typed_names(self) -> Iterator[tuple[str, set[str]]]:
        for (subject, predicate), objects in self._values.items():
            iri = subject.removeprefix("<").removesuffix(">")
            if predicate == f"{_RDF}type" and iri.startswith(self._ontology):
                yield iri.removeprefix(self._ontology), {o.value for o in objects if isinstance(o, NamedNode)}

    def _class(self, name: str) -> ClassTerm:
        return ClassTerm(
            name=name,
            labels=self._texts(name, "label"),
            definitions=self._definitions(name),
            superclasses=self._own_names(self._objects(name, f"{_RDFS}subClassOf")),
            name_endings=_strings(self._objects(name, f"{self._ontology}nameEnding")),
        )

    def _property(self, name: str) -> PropertyTerm:
        return PropertyTerm(
            name=name,
            labels=self._texts(name, "label"),
            definitions=self._definitions(name),
            domain=self._union(name, f"{_RDFS}domain"),
            range=self._union(name, f"{_RDFS}range"),
            inverse_labels=_by_language(self._objects(name, f"{self._ontology}inverseLabel")),
        )

    def _indicator(self, name: str) -> IndicatorTerm:
        labels = _by_language(self._objects(name, f"{_SKOS}prefLabel"))
        return IndicatorTerm(
            name=name,
            labels=labels,
            definitions=self._definitions(name),
            unit="".join(_strings(self._objects(name, f"{self._ontology}unit"))),
            names=(labels["zh"], *_strings(self._objects(name, f"{_SKOS}altLabel"))),
            broader=self._own_names(self._objects(name, f"{_SKOS}broader")),
        )

    def _objects(self, name: str, predicate: str) -> list[Node]:
        return self._values.get((f"<{self._ontology}{name}>", predicate), [])

    def _texts(self, name: str, local: str) -> dict[str, str]:
        return _by_language(self._objects(name, f"{_RDFS}{local}"))

    def _definitions(self, name: str) -> dict[str, str]:
        return _by_language(self._objects(name, f"{_SKOS}definition"))

    def _own_names(self, nodes: Iterable[Node]) -> tuple[str, ...]:
        iris = (node.value for node in nodes if isinstance(node, NamedNode))
        return tuple(iri.removeprefix(self._ontology) for iri in iris if iri.startswith(self._ontology))

    def _union(self, name: str, predicate: str) -> tuple[str, ...]:
        nodes = self._objects(name, predicate)
        members = [member for node in nodes if isinstance(node, BlankNode) for member in self._members(node)]
        return self._own_names([*nodes, *members])

    def _members(self, union: BlankNode) -> Iterator[Node]:
        rest: Node = self._values[(str(union), f"{_OWL}unionOf")][0]
        while isinstance(rest, BlankNode):
            yield self._values[(str(rest), f"{_RDF}first")][0]
            rest = self._values[(str(rest), f"{_RDF}rest")][0]


def _strings(nodes: Iterable[Node]) -> tuple[str, ...]:
    return tuple(node.value for node in nodes if isinstance(node, Literal))


def _by_language(nodes: Iterable[Node]) -> dict[str, str]:
    return {node.language: node.value for node in nodes if isinstance(node, Literal) and node.language}
