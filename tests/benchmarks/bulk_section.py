"""The section about whole graphs: dumps loaded at once, beside the engine's own bulk loader."""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.generated_dump import write_dump
from tests.benchmarks.tables import Options, table

_SIZES = (100_000, 1_000_000, 10_000_000)
_ROOT = Path(__file__).parents[2]
_ENGINE = "the engine's bulk_load"
_SERVER = "oxigraph load"
_INNOKG = "innokg load"
_BULK = """import sys, pyoxigraph
store = pyoxigraph.Store(sys.argv[1])
store.bulk_load(path=sys.argv[2])
store.flush()"""
_LOAD = "from api.cli import main; main()"
_HELP = [sys.executable, "-c", _LOAD, "load", "--help"]
_IMPORT = [sys.executable, "-c", "import pyoxigraph"]
# They take turns, and the least of each counts: what else the machine does only adds.
_TURNS = 5
_TURNS_OF_LARGE = 1
_LARGE = 2_000_000


@dataclass(frozen=True, slots=True)
class _Cost:
    """What a load took: wall time, and the processor time of all its threads, in seconds."""

    seconds: float
    processor: float


def bulk(options: Options) -> Iterator[str]:
    """Yield how fast dumps of whole graphs are loaded."""
    yield "A dump of a generated graph (N-Quads, view included) into a new directory: by pyoxigraph's own bulk loader,"
    yield "by the `oxigraph` program of PyPI, and by `innokg load`, which also looks for what no dump of its own holds,"
    yield "for values that no document can state and whether the view follows from the documents. Each is a process of"
    yield "its own, from its start to its end, and leaves a store on disk; they take turns, and the least time counts."
    yield "The rate against the engine's is that of processor time, which depends least on what else the machine does,"
    yield f"and then that by the clock. To start, `innokg load` takes {_starting(_HELP):.2f} s of processor time, and a"
    yield f"process that imports the engine {_starting(_IMPORT):.2f} s, which small dumps show."
    yield ""
    rows: list[tuple[str, ...]] = []
    with tempfile.TemporaryDirectory(prefix="innokg-bench-") as directory:
        for size in (size for size in _SIZES if size <= options.largest):
            dump = Path(directory) / f"{size}.nq"
            quads = write_dump(dump, size)
            rows.extend(_rows(dump, quads))
            dump.unlink()
    head = ("by", "quads", "seconds", "quads a second", "processor time", "rate against the engine's", "by the clock")
    yield from table(head, rows, left=1)


def _rows(dump: Path, quads: int) -> Iterator[tuple[str, ...]]:
    costs: dict[str, list[_Cost]] = {}
    for _ in range(_TURNS if quads < _LARGE else _TURNS_OF_LARGE):
        for name, command in _commands(dump).items():
            costs.setdefault(name, []).append(_cost(command))
    least = {name: _least(found) for name, found in costs.items()}
    engine = least[_ENGINE]
    for name, cost in least.items():
        rates = (f"{engine.processor / cost.processor:.2f}", f"{engine.seconds / cost.seconds:.2f}")
        rate = f"{quads / cost.seconds:,.0f}"
        yield (name, f"{quads:,}", f"{cost.seconds:.1f}", rate, f"{cost.processor:.1f}", *rates)


def _least(costs: Iterable[_Cost]) -> _Cost:
    costs = list(costs)
    return _Cost(min(cost.seconds for cost in costs), min(cost.processor for cost in costs))


def _starting(command: list[str]) -> float:
    """Return the processor time in which a process starts and ends."""
    return _least(_cost(command) for _ in range(_TURNS)).processor


def _commands(dump: Path) -> dict[str, list[str]]:
    """Return the commands that load a dump into the directory that comes last."""
    program = str(Path(sys.executable).with_name("oxigraph"))
    return {
        _ENGINE: [sys.executable, "-c", _BULK, "DIRECTORY", str(dump)],
        _SERVER: [program, "load", "--file", str(dump), "--location", "DIRECTORY"],
        _INNOKG: [sys.executable, "-c", _LOAD, "load", str(dump), "--data", "DIRECTORY", "--json"],
    }


def _cost(command: list[str]) -> _Cost:
    with tempfile.TemporaryDirectory(prefix="innokg-bench-") as directory:
        place = str(Path(directory) / "graph")
        begun, before = time.perf_counter(), _processor()
        made = [place if word == "DIRECTORY" else word for word in command]
        subprocess.run(made, check=True, capture_output=True, cwd=_ROOT)
        return _Cost(time.perf_counter() - begun, _processor() - before)


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
