"""The current view: what all documents together state, under canonical ids, in the default graph.

The view is a function of the documents' graphs, of what people decided about their claims, of the clusters of ids, and
of what people wrote into it: triples that they asserted and those of documents that they retracted, each kept in a
graph of its own. So neither the order of loading nor what was loaded and deleted in between shows in it. A change is
followed triple by triple: whether one stands is looked up by itself, whatever else is stated of its subject, so that a
document costs the same however many others name the same things. A full rebuild is another way to the same view, and
the measure of this one.

A triple with a blank node cannot be named in another graph; in the default graph it is always one that people asserted,
since documents bring none into the view.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple

from graph.canonical import Canonical, CanonicalNodes
from graph.rdf.terms import Names
from graph.stores.store import Store, in_graph, is_nameless
from graph.view.name_counts import is_name
from graph.view.names import ViewNames
from graph.view.overlay import Overlay
from graph.view.statements import StatementChange, Statements

_VIEW = DefaultGraph()
# So many of the triples that would support one are looked up at first: of a large cluster's, one is mostly there.
_FEW = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewChange:
    """What is to be inserted into the view and deleted from it with a change, and the statements that come and go."""

    insert: set[Quad]
    delete: set[Quad]
    statements: StatementChange


class Follower(Protocol):
    """Holds something that it has read of the statements."""

    def made(self, statements: StatementChange) -> None:
        """Take note of statements that came and went; the writer has made the change."""
        ...

    def forget(self) -> None:
        """Keep nothing of what was read: others may have changed the store."""
        ...


class View:
    """The default graph of a store, kept equal to what its document graphs state."""

    def __init__(self, store: Store, names: Names) -> None:
        self._store = store
        self._names = names
        self._statements = Statements(store, names)
        self._called = ViewNames(store, names)
        self.followers: list[Follower] = [self._called]
        self.asserted = NamedNode(names.namespaces.asserted_graph)
        self.retracted = NamedNode(names.namespaces.retracted_graph)

    def change(self, overlay: Overlay, before: Canonical, after: Canonical) -> ViewChange:
        """Return what changes in the view with a change of any graphs that is not yet made.

        ``before`` and ``after`` are the clusters of ids, which may change too.
        """
        old, new = CanonicalNodes(self._names, before), CanonicalNodes(self._names, after)
        statements = self._statements.change(overlay)
        coming, going = statements.coming, statements.going
        moved = self._moved(overlay, before, after) - coming - going
        given = {fact for quad in (*coming, *moved) for fact in _facts(quad, new)}
        gone = {fact for quad in (*going, *moved) for fact in _facts(quad, old)}
        names = list(filter(is_name, (*coming, *going, *moved)))
        renamed = _subjects(names, old) | _subjects(names, new)
        called = self._called.names(renamed, coming, going, new)
        candidates = given | gone | called | self._called.standing(renamed)
        candidates |= {in_graph(quad, _VIEW) for quad in overlay.changed if self._is_written(quad)}
        derived = given | called | self._standing(candidates - given - called, statements, overlay, new)
        insert, delete = self._differing(candidates, derived, overlay)
        return ViewChange(insert=insert, delete=delete, statements=statements)

    def derived(self, quads: Iterable[Quad], overlay: Overlay, canonical: Canonical) -> set[Quad]:
        """Return those quads of the default graph that follow from what is stated after a change."""
        quads = {quad for quad in quads if not is_nameless(quad)}
        if not quads:
            return set()
        nodes = CanonicalNodes(self._names, canonical)
        statements = self._statements.change(overlay)
        given = {fact for quad in statements.coming for fact in _facts(quad, nodes)} & quads
        return given | self._standing(quads - given, statements, overlay, nodes)

    def _standing(
        self, quads: set[Quad], statements: StatementChange, overlay: Overlay, nodes: CanonicalNodes
    ) -> set[Quad]:
        """Return those quads of the default graph that follow from statements which do not come with the change."""
        names = set(filter(is_name, quads))
        found = names & self._called.names(_subjects(names), statements.coming, statements.going, nodes)
        undecided = {quad: _supporting(quad, nodes) for quad in quads - names - found}
        few = _FEW
        while undecided:
            asked = {quad: set(islice(triples, few)) for quad, triples in undecided.items()}
            stated = self._statements.standing(set().union(*asked.values()), overlay)
            found.update(quad for quad, triples in asked.items() if triples & stated)
            undecided = {quad: undecided[quad] for quad, triples in asked.items() if triples and quad not in found}
            few *= 4
        return found

    def agrees(self, things: Iterable[NamedNode], canonical: Canonical) -> bool:
        """Tell whether the default graph says of things what documents and people make it say; all of it is read."""
        nodes = CanonicalNodes(self._names, canonical)
        subjects = {nodes.of(thing) for thing in things}
        stated = self._statements.of([member for subject in subjects for member in nodes.members(subject)])
        derived = {fact for quad in stated for fact in _facts(quad, nodes)}
        derived.update(self._called.given(filter(is_name, stated), nodes))
        written = {in_graph(quad, _VIEW) for quad in self._store.about(list(subjects)) if self._is_written(quad)}
        return not any(self._differing(derived | written, derived, Overlay(self._store)))

    def made(self, statements: StatementChange | None) -> None:
        """Tell the followers that a change was made and what it did to what is stated, where that is known."""
        for follower in self.followers:
            if statements is None:
                follower.forget()
            else:
                follower.made(statements)

    def rebuilt(self, canonical: Canonical) -> set[Quad]:
        """Return the whole view as documents and people make it, whatever else the default graph holds."""
        nodes = CanonicalNodes(self._names, canonical)
        stated = self._statements.all()
        asserted = {in_graph(quad, _VIEW) for quad in self._store.quads(self.asserted)}
        asserted.update(filter(is_nameless, self._store.quads(_VIEW)))
        retracted = {in_graph(quad, _VIEW) for quad in self._store.quads(self.retracted)}
        derived = {fact for quad in stated for fact in _facts(quad, nodes)}
        derived.update(self._called.given(filter(is_name, stated), nodes))
        return (derived - retracted) | asserted

    def is_stated(self, quad: Quad) -> bool:
        """Tell whether a quad stands in a document's graph, or in that of what people state in place of its claims."""
        return self._statements.is_stated(quad)

    def _is_written(self, quad: Quad) -> bool:
        """Tell whether a quad is people's word, or of the default graph itself."""
        return quad.graph_name in (_VIEW, self.asserted, self.retracted) and not is_nameless(quad)

    def _moved(self, overlay: Overlay, before: Canonical, after: Canonical) -> set[Quad]:
        """Return the statements about ids that come to another cluster, and those that point to them."""
        if before is after:
            return set()
        nodes = [self._names.thing(identifier) for identifier in before.moved(after)]
        return self._statements.about(nodes, overlay)

    def _differing(
        self, candidates: Collection[Quad], derived: set[Quad], overlay: Overlay
    ) -> tuple[set[Quad], set[Quad]]:
        """Return which candidates come into the view and which leave it: people's word goes before the documents'."""
        wanted = derived - self._said(self.retracted, derived, overlay)
        wanted |= self._said(self.asserted, set(candidates) - wanted, overlay)
        standing = overlay.holding(candidates)
        return wanted - standing, standing - wanted

    def _said(self, graph: NamedNode, quads: Iterable[Quad], overlay: Overlay) -> set[Quad]:
        """Return those quads of the default graph that a graph of people's word has."""
        return {in_graph(quad, _VIEW) for quad in overlay.holding([in_graph(quad, graph) for quad in quads])}


def _subjects(quads: Iterable[Quad], nodes: CanonicalNodes | None = None) -> set[NamedNode]:
    """Return the subjects of quads, canonical ones where the clusters are given."""
    subjects = {quad.subject for quad in quads}
    found = subjects if nodes is None else set(map(nodes.of, subjects))
    return {subject for subject in found if isinstance(subject, NamedNode)}


def _facts(quad: Quad, nodes: CanonicalNodes) -> Iterator[Quad]:
    """Yield what a quad of a document's graph is in the view, unless it is a name, which others decide on too."""
    if is_name(quad):
        return
    subject, value = nodes.of(quad.subject), nodes.of(quad.object)
    # Merging makes a thing a part of itself where a part was merged into its whole: that says nothing.
    if value != subject or quad.subject == quad.object:
        yield Quad(subject, quad.predicate, value, _VIEW)


def _supporting(quad: Quad, nodes: CanonicalNodes) -> Iterator[Triple]:
    """Yield the triples of which each, in a document's graph, makes a quad of the view."""
    for subject in nodes.members(quad.subject):
        values = [subject] if quad.object == quad.subject else nodes.members(quad.object)
        for value in values:
            yield Triple(subject, quad.predicate, value)
