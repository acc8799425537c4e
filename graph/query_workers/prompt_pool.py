"""The workers as an event loop asks them: a small query takes no thread."""

import asyncio
import sys
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from time import monotonic
from typing import Protocol, TypeVar

from graph.answers import SparqlAnswer
from graph.query_workers.limits import QueryLimits
from graph.query_workers.messages import Question
from graph.query_workers.pool import QueryWorkers
from graph.query_workers.snapshots import SnapshotStore
from graph.query_workers.worker import LOOK, Abandoned, Worker
from graph.serialisation import SPARQL_JSON, TURTLE
from graph.sparql.dataset import WHOLE_STORE, SparqlDataset
from ontology.errors import WorkerKilledError

Result = TypeVar("Result")

# Seconds within which most answers come; a thread waits for the others.
_SOON = 0.05
# Longer queries may fill the pipe to the worker, so that writing one waits.
_LONGEST = 1 << 15
# The loops of Windows do not watch the pipes of processes.
_WATCHES = sys.platform != "win32"


class Apart(Protocol):
    """Something that runs a function on a thread of its own."""

    def __call__(self, function: Callable[[], Result], /) -> Awaitable[Result]:
        """Return what the function returns."""
        ...


class PromptWorkers(QueryWorkers):
    """Workers that an event loop can ask too.

    A question and its answer cross two threads otherwise, which with eight clients costs more than all the rest of a
    small query. An answer that does not come at once, or whose bytes are many, is left to a thread all the same.
    """

    def __init__(self, store: SnapshotStore, limits: QueryLimits) -> None:
        super().__init__(store, limits)
        self._hoping: deque[_Hope] = deque()

    async def answer_soon(
        self,
        query: str,
        *,
        results: str = SPARQL_JSON,
        graph: str = TURTLE,
        dataset: SparqlDataset = WHOLE_STORE,
        base: str | None = None,
        seconds: float | None = None,
        abandoned: Abandoned = lambda: False,
        apart: Apart,
    ) -> SparqlAnswer:
        """Answer a query as ``answer`` does; ``apart`` runs on a thread what waits, ``abandoned`` among it."""
        generation = self._wanted()
        question = self._question(query, results, graph, dataset, base, seconds, None)
        worker = await self._taken_soon(generation) if _WATCHES and len(query) <= _LONGEST else None
        if worker is not None:
            try:
                return await self._asked(worker, question, abandoned, apart)
            except WorkerKilledError:
                pass  # It was nothing that the query did, and a query can be asked twice.
        return await apart(partial(self._answered, question, generation, abandoned))

    async def _asked(self, worker: Worker, question: Question, abandoned: Abandoned, apart: Apart) -> SparqlAnswer:
        deadline = monotonic() + question.seconds
        try:
            worker.ask(question)
            whole = await _whole(worker, min(_SOON, question.seconds))
        except (EOFError, OSError):
            whole = False  # The worker has ended, as the thread will see too.
        except BaseException:
            await apart(partial(self._give_back, worker))
            raise
        if not whole:
            # One thread both waits and gives back: were they two, all threads might wait for a worker to be given back.
            return await apart(partial(self._waited, worker, question, deadline, abandoned))
        try:
            return worker.receive()
        finally:
            self._give_back(worker)

    def _waited(self, worker: Worker, question: Question, deadline: float, abandoned: Abandoned) -> SparqlAnswer:
        try:
            return worker.wait(question, deadline, abandoned)
        except (EOFError, OSError) as error:
            raise worker.death() from error
        finally:
            self._give_back(worker)

    async def _taken_soon(self, generation: int) -> Worker | None:
        """Return a worker that can be asked, in the order in which they were wanted; None where there is none soon."""
        loop = asyncio.get_running_loop()
        with self._change:
            if not self._hoping:
                worker = self._take_ready(generation)
                if worker is not None or self._free:
                    return worker
            self._check_room()
            hope = _Hope(loop, loop.create_future(), generation)
            self._hoping.append(hope)
        try:
            await asyncio.wait([hope.worker], timeout=LOOK)
            with self._change:
                given_up = hope in self._hoping
                if given_up:
                    self._hoping.remove(hope)
            # A worker that was handed out is on its way.
            return None if given_up else await hope.worker
        except asyncio.CancelledError:
            with self._change:
                if hope in self._hoping:
                    self._hoping.remove(hope)
            if not hope.worker.cancel() and not hope.worker.cancelled():
                self._arrived(hope, hope.worker.result())
            raise

    def _take_ready(self, generation: int) -> Worker | None:
        if self._closed or self._queue or not self._idle or not self._idle[-1].follows(generation):
            return None
        return self._idle.pop()

    @property
    def _waiting(self) -> int:
        return len(self._queue) + len(self._hoping)

    def _hand_out(self) -> None:
        """Give idle workers to those who hope for one, after the threads that have waited longer."""
        while self._hoping and self._idle and not self._queue:
            hope = self._hoping.popleft()
            hope.loop.call_soon_threadsafe(self._arrived, hope, self._take_ready(hope.generation))

    def _arrived(self, hope: "_Hope", worker: Worker | None) -> None:
        if not hope.worker.done():
            hope.worker.set_result(worker)
        elif worker is not None:
            self._give_back(worker)


@dataclass(frozen=True, slots=True, eq=False)
class _Hope:
    """A query that waits on an event loop for a worker which sees the changes up to a generation."""

    loop: asyncio.AbstractEventLoop
    worker: "asyncio.Future[Worker | None]"
    generation: int


async def _whole(worker: Worker, seconds: float) -> bool:
    """Take in what a worker answers, for so many seconds at most; tell whether its answer is whole."""
    loop = asyncio.get_running_loop()
    whole: asyncio.Future[bool] = loop.create_future()

    def take_in() -> None:
        if whole.done():
            return
        try:
            if worker.take_in():
                whole.set_result(True)
            elif worker.is_long:
                whole.set_result(False)
        except (EOFError, OSError, ValueError) as error:
            whole.set_exception(error)

    loop.add_reader(worker.fileno(), take_in)
    late = loop.call_later(seconds, _give_up, whole)
    try:
        return await whole
    finally:
        late.cancel()
        loop.remove_reader(worker.fileno())


def _give_up(whole: asyncio.Future[bool]) -> None:
    if not whole.done():
        whole.set_result(False)
