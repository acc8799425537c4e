"""The store on a SPARQL 1.1 server, which may be a cluster."""

import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import IO, TYPE_CHECKING, TypeVar

import pyoxigraph
from pyoxigraph import (
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse_query_results,
)

from graph.answers import SparqlAnswer
from graph.query_workers.limits import QueryLimits
from graph.serialisation import DATASET_FORMATS, GRAPH_FORMATS, SELECT_FORMATS, chunks
from graph.sparql.asked_graphs import graphs_asked, without_graphs
from graph.sparql.dataset import WHOLE_STORE, SparqlDataset
from graph.sparql.tokens import tokens
from graph.stores.books import BOOKS, GENERATION, Books
from graph.stores.oxigraph_updates import joined
from graph.stores.remote_lookups import held_quads, subject_blocks, triples_held_by_more
from graph.stores.remote_requests import based, dataset_parameters, pattern_query, quads_of, rows_of
from graph.stores.sandbox import Sandbox
from graph.stores.sparql_endpoint import N_TRIPLES, Parameters, SparqlEndpoint
from graph.stores.store import GraphName, Row
from graph.updates.scope import graphs_changed
from graph.updates.text import update_text
from ontology.errors import QueryError, StoreError, StoreUnavailableError

if TYPE_CHECKING:
    import rdflib

Value = TypeVar("Value")

# A copy of so many quads takes some 1 GB.
_LARGEST_COPY = 3_000_000
_SPOOLED = 1 << 24
_ANY = "?s ?p ?o"
# Operations that read other graphs than those they change.
_READING = frozenset({"WHERE", "ADD", "COPY", "MOVE"})


