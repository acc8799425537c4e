"""When documents were loaded and how long it took, as data in a graph of its own.

No document's own graphs hold it: what a document states is the same whenever and wherever it is loaded.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from decimal import Decimal
from time import perf_counter

from pyoxigraph import Literal, NamedNode, Quad

from graph.answers import LoadTime
from graph.named_queries import NamedQueries
from graph.rdf import terms as rdf
from graph.rdf.terms import Names, text_of
from graph.stores.store import Store, Term

# Where a dump or an update has written something else, a document counts as one whose time is not known.
_LONGEST = 10**9


#: Makes, at the end of a load, what to add to the graph of loads and what to take out of it.
Noting = Callable[[], tuple[set[Quad], set[Quad]]]


class LoadGraph:
    """The graph of a store with the times of loads."""

    def __init__(self, store: Store, names: Names) -> None:
        self._store = store
        self._names = names
        self._graph = NamedNode(names.namespaces.loads_graph)

    def noting(self, document_id: str, reading: float | None) -> Noting:
        """Return what makes the record of a load of a document that begins now and took so many seconds to read.

        None says that it is not known how long it took to read; then there is no record.
        """
        start = perf_counter()

        def note() -> tuple[set[Quad], set[Quad]]:
            if reading is None:
                return self.restoring(document_id, set())()
            time = LoadTime(at=datetime.now(UTC), seconds=reading + perf_counter() - start)
            return self.restoring(document_id, self._quads(document_id, time))()

        return note

    def restoring(self, document_id: str, record: set[Quad]) -> Noting:
        """Return what puts a record, which may be empty, in place of that of the last load of a document."""

        def note() -> tuple[set[Quad], set[Quad]]:
            document = NamedNode(self._names.namespaces.document(document_id))
            held = set(self._store.quads(self._graph, subject=document))
            return record - held, held - record

        return note

    def _quads(self, document_id: str, time: LoadTime) -> set[Quad]:
        """Return the time of a load as data, to milliseconds."""
        document = NamedNode(self._names.namespaces.document(document_id))
        seconds = Decimal(f"{time.seconds:.3f}").normalize()
        facts: list[tuple[str, Literal]] = [
            ("loadedAt", rdf.date_time(time.at)),
            ("loadSeconds", Literal(f"{seconds:f}", datatype=rdf.DECIMAL)),
        ]
        return {Quad(document, self._names.term(name), value, self._graph) for name, value in facts}


def restored_loads(dump: Iterable[Quad], names: Names) -> dict[str, set[Quad]]:
    """Return what a dump holds of the loads of documents, by the documents' ids."""
    graph = NamedNode(names.namespaces.loads_graph)
    kept = (names.term("loadedAt"), names.term("loadSeconds"))
    found: dict[str, set[Quad]] = {}
    for quad in dump:
        if quad.graph_name == graph and quad.predicate in kept:
            identifier = (names.identifier(quad.subject) or "").removeprefix("document-")
            found.setdefault(identifier, set()).add(quad)
    return found


def load_times(queries: NamedQueries, names: Names) -> dict[str, LoadTime]:
    """Return when each document was loaded by its id; those of which it is not known are left out."""
    graph = NamedNode(names.namespaces.loads_graph)
    found = {}
    for document, at, seconds in queries.select("document-loads", loads=[graph]):
        time = _time(at, seconds)
        if time is not None:
            found[(names.identifier(document) or "").removeprefix("document-")] = time
    return found


def _time(at: Term | None, seconds: Term | None) -> LoadTime | None:
    try:
        time = LoadTime(at=rdf.moment_of(at), seconds=float(text_of(seconds)))
    except (ValueError, OverflowError):
        return None
    return time if 0 <= time.seconds <= _LONGEST else None
