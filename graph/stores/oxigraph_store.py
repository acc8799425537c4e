"""The embedded store: Oxigraph in this process, on disk or in memory."""

import tempfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Self

import pyoxigraph
from pyoxigraph import NamedNode, Quad, QuerySolutions, Triple

from graph.answers import SparqlAnswer
from graph.query_workers.limits import QueryLimits
from graph.serialisation import DATASET_FORMATS, GRAPH_FORMATS, chunks
from graph.sparql.dataset import WHOLE_STORE, SparqlDataset
from graph.sparql.guard import check_update, syntax_error
from graph.stores.oxigraph_engine import Engine
from graph.stores.oxigraph_lookups import held_quads, triples_held_by_more
from graph.stores.oxigraph_queries import answer_query
from graph.stores.oxigraph_updates import difference, run_update
from graph.stores.rehearsal import Rehearsals
from graph.stores.store import GraphName, Row
from graph.updates.cost import check_nesting, is_bounded
from graph.updates.text import update_text
from ontology.errors import QueryError, StoreError

if TYPE_CHECKING:
    import rdflib


# Quads that may wait in memory for the disk. RocksDB itself lets ten indexes grow to 64 MB each, some 1 GB with a
# million quads; flushing 60,000 takes 0.2 s, a tenth of writing them.
_UNFLUSHED = 100_000
_QUAD = 100  # characters in an update, about

# Up to here a dump stays in memory on its way to the reader.
_SPOOLED = 1 << 24


