"""A store as a change that is not yet made will leave it."""

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from pyoxigraph import Quad

from graph.stores.store import GraphName, Store


class Overlay:
    """Quads of a store without some, which it has, and with others."""

    def __init__(self, store: Store, *, inserted: Iterable[Quad] = (), deleted: Iterable[Quad] = ()) -> None:
        self._store = store
        self.inserted = frozenset(inserted)
        self.deleted = frozenset(deleted) - self.inserted

    @cached_property
    def changed(self) -> frozenset[Quad]:
        """Return the quads that come and those that go."""
        return self.inserted | self.deleted

    def quads(self, graph: GraphName) -> Iterator[Quad]:
        """Yield the quads of a graph, each one once."""
        for quad in self._store.quads(graph):
            if quad not in self.deleted and quad not in self.inserted:
                yield quad
        yield from (quad for quad in self.inserted if quad.graph_name == graph)

    def holding(self, quads: Collection[Quad]) -> set[Quad]:
        """Return those of the given quads, without blank nodes, that are there."""
        asked = set(quads)
        standing = asked & self.inserted
        return standing | self._store.holding(asked - standing - self.deleted)
