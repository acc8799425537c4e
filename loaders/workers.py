"""Files taken in by processes of their own, so that several go at once and none brings down the others."""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from time import monotonic, perf_counter

from loaders.intake import Intake, take_in
from loaders.rdf.intake import RdfIntake, take_in_rdf
from ontology.errors import CancelledError, InnokgError
from ontology.quarantine import CheckedClaims
from ontology.rdf_document import RdfDocument

#: Seconds that a file may take; a text of ten million characters takes about one minute.
DEFAULT_TIMEOUT = 600.0

# A fresh interpreter: a forked one would inherit the store's locks, held by threads that it has not.
_CONTEXT = multiprocessing.get_context("spawn")

# Files that a worker has at a time: the one that it reads and one more, so that it need not wait for the writer.
_AHEAD = 2

# How long a worker that has closed its connection may take to end.
_ENDING = 5.0

# Seconds that a process may take to start: some 0.6 where nothing else runs, many times that on a busy machine.
_STARTING = 300.0

_ENDLESS = float("inf")

# How often, in seconds, it is seen whether the outcomes are still wanted.
_LOOK = 0.1

_LONGEST_SLIP = 200

Take = Callable[[Intake], CheckedClaims]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a file: its checked claims or what its RDF states, or the reason, in a sentence, why not.

    ``seconds`` is how long it took to read and check.
    """

    intake: Intake
    checked: CheckedClaims | None = None
    document: RdfDocument | None = None
    reason: str = ""
    seconds: float = 0.0


def take_in_here(intakes: Sequence[Intake], *, take: Take = take_in) -> Iterator[Outcome]:
    """Take files in one after the other in this process."""
    for intake in intakes:
        yield _outcome(intake, take)


def take_in_apart(
    intakes: Sequence[Intake],
    *,
    jobs: int,
    timeout: float = DEFAULT_TIMEOUT,
    take: Take = take_in,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[Outcome]:
    """Take files in with ``jobs`` processes; the outcomes come as they are ready.

    No more than two files a process are under way, however slowly the outcomes are taken. A file whose process dies
    or takes more than ``timeout`` seconds, the start of the process not counted, is reported as such, and a new process
    goes on with the others. Raises ``CancelledError``, with all processes gone, once ``cancelled``, which is asked some
    times a second, tells that nobody wants the outcomes any more.
    """
    waiting = deque(intakes)
    workers = [_Worker(take) for _ in range(min(jobs, len(waiting)))]
    try:
        while True:
            for worker in workers:
                worker.fill(waiting)
            busy = [worker for worker in workers if worker.given]
            if not busy:
                return
            if cancelled is not None and cancelled():
                raise CancelledError("The reading of files was cancelled.")
            yield from _collect(busy, timeout, _ENDLESS if cancelled is None else _LOOK)
    finally:
        for worker in workers:
            worker.end()


def _collect(busy: Sequence["_Worker"], timeout: float, most: float) -> Iterator[Outcome]:
    """Yield the outcomes that come next; none where a process has only begun or ``most`` seconds bring none."""
    patience = max(0.0, min(worker.deadline(timeout) for worker in busy) - monotonic())
    ready = wait([worker.connection for worker in busy], min(patience, most))
    now = monotonic()
    for worker in busy:
        if worker.connection in ready:
            outcome = worker.receive()
            if outcome is not None:
                yield outcome
        elif now >= worker.deadline(timeout):
            yield worker.give_up(worker.lateness(timeout))


class _Worker:
    """A process that takes files in, and those that it was given and has not answered."""

    def __init__(self, take: Take) -> None:
        self._take = take
        self.given: deque[Intake] = deque()
        self.started = 0.0
        self._start()

    def _start(self) -> None:
        self._is_up = False
        self.connection, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=_work, args=(theirs, self._take), daemon=True)
        self._process.start()
        theirs.close()

    def fill(self, waiting: deque[Intake]) -> None:
        """Give the process files until it has enough."""
        while waiting and len(self.given) < _AHEAD:
            if not self.given:
                self.started = monotonic()
            intake = waiting.popleft()
            self.given.append(intake)
            self._send(intake)

    def deadline(self, timeout: float) -> float:
        """Return when the process has to have answered."""
        return self.started + (timeout if self._is_up else _STARTING)

    def lateness(self, timeout: float) -> str:
        """Return what took too long, as the end of a sentence."""
        if not self._is_up:
            return f"no process to read it was up within {_seconds(_STARTING)}"
        return f"it took more than {_seconds(timeout)} to read (--timeout sets how many it may)"

    def receive(self) -> Outcome | None:
        """Return the outcome that is ready, or that the process died of the file; None where it has only begun."""
        try:
            outcome: Outcome | None = self.connection.recv()
        except (EOFError, OSError):
            return self.give_up("")
        if outcome is None:
            self._is_up = True
            self.started = monotonic()
            return None
        self.given.popleft()
        self.started = monotonic()
        return outcome

    def give_up(self, reason: str) -> Outcome:
        """End the process, start another, and return why the file that it was at is lost."""
        lost = self.given.popleft()
        self._process.join(0 if reason else _ENDING)
        reason = reason or f"the process that read it ended by {_death(self._process.exitcode)}"
        self.end()
        self._start()
        self.started = monotonic()
        for intake in self.given:
            self._send(intake)
        return Outcome(intake=lost, reason=f"{lost.path}: the file was left out: {reason}.")

    def end(self) -> None:
        """Kill the process: it has nothing to put in order."""
        self.connection.close()
        self._process.kill()
        self._process.join()
        self._process.close()

    def _send(self, intake: Intake) -> None:
        try:
            self.connection.send(intake)
        except OSError:
            # The process is dead, which the next look at the connection tells.
            return


def _work(connection: Connection, take: Take) -> None:
    """Take in what the connection brings until the other end closes."""
    # Ctrl-C goes to every process of a terminal; the one that gave the work decides what follows.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(OSError):
        connection.send(None)
    while True:
        try:
            intake: Intake = connection.recv()
            connection.send(_outcome(intake, take))
        except (EOFError, OSError):
            os._exit(0)


def _outcome(intake: Intake, take: Take) -> Outcome:
    start = perf_counter()
    try:
        if isinstance(intake, RdfIntake):
            return Outcome(intake=intake, document=take_in_rdf(intake), seconds=perf_counter() - start)
        return Outcome(intake=intake, checked=take(intake), seconds=perf_counter() - start)
    except InnokgError as error:
        return Outcome(intake=intake, reason=str(error))
    except Exception as error:  # noqa: BLE001 - a slip in one of many readers and rules shall not cost the other files
        slip = f"{type(error).__name__}: {error}"[:_LONGEST_SLIP]
        return Outcome(
            intake=intake, reason=f"{intake.path}: reading it failed in a way that innokg does not foresee ({slip})."
        )


def _seconds(number: float) -> str:
    return f"{number:g} second" if number == 1 else f"{number:g} seconds"


def _death(code: int | None) -> str:
    if code is not None and code < 0:
        return f"the signal {signal.Signals(-code).name}"
    return f"the exit code {code}"
