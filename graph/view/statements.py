"""What the view is made of: what is stated and not left out, looked up without reading all that is said of a thing."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, Triple

from graph.named_queries import NamedQueries
from graph.rdf.terms import Names
from graph.stores.store import Store, is_nameless
from graph.view.overlay import Overlay
from graph.view.withholding import Withholding

# Things that one query is asked about.
_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class StatementChange:
    """The statements that come with a change and those that go; ``hidden`` come or go while they are left out."""

    coming: frozenset[Quad] = frozenset()
    going: frozenset[Quad] = frozenset()
    hidden: frozenset[Quad] = frozenset()


class Statements:
    """The quads that documents state, or people in place of them, without those that people rejected.

    Quads with blank nodes are none of them: they cannot be named in the view.
    """

    def __init__(self, store: Store, names: Names) -> None:
        self._store = store
        self._queries = NamedQueries(store, names.namespaces)
        self._predicate = names.term("withheld")
        self._graphs = names.namespaces.document_graph("")
        self._withholding = Withholding(names)

    def is_stated(self, quad: Quad) -> bool:
        """Tell whether a quad stands in a document's graph, or in that of what people state in place of its claims."""
        return self._withholding.is_stated(quad)

    def change(self, overlay: Overlay) -> StatementChange:
        """Return which statements come and go with a change of any graphs that is not yet made."""
        inserted, deleted = self._stated(overlay.inserted), self._stated(overlay.deleted)
        graphs = {self._withholding.withholding(quad).graph_name for quad in _one_of_each_graph(inserted | deleted)}
        graphs |= {quad.graph_name for quad in overlay.changed if self._withholding.is_withholding(quad)}
        before = {one for graph in graphs for one in self._left_out(self._store.quads(graph))}
        after = {one for graph in graphs for one in self._left_out(overlay.quads(graph))}
        kept = self._store.holding((before ^ after) - inserted - deleted)
        was, will = (kept | deleted) - before, (kept | inserted) - after
        return StatementChange(
            frozenset(will - was), frozenset(was - will), frozenset((inserted | deleted) - (will ^ was))
        )

    def all(self) -> set[Quad]:
        """Return all statements as they stand."""
        found: set[Quad] = set()
        for graph in self._store.graphs():
            if graph.value.startswith(self._graphs):
                found.update(self._stated(self._store.quads(graph)))
        return found - self.left_out({quad.subject for quad in found}, Overlay(self._store))

    def of(self, subjects: Collection[NamedNode]) -> set[Quad]:
        """Return all statements as they stand about things."""
        return self._stated(self._store.about(subjects)) - self.left_out(subjects, Overlay(self._store))

    def about(self, nodes: Collection[NamedNode], overlay: Overlay) -> set[Quad]:
        """Return the statements, before a change and after it, whose subject or object is one of the nodes."""
        found = self._stated(self._store.about(nodes))
        for node in nodes:
            found |= self._stated(self._store.quads(value=node))
        subjects = {quad.subject for quad in found}
        before, after = self.left_out(subjects, Overlay(self._store)), self.left_out(subjects, overlay)
        return found - before - after - overlay.deleted

    def standing(self, triples: Collection[Triple], overlay: Overlay) -> set[Triple]:
        """Return the triples, of those given, that statements have which stand before a change and after it."""
        deleted = self._stated(overlay.deleted)
        out = self.left_out({triple.subject for triple in triples}, overlay) - deleted
        uncounted = Counter(quad.triple for quad in deleted)
        uncounted.update(quad.triple for quad in self._store.holding(out))
        return self._store.held_by_more({triple: uncounted[triple] for triple in triples}, self._graphs)

    def left_out(self, subjects: Iterable[object], overlay: Overlay) -> set[Quad]:
        """Return what people rejected of statements about things, as it is after a change, stated or not."""
        asked = [subject for subject in subjects if isinstance(subject, NamedNode)]
        marks: set[Quad] = set()
        for start in range(0, len(asked), _AT_ONCE):
            for thing, text, graph in self._queries.select("withheld", thing=asked[start : start + _AT_ONCE]):
                if isinstance(thing, NamedNode) and isinstance(graph, NamedNode) and text is not None:
                    marks.add(Quad(thing, self._predicate, text, graph))
        of_asked = set(asked)
        marks.update(
            quad for quad in overlay.inserted if quad.predicate == self._predicate and quad.subject in of_asked
        )
        return set(self._left_out(marks - overlay.deleted))

    def _left_out(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        for quad in quads:
            if self._withholding.is_withholding(quad):
                yield from self._withholding.withheld(quad)

    def _stated(self, quads: Iterable[Quad]) -> set[Quad]:
        quads = list(quads)
        # Most of a change are a document's statement nodes, and all of it stands in a few graphs.
        graphs = set(filter(self._withholding.states, {quad.graph_name for quad in quads}))
        return {quad for quad in quads if quad.graph_name in graphs and not is_nameless(quad)} if graphs else set()


def _one_of_each_graph(quads: Iterable[Quad]) -> Collection[Quad]:
    return {quad.graph_name: quad for quad in quads}.values()
