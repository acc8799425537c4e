"""The current view: what all documents together state, under canonical ids, in the default graph.

The view is a function of the documents' graphs, of what people decided about their claims, of the clusters of ids, and
of what people wrote into it: triples that they asserted and those of documents that they retracted, each kept in a
graph of its own. So neither the order of loading nor what was loaded and deleted in between shows in it. It falls into
parts, one for each canonical subject, that do not depend on each other; a change rebuilds the parts it touches, and a
full rebuild is the same function over all of them.

A triple with a blank node cannot be named in another graph; in the default graph it is always one that people asserted,
since documents bring none into the view.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from graph import rdf_terms as rdf
from graph.canonical import Canonical
from graph.overlay import Overlay
from graph.rdf_terms import Names
from graph.store import Store, in_graph, is_nameless
from graph.withholding import Withholding
from ontology.regions import region

# What names a thing: of several, one stands and the others become its other names.
_NAMINGS = (rdf.LABEL, rdf.PREF_LABEL)
_VIEW = DefaultGraph()
# How the id of a region begins that has a GB/T 2260 code.
_REGION = "region-"


class View:
    """The default graph of a store, kept equal to what its document graphs state."""

    def __init__(self, store: Store, names: Names) -> None:
        self._store = store
        self._names = names
        self._withholding = Withholding(names)
        self.asserted = NamedNode(names.namespaces.asserted_graph)
        self.retracted = NamedNode(names.namespaces.retracted_graph)

    def parts_touched(self, quads: Iterable[Quad], canonical: Canonical) -> set[NamedNode]:
        """Return the canonical subjects of those quads that are stated, or say that what is stated is left out."""
        return {
            self.canonical_node(quad.subject, canonical)
            for quad in quads
            if self._withholding.is_material(quad) and isinstance(quad.subject, NamedNode)
        }

    def parts_moved(self, moved: Iterable[str], before: Canonical, after: Canonical) -> set[NamedNode]:
        """Return the subjects whose part changes when ids move to other clusters, those that point to them too."""
        found: set[NamedNode] = set()
        for identifier in moved:
            node = self._names.thing(identifier)
            found |= {self._names.thing(cluster.of(identifier)) for cluster in (before, after)}
            for quad in self._store.quads(value=node):
                if self.is_stated(quad) and isinstance(quad.subject, NamedNode):
                    found |= {self.canonical_node(quad.subject, cluster) for cluster in (before, after)}
        return found

    def change(
        self,
        parts: Iterable[NamedNode],
        canonical: Canonical,
        *,
        inserted: Iterable[Quad] = (),
        deleted: Iterable[Quad] = (),
    ) -> tuple[list[Quad], list[Quad]]:
        """Return what to insert into the view and delete from it, so that the parts hold what will be stated.

        ``inserted`` and ``deleted`` are the changes of documents' graphs that go with it and are not yet made.
        """
        after = Overlay(self._store, inserted=inserted, deleted=set(deleted))
        insert: list[Quad] = []
        delete: list[Quad] = []
        subjects = list(parts)
        after.hold({*subjects, *(member for subject in subjects for member in self._members(subject, canonical))})
        for subject in subjects:
            standing = set(after.quads(_VIEW, subject=subject))
            wanted = self._written(subject, self.derived(subject, after, canonical), after)
            wanted.update(quad for quad in standing if is_nameless(quad))
            insert += wanted - standing
            delete += standing - wanted
        return insert, delete

    def derived(self, subject: NamedNode, after: Overlay, canonical: Canonical) -> set[Quad]:
        """Return what documents state of one canonical subject, whatever people wrote about it."""
        members = self._members(subject, canonical)
        stated = self._withholding.standing(quad for member in members for quad in after.quads(subject=member))
        return set(self.part(subject, stated, canonical))

    def rebuilt(self, canonical: Canonical) -> set[Quad]:
        """Return the whole view as documents and people make it, whatever else the default graph holds."""
        stated: dict[NamedNode, set[Quad]] = {}
        asserted: set[Quad] = set()
        retracted: set[Quad] = set()
        for quad in self._store.quads():
            if self._withholding.is_material(quad) and isinstance(quad.subject, NamedNode):
                stated.setdefault(self.canonical_node(quad.subject, canonical), set()).add(quad)
            elif quad.graph_name == self.asserted or (quad.graph_name == _VIEW and is_nameless(quad)):
                asserted.add(in_graph(quad, _VIEW))
            elif quad.graph_name == self.retracted:
                retracted.add(in_graph(quad, _VIEW))
        derived = {
            quad
            for subject, quads in stated.items()
            for quad in self.part(subject, self._withholding.standing(quads), canonical)
        }
        return (derived - retracted) | asserted

    def _written(self, subject: NamedNode, derived: set[Quad], after: Overlay) -> set[Quad]:
        """Return what of one subject stands: people's word goes before the documents'."""
        retracted = {in_graph(quad, _VIEW) for quad in after.quads(self.retracted, subject=subject)}
        asserted = {in_graph(quad, _VIEW) for quad in after.quads(self.asserted, subject=subject)}
        return (derived - retracted) | asserted

    def part(self, subject: NamedNode, stated: Iterable[Quad], canonical: Canonical) -> Iterator[Quad]:
        """Yield the view's quads of one canonical subject, from what documents state of the ids it stands for."""
        namings: dict[tuple[NamedNode, str | None], Counter[tuple[bool, Literal]]] = {}
        others: set[Literal] = set()
        for quad in stated:
            value = quad.object
            if quad.predicate in _NAMINGS and isinstance(value, Literal):
                counts = namings.setdefault((quad.predicate, value.language), Counter())
                counts[(quad.subject == subject, value)] += 1
            elif quad.predicate == rdf.ALT_LABEL and isinstance(value, Literal):
                others.add(value)
            else:
                if isinstance(value, BlankNode):
                    continue
                value = self.canonical_node(value, canonical) if isinstance(value, NamedNode) else value
                # Merging makes a thing a part of itself where a part was merged into its whole: that says nothing.
                if value != subject or quad.subject == quad.object:
                    yield Quad(subject, quad.predicate, value, _VIEW)
        for predicate, name in _named(namings, others, self._official(subject)):
            yield Quad(subject, predicate, name, _VIEW)

    def canonical_node(self, node: NamedNode, canonical: Canonical) -> NamedNode:
        """Return the node of a thing's canonical id; any other node is its own."""
        identifier = self._names.identifier(node)
        moved = canonical.of_id.get(identifier) if identifier else None
        return self._names.thing(moved) if moved else node

    def _official(self, subject: NamedNode) -> Literal | None:
        """Return the gazetteer's name of an administrative division, whatever form of it the documents use."""
        identifier = self._names.identifier(subject) or ""
        known = region(identifier.removeprefix(_REGION)) if identifier.startswith(_REGION) else None
        return Literal(known.name, language="zh") if known is not None else None

    def _members(self, subject: NamedNode, canonical: Canonical) -> Iterator[NamedNode]:
        identifier = self._names.identifier(subject)
        if identifier is None:
            yield subject
        elif canonical.of(identifier) == identifier:
            yield from map(self._names.thing, canonical.members_of(identifier))

    def is_stated(self, quad: Quad) -> bool:
        """Tell whether a quad stands in a document's graph, or in that of what people state in place of its claims."""
        return self._withholding.is_stated(quad)


def _named(
    namings: dict[tuple[NamedNode, str | None], Counter[tuple[bool, Literal]]],
    others: set[Literal],
    official: Literal | None,
) -> Iterator[tuple[NamedNode, Literal]]:
    """Yield one name for each naming property and language, and the rest as other names.

    The official name goes first, then the canonical id's own, then the one that most documents use, the longest, the
    first in order.
    """
    chosen: set[Literal] = set()
    for (predicate, language), counts in namings.items():
        _, name = min(counts, key=lambda key: (not key[0], -counts[key], -len(key[1].value), str(key[1])))
        if official is not None and predicate == rdf.LABEL and language == official.language:
            name = official
        chosen.add(name)
        others = others | {other for _, other in counts}
        yield predicate, name
    for name in others - chosen:
        yield rdf.ALT_LABEL, name
