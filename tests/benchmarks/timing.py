"""How long answers take, asked by one client or by several at once."""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import cycle, islice
from math import ceil
from statistics import median
from threading import Barrier

from tests.benchmarks.engines import Engine
from tests.benchmarks.questions import Question

# Fewer answers a second than these are given with a decimal.
_ROUND = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """The seconds of each answer, and the seconds of each round in which they came."""

    answers: tuple[float, ...]
    rounds: tuple[float, ...]

    @property
    def rate(self) -> float:
        """Return how many answers came in a second, none where none was asked for."""
        return len(self.answers) / sum(self.rounds) if self.rounds else 0.0

    @property
    def median(self) -> float:
        """Return the median of the answers' seconds."""
        return median(self.answers)

    @property
    def p99(self) -> float:
        """Return the seconds that 99 of 100 answers take at most."""
        return sorted(self.answers)[ceil(len(self.answers) * 0.99) - 1]

    def __add__(self, other: "Timing") -> "Timing":
        return Timing(answers=self.answers + other.answers, rounds=self.rounds + other.rounds)


def cell(timing: Timing) -> str:
    """Return a cell of a table: answers a second, median and 99th percentile in milliseconds; a dash where none came.

    >>> cell(Timing(answers=(0.5,), rounds=(1.0,)))
    '1.0 · 500 · 500'
    """
    if not timing.answers:
        return "—"
    rate = f"{timing.rate:,.{1 if timing.rate < _ROUND else 0}f}"
    return f"{rate} · {_ms(timing.median)} · {_ms(timing.p99)}"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:,.{2 if seconds < 0.01 else 1 if seconds < 0.1 else 0}f}"


#: No answer yet.
NOTHING = Timing(answers=(), rounds=())


def asked(engine: Engine, question: Question, clients: int, seconds: float, start: int = 0) -> Timing:
    """Return how long answers take that clients ask for one after the other, for so many seconds and once at least.

    Each client has a connection of its own and begins with another form of the question.
    """
    ready = Barrier(clients + 1, timeout=60)
    with ThreadPoolExecutor(clients) as pool:
        running = [pool.submit(_client, engine, question, start + place, ready, seconds) for place in range(clients)]
        ready.wait()
        begun = time.perf_counter()
        answers = [answer for client in running for answer in client.result()]
        return Timing(answers=tuple(answers), rounds=(time.perf_counter() - begun,))


def _client(engine: Engine, question: Question, place: int, ready: Barrier, seconds: float) -> Sequence[float]:
    # Steps that no number of forms divides by, so that no two clients walk in step.
    forms = islice(cycle(question.forms), (place * 251) % len(question.forms), None)
    taken: list[float] = []
    with engine.connected() as connection:
        ready.wait()
        until = time.perf_counter() + seconds
        for query in forms:
            begun = time.perf_counter()
            connection.ask(query, question.accept)
            ended = time.perf_counter()
            taken.append(ended - begun)
            if ended >= until:
                break
    return taken
