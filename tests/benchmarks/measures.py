"""The measurements, each in a process of its own, so that none sees what another left in memory."""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from api.documents.ingestion import ingest
from api.documents.reading import Options
from graph.knowledge_graph import KnowledgeGraph
from loaders.intake import Intake, take_in
from loaders.workers import take_in_apart, take_in_here
from tests.benchmarks.documents import write_documents

#: About the length of a district's plan.
PLAN = 20_000
#: That of a notice, of which many are loaded to see whether memory grows.
NOTICE = 2_000
# A text is read so often that about this many characters go by, and once at least.
_READ_IN_ALL = 600_000

Figures = dict[str, float]


def speed(characters: int) -> Figures:
    """Return the processor time in seconds that a text takes, the least of several runs, and how much it states."""
    with tempfile.TemporaryDirectory() as folder:
        (path,) = write_documents(Path(folder), 1, characters)
        take_in(Intake(path=write_documents(Path(folder) / "first", 1, 500)[0]))  # lexicons are read on first use
        times: list[float] = []
        for _ in range(max(1, min(5, _READ_IN_ALL // characters))):
            start = time.process_time()
            checked = take_in(Intake(path=path))
            times.append(time.process_time() - start)
    claims = checked.claims
    return {
        "seconds": min(times),
        "characters": characters,
        "entities": len(claims.entities),
        "facts": len(claims.relations) + len(claims.observations),
    }


def reading_memory(documents: int, characters: int) -> Figures:
    """Return the most memory in MB that reading documents one after the other takes."""
    with tempfile.TemporaryDirectory() as folder:
        paths = write_documents(Path(folder), documents, characters)
        for outcome in take_in_here([Intake(path=path) for path in paths]):
            _check(outcome.checked is not None, outcome.reason)
    return {"megabytes": _peak()}


def loading(documents: int, characters: int, jobs: int) -> Figures:
    """Return the time, the processor time and the memory of this process for loading documents into a store on disk."""
    with tempfile.TemporaryDirectory() as folder:
        paths = write_documents(Path(folder) / "plans", documents, characters)
        start, busy = time.perf_counter(), time.process_time()
        with KnowledgeGraph.open(Path(folder) / "graph") as graph:
            report = ingest(graph, paths, options=Options(jobs=jobs))
            quads = sum(part.count(b"\n") for part in graph.export())
        _check(not report.failures, str(report.failures[:1]))
        return {
            "seconds": time.perf_counter() - start,
            "processor": time.process_time() - busy,
            "megabytes": _peak(),
            "quads": quads,
        }


def starting() -> Figures:
    """Return the seconds until a process of its own has read a first short document."""
    with tempfile.TemporaryDirectory() as folder:
        (path,) = write_documents(Path(folder), 1, 500)
        start = time.perf_counter()
        for outcome in take_in_apart([Intake(path=path)], jobs=1):
            _check(outcome.checked is not None, outcome.reason)
        return {"seconds": time.perf_counter() - start}


_MEASURES: dict[str, Callable[..., Figures]] = {
    measure.__name__: measure for measure in (speed, reading_memory, loading, starting)
}


def measured(name: str, *arguments: int) -> Figures:
    """Return the figures of a measurement that a fresh process takes."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.measures", name, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONHASHSEED": "0"},
    )
    figures: dict[str, Any] = json.loads(done.stdout)
    return {key: float(value) for key, value in figures.items()}


def _peak() -> float:
    # Linux counts in kilobytes, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20


def _check(right: bool, reason: str) -> None:
    if not right:
        raise RuntimeError(f"A document of the benchmark was not read: {reason}")


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_MEASURES[sys.argv[1]](*map(int, sys.argv[2:]))))
