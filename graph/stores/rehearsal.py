"""Updates tried out in a process that can be killed, before they are carried out where they count."""

import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat

from graph.answers import SparqlAnswer
from graph.memory_limit import limit_memory
from graph.query_workers.limits import QueryLimits
from graph.query_workers.messages import Task
from graph.query_workers.worker import Worker
from graph.serialisation import N_QUADS
from graph.sparql.guard import check_update
from graph.stores.oxigraph_engine import store_error
from graph.stores.oxigraph_updates import FORK, Lines, compared, lines_of, run_update
from graph.stores.store import GraphName
from ontology.errors import QueryError, QueryMemoryError, QueryTimeoutError, StoreError, WorkerKilledError

Difference = tuple[set[Quad], set[Quad]]

# The bytes that say how long the first of two parts of an answer is.
_HEAD = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal(Task):
    """The order to carry an update out on a copy of the store, whose directory is for this alone.

    ``graphs`` are the names of those that are compared before and after, the empty one for the default graph; None
    stands for all. ``memory`` is how many bytes more than with the copy open the process may take.
    """

    directory: str
    update: str
    base: str | None
    graphs: tuple[str, ...] | None
    seconds: float
    memory: int

    def carry_out(self) -> SparqlAnswer:
        """Return the quads that came and those that went."""
        check_update(self.update)
        graphs = None if self.graphs is None else list(map(_node, self.graphs))
        try:
            fork = pyoxigraph.Store(self.directory)
            # The engine's threads take address space when it opens first.
            _limit_once(self.memory)
            before: Lines = lines_of(fork, graphs)
            run_update(fork, self.update, self.base)
        except (OSError, RuntimeError) as error:
            raise store_error(error, "The store could not be changed, and is as it was") from error
        parts = [pyoxigraph.serialize(quads, format=RdfFormat.N_QUADS) for quads in compared(before, fork, graphs)]
        came, went = (part or b"" for part in parts)
        return SparqlAnswer(media_type=N_QUADS, body=len(came).to_bytes(_HEAD) + came + went)


class Rehearsals:
    """A process for one update after the other, within limits of time and memory.

    What an update does there it does again in the store itself: in some such time, with some such memory, and without
    what would have ended the process.
    """

    def __init__(self, limits: QueryLimits) -> None:
        self._limits = limits
        self._worker = Worker(limits)
        self._turn = Lock()
        self._closed = False
        self._worker.start()

    def difference(
        self,
        copy_to: Callable[[Path], None],
        directory: Path,
        update: str,
        base: str | None,
        graphs: Collection[GraphName] | None,
    ) -> Difference:
        """Return the quads that an update would insert and those that it would delete, in all graphs or in some.

        ``copy_to`` copies the store into a new directory, which is made in ``directory``. Raises ``QueryTimeoutError``,
        ``QueryMemoryError``, and what checking and carrying out the update raises.
        """
        names = None if graphs is None else tuple(map(_name, graphs))
        with self._turn, _fork(copy_to, directory) as place:
            order = Rehearsal(
                directory=str(place),
                update=update,
                base=base,
                graphs=names,
                seconds=self._limits.seconds,
                memory=self._limits.memory,
            )
            body = self._asked(order)
        length = int.from_bytes(body[:_HEAD])
        came, went = body[_HEAD : _HEAD + length], body[_HEAD + length :]
        return set(pyoxigraph.parse(came, format=RdfFormat.N_QUADS)), set(
            pyoxigraph.parse(went, format=RdfFormat.N_QUADS)
        )

    def close(self) -> None:
        """End the process, at an update too."""
        self._closed = True
        self._worker.stop()
        with self._turn:
            self._worker.discard()

    def _asked(self, order: Rehearsal) -> bytes:
        if self._closed:
            raise StoreError("The service is ending and takes no more changes.")
        try:
            self._worker.start()
            return self._worker.answer(order, lambda: False).body
        except QueryTimeoutError as error:
            raise QueryTimeoutError(
                f"The update took longer than the {order.seconds:g} seconds that it may, and was stopped; "
                "nothing was changed."
            ) from error
        except QueryMemoryError as error:
            raise QueryMemoryError(
                f"The update needs more than the {self._limits.memory_mb:,} MB of memory that it may take, and was "
                "stopped; nothing was changed."
            ) from error
        except QueryError as error:
            if type(error) is not QueryError:
                raise
            told = str(error).replace("The query could not be answered", "The update was not carried out")
            raise QueryError(told) from error
        except WorkerKilledError as error:
            raise StoreError("The process that tried the update out was ended from outside: ask again.") from error
        finally:
            if self._worker.busy:
                self._worker.discard()
                if not self._closed:
                    self._worker.start()


@contextmanager
def _fork(copy_to: Callable[[Path], None], directory: Path) -> Iterator[Path]:
    try:
        folder = Path(tempfile.mkdtemp(prefix=FORK, dir=directory))
    except OSError as error:
        raise store_error(error, "The store could not be copied for the update") from error
    try:
        copy_to(folder / "graph")
        yield folder / "graph"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@cache
def _limit_once(memory: int) -> bool:
    return limit_memory(memory)


def _name(graph: GraphName) -> str:
    return "" if isinstance(graph, DefaultGraph) else graph.value


def _node(name: str) -> GraphName:
    return NamedNode(name) if name else DefaultGraph()
