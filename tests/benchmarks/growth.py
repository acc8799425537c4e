"""How loading, replacing and deleting take longer where more documents share the same things.

``python -m tests.benchmarks.growth COUNT`` prints what replacing and deleting take in a store of so many plans.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.knowledge_graph import KnowledgeGraph
from loaders.intake import Intake, take_in
from loaders.workers import take_in_here
from tests.benchmarks.plans import write_plans
from tests.benchmarks.tables import Options, table

_ROOT = Path(__file__).parents[2]
_COUNTS = (100, 300, 1000)
_REPLACEMENTS = 20


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took: wall time and processor time of all its processes in seconds, most memory of one in MB."""

    seconds: float
    processor: float
    megabytes: float


def growth(_: Options) -> Iterator[str]:
    """Yield how the time of a document grows with the number of documents that share its things."""
    yield "One-page plans of some 900 characters, each with some 25 of the same fifty things and as many of its own,"
    yield "by `innokg load DIR --data X --jobs N`: read, checked, loaded, names compared. Processor time is that of all"
    yield "processes; memory is that of the largest."
    yield ""
    rows: list[tuple[str, ...]] = []
    first: dict[int, float] = {}
    for count in _COUNTS:
        for jobs in (1, 2):
            run = _loaded(count, jobs)
            each = run.processor / count
            first.setdefault(jobs, each)
            figures = (f"{run.seconds:.1f}", f"{run.processor:.1f}", f"{each * 1000:.0f}", f"{each / first[jobs]:.2f}")
            rows.append((f"{count:,}", str(jobs), *figures, f"{run.megabytes:.0f}"))
    head = ("plans", "processes", "seconds", "processor time", "of it a plan, ms", "against 100 plans", "memory, MB")
    yield from table(head, rows)
    yield ""
    yield "In a store of so many of these plans, in processor time a document: one of them replaced"
    yield f"{_REPLACEMENTS} times by the text of another, and all of them deleted one by one. The engine's tidying of"
    yield "its files, which goes on beside it after much was loaded, counts too."
    yield ""
    rows = []
    for count in _COUNTS:
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.growth", str(count)], check=True, capture_output=True, cwd=_ROOT
        )
        made = json.loads(done.stdout)
        rows.append((f"{count:,}", f"{made['replacing'] * 1000:.0f}", f"{made['deleting'] * 1000:.0f}"))
    yield from table(("plans", "replacing, ms", "deleting, ms"), rows)


def _loaded(count: int, jobs: int) -> Run:
    """Return what loading plans into a new store takes."""
    with tempfile.TemporaryDirectory() as folder:
        plans, data = Path(folder) / "plans", Path(folder) / "graph"
        write_plans(plans, count)
        return _run(["load", str(plans), "--data", str(data), "--jobs", str(jobs)])


def _run(arguments: Sequence[str]) -> Run:
    """Return what ``innokg`` takes with the given arguments."""
    program = [sys.executable, "-c", "from api.cli import main; main()", *arguments]
    start = time.perf_counter()
    process = subprocess.Popen(program, cwd=_ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError(f"innokg {' '.join(arguments)} ended with the status {status}.")
    # Linux counts in kilobytes, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 2**20)


def _upkeep(count: int) -> dict[str, float]:
    """Return the processor time in seconds that replacing and deleting a document take in a store of plans."""
    with tempfile.TemporaryDirectory() as folder:
        paths = write_plans(Path(folder) / "plans", count)
        one = paths[count // 2]
        with KnowledgeGraph.open(Path(folder) / "graph") as graph:
            for outcome in take_in_here([Intake(path=path) for path in paths]):
                assert outcome.checked is not None, outcome.reason
                graph.load(outcome.checked.claims, text=outcome.checked.text)
            others = []
            for path in paths[:_REPLACEMENTS]:
                one.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
                others.append(take_in(Intake(path=one)))
            start = time.process_time()
            for other in others:
                graph.load(other.claims, text=other.text)
            replacing = (time.process_time() - start) / _REPLACEMENTS
            documents = [document.id for document in graph.documents()]
            start = time.process_time()
            for document in documents:
                graph.delete(document)
            deleting = (time.process_time() - start) / count
            assert graph.statistics().triples == 0
    return {"replacing": replacing, "deleting": deleting}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_upkeep(int(sys.argv[1]))))
