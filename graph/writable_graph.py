"""The half of the knowledge graph that changes it."""

from collections.abc import Collection, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from graph.answers import LoadResult
from graph.exchange.graph_store import GraphStore
from graph.query_workers.limits import QueryLimits
from graph.rdf.terms import Names
from graph.reviews.reviews import Reviews
from graph.sparql.dataset import WHOLE_STORE, SparqlDataset
from graph.sparql.guard import admitted_update
from graph.stores.backup import Backup, CopyableStore
from graph.stores.opening import Location, open_store
from graph.stores.oxigraph_store import OxigraphStore
from graph.stores.store import Store
from graph.updates.dataset import with_dataset
from graph.writing import Writer
from ontology.claim import Claims
from ontology.judgement import Judgement
from ontology.namespaces import Namespaces
from ontology.quarantine import Quarantined
from ontology.rdf_document import RdfDocument

_DEFAULT = Namespaces()


class WritableGraph:
    """A store that documents, judgements, updates and graphs go into; each change is all or nothing."""

    def __init__(self, store: Store, *, namespaces: Namespaces = _DEFAULT) -> None:
        self._store = store
        self._namespaces = namespaces
        self._names = Names(namespaces)
        self._writer = Writer(store, self._names)
        self._graphs = GraphStore(store, self._writer)

    @classmethod
    def open(cls, location: Location, *, namespaces: Namespaces = _DEFAULT) -> Self:
        """Open the graph in a directory, which is created where it does not exist, or on the server at an address.

        Raises ``StoreInUseError`` when another process holds the directory and ``StoreUnavailableError`` when it
        cannot be read, written or created or holds damaged data, or when the server does not answer.
        """
        return cls(open_store(location), namespaces=namespaces)

    @classmethod
    def in_memory(cls, *, namespaces: Namespaces = _DEFAULT) -> Self:
        """Return an empty graph that lives as long as the object."""
        return cls(OxigraphStore.in_memory(), namespaces=namespaces)

    @property
    def directory(self) -> Path | None:
        """Return the directory of a store that has one of its own."""
        return self._store.directory if isinstance(self._store, CopyableStore) else None

    def backup(self) -> Backup:
        """Return a copy of the store as it stands, to be written out; readers and writers do not wait for it.

        Raises ``BackupError`` for a graph without a directory and where the copy cannot be made.
        """
        return Backup(self._store)

    def close(self) -> None:
        """Release the directory; the object must not be used after that."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def load(
        self,
        claims: Claims,
        *,
        text: str | None = None,
        quarantined: Iterable[Quarantined] = (),
        reading: float | None = None,
    ) -> LoadResult:
        """Put a document's claims in place of what the store held of the document, all or nothing.

        ``text`` is what the claims' offsets point into; it is kept so that evidence can be shown. ``quarantined`` are
        claims of the document that failed a check: they are kept beside the others and are no part of the view.
        ``reading`` is how many seconds the document took to read; where it is given and the load changes something,
        when that was and how long it took are kept too, in a graph of their own.
        """
        return self._writer.load(claims, text=text, quarantined=quarantined, reading=reading)

    def load_rdf(self, document: RdfDocument, *, reading: float | None = None) -> tuple[LoadResult, ...]:
        """Put a file of RDF in place of what the store held of it; of a dump, each document and judgement in it.

        ``reading`` is as that of ``load``; the documents of a dump keep the times that the dump has.
        """
        return self._writer.load_rdf(document, reading=reading)

    def delete(self, document_id: str) -> None:
        """Remove a document and every fact that nothing else supports; raise ``NotFoundError`` for an unknown id."""
        self._writer.delete(document_id)

    def claims(self, document_id: str) -> Claims:
        """Return what a document states, with ids for keys; raise ``NotFoundError`` for an unknown id."""
        return self._writer.documents.claims(document_id)

    @property
    def linking_due(self) -> bool:
        """Tell whether an earlier load ended before it had compared the names of what it loaded."""
        return self._writer.judged.linking_due

    def set_linking_due(self, due: bool) -> None:
        """Remember, over the end of the process too, whether names of loaded documents are still to be compared."""
        self._writer.set_linking_due(due)

    def record(self, judgements: Iterable[Judgement]) -> None:
        """Add judgements; one of the same judge on the same two ids takes the place of the older one."""
        self._writer.record(judgements)

    def withdraw(self, judgements: Iterable[Judgement]) -> None:
        """Remove judgements, by their two ids and their judge; the view follows."""
        self._writer.withdraw(judgements)

    def judgements(self, concerning: Collection[str] | None = None) -> tuple[Judgement, ...]:
        """Return all judgements, or those on the things with the given ids, ordered by their ids."""
        return self._writer.judged.judgements(concerning)

    @property
    def reviews(self) -> Reviews:
        """Return what people can decide about claims and pairs of things, and what they decided."""
        return Reviews(self._store, self._names, self._writer)

    def rebuild(self) -> bool:
        """Make the current view anew from what the documents state; tell whether it was another.

        It never is after the methods above; it may be after someone has written into the directory by other means.
        """
        return self._writer.rebuild()

    def update(self, update: str, *, dataset: SparqlDataset = WHOLE_STORE, base: str | None = None) -> None:
        """Carry out a SPARQL 1.1 update and what follows from it in the view, all of it or nothing.

        ``dataset`` is what its WHERE clauses are matched against, ``base`` what relative IRIs are read against. LOAD
        SILENT and SERVICE SILENT reach nothing and are silent about it. Raises ``QuerySyntaxError`` with line and
        column, ``QueryForbiddenError`` for SERVICE and LOAD, ``QueryError`` for what cannot be done, and
        ``ValidationError`` for a judgement that is incomplete; inside ``updating_apart`` also ``QueryTimeoutError`` and
        ``QueryMemoryError``, after which nothing is changed.
        """
        self._writer.update(with_dataset(admitted_update(update), dataset), base=base)

    def check_writable(self) -> None:
        """Take changes again where a full disk has room again; raise ``StoreFullError`` where it has none."""
        if isinstance(self._store, OxigraphStore):
            self._store.recover()

    def updating_apart(self, limits: QueryLimits) -> AbstractContextManager[None]:
        """Let updates that compute something keep within limits of time and memory, as long as the block lasts.

        They are tried out in a process of its own first. Of a store on a server, users' queries are read in such a
        process too; their time and memory are the server's own matter.
        """
        return self._store.updating_apart(limits)

    @property
    def graphs(self) -> GraphStore:
        """Return the graphs of the store, by their names, as the Graph Store Protocol reads and writes them."""
        return self._graphs

    @property
    def version(self) -> str:
        """Return a name of the store's present state: another after every change, and in every other process."""
        # The store counts its changes too: should a writer fail after one, its own count would miss it.
        counted = self._store.generation if isinstance(self._store, OxigraphStore) else 0
        return f"{self._writer.version}-{counted}"