class OxigraphStore:
    """A ``Store`` over pyoxigraph.

    Oxigraph gives each call a snapshot, so readers see no half-done change and never wait. One ``update`` or
    ``extend`` call is one transaction, also over several operations (the second of two failing undoes the first);
    two calls are two transactions, and ``bulk_extend`` is none. Results are read to their end on the calling thread,
    because a ``QuerySolutions`` that another thread touches aborts the process.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._unflushed = 0
        self._directory = engine.directory
        #: The name of the state in which the directory's files were opened.
        self.opened = engine.opened
        self._counting = Lock()
        self._generation = 0
        self._rehearsals: Rehearsals | None = None
        self._rehearsed: tuple[int, str, str | None] | None = None

    @classmethod
    def open(cls, directory: Path) -> Self:
        """Open the store in a directory, which is created where it does not exist.

        Raises ``StoreInUseError`` when it is open already, here or in another process, ``StoreFullError``, and
        ``StoreUnavailableError`` when it is no directory, cannot be written or created, or holds damaged data.
        """
        return cls(Engine.open(directory))

    @classmethod
    def in_memory(cls) -> Self:
        """Return an empty store that is never written to disk."""
        return cls(Engine(pyoxigraph.Store()))

    @property
    def engine(self) -> pyoxigraph.Store:
        """Return pyoxigraph's store; raise ``StoreError`` after ``close``."""
        return self._engine.store

    @property
    def directory(self) -> Path | None:
        """Return where the store's files are, None for one in memory."""
        return self._directory

    @property
    def generation(self) -> int:
        """Return a number that is larger after every change made by the methods here."""
        return self._generation

    def copy_to(self, directory: Path) -> None:
        """Copy the store as it stands into a directory that does not exist yet; raise ``StoreError`` if it cannot be.

        The copy of a store on disk shares its files by hard links where the file system is the same. One of a store in
        memory is written out, some 100,000 quads in a second. Raises ``StoreFullError`` where there is no room.
        """
        self._engine.recover()
        try:
            if self._directory is None:
                pyoxigraph.Store(str(directory)).bulk_extend(self.engine)
            else:
                self._engine.copy_to(directory)
        except (OSError, RuntimeError) as error:
            raise self._engine.error(error, "The store could not be copied") from error

    def select(self, query: str) -> list[Row]:
        """Return the rows of a SELECT query, each with its values in the order of the query's variables."""
        try:
            solutions = self.engine.query(query)
            if not isinstance(solutions, QuerySolutions):
                raise QueryError("The query has no rows: it is not a SELECT.")
            columns = range(len(solutions.variables))
            # By index: iterating over a solution costs three times as much.
            return [tuple([row[column] for column in columns]) for row in solutions]
        except SyntaxError as error:
            raise syntax_error(error, query) from error
        except (OSError, RuntimeError, ValueError) as error:
            raise self._engine.error(error, "The store could not be queried") from error

    def quads(
        self,
        graph: GraphName | None = None,
        *,
        subject: NamedNode | None = None,
        value: NamedNode | None = None,
    ) -> list[Quad]:
        """Return the quads of a graph, or of all graphs, with the given subject and object, where these are given."""
        try:
            return list(self.engine.quads_for_pattern(subject, None, value, graph))
        except (OSError, RuntimeError) as error:
            raise self._engine.error(error, "The store could not be read") from error

    def about(self, subjects: Collection[NamedNode]) -> list[Quad]:
        """Return the quads of all graphs with the given subjects."""
        return [quad for subject in subjects for quad in self.quads(subject=subject)]

    def holding(self, quads: Collection[Quad]) -> set[Quad]:
        """Return those of the given quads that are there."""
        return held_quads(self.engine, quads)

    def held_by_more(self, limits: Mapping[Triple, int], graphs: str) -> set[Triple]:
        """Return the triples that more named graphs, of names that begin so, have than the number given with each."""
        return triples_held_by_more(self.engine, limits, graphs)

    def has_graph(self, beginning: str) -> bool:
        """Tell whether there is a named graph whose name begins so."""
        return any(name.value.startswith(beginning) for name in self.engine.named_graphs())

    def graphs(self) -> list[NamedNode]:
        """Return the names of the named graphs, ordered."""
        return sorted(
            (name for name in self.engine.named_graphs() if isinstance(name, NamedNode)), key=lambda name: name.value
        )

    def change(
        self, *, insert: Collection[Quad] = (), delete: Collection[Quad] = (), drop: Collection[NamedNode] = ()
    ) -> None:
        """Drop graphs, delete quads and insert quads, in this order, all of it or nothing."""
        self._engine.recover()
        try:
            if delete or drop:
                # The only call that deletes and inserts in one transaction. Written out and parsed again, 20,000
                # quads take some 0.25 s on disk, against 0.15 s for the same inserts by ``extend``.
                self.engine.update("".join(update_text(insert, delete, drop)))
            elif insert:
                self.engine.extend(insert)
        except (OSError, RuntimeError, SyntaxError) as error:
            raise self._engine.error(error, "The store could not be changed, and is as it was") from error
        self._changed(len(insert))

    def answer(
        self, query: str, *, results: str, graph: str, dataset: SparqlDataset = WHOLE_STORE, base: str | None = None
    ) -> SparqlAnswer:
        """Answer a query of any form, serialised as the media type for results or as the one for graphs.

        Raises ``QuerySyntaxError``, ``QueryForbiddenError`` for SERVICE and updates, and ``QueryError`` for what the
        engine cannot compute or a media type that it cannot write.
        """
        return answer_query(self.engine, query, results=results, graph=graph, dataset=dataset, base=base)

    def update(
        self, update: str, *, base: str | None = None, insert: Collection[Quad] = (), delete: Collection[Quad] = ()
    ) -> None:
        """Carry out a SPARQL update, then delete and insert quads without blank nodes, all of it or nothing.

        Raises ``QuerySyntaxError``, ``QueryForbiddenError`` for SERVICE and LOAD, and ``QueryError`` for what cannot
        be done, such as the creation of a graph that exists.
        """
        if self._is_here(update):
            check_update(update)
        elif self._rehearsed != (self._generation, update, base):
            self._rehearse(update, base, [])
        self._engine.recover()
        try:
            run_update(self.engine, update, base, "".join(update_text(insert, delete, ())))
        except OSError as error:
            raise self._engine.error(error, "The store could not be changed, and is as it was") from error
        self._changed(len(insert) + len(update) // _QUAD)

    def difference(
        self, update: str, *, base: str | None = None, graphs: Collection[GraphName] | None = None
    ) -> tuple[set[Quad], set[Quad]]:
        """Return the quads that a SPARQL update would insert and those that it would delete; carry nothing out.

        Only the given graphs are compared, where any are given. Raises what ``update`` raises. It takes some 12
        microseconds for each quad of what is compared.
        """
        if self._is_here(update):
            check_update(update)
            self._engine.recover()
            try:
                return difference(self.engine, self, update, base, graphs)
            except (OSError, RuntimeError) as error:
                raise self._engine.error(error, "The store could not be changed, and is as it was") from error
        return self._rehearse(update, base, graphs)

    @contextmanager
    def updating_apart(self, limits: QueryLimits) -> Iterator[None]:
        """Try updates that compute something out in a process of its own, within limits, as long as the block lasts.

        Only what ends there within its limits is carried out here. A store in memory has no fork to try them on.
        """
        if self._directory is None:
            yield
            return
        with closing(Rehearsals(limits)) as rehearsals:
            self._rehearsals = rehearsals
            try:
                yield
            finally:
                self._rehearsals = None

    def _is_here(self, update: str) -> bool:
        """Tell whether an update needs no process of its own."""
        if self._rehearsals is None:
            return True
        bounded = is_bounded(update)
        if bounded:
            check_nesting(update)
        return bounded

    def _rehearse(
        self, update: str, base: str | None, graphs: Collection[GraphName] | None
    ) -> tuple[set[Quad], set[Quad]]:
        rehearsals, directory = self._rehearsals, self._directory
        if rehearsals is None or directory is None:
            raise StoreError("The service is ending and takes no more changes.")
        generation = self._generation
        found = rehearsals.difference(self.copy_to, directory, update, base, graphs)
        self._rehearsed = (generation, update, base)
        return found

    def dump(self, media_type: str, *, graph: GraphName | None = None) -> Iterator[bytes]:
        """Yield one graph, or the quads of all graphs, as they stand at the call, in a media type for graphs."""
        formats = DATASET_FORMATS if graph is None else GRAPH_FORMATS
        if media_type not in formats:
            raise StoreError(f"The graph cannot be written as {media_type}; possible are {', '.join(formats)}.")
        spool = tempfile.SpooledTemporaryFile(max_size=_SPOOLED)  # noqa: SIM115 - closed when the reader is done
        try:
            self.engine.dump(spool, format=formats[media_type], from_graph=graph)
        except (OSError, RuntimeError, ValueError) as error:
            spool.close()
            raise self._engine.error(error, f"The graph could not be written as {media_type}") from error
        return chunks(spool)

    def dataset(self) -> "rdflib.Dataset":
        """Return an rdflib Dataset over the same data, whose default graph is the store's; it reaches no other host."""
        from graph.stores.rdflib_dataset import guarded_dataset

        return guarded_dataset(self.engine)

    def revision(self) -> str:
        """Return the same name always: while a directory is open, nobody else can change it."""
        return ""

    def recover(self) -> None:
        """Take changes again where a full disk has room again; raise ``StoreFullError`` where it has none."""
        self._engine.recover()

    def _changed(self, inserted: int) -> None:
        """Count a change that stands; what it wrote is put into tables before, or the next query would wait for it."""
        self._unflushed += inserted
        try:
            if self._unflushed >= _UNFLUSHED:
                self._unflushed = 0
                self._engine.flush()
        except (OSError, RuntimeError) as error:
            self._engine.error(error, "Tables could not be written")  # The log has the change.
        finally:
            with self._counting:
                self._generation += 1

    def __len__(self) -> int:
        return len(self.engine)

    def close(self) -> None:
        """Flush and release the directory; it is free once no dataset made of this store is left.

        Raises ``StoreError`` where the disk takes no more; what was changed is in the log and read at the next opening.
        """
        self._engine.close()
