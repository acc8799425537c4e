"""A worker as the service sees it: something to ask, and to kill."""

import multiprocessing
import os
import signal
import socket
import sys
from collections.abc import Callable
from time import monotonic

from graph.answers import SparqlAnswer
from graph.query_workers.incoming import Incoming
from graph.query_workers.limits import QueryLimits
from graph.query_workers.messages import Question, Snapshot, Task, receive, send_question
from graph.query_workers.snapshots import HeldSnapshot
from graph.query_workers.worker_process import out_of_memory, work
from ontology.errors import (
    QueryAbandonedError,
    QueryError,
    QueryMemoryError,
    QueryTimeoutError,
    StoreError,
    WorkerKilledError,
)

# A fresh interpreter: a forked one would inherit the store's locks, held by threads that it has not.
_CONTEXT = multiprocessing.get_context("spawn")

# Seconds that a worker may take to start, or to open a snapshot, on a machine that does much else.
_STARTING = 60.0
# How often, in seconds, it is seen whether anyone still waits for an answer.
LOOK = 0.1
# To put so many bytes together takes a millisecond.
_LONG = 1 << 22

Abandoned = Callable[[], bool]


class Worker:
    """A process that answers queries, started when it is first needed and again after it has died.

    One thread at a time may ask it; ``stop`` may be called from any.
    """

    def __init__(self, limits: QueryLimits) -> None:
        self._limits = limits
        self._stopped = False
        self._process: multiprocessing.context.SpawnProcess | None = None
        self.snapshot: HeldSnapshot | None = None
        # What has come of an answer that is taken in as it comes.
        self._incoming: Incoming | None = None
        # Whether it was asked what it has not answered yet.
        self.busy = False

    @property
    def pid(self) -> int | None:
        """Return the id of the process, None where there is none."""
        return None if self._process is None else self._process.pid

    def start(self) -> None:
        """Start the process unless it runs; it becomes ready by itself."""
        if self._process is not None and self._process.is_alive():
            return
        self.discard()
        self._connection, theirs = _CONTEXT.Pipe()
        if sys.platform != "win32":
            self._view = socket.socket(fileno=os.dup(self._connection.fileno()))
        lifeline, self._lifeline = _CONTEXT.Pipe(duplex=False)
        process = _CONTEXT.Process(
            target=work, args=(theirs, lifeline, self._limits), name="innokg query worker", daemon=True
        )
        process.start()
        theirs.close()
        lifeline.close()
        self._process = process
        self._ready = False
        self.busy = False
        if self._stopped:
            process.kill()

    def follow(self, snapshot: HeldSnapshot) -> HeldSnapshot | None:
        """Let the worker answer from a snapshot; return the one that it no longer uses."""
        self._await_start()
        self._order(Snapshot(str(snapshot.directory)))
        before, self.snapshot = self.snapshot, snapshot
        return before

    def answer(self, question: Question | Task, abandoned: Abandoned) -> SparqlAnswer:
        """Return the answer to a question, or what comes of a task.

        Raises ``QueryTimeoutError``, ``QueryMemoryError`` and ``QueryAbandonedError``, after which the process is
        dead or must be discarded, and what ``answer_query`` raises.
        """
        self._await_start()
        deadline = monotonic() + question.seconds
        try:
            self.ask(question)
            return self.wait(question, deadline, abandoned)
        except (EOFError, OSError) as error:
            raise self.death() from error

    def ask(self, question: Question | Task) -> None:
        """Give the worker, which runs, a question; raise ``OSError`` where it has ended."""
        self.busy, self._incoming = True, None
        if isinstance(question, Question):
            send_question(self._connection, question)
        else:
            self._connection.send(question)

    def wait(self, question: Question | Task, deadline: float, abandoned: Abandoned) -> SparqlAnswer:
        """Return the answer to the question that was asked; raise ``EOFError`` or ``OSError`` where the worker ends."""
        self._block()
        while not self._has_come(max(0.0, min(LOOK, deadline - monotonic()))):
            if monotonic() >= deadline:
                raise QueryTimeoutError(
                    f"The query took longer than the {question.seconds:g} seconds that it may, and was stopped."
                )
            if abandoned():
                raise QueryAbandonedError("The client has gone, and its query was stopped.")
        return self.receive()

    def fileno(self) -> int:
        """Return the descriptor that becomes readable when an answer begins to come."""
        return self._connection.fileno()

    def take_in(self) -> bool:
        """Take what has come of the answer, without waiting; tell whether it is whole, for ``receive`` to return it.

        Raises ``EOFError`` and ``OSError`` where the worker has ended.
        """
        if self._incoming is None:
            self._incoming = Incoming(self._limits.largest)
        return self._incoming.take(self._view)

    @property
    def is_long(self) -> bool:
        """Tell whether more is to come of the answer than an event loop should put together."""
        return self._incoming is not None and self._incoming.left > _LONG

    def follows(self, generation: int) -> bool:
        """Tell whether the worker waits for a question and sees the changes up to a generation."""
        ready = self._process is not None and self._ready and not self.busy
        return ready and self.snapshot is not None and self.snapshot.serves(generation)

    def stop(self) -> None:
        """Kill the process for good; who asks it is told."""
        self._stopped = True
        process = self._process
        if process is not None:
            process.kill()

    def discard(self) -> HeldSnapshot | None:
        """Kill the process, wait until it is gone, and return the snapshot that it used."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
            self._process = None
            self._connection.close()
            if sys.platform != "win32":
                self._view.close()
            self._lifeline.close()
        self._incoming = None
        before, self.snapshot = self.snapshot, None
        return before

    @property
    def alive(self) -> bool:
        """Tell whether the process runs."""
        return self._process is not None and self._process.is_alive()

    def _await_start(self) -> None:
        if not self._ready:
            self._receive_ready()
            self._ready = True

    def _order(self, order: Snapshot) -> None:
        self.busy = True
        try:
            self._block()
            self._connection.send(order)
        except OSError as error:
            raise self.death() from error
        self._receive_ready()

    def _block(self) -> None:
        """Let a thread wait for the rest of what it reads: libuv makes what an event loop watches non-blocking."""
        if sys.platform != "win32":
            os.set_blocking(self._connection.fileno(), True)

    def _receive_ready(self) -> None:
        try:
            if not self._connection.poll(_STARTING):
                raise StoreError(f"A process that answers queries has not started within {_STARTING:g} seconds.")
            self.receive()
        except (EOFError, OSError) as error:
            raise self.death() from error

    def _has_come(self, seconds: float) -> bool:
        """Wait so long for an answer; of one that was begun to be taken in, until it is whole."""
        return self._connection.poll(seconds) and (self._incoming is None or self.take_in())

    def receive(self) -> SparqlAnswer:
        """Return the answer that has come, or raise the error that came in its place."""
        incoming, self._incoming = self._incoming, None
        if incoming is not None:
            return self._read(incoming.answer)
        return self._read(lambda: receive(self._connection, self._limits.largest))

    def _read(self, reading: Callable[[], SparqlAnswer]) -> SparqlAnswer:
        try:
            answer = reading()
        except QueryError as error:
            # What is left of the memory after a query that took it all may be too little for the next.
            self.busy = isinstance(error, QueryMemoryError)
            raise
        self.busy = False
        return answer

    def death(self) -> QueryError | StoreError:
        """Return what to raise for a process that has ended by itself."""
        process = self._process
        if process is None or self._stopped:
            return StoreError("The service is ending and answers no more queries.")
        process.join(LOOK * 10)
        match process.exitcode:
            case code if code == -signal.SIGABRT:
                # How the engine ends when it gets no memory.
                return QueryMemoryError(out_of_memory(self._limits))
            case code if code == -signal.SIGSEGV:
                return QueryError("The query could not be answered: it is nested too deeply.")
            case _:
                return WorkerKilledError("The process that answered the query was ended from outside: ask again.")
