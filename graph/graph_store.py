"""Whole graphs in and out, as the SPARQL 1.1 Graph Store HTTP Protocol has them."""

from collections.abc import Collection, Iterator

from pyoxigraph import DefaultGraph, NamedNode, Triple

from graph.store import GraphName, Store
from graph.writing import Writer
from ontology.errors import NotFoundError


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

    def replace(self, name: NamedNode | None, triples: Collection[Triple]) -> bool:
        """Put triples in place of what a graph held; tell whether the graph is new."""
        new = not self.holds(name)
        cleared = "CLEAR DEFAULT" if name is None else f"DROP SILENT GRAPH {name}; CREATE GRAPH {name}"
        self._change(name, f"{cleared};\n{_insertion(name, triples)}")
        return new

    def add(self, name: NamedNode | None, triples: Collection[Triple]) -> bool:
        """Add triples to a graph; tell whether the graph is new."""
        new = not self.holds(name)
        created = "" if name is None else f"CREATE SILENT GRAPH {name};\n"
        self._change(name, created + _insertion(name, triples))
        return new

    def remove(self, name: NamedNode | None) -> None:
        """Drop a graph, or empty the default graph; raise ``NotFoundError`` where there is none."""
        self._change(name, "CLEAR DEFAULT" if self._existing(name) is None else f"DROP GRAPH {name}")

    def _change(self, name: NamedNode | None, update: str) -> None:
        self._writer.update(update, graphs=["" if name is None else name.value])

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
