"""Whole graphs in and out, as the SPARQL 1.1 Graph Store HTTP Protocol has them."""

from collections.abc import Callable, Collection, Iterator

from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple

from graph.sparql.guard import admitted_update
from graph.stores.store import GraphName, Store, is_nameless
from graph.updates.patch import patch_of
from graph.updates.prologue import gathered
from graph.writing import Writer
from ontology.errors import NotFoundError

Condition = Callable[[bool], None]


def _always(_: bool) -> None:
    """Let a change be made whatever there is."""


class GraphStore:
    """The graphs of a store by their names; None stands for the default graph, which always exists."""

    def __init__(self, store: Store, writer: Writer) -> None:
        self._store = store
        self._writer = writer

    def holds(self, name: NamedNode | None) -> bool:
        """Tell whether there is a graph of a name."""
        return name is None or name in self._store.graphs()

    def read(self, name: NamedNode | None, media_type: str) -> Iterator[bytes]:
        """Yield a graph in one of ``GRAPH_FORMATS``; raise ``NotFoundError`` where there is none."""
        return self._store.dump(media_type, graph=_node(self._existing(name)))

    def replace(self, name: NamedNode | None, triples: Collection[Triple], *, condition: Condition = _always) -> bool:
        """Put triples in place of what a graph held; tell whether the graph is new.

        ``condition`` is told whether there is the graph, when nobody else writes, and raises where nothing shall be
        changed; so it does in the other methods.
        """
        cleared = "CLEAR DEFAULT" if name is None else f"DROP SILENT GRAPH {name}; CREATE GRAPH {name}"
        return self._put(name, cleared, triples, condition)

    def add(self, name: NamedNode | None, triples: Collection[Triple], *, condition: Condition = _always) -> bool:
        """Add triples to a graph; tell whether the graph is new."""
        return self._put(name, "" if name is None else f"CREATE SILENT GRAPH {name}", triples, condition)

    def patch(
        self, name: NamedNode | None, update: str, *, base: str | None = None, condition: Condition = _always
    ) -> bool:
        """Insert and delete triples of a graph as an update says whose default graph it is; tell whether it is new.

        Raises ``QueryError`` and its kinds for an update that does anything else.
        """
        return self._change(name, patch_of(gathered(admitted_update(update)), name), condition, base)

    def remove(self, name: NamedNode | None, *, condition: Condition = _always) -> None:
        """Drop a graph, or empty the default graph; raise ``NotFoundError`` where there is none."""

        def existing(held: bool) -> None:
            condition(held)
            self._existing(name)

        self._change(name, "CLEAR DEFAULT" if name is None else f"DROP GRAPH {name}", existing)

    def _put(self, name: NamedNode | None, before: str, triples: Collection[Triple], condition: Condition) -> bool:
        """Carry out an update, then insert triples.

        As quads they need not be looked through for words of an update, which of a million takes seconds in which
        nobody else is answered. Blank nodes are data of an update only.
        """
        if any(map(is_nameless, triples)):
            return self._change(
                name, f"{before};\n{_insertion(name, triples)}" if before else _insertion(name, triples), condition
            )
        quads = [Quad(triple.subject, triple.predicate, triple.object, _node(name)) for triple in triples]
        return self._change(name, before, condition, insert=quads)

    def _change(
        self,
        name: NamedNode | None,
        update: str,
        condition: Condition,
        base: str | None = None,
        insert: Collection[Quad] = (),
    ) -> bool:
        held = False

        def check() -> None:
            nonlocal held
            held = self.holds(name)
            condition(held)

        self._writer.update(
            update, base=base, insert=insert, graphs=["" if name is None else name.value], condition=check
        )
        return not held

    def _existing(self, name: NamedNode | None) -> NamedNode | None:
        if not self.holds(name):
            raise NotFoundError(f"There is no graph {name}.")
        return name


def _node(name: NamedNode | None) -> GraphName:
    return DefaultGraph() if name is None else name


def _insertion(name: NamedNode | None, triples: Collection[Triple]) -> str:
    """Return the operation that inserts triples; the terms are written by pyoxigraph, which escapes what needs it."""
    lines = "".join(f"{triple} .\n" for triple in triples)
    return f"INSERT DATA {{\n{lines}}}" if name is None else f"INSERT DATA {{ GRAPH {name} {{\n{lines}}} }}"
