"""What the graph asks of an engine: small enough that an embedded one and a SPARQL server can both give it."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Protocol

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from graph.answers import SparqlAnswer
from graph.query_workers.limits import QueryLimits
from graph.sparql.dataset import WHOLE_STORE, SparqlDataset

if TYPE_CHECKING:
    import rdflib

# The terms are pyoxigraph's: plain values, which its parsers also make of what another engine answers.
Term = NamedNode | BlankNode | Literal | Triple
GraphName = NamedNode | BlankNode | DefaultGraph
Row = tuple[Term | None, ...]


def in_graph(quad: Quad, graph: GraphName) -> Quad:
    """Return the triple of a quad in another graph."""
    return Quad(quad.subject, quad.predicate, quad.object, graph)


def is_nameless(quad: Quad | Triple) -> bool:
    """Tell whether subject or object is a blank node, so that only the default graph itself can hold the statement."""
    return isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode)


class Store(Protocol):
    """Quads with SPARQL over them.

    The default graph of every query is the default graph of the store alone; named graphs are reached with GRAPH.
    Every method may be called from any thread; a call sees all of a change or nothing of it. Failures are raised as
    ``StoreError``, those of queries as ``QueryError``.
    """

    def select(self, query: str) -> list[Row]:
        """Return the rows of a SELECT query, each with its values in the order of the query's variables."""
        ...

    def quads(
        self,
        graph: GraphName | None = None,
        *,
        subject: NamedNode | None = None,
        value: NamedNode | None = None,
    ) -> list[Quad]:
        """Return the quads of a graph, or of all graphs, with the given subject and object, where these are given."""
        ...

    def about(self, subjects: Collection[NamedNode]) -> list[Quad]:
        """Return the quads of all graphs with the given subjects, where each call may be a journey."""
        ...

    def holding(self, quads: Collection[Quad]) -> set[Quad]:
        """Return those of the given quads, without blank nodes, that are there."""
        ...

    def held_by_more(self, limits: Mapping[Triple, int], graphs: str) -> set[Triple]:
        """Return the triples, without blank nodes, that more named graphs have than the number given with each.

        Only graphs are counted whose names begin with ``graphs``.
        """
        ...

    def has_graph(self, beginning: str) -> bool:
        """Tell whether there is a named graph whose name begins so."""
        ...

    def graphs(self) -> list[NamedNode]:
        """Return the names of the named graphs, ordered."""
        ...

    def change(
        self, *, insert: Collection[Quad] = (), delete: Collection[Quad] = (), drop: Collection[NamedNode] = ()
    ) -> None:
        """Drop graphs, delete quads and insert quads, in this order, all of it or nothing."""
        ...

    def answer(
        self, query: str, *, results: str, graph: str, dataset: SparqlDataset = WHOLE_STORE, base: str | None = None
    ) -> SparqlAnswer:
        """Answer a query of any form, serialised as the media type for results or as the one for graphs.

        ``dataset`` stands in place of the query's own FROM clauses; ``base`` is what relative IRIs are read against.
        """
        ...

    def update(
        self, update: str, *, base: str | None = None, insert: Collection[Quad] = (), delete: Collection[Quad] = ()
    ) -> None:
        """Carry out a SPARQL update, then delete and insert quads without blank nodes, all of it or nothing."""
        ...

    def difference(
        self, update: str, *, base: str | None = None, graphs: Collection[GraphName] | None = None
    ) -> tuple[set[Quad], set[Quad]]:
        """Return the quads that a SPARQL update would insert and those that it would delete; carry nothing out.

        Only the given graphs are compared, where any are given.
        """
        ...

    def updating_apart(self, limits: QueryLimits) -> AbstractContextManager[None]:
        """Let users' updates run within limits, in processes of their own, as long as the block lasts."""
        ...

    def dump(self, media_type: str, *, graph: GraphName | None = None) -> Iterator[bytes]:
        """Yield one graph, or the quads of all graphs, as they stand at the call, in a media type for graphs."""
        ...

    def dataset(self) -> "rdflib.Dataset":
        """Return an rdflib Dataset over the same data, whose default graph is the store's."""
        ...

    def revision(self) -> str:
        """Return a name of the state that others may have brought about; another after their changes.

        It need not change with what is changed through this object.
        """
        ...

    def __len__(self) -> int:
        """Return the number of quads."""
        ...

    def close(self) -> None:
        """Release what the store holds; nothing may be called after that."""
        ...
