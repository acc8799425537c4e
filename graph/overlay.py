"""A store as a change that is not yet made will leave it."""

from collections.abc import Collection, Iterable, Iterator

from pyoxigraph import BlankNode, NamedNode, Quad, Triple

from graph.store import GraphName, Store

Subject = NamedNode | BlankNode | Triple


class Overlay:
    """Quads of a store without some and with others."""

    def __init__(self, store: Store, *, inserted: Iterable[Quad] = (), deleted: Collection[Quad] = ()) -> None:
        self._store = store
        self._deleted = deleted if isinstance(deleted, (set, frozenset)) else set(deleted)
        self._inserted = set(inserted)
        self._by_subject: dict[Subject, list[Quad]] = {}
        self._held: dict[Subject, list[Quad]] = {}
        for quad in self._inserted:
            self._by_subject.setdefault(quad.subject, []).append(quad)

    def hold(self, subjects: Collection[NamedNode]) -> None:
        """Read what the store has of subjects at once, where they will be asked for one by one."""
        wanted = list(subjects)
        self._held = {subject: [] for subject in wanted}
        for quad in self._store.about(wanted):
            self._held[quad.subject].append(quad)

    def quads(self, graph: GraphName | None = None, *, subject: NamedNode | None = None) -> Iterator[Quad]:
        """Yield the quads of a graph, or of all graphs, with a subject, where these are given; each one once."""
        for quad in self._standing(graph, subject):
            if quad not in self._deleted and quad not in self._inserted:
                yield quad
        for quad in self._inserted if subject is None else self._by_subject.get(subject, ()):
            if graph is None or quad.graph_name == graph:
                yield quad

    def _standing(self, graph: GraphName | None, subject: NamedNode | None) -> list[Quad]:
        if subject is None or subject not in self._held:
            return self._store.quads(graph, subject=subject)
        return [quad for quad in self._held[subject] if graph is None or quad.graph_name == graph]

    def holds(self, quad: Quad) -> bool:
        """Tell whether a quad is there."""
        if quad in self._inserted:
            return True
        if quad in self._deleted or not isinstance(quad.subject, NamedNode):
            return False
        return quad in self._store.quads(quad.graph_name, subject=quad.subject)
