"""The nodes of a file: blank ones get IRIs of the file's own, those of innokg's things their one spelling."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from loaders.rdf.literals import LONGEST_IRI, fault, refused
from loaders.reading.limits import DEFAULT_LIMITS, Limits
from ontology.namespaces import Namespaces
from ontology.quarantine import Quarantined

# Labels that the engine gives: random numbers of 128 bits, of which few begin with many zeros.
_OF_THE_ENGINE = re.compile("[0-9a-f]{24,32}")

Node = NamedNode | BlankNode | Literal | Triple


class Nodes:
    """Replaces the nodes of one file's quads.

    A blank node becomes the thing ``node-<document>-<number>``, numbered in the order of the file, so that blank nodes
    of two files are never one and the same file gives the same IRIs again. ``unlabelled`` nodes are told by
    ``is_blank``.
    """

    def __init__(self, document_id: str, namespaces: Namespaces, limits: Limits = DEFAULT_LIMITS) -> None:
        self._limits = limits
        self._document = document_id
        self._namespaces = namespaces
        self._blank: dict[BlankNode, NamedNode] = {}

    def restored(self, quads: Iterable[Quad], refusals: list[Quarantined], digest: str) -> Iterator[Quad]:
        """Yield the quads of a dump, whose blank nodes stay blank; refuse the same as ``replaced``.

        A label that the engine made is kept, for it is the same node when the dump is loaded again. Any other is made
        one of the file with this digest.
        """

        def kept(node: Node) -> Node:
            if not isinstance(node, BlankNode):
                return self._node(node)
            if _OF_THE_ENGINE.fullmatch(node.value):
                return node
            return BlankNode(hashlib.sha256(f"{digest}:{node.value}".encode()).hexdigest()[:32])

        return self._checked(quads, refusals, kept)

    def replaced(self, quads: Iterable[Quad], refusals: list[Quarantined]) -> Iterator[Quad]:
        """Yield the quads with their nodes replaced; what RDF 1.1 or the graph cannot hold is refused instead."""
        return self._checked(quads, refusals, self._node)

    def _checked(
        self, quads: Iterable[Quad], refusals: list[Quarantined], replace: Callable[[Node], Node]
    ) -> Iterator[Quad]:
        for quad in quads:
            if isinstance(quad.object, Triple) or isinstance(quad.subject, Triple):
                refusals.append(refused(quad.triple, "Triple terms are RDF 1.2; innokg holds RDF 1.1."))
                continue
            subject, value = replace(quad.subject), replace(quad.object)
            graph = quad.graph_name if isinstance(quad.graph_name, DefaultGraph) else replace(quad.graph_name)
            nodes = (subject, quad.predicate, value, graph)
            if any(isinstance(node, NamedNode) and len(node.value) > LONGEST_IRI for node in nodes):
                refusals.append(refused(quad.triple, f"An IRI has more than {LONGEST_IRI:,} characters."))
                continue
            reason = fault(quad.predicate, value, self._namespaces, self._limits)
            if reason is not None:
                refusals.append(refused(quad.triple, reason))
                continue
            assert isinstance(subject, (NamedNode, BlankNode))  # noqa: S101 - told to mypy: no literal is a subject
            assert isinstance(graph, (NamedNode, BlankNode, DefaultGraph))  # noqa: S101
            yield Quad(subject, quad.predicate, value, graph)

    def _node(self, node: Node) -> Node:
        if isinstance(node, BlankNode):
            known = self._blank.get(node)
            if known is None:
                number = len(self._blank) + 1
                known = NamedNode(self._namespaces.thing(f"node-{self._document}-{number}"))
                self._blank[node] = known
            return known
        if isinstance(node, NamedNode):
            identifier = self._namespaces.identifier(node.value)
            return NamedNode(self._namespaces.thing(identifier)) if identifier is not None else node
        return node
