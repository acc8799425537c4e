"""How many documents give each name to each thing: what decides by which of them it is called."""

from collections import Counter
from collections.abc import Collection, Iterable

from pyoxigraph import Literal, NamedNode, Quad

from graph.named_queries import NamedQueries
from graph.rdf import terms as rdf
from graph.rdf.terms import Names, text_of
from graph.stores.store import Store
from graph.view.overlay import Overlay
from graph.view.statements import Statements

#: What names a thing: of several, one stands and the others become its other names.
NAMINGS = (rdf.LABEL, rdf.PREF_LABEL)
_PROPERTIES = (*NAMINGS, rdf.ALT_LABEL)
NameCount = Counter[tuple[NamedNode, Literal]]

#: Things whose counts are kept, some 14 MB of them. What many documents name is asked for often and stays.
KEPT = 20_000
# Things that one query is asked about.
_AT_ONCE = 200


def is_name(quad: Quad) -> bool:
    """Tell whether a quad gives a name to a thing."""
    return quad.predicate in _PROPERTIES and isinstance(quad.object, Literal)


class NameCounts:
    """The names of things, by the id that documents give them, each with the number of documents.

    What the store was asked for is kept and follows the changes that are told, so that the names of a thing that a
    thousand documents name are not read a thousand times.
    """

    def __init__(self, store: Store, names: Names) -> None:
        self._store = store
        self._queries = NamedQueries(store, names.namespaces)
        self._statements = Statements(store, names)
        self._known: dict[NamedNode, NameCount] = {}

    def of(self, things: Collection[NamedNode]) -> dict[NamedNode, NameCount]:
        """Return the counts of things; they are not to be changed."""
        unknown = [thing for thing in things if thing not in self._known]
        # Those that were asked for last stand last.
        found = {thing: self._known.pop(thing) for thing in things if thing in self._known}
        found.update((thing, Counter()) for thing in unknown)
        for start in range(0, len(unknown), _AT_ONCE):
            asked = unknown[start : start + _AT_ONCE]
            for thing, predicate, name, count in self._queries.select(
                "stated-names", thing=asked, property=_PROPERTIES
            ):
                if isinstance(thing, NamedNode) and isinstance(predicate, NamedNode) and isinstance(name, Literal):
                    found[thing][predicate, name] = int(text_of(count))
        for quad in self._store.holding(self._statements.left_out(unknown, Overlay(self._store))):
            if is_name(quad) and isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                found[quad.subject][quad.predicate, quad.object] -= 1
        self._known.update(found)
        for thing in list(self._known)[: max(0, len(self._known) - KEPT)]:
            del self._known[thing]
        return found

    def follow(self, inserted: Iterable[Quad], deleted: Iterable[Quad]) -> None:
        """Count statements that came and those that went."""
        for thing, counts in count_names(inserted, deleted).items():
            if thing in self._known:
                self._known[thing].update(counts)

    def forget(self) -> None:
        """Keep nothing."""
        self._known.clear()


def count_names(inserted: Iterable[Quad], deleted: Iterable[Quad]) -> dict[NamedNode, NameCount]:
    """Return how many times more each name is given to each thing by the first quads than by the second."""
    found: dict[NamedNode, NameCount] = {}
    for quads, step in ((inserted, 1), (deleted, -1)):
        for quad in quads:
            if is_name(quad) and isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                found.setdefault(quad.subject, Counter())[quad.predicate, quad.object] += step
    return found
