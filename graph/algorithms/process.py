"""An algorithm in a process of its own, which can be killed at any step."""

import multiprocessing
import os
import signal
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection
from threading import Event
from time import monotonic

from graph.algorithms.limits import AlgorithmLimits
from graph.algorithms.registry import algorithm
from graph.algorithms.results import Computed, Progress, Work
from graph.child_process import end_with, leave_interrupts_to_the_service
from graph.memory_limit import limit_memory
from ontology.errors import AlgorithmCancelledError, AlgorithmLimitError, InnokgError

# A fresh interpreter: a forked one would inherit the store's locks, held by threads that it has not.
_CONTEXT = multiprocessing.get_context("spawn")
# How often, in seconds, it is seen whether the result is still wanted.
_LOOK = 0.1
# Progress is told in steps of this size.
_STEP = 0.01
_MEBIBYTE = 2**20


def compute_apart(
    name: str, work: Work, limits: AlgorithmLimits, *, progress: Progress, cancelled: Callable[[], bool]
) -> Computed:
    """Run an algorithm in a process of its own and return what it computed.

    Raises ``AlgorithmLimitError`` where it takes more time or memory than it may, ``AlgorithmCancelledError`` once
    ``cancelled``, asked some times a second, tells that it is, and what the algorithm raises.
    """
    ours, theirs = _CONTEXT.Pipe()
    process = _CONTEXT.Process(target=_work, args=(theirs, name, limits.memory_mb), name=f"innokg {name}", daemon=True)
    process.start()
    theirs.close()
    try:
        # A copy, without the matrices that were made of it.
        ours.send((replace(work.projection), dict(work.values)))
        return _await(ours, limits, progress, cancelled)
    except (EOFError, OSError) as error:
        raise AlgorithmLimitError(f"{name} was ended from outside or by a lack of memory.") from error
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()


def _await(
    connection: Connection, limits: AlgorithmLimits, progress: Progress, cancelled: Callable[[], bool]
) -> Computed:
    deadline = monotonic() + limits.seconds
    while True:
        if cancelled():
            raise AlgorithmCancelledError("The work was cancelled.")
        if monotonic() >= deadline:
            raise AlgorithmLimitError(
                f"The work took longer than the {limits.seconds:g} seconds that it may, and was stopped."
            )
        if not connection.poll(_LOOK):
            continue
        said = connection.recv()
        if isinstance(said, float):
            progress(said)
        elif isinstance(said, MemoryError):
            raise AlgorithmLimitError(
                f"The work needs more than the {limits.memory_mb:,} MB of memory that it may take, and was stopped."
            ) from said
        elif isinstance(said, Exception):
            raise said
        else:
            result: Computed = said
            return result


def _work(connection: Connection, name: str, memory_mb: int) -> None:
    """Compute what the connection gives, and answer with progress and the result or the error."""
    leave_interrupts_to_the_service()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    told = 0.0

    def tell(done: float) -> None:
        nonlocal told
        if done >= told + _STEP:
            told = done
            connection.send(done)

    try:
        projection, values = connection.recv()
        # Whoever wants the result has the other end, and says no more: the end of it is the end of this.
        end_with(connection)
        limit_memory(memory_mb * _MEBIBYTE)
        connection.send(algorithm(name).compute(Work(projection=projection, values=values, progress=tell)))
    except (InnokgError, MemoryError) as error:
        connection.send(error)
    except (EOFError, OSError):
        os._exit(0)
    # It ends when its result has been read.
    Event().wait()
