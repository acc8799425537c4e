"""The workers together: who answers which query, and how many may wait."""

from collections import deque
from dataclasses import replace
from threading import Condition
from time import monotonic

from graph.answers import SparqlAnswer
from graph.query_workers.limits import QueryLimits
from graph.query_workers.messages import Question
from graph.query_workers.snapshots import Snapshots, SnapshotStore
from graph.query_workers.worker import LOOK, Abandoned, Worker
from graph.serialisation import SPARQL_JSON, TURTLE
from graph.sparql.dataset import WHOLE_STORE, SparqlDataset
from ontology.errors import (
    OverloadedError,
    QueryAbandonedError,
    QueryMemoryError,
    StoreError,
    WorkerKilledError,
)

# How long, in seconds, workers that were killed may take to be gone when the service ends.
_ENDING = 10.0


class QueryWorkers:
    """Processes that answer users' queries from snapshots of a store, so that each query can be stopped.

    A query sees at least the changes that were done when it was asked. All methods may be called from several threads.
    """

    def __init__(self, store: SnapshotStore, limits: QueryLimits) -> None:
        self._store = store
        self._limits = limits
        self._snapshots = Snapshots(store)
        self._change = Condition()
        self._workers: list[Worker] = []
        self._idle: list[Worker] = []
        self._queue: deque[object] = deque()
        self._closed = False

    @property
    def pids(self) -> tuple[int, ...]:
        """Return the ids of the processes."""
        with self._change:
            return tuple(worker.pid for worker in self._workers if worker.pid is not None)

    @property
    def waiting(self) -> int:
        """Return how many queries wait for a process."""
        with self._change:
            return max(self._waiting - self._free, 0)

    def answer(
        self,
        query: str,
        *,
        results: str = SPARQL_JSON,
        graph: str = TURTLE,
        dataset: SparqlDataset = WHOLE_STORE,
        base: str | None = None,
        seconds: float | None = None,
        largest: int | None = None,
        abandoned: Abandoned = lambda: False,
    ) -> SparqlAnswer:
        """Answer a query as ``answer_query`` does, in another process.

        ``seconds`` and ``largest``, in bytes, may tighten the limits; ``abandoned`` tells, when asked some times a
        second, that nobody waits for the answer any more. Raises, beside what ``answer_query`` raises,
        ``QueryTimeoutError``, ``QueryMemoryError``, ``QueryAbandonedError``, and ``OverloadedError`` where too many
        queries wait.
        """
        generation = self._wanted()
        question = self._question(query, results, graph, dataset, base, seconds, largest)
        return self._answered(question, generation, abandoned)

    def _wanted(self) -> int:
        """Return the generation whose changes a query that is asked now must see."""
        self._snapshots.look()
        return self._store.generation

    def _question(
        self,
        query: str,
        results: str,
        graph: str,
        dataset: SparqlDataset,
        base: str | None,
        seconds: float | None,
        largest: int | None,
    ) -> Question:
        allowed = self._limits.seconds if seconds is None else min(seconds, self._limits.seconds)
        room = self._limits.largest if largest is None else min(largest, self._limits.largest)
        return Question(
            query=query,
            results=results,
            graph=graph,
            dataset=dataset,
            base=base,
            seconds=max(allowed, 0.0),
            largest=room,
        )

    def _answered(self, question: Question, generation: int, abandoned: Abandoned) -> SparqlAnswer:
        worker = self._take(abandoned)
        try:
            self._prepare(worker, generation)
            begun = monotonic()
            try:
                return worker.answer(question, abandoned)
            except WorkerKilledError:
                # It was nothing that the query did, and a query can be asked twice.
                left = question.seconds - (monotonic() - begun)
                self._prepare(worker, generation)
                return worker.answer(replace(question, seconds=max(left, 0.0)), abandoned)
        finally:
            self._give_back(worker)

    def close(self) -> None:
        """End the processes, those that are at a query too, and remove the snapshots."""
        with self._change:
            self._closed = True
            for worker in self._workers:
                worker.stop()
            self._change.notify_all()
            self._change.wait_for(lambda: len(self._idle) == len(self._workers), _ENDING)
            for worker in self._workers:
                self._snapshots.release(worker.discard())
            self._workers.clear()
            self._idle.clear()
        self._snapshots.close()

    def _take(self, abandoned: Abandoned) -> Worker:
        """Return a worker that nobody asks, in the order in which they were wanted."""
        ticket = object()
        until = monotonic() + self._limits.seconds
        with self._change:
            self._check_room()
            self._queue.append(ticket)
            try:
                while self._queue[0] is not ticket or not self._free:
                    self._change.wait(LOOK)
                    if self._closed:
                        break
                    if self._asked_apart(abandoned):
                        raise QueryAbandonedError("The client has gone before its query began.")
                    if monotonic() >= until:
                        raise OverloadedError(
                            f"The query has waited {self._limits.seconds:g} seconds for its turn: ask again later."
                        )
                if self._closed:
                    raise StoreError("The service is ending and answers no more queries.")
                return self._free_one()
            finally:
                self._queue.remove(ticket)
                self._hand_out()
                self._change.notify_all()

    def _asked_apart(self, abandoned: Abandoned) -> bool:
        """Ask without the condition, which is held: who has to answer may be waiting for it."""
        self._change.release()
        try:
            return abandoned()
        finally:
            self._change.acquire()

    def _check_room(self) -> None:
        """Raise ``OverloadedError`` where no more may wait; the condition is held."""
        # Those for whom a worker is free already are waiting for their thread to go on, and for nothing else.
        waiting = self._waiting
        if waiting - self._free >= self._limits.waiting:
            raise OverloadedError(
                f"{self._limits.workers} queries are running and {waiting} are waiting: ask again later."
            )

    @property
    def _waiting(self) -> int:
        return len(self._queue)

    @property
    def _free(self) -> int:
        return len(self._idle) + self._limits.workers - len(self._workers)

    def _free_one(self) -> Worker:
        if self._idle:
            # The last one used has its caches warm and most likely the newest snapshot.
            return self._idle.pop()
        worker = Worker(self._limits)
        self._workers.append(worker)
        return worker

    def _prepare(self, worker: Worker, generation: int) -> None:
        """Let a worker run and see the changes up to a generation."""
        try:
            self._ready(worker, generation)
        except (QueryMemoryError, StoreError):
            # Nothing is asked yet: that a worker died while nobody looked, or that what queries before have left of
            # its memory is too little for the new state, is no matter of this query.
            if self._closed:
                raise
            self._snapshots.release(worker.discard())
            self._ready(worker, generation)

    def _ready(self, worker: Worker, generation: int) -> None:
        if not worker.alive:
            self._snapshots.release(worker.discard())
            worker.start()
        if worker.snapshot is None or not worker.snapshot.serves(generation):
            snapshot = self._snapshots.take(generation)
            try:
                before = worker.follow(snapshot)
            except BaseException:
                self._snapshots.release(snapshot)
                raise
            self._snapshots.release(before)

    def _give_back(self, worker: Worker) -> None:
        """Let others have a worker; one that may be at a query still makes room for a new process."""
        try:
            if worker.busy:
                self._snapshots.release(worker.discard())
                if not self._closed:
                    worker.start()
        finally:
            with self._change:
                self._idle.append(worker)
                self._hand_out()
                self._change.notify_all()

    def _hand_out(self) -> None:
        """Give idle workers to who waits for them elsewhere than here; the condition is held."""
