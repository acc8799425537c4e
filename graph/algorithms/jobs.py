"""Work that takes longer than a request should: accepted, done in turn, kept for a while."""

import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Event, Lock, Semaphore, Thread
from time import monotonic
from typing import Generic, Protocol, TypeVar

from graph.algorithms.results import Progress
from ontology.errors import CancelledError, InnokgError, NotFoundError, OverloadedError

Result = TypeVar("Result")


class Places(Protocol):
    """How many jobs run at once, how many more wait, and how many are remembered after their end."""

    @property
    def running(self) -> int:
        """Return how many run at once."""

    @property
    def waiting(self) -> int:
        """Return how many more wait."""

    @property
    def kept(self) -> int:
        """Return how many are remembered."""


class State(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(eq=False, kw_only=True)
class Job(Generic[Result]):
    """A piece of work; ``error`` is set where it failed, ``computed`` where it is done.

    ``progress`` lies in 0..1 and grows in steps of the work, which may be few; ``seconds`` tell how long it has run.
    """

    id: str
    name: str
    state: State = State.WAITING
    progress: float = 0.0
    error: InnokgError | None = None
    computed: Result | None = None
    started: float | None = None
    stopped: float | None = None
    ended: Event = field(default_factory=Event)
    unwanted: Event = field(default_factory=Event)

    @property
    def seconds(self) -> float:
        """Return how long it has been running, or ran until it ended; 0 while it waits."""
        if self.started is None:
            return 0.0
        return (monotonic() if self.stopped is None else self.stopped) - self.started

    def cancel(self) -> None:
        """Let the work end as soon as it is noticed; nothing happens to what has ended."""
        self.unwanted.set()

    def advance(self, done: float) -> None:
        """Note how much of the work is done."""
        self.progress = max(self.progress, min(1.0, done))


#: Does the work of a job; told how to say how far it is and how to see whether it is still wanted.
Task = Callable[[Progress, Callable[[], bool]], Result]


class Jobs(Generic[Result]):
    """The jobs of a service; each runs in a thread that watches over a process.

    ``work`` is what they are, in a word of many.
    """

    def __init__(self, limits: Places, *, work: str = "algorithms") -> None:
        self._limits = limits
        self._work = work
        self._turn = Semaphore(limits.running)
        self._lock = Lock()
        self._held: OrderedDict[str, Job[Result]] = OrderedDict()
        self._threads: dict[str, Thread] = {}
        self._closed = False

    @property
    def open(self) -> int:
        """Return how many run and wait."""
        with self._lock:
            return self._count()

    def submit(self, name: str, task: Task[Result], *, at_end: Callable[[], None] = lambda: None) -> Job[Result]:
        """Accept a piece of work; raise ``OverloadedError`` where too many wait already.

        ``at_end`` is called when the work has ended, however it did, and before anyone is told.
        """
        with self._lock:
            open_ = self._count()
            if self._closed or open_ >= self._limits.running + self._limits.waiting:
                raise OverloadedError(f"{open_} {self._work} are running and waiting: ask again later.")
            job = Job[Result](id=secrets.token_hex(8), name=name)
            self._held[job.id] = job
            self._forget()
            thread = Thread(target=self._run, args=(job, task, at_end), name=f"innokg job {name}", daemon=True)
            self._threads[job.id] = thread
            thread.start()
            return job

    def job(self, identifier: str) -> Job[Result]:
        """Return a job; raise ``NotFoundError`` for an id that none has or that is no longer remembered."""
        with self._lock:
            found = self._held.get(identifier)
        if found is None:
            raise NotFoundError("There is no job with this id; those that ended long ago are forgotten.")
        return found

    def close(self) -> None:
        """Cancel all jobs and wait until their processes are gone."""
        with self._lock:
            self._closed = True
            jobs, threads = list(self._held.values()), list(self._threads.values())
        for job in jobs:
            job.cancel()
        for thread in threads:
            thread.join()

    def _run(self, job: Job[Result], task: Task[Result], at_end: Callable[[], None]) -> None:
        try:
            self._await_turn(job)
            try:
                job.started, job.state = monotonic(), State.RUNNING
                job.computed = task(job.advance, job.unwanted.is_set)
                job.progress, job.state = 1.0, State.DONE
            finally:
                self._turn.release()
        except CancelledError:
            job.state = State.CANCELLED
        except InnokgError as error:
            job.error, job.state = error, State.FAILED
        except Exception:
            job.error, job.state = InnokgError("The work failed in a way that the log describes."), State.FAILED
            raise
        finally:
            job.stopped = monotonic()
            try:
                at_end()
            finally:
                with self._lock:
                    self._threads.pop(job.id, None)
                job.ended.set()

    def _count(self) -> int:
        return sum(not job.ended.is_set() for job in self._held.values())

    def _await_turn(self, job: Job[Result]) -> None:
        # Semaphores cannot be waited for together with an event.
        while not self._turn.acquire(timeout=0.05):
            if job.unwanted.is_set():
                raise CancelledError("The work was cancelled.")

    def _forget(self) -> None:
        """Forget the jobs that ended first, where more are held than may be."""
        ended = [identifier for identifier, job in self._held.items() if job.ended.is_set()]
        for identifier in ended[: max(0, len(self._held) - self._limits.kept)]:
            del self._held[identifier]
