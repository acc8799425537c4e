"""The section about queries: the service beside other engines, on the seeds and on generated graphs."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyoxigraph

import loaders
from api.documents.file_search import find_files
from api.documents.ingestion import ingest
from graph.knowledge_graph import KnowledgeGraph
from tests.benchmarks.change_rows import change_rows
from tests.benchmarks.engines import HERE, INNOKG, OXIGRAPH, RDFLIB, Engine, engines
from tests.benchmarks.generated_dump import write_dump
from tests.benchmarks.progress import told
from tests.benchmarks.questions import Question, count_rows, questions
from tests.benchmarks.tables import Options, table
from tests.benchmarks.timing import NOTHING, Timing, asked, cell

_SIZES = (100_000, 1_000_000, 10_000_000)
# Ten million quads would take rdflib 17 minutes and more memory than most machines have.
_RDFLIB_AT_MOST = 1_000_000
_CLIENTS = (1, 8)
# Engines take turns, so that what else the machine does meets all of them.
_TURNS = 3
_SECONDS = 1.0
# Nobody is asked again who has been asked for so many seconds.
_ENOUGH = 3.5
# What an engine may take for one answer before it is asked only once.
_SLOW = 3.0
# What the engine itself takes for a heavy query, at least.
_HEAVY = 0.005
# So many forms of a question are compared between the engines.
_COMPARED = 3

_Timings = Mapping[tuple[str, int, str], Timing]


def queries(options: Options) -> Iterator[str]:
    """Yield how fast queries are answered."""
    yield "The service as `innokg serve` runs it, the `oxigraph` server of PyPI and rdflib-endpoint, each a process of"
    yield "its own on the same data and asked over loopback by the same client, and the engine called in process, its"
    yield "answers written out to memory. They take turns. Each cell has answers a second · median · 99th percentile in"
    yield "milliseconds. All engines gave the same number of rows. The caches of answers are off, and the limits of"
    yield "queries lifted. `lookup`, `neighbourhood` and `path` ask about another of up to 2,000 things each time. What"
    yield f"takes one client more than {_SLOW:.0f} s is not asked by eight (—). rdflib-endpoint is left out above"
    yield f"{_RDFLIB_AT_MOST:,} triples: rdflib holds a quad in some 1.5 kB of memory and reads 10,000 in a second."
    yield "Generated graphs are asked when the engine has merged the tables that bulk loading leaves. Who opens such a"
    yield "store for writing merges them beside answering, within a minute at ten million quads, and innokg's snapshots"
    yield "follow; before that, heavy queries take seven to fifteen times as long on that graph."
    for name, store, dump in _graphs(options):
        with engines(store, dump, _names(name)) as running:
            yield from _compared(name, store, running)
        yield from change_rows(store)


def _names(name: int | None) -> tuple[str, ...]:
    everyone = (INNOKG, OXIGRAPH, RDFLIB, HERE)
    return everyone if name is None or name <= _RDFLIB_AT_MOST else (INNOKG, OXIGRAPH, HERE)


def _graphs(options: Options) -> Iterator[tuple[int | None, Path, Path]]:
    """Yield graphs as a store and as a dump: the seeds, and generated ones by their size."""
    with tempfile.TemporaryDirectory(prefix="innokg-bench-") as directory:
        for size in (None, *(size for size in _SIZES if size <= options.largest)):
            kept = options.kept is not None and size is not None
            place = (options.kept if kept and options.kept else Path(directory)) / str(size or "seeds")
            place.mkdir(parents=True, exist_ok=True)
            store, dump = place / "store", place / "dump.nq"
            if not store.exists():
                told(f"making {'the seeds' if size is None else f'a graph of {size:,} quads'}")
                _made(size, store, dump)
            yield size, store, dump
            if not kept:
                shutil.rmtree(place)


def _made(size: int | None, store: Path, dump: Path) -> None:
    if size is None:
        _seeds(store, dump)
        return
    if not dump.exists():
        write_dump(dump.with_suffix(".part"), size)
        dump.with_suffix(".part").rename(dump)
    # A store that is not whole, after an interruption, must not pass for one.
    begun = store.with_name("begun")
    shutil.rmtree(begun, ignore_errors=True)
    engine = pyoxigraph.Store(str(begun))
    engine.bulk_load(path=dump)
    engine.flush()
    engine.optimize()
    del engine
    begun.rename(store)


def _seeds(store: Path, dump: Path) -> None:
    with KnowledgeGraph.open(store) as graph:
        ingest(graph, find_files([Path(loaders.__path__[0]) / "seeds"]).files)
        with dump.open("wb") as file:
            file.writelines(graph.export())


def _compared(size: int | None, store: Path, running: Mapping[str, Engine]) -> Iterator[str]:
    held = pyoxigraph.Store.read_only(str(store))
    asks = questions(held)
    yield from ("", f"**{'The seeds' if size is None else 'A generated graph'}**, {len(held):,} quads:", "")
    rows: dict[str, int] = {}
    timings: dict[tuple[str, int, str], Timing] = {}
    interrupted = False
    try:
        for question in asks:
            told(f"{question.name}: the number of rows")
            rows[question.name] = _rows(question, running)
            for clients in _CLIENTS:
                told(f"{question.name}: clients {clients}")
                timings |= _asked(question, clients, running, timings)
    except KeyboardInterrupt:
        interrupted = True
    done = tuple(question for question in asks if (question.name, _CLIENTS[-1], INNOKG) in timings)
    head = ("question", "rows", "clients", *running)
    yield from table(head, _cells(done, rows, timings, tuple(running)), left=1)
    yield from ("", *_aims(done, timings, tuple(running)))
    if interrupted:
        raise KeyboardInterrupt


def _asked(
    question: Question, clients: int, running: Mapping[str, Engine], timings: _Timings
) -> dict[tuple[str, int, str], Timing]:
    """Return how long engines take for a question, nothing for those that took too long for one client."""
    now = {name: engine for name, engine in running.items() if not _is_slow(timings, question, name)}
    found = _timed(question, clients, now)
    return {(question.name, clients, name): found.get(name, NOTHING) for name in running}


def _is_slow(timings: _Timings, question: Question, name: str) -> bool:
    """Tell whether an engine took so long for one client that several would wait for minutes."""
    alone = timings.get((question.name, 1, name), NOTHING)
    return bool(alone.answers) and alone.median > _SLOW


def _rows(question: Question, running: Mapping[str, Engine]) -> int:
    """Return how many rows the first forms of a question give; raise ``RuntimeError`` where engines disagree."""
    counts: dict[str, tuple[int, ...]] = {}
    for name, engine in running.items():
        with engine.connected() as connection:
            counts[name] = tuple(
                count_rows(connection.ask(query, question.accept), question.accept)
                for query in question.forms[: 1 if question.heavy else _COMPARED]
            )
    if len(set(counts.values())) != 1:
        raise RuntimeError(f"The engines answer {question.name!r} with different numbers of rows: {counts}")
    return next(iter(counts.values()))[0]


def _timed(question: Question, clients: int, running: Mapping[str, Engine]) -> dict[str, Timing]:
    timings = dict.fromkeys(running, NOTHING)
    for turn in range(_TURNS):
        for name, engine in running.items():
            if sum(timings[name].rounds) < _ENOUGH:
                timings[name] += asked(engine, question, clients, _SECONDS, start=turn * clients)
    return timings


def _cells(
    asks: tuple[Question, ...], rows: Mapping[str, int], timings: _Timings, names: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    for question in asks:
        for clients in _CLIENTS:
            found = (timings[question.name, clients, name] for name in names)
            yield (question.name, f"{rows[question.name]:,}", str(clients), *map(cell, found))


def _aims(asks: tuple[Question, ...], timings: _Timings, names: tuple[str, ...]) -> Iterator[str]:
    """Yield how the service compares: medians of heavy queries, throughput of lookups."""
    heavy = [
        f"{question.name} {timings[question.name, 1, INNOKG].median / alone:.2f}"
        for question in asks
        if timings[question.name, 1, HERE].answers and (alone := timings[question.name, 1, HERE].median) > _HEAVY
    ]
    yield f"- Median against the engine in process, where that takes over {_HEAVY * 1000:.0f} ms, one client:"
    yield f"  {', '.join(heavy)}."
    if RDFLIB in names:
        light = [
            f"{question.name} {timings[question.name, clients, INNOKG].rate / rate:.1f} ({clients})"
            for question in asks
            for clients in _CLIENTS
            if not question.heavy and (rate := timings[question.name, clients, RDFLIB].rate)
        ]
        yield f"- Throughput of small queries against rdflib-endpoint's, by clients: {', '.join(light)}."