class RemoteStore:
    """A ``Store`` over any SPARQL 1.1 server whose default graph is its own.

    It asks nothing of the server but the protocol: a query endpoint and an update endpoint. Each method is one request,
    so each query sees one state, and each change is as atomic as the server makes one update request (SPARQL 1.1
    Update, section 3: it should be). What comes back is parsed and written by pyoxigraph, so that answers have the same
    formats on every server. Others may write to the server: every change through innokg writes a new generation in the
    same request, and readers look for it once a second.
    """

    # Whether what an update changes is computed here and sent as data.
    _computes_updates = False

    def __init__(self, endpoint: SparqlEndpoint) -> None:
        self._endpoint = endpoint
        self._books = Books(self._read, self._begin)
        self.sandbox = Sandbox()

    def prepare(self) -> None:
        """Raise ``StoreUnavailableError`` where the books, which have a graph of their own, show outside it."""
        if self.select(f"SELECT ?x WHERE {{ {BOOKS} {GENERATION} ?x }}"):
            mixed = "mixes its named graphs into the default graph; docs/engines.md says what to set"
            raise StoreUnavailableError(f"The store at {self._endpoint.name} {mixed}.")

    def _begin(self, books: str) -> None:
        """Write the first books, where there are none, before anything else is written; who only reads needs none."""
        if books:
            self._request("changed", lambda: self._carry_out([books]))
        self.prepare()

    def select(self, query: str) -> list[Row]:
        """Return the rows of a SELECT query, each with its values in the order of the query's variables."""
        return self._request("queried", lambda: self._rows(*self._asked(query, WHOLE_STORE)))

    def quads(
        self, graph: GraphName | None = None, *, subject: NamedNode | None = None, value: NamedNode | None = None
    ) -> list[Quad]:
        """Return the quads of a graph, or of all graphs, with the given subject and object, where these are given."""
        query = self._pattern_query(graph, f"{subject or '?s'} ?p {value or '?o'}")
        return list(self._quads(self._read(query), graph, subject, value))

    def about(self, subjects: Collection[NamedNode]) -> list[Quad]:
        """Return the quads of all graphs with the given subjects."""
        rows = [row for block in subject_blocks(subjects) for row in self._read(self._pattern_query(None, _ANY, block))]
        return list(self._quads(rows))

    def holding(self, quads: Collection[Quad]) -> set[Quad]:
        """Return those of the given quads that are there."""
        return held_quads(
            quads, lambda graph, block: self._quads(self._read(self._pattern_query(graph, _ANY, block)), graph)
        )

    def held_by_more(self, limits: Mapping[Triple, int], graphs: str) -> set[Triple]:
        """Return the triples that more named graphs, of names that begin so, have than the number given with each."""
        return triples_held_by_more(limits, graphs, self._read)

    def has_graph(self, beginning: str) -> bool:
        """Tell whether there is a named graph whose name begins so."""
        return any(name.value.startswith(beginning) for name in self.graphs())

    def graphs(self) -> list[NamedNode]:
        """Return the names of the named graphs, ordered; of those without triples, what the server keeps."""
        # The empty pattern is answered from a list of the graphs, where the server has one; the other reads all quads.
        rows = self._read("SELECT ?g WHERE { GRAPH ?g {} }")
        rows = rows or self._read("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
        shown = {name for (name,) in rows if isinstance(name, NamedNode) and not self._is_hidden(name)}
        return sorted(shown, key=lambda name: name.value)

    def change(
        self, *, insert: Collection[Quad] = (), delete: Collection[Quad] = (), drop: Collection[NamedNode] = ()
    ) -> None:
        """Drop graphs, delete quads and insert quads, in this order, all of it or nothing."""
        if insert or delete or drop:
            with self._books.renewing() as generation:
                self._request("changed", lambda: self._carry_out([*self._operations(insert, delete, drop), generation]))

    def answer(
        self, query: str, *, results: str, graph: str, dataset: SparqlDataset = WHOLE_STORE, base: str | None = None
    ) -> SparqlAnswer:
        """Answer a query of any form, serialised as the media type for results or as the one for graphs.

        Raises ``QuerySyntaxError``, ``QueryForbiddenError`` for SERVICE and updates, and ``QueryError`` for what the
        server cannot compute or a media type that cannot be written.
        """
        if results not in SELECT_FORMATS or graph not in GRAPH_FORMATS:
            raise QueryError(f"Results cannot be written as {results} or graphs not as {graph}.")
        query, form = self.sandbox.read_query(query, base)
        text, parameters = self._asked(based(query, base), dataset)
        try:
            if form in ("CONSTRUCT", "DESCRIBE"):
                with self._endpoint.spooled(text, parameters, accept=N_TRIPLES) as body:
                    triples = pyoxigraph.parse(body, format=RdfFormat.N_TRIPLES)
                    written = pyoxigraph.serialize((quad.triple for quad in triples), format=GRAPH_FORMATS[graph])
                return SparqlAnswer(media_type=graph, body=written or b"")
            with self._endpoint.spooled(text, parameters) as body:
                answer = self._parsed(body)
                return SparqlAnswer(media_type=results, body=answer.serialize(format=SELECT_FORMATS[results]) or b"")
        except (SyntaxError, ValueError, OSError) as error:
            raise QueryError(f"The query could not be answered: the store's answer is damaged ({error}).") from error

    def update(
        self, update: str, *, base: str | None = None, insert: Collection[Quad] = (), delete: Collection[Quad] = ()
    ) -> None:
        """Carry out a SPARQL update, then delete and insert quads without blank nodes, all of it or nothing.

        Raises ``QuerySyntaxError``, ``QueryForbiddenError`` for SERVICE and LOAD, and ``QueryError`` for what cannot
        be done, such as the creation of a graph that exists.
        """
        update = self.sandbox.read_update(update, base)
        # Where a variable stands for graphs, the server would take the books for data.
        if self._computes_updates or graphs_asked(update).any:
            self._update_by_difference(update, base, set(insert), set(delete))
            return
        with self._books.renewing() as generation:
            after = "".join(update_text(insert, delete, ()))
            self._endpoint.update(joined(based(update, base), after + generation))

    def difference(
        self, update: str, *, base: str | None = None, graphs: Collection[GraphName] | None = None
    ) -> tuple[set[Quad], set[Quad]]:
        """Return the quads that a SPARQL update would insert and those that it would delete; carry nothing out.

        Only the given graphs are compared, where any are given. It is carried out on a copy in memory: of the given
        graphs where the update reads no others, else of the whole store. Raises what ``update`` raises, and
        ``QueryError`` where the copy would be too large.
        """
        reading = graphs is None or any(token.keyword in _READING for token in tokens(update))
        return self.sandbox.difference(self._copy(None if reading else graphs), update, base, graphs)

    def updating_apart(self, limits: QueryLimits) -> AbstractContextManager[None]:
        """Read users' queries and compute what updates change in processes of their own, as long as the block lasts."""
        return self.sandbox.apart(limits)

    def dump(self, media_type: str, *, graph: GraphName | None = None) -> Iterator[bytes]:
        """Yield one graph, or the quads of all graphs, as they stand at the call, in a media type for graphs."""
        formats = DATASET_FORMATS if graph is None else GRAPH_FORMATS
        if media_type not in formats:
            raise StoreError(f"The graph cannot be written as {media_type}; possible are {', '.join(formats)}.")
        spool = tempfile.SpooledTemporaryFile(max_size=_SPOOLED)  # noqa: SIM115 - closed when the reader is done
        query = self._pattern_query(graph, _ANY)

        def write() -> None:
            with self._endpoint.spooled(query) as body:
                quads = self._quads(rows_of(self._parsed(body)), graph, None, None)
                written = quads if graph is None else (quad.triple for quad in quads)
                pyoxigraph.serialize(written, spool, format=formats[media_type])

        try:
            self._request("read", write)
        except BaseException:
            spool.close()
            raise
        return chunks(spool)

    def dataset(self) -> "rdflib.Dataset":
        """Return an rdflib Dataset with the data of this moment, whose default graph is the store's; it is a copy."""
        from graph.stores.rdflib_dataset import guarded_dataset

        return guarded_dataset(self._copy(None))

    def revision(self) -> str:
        """Return a name of the present state, at most a second old: every change through innokg makes another."""
        return self._books.revision()

    def __len__(self) -> int:
        everything = self._pattern_query(None, _ANY)
        ((number,),) = self._read(f"SELECT (COUNT(*) AS ?n) {everything[everything.index('WHERE') :]}")
        return int(number.value) if isinstance(number, Literal) else 0

    def close(self) -> None:
        """Close the connections; the server goes on."""
        self._endpoint.close()

    # What another kind of server may need otherwise

    def _asked(self, query: str, dataset: SparqlDataset) -> tuple[str, Parameters]:
        """Return the query and the parameters that ask the server for it."""
        shown = query if dataset else without_graphs(query, f"!= {BOOKS}")
        return shown, dataset_parameters(dataset)

    def _parsed(self, body: IO[bytes]) -> QuerySolutions | QueryBoolean:
        """Return the results in a body of SPARQL JSON."""
        return parse_query_results(body, format=QueryResultsFormat.JSON)

    def _operations(self, insert: Collection[Quad], delete: Collection[Quad], drop: Collection[NamedNode]) -> list[str]:
        """Return operations that drop, delete and insert."""
        return ["".join(update_text(insert, delete, drop))]

    def _carry_out(self, operations: list[str]) -> None:
        """Carry out operations, all or none of them."""
        self._endpoint.update("".join(operations))

    def _pattern_query(self, graph: GraphName | None, pattern: str, values: str = "") -> str:
        """Return what ``pattern_query`` does."""
        return pattern_query(graph, pattern, values, f"!= {BOOKS}")

    def _is_hidden(self, graph: NamedNode) -> bool:
        """Tell whether a graph is none of the data."""
        return graph == BOOKS

    def _default_graph_name(self) -> NamedNode | None:
        """Return the name under which the server keeps the default graph, where it has one."""
        return None

    # Requests

    def _read(self, query: str) -> list[Row]:
        """Return the rows of a query that says itself which graphs it means."""
        return self._request("read", lambda: self._rows(query, {}))

    def _rows(self, query: str, parameters: Parameters) -> list[Row]:
        with self._endpoint.spooled(query, parameters) as body:
            return list(rows_of(self._parsed(body)))

    def _quads(
        self,
        rows: Iterable[Row],
        graph: GraphName | None = None,
        subject: NamedNode | None = None,
        value: NamedNode | None = None,
    ) -> Iterator[Quad]:
        return quads_of(rows, graph, subject, value, default=self._default_graph_name())

    def _request(self, what: str, send: Callable[[], Value]) -> Value:
        """Return what a request gives; a refusal of what innokg itself asks is the store's failure, not the user's."""
        try:
            return send()
        except QueryError as error:
            raise StoreError(f"The store could not be {what}. {error}") from error
        except (SyntaxError, ValueError, OSError) as error:
            raise StoreError(f"The store could not be {what}: its answer is damaged ({error}).") from error

    def _update_by_difference(self, update: str, base: str | None, insert: set[Quad], delete: set[Quad]) -> None:
        scope = graphs_changed(update)
        graphs = None if scope is None else [NamedNode(name) if name else DefaultGraph() for name in scope]
        inserted, deleted = self.difference(update, base=base, graphs=graphs)
        coming = (inserted - delete) | insert
        self.change(insert=coming, delete=(deleted | delete) - coming)

    def _copy(self, graphs: Collection[GraphName] | None) -> pyoxigraph.Store:
        copy = pyoxigraph.Store()
        if graphs is None and len(self) > _LARGEST_COPY:
            raise QueryError(
                f"The store has more than {_LARGEST_COPY} quads, too many to compute what this update changes: "
                "name its graphs and data, or load documents instead."
            )
        for graph in (None,) if graphs is None else graphs:
            copy.bulk_extend(self.quads(graph))
        return copy
