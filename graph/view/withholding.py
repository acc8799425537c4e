"""Which of the quads that the view is made of stand: what is stated, but for what people rejected.

That a triple of a document is withheld is said of its subject, in a graph of the document's own for it, with the
predicate and the object as a text in N-Triples. So whoever asks what graphs state does not meet it a second time.
"""

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from graph.rdf.terms import Names, text_of
from graph.stores.store import GraphName


class Withholding:
    """Tells what is stated, by documents or by people in place of them, and what of it the view leaves out."""

    def __init__(self, names: Names) -> None:
        self._stated = names.namespaces.document_graph("")
        self._withheld = names.namespaces.withheld_graph("")
        self._predicate = names.term("withheld")

    def states(self, graph: GraphName) -> bool:
        """Tell whether a graph is a document's, or that of what people state in place of its claims."""
        return isinstance(graph, NamedNode) and graph.value.startswith(self._stated)

    def is_stated(self, quad: Quad) -> bool:
        """Tell whether a quad stands in a document's graph, or in that of what people state in place of its claims."""
        return self.states(quad.graph_name)

    def is_withholding(self, quad: Quad) -> bool:
        """Tell whether a quad says of its subject that a triple of a document is left out."""
        return (
            quad.predicate == self._predicate
            and isinstance(quad.graph_name, NamedNode)
            and quad.graph_name.value.startswith(self._withheld)
        )

    def standing(self, quads: Iterable[Quad]) -> set[Quad]:
        """Return what is stated and not left out, of quads that hold all that is said of their subjects."""
        quads = list(quads)
        stated = {quad for quad in quads if self.is_stated(quad)}
        return stated.difference(*(self.withheld(quad) for quad in quads if self.is_withholding(quad)))

    def withholding(self, quad: Quad) -> Quad:
        """Return the quad that says of one of a document's graph that it is left out."""
        graph = _renamed(quad, self._stated, self._withheld)
        return Quad(quad.subject, self._predicate, Literal(f"{quad.predicate} {quad.object}"), graph)

    def withheld(self, quad: Quad) -> list[Quad]:
        """Return the quad that one which ``is_withholding`` is about; none where its text is not a triple's."""
        graph = _renamed(quad, self._withheld, self._stated)
        try:
            found = list(parse(f"{quad.subject} {text_of(quad.object)} .", format=RdfFormat.N_TRIPLES))
        except (SyntaxError, ValueError):
            return []
        return [Quad(one.subject, one.predicate, one.object, graph) for one in found]


def _renamed(quad: Quad, old: str, new: str) -> NamedNode:
    return NamedNode(new + text_of(quad.graph_name).removeprefix(old))
