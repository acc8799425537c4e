"""The inside of a worker: a process that answers one query after the other."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection

import pyoxigraph

from graph.child_process import end_with, leave_interrupts_to_the_service
from graph.memory_limit import limit_memory
from graph.query_workers.limits import QueryLimits
from graph.query_workers.messages import Question, Snapshot, Task, receive_order, send_answer, send_error, send_ready
from graph.stores.oxigraph_queries import answer_query
from ontology.errors import QueryError, QueryMemoryError, StoreError

# The service kills a worker at the limit; one whose service hangs ends by itself so many seconds later.
_SPARE = 2.0


def work(connection: Connection, lifeline: Connection, limits: QueryLimits) -> None:
    """Carry out the orders of a connection until it or the lifeline closes, or until a query ends the process."""
    _prepare(lifeline)
    send_ready(connection)
    store: pyoxigraph.Store | None = None
    limited = False
    while True:
        try:
            order = receive_order(connection)
        except (EOFError, OSError):
            os._exit(0)
        try:
            if isinstance(order, Snapshot):
                store = None
                store = _open(order.directory)
                limited = limited or limit_memory(limits.memory)
                send_ready(connection)
            elif isinstance(order, Task):
                with _ending_after(order.seconds + _SPARE):
                    send_answer(connection, order.carry_out())
            else:
                _answer(connection, store, order, limits)
        except (QueryError, StoreError) as error:
            send_error(connection, error)
        except MemoryError:
            send_error(connection, QueryMemoryError(out_of_memory(limits)))
        except BrokenPipeError:
            os._exit(0)
        except BaseException as error:  # noqa: BLE001 - a panic of the engine is no Exception
            send_error(connection, StoreError(f"The query made the engine fail ({type(error).__name__})."))
            os._exit(1)


def out_of_memory(limits: QueryLimits) -> str:
    """Return the sentence for a query that took too much memory."""
    return f"The query needs more than the {limits.memory_mb:,} MB of memory that it may take, and was stopped."


def _answer(connection: Connection, store: pyoxigraph.Store | None, order: Question, limits: QueryLimits) -> None:
    if store is None:
        raise StoreError("The worker has no store to answer from.")
    with _ending_after(order.seconds + _SPARE):
        answer = answer_query(
            store,
            order.query,
            results=order.results,
            graph=order.graph,
            dataset=order.dataset,
            base=order.base,
            largest=order.largest,
            services=limits.services,
        )
        send_answer(connection, answer)


@contextmanager
def _ending_after(seconds: float) -> Iterator[None]:
    """Let the kernel end the process, whatever it is doing, after so many seconds within the block."""
    if sys.platform == "win32":
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _open(directory: str) -> pyoxigraph.Store:
    try:
        return pyoxigraph.Store.read_only(directory)
    except (OSError, RuntimeError, ValueError) as error:
        raise StoreError(f"The present state of the graph cannot be opened: {error}.") from error


def _prepare(lifeline: Connection) -> None:
    """Make the process silent, small when it dies, and no longer-lived than the service."""
    leave_interrupts_to_the_service()
    # What the engine writes when it aborts helps nobody, and repeats the query's words in the service's log.
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 2)
    os.close(silence)
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
    end_with(lifeline)
