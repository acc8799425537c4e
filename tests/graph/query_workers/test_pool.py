"""Queries in processes of their own: what they see, and how they are stopped."""

import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph.query_workers import snapshots
from graph.query_workers.limits import QueryLimits
from graph.query_workers.pool import QueryWorkers
from graph.stores.oxigraph_store import OxigraphStore
from ontology.errors import (
    OverloadedError,
    QueryAbandonedError,
    QueryError,
    QueryForbiddenError,
    QueryMemoryError,
    QuerySyntaxError,
    QueryTimeoutError,
    ResultTooLargeError,
    StoreError,
    StoreFullError,
)
from tests.graph.query_workers.costly import COUNT, ENDLESS, HOG, LONG, NESTED, SMALL, is_alive, soon

# Memory can be limited where the process can see what it has.
linux = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OxigraphStore]:
    """Return a store on disk with one triple."""
    opened = OxigraphStore.open(tmp_path / "graph")
    opened.update("INSERT DATA { <http://a.example/s> <http://a.example/p> '云湖' }")
    yield opened
    opened.close()


@pytest.fixture
def workers(store: OxigraphStore) -> Iterator[QueryWorkers]:
    """Return two workers that allow little, except for time."""
    opened = QueryWorkers(store, QueryLimits(seconds=30, memory_mb=200, result_mb=1, workers=2, waiting=2))
    yield opened
    opened.close()


def values(workers: QueryWorkers, query: str = SMALL) -> list[str]:
    rows = json.loads(workers.answer(query).body)["results"]["bindings"]
    return [cell["value"] for row in rows for cell in row.values()]


def test_a_query_is_answered_as_in_process(workers: QueryWorkers, store: OxigraphStore) -> None:
    answer = workers.answer(SMALL, results="text/csv")

    assert answer == store.answer(SMALL, results="text/csv", graph="text/turtle")


def test_a_store_in_memory_is_answered_from_a_copy() -> None:
    store = OxigraphStore.in_memory()
    store.update("INSERT DATA { <http://a.example/s> <http://a.example/p> '云湖' }")
    workers = QueryWorkers(store, QueryLimits(workers=1))
    try:
        assert values(workers) == ["云湖"]
    finally:
        workers.close()


def test_errors_come_as_they_are(workers: QueryWorkers) -> None:
    with pytest.raises(QuerySyntaxError) as refused:
        workers.answer("SELECT *\n{ ?s ?p }")
    assert (refused.value.line, refused.value.column) == (2, 10)
    with pytest.raises(QueryForbiddenError, match="SERVICE"):
        workers.answer("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
    with pytest.raises(QueryError, match="written as"):
        workers.answer(SMALL, results="image/png")
    before = workers.pids

    assert values(workers) == ["云湖"]
    assert workers.pids == before


def test_a_host_that_is_named_is_asked_and_no_other(store: OxigraphStore) -> None:
    asked: list[str] = []

    class Other(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.path)
            self.rfile.read(int(self.headers["Content-Length"]))
            body = b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"literal","value":"there"}}]}}'
            self.send_response(302 if self.path == "/moved" else 200)
            self.send_header("Location", "/target")
            self.send_header("Content-Type", "application/sparql-results+json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the library's name
            """Say nothing."""

    workers = QueryWorkers(store, QueryLimits(workers=1, services=frozenset({"127.0.0.1"})))
    with ThreadingHTTPServer(("127.0.0.1", 0), Other) as other:
        Thread(target=other.serve_forever).start()
        address = f"127.0.0.1:{other.server_port}"
        try:
            assert values(workers, f"SELECT ?s {{ SERVICE <http://{address}/x> {{ ?s ?p ?o }} }}") == ["there"]
            with pytest.raises(QueryError, match="redirect"):
                workers.answer(f"SELECT ?s {{ SERVICE <http://{address}/moved> {{ ?s ?p ?o }} }}")
            with pytest.raises(QueryForbiddenError):
                workers.answer(f"SELECT ?s {{ SERVICE <http://localhost:{other.server_port}/y> {{ ?s ?p ?o }} }}")
        finally:
            workers.close()
            other.shutdown()
    assert asked == ["/x", "/moved"]


def test_a_query_without_end_is_stopped_at_its_limit(workers: QueryWorkers) -> None:
    values(workers)
    (pid,) = workers.pids
    begun = time.monotonic()

    with pytest.raises(QueryTimeoutError, match=r"0\.5 seconds"):
        workers.answer(ENDLESS, seconds=0.5)

    assert time.monotonic() - begun >= 0.5
    assert not is_alive(pid)
    assert values(workers) == ["云湖"]


def test_the_word_service_in_a_query_without_end_stops_nothing_but_its_worker(workers: QueryWorkers) -> None:
    # The guard tries such a query itself.
    with pytest.raises(QueryTimeoutError):
        workers.answer(ENDLESS.replace("SELECT *", "ASK") + "# service", seconds=0.5)

    assert values(workers) == ["云湖"]


@linux
def test_a_query_that_takes_too_much_memory_ends_its_own_worker_only(workers: QueryWorkers) -> None:
    values(workers)
    with ThreadPoolExecutor(2) as threads:
        other = threads.submit(workers.answer, ENDLESS, seconds=20)
        assert soon(lambda: len(workers.pids) == 1)
        time.sleep(0.3)
        (busy,) = workers.pids
        with pytest.raises(QueryMemoryError, match="200 MB"):
            workers.answer(HOG, seconds=20)
        assert is_alive(busy)
        assert values(workers) == ["云湖"]
        workers.close()
        assert isinstance(other.exception(), StoreError)


def test_an_answer_that_is_too_large_is_none_at_all(workers: QueryWorkers) -> None:
    with pytest.raises(ResultTooLargeError, match="1,048,576"):
        workers.answer(LONG)

    assert values(workers) == ["云湖"]


def test_a_caller_may_allow_less(workers: QueryWorkers) -> None:
    with pytest.raises(ResultTooLargeError, match="10 bytes"):
        workers.answer(SMALL, largest=10)

    assert values(workers) == ["云湖"]


def test_a_query_that_breaks_the_parser_ends_its_own_worker_only(workers: QueryWorkers) -> None:
    with pytest.raises(QueryError, match="nested too deeply"):
        workers.answer(NESTED)

    assert values(workers) == ["云湖"]


def test_a_query_that_nobody_waits_for_is_stopped(workers: QueryWorkers) -> None:
    values(workers)
    (pid,) = workers.pids
    begun = time.monotonic()

    with pytest.raises(QueryAbandonedError):
        workers.answer(ENDLESS, abandoned=lambda: time.monotonic() > begun + 0.3)

    assert not is_alive(pid)


def test_more_queries_than_may_wait_are_refused_at_once(workers: QueryWorkers) -> None:
    with ThreadPoolExecutor(4) as threads:
        running = [threads.submit(workers.answer, ENDLESS, seconds=30) for _ in range(4)]
        try:
            assert soon(lambda: len(workers.pids) == 2)
            assert soon(lambda: workers.waiting == 2)
            with pytest.raises(OverloadedError, match="2 queries are running and 2 are waiting"):
                workers.answer(SMALL)
            assert not any(one.done() for one in running)
        finally:
            workers.close()
        assert all(isinstance(one.exception(), StoreError) for one in running)


def test_as_many_callers_as_may_run_and_wait_are_never_refused(workers: QueryWorkers) -> None:
    def ask() -> set[str]:
        return {value for _ in range(100) for value in values(workers)}

    with ThreadPoolExecutor(4) as threads:
        asking = [threads.submit(ask) for _ in range(4)]

    assert [one.result() for one in asking] == [{"云湖"}] * 4


def test_a_change_is_seen_by_the_next_query(workers: QueryWorkers, store: OxigraphStore) -> None:
    done = 0
    ended = Event()

    def write() -> None:
        nonlocal done
        while not ended.wait(0.002):
            store.update(f"INSERT DATA {{ <http://a.example/s{done}> <http://a.example/q> {done} }}")
            done += 1

    def read() -> list[tuple[int, int]]:
        return [(done, int(values(workers, COUNT)[0]) - 1) for _ in range(15)]

    with ThreadPoolExecutor(4) as threads:
        writing = threads.submit(write)
        reading = [threads.submit(read) for _ in range(3)]
        try:
            seen = [pair for one in reading for pair in one.result()]
        finally:
            ended.set()
        writing.result()

    assert len({found for _, found in seen}) > 5
    assert all(before <= found for before, found in seen)
    assert values(workers, COUNT) == [str(done + 1)]


def test_snapshots_are_removed_when_no_worker_uses_them(
    workers: QueryWorkers, store: OxigraphStore, tmp_path: Path
) -> None:
    for number in range(20):
        store.update(f"INSERT DATA {{ <http://a.example/s> <http://a.example/q> {number} }}")
        values(workers)

    assert len(list(tmp_path.glob("graph/snapshot-*"))) <= 2
    workers.close()
    assert not list(tmp_path.glob("graph/snapshot-*"))


def snapshots_of(directory: Path) -> set[Path]:
    """Return the places of the snapshots that are whole; one gets its name when it is."""
    return {graph.parent for graph in directory.glob("graph/snapshot-*/graph")}


@pytest.fixture
def looking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each query see whether the engine has merged tables."""
    monkeypatch.setattr(snapshots, "_LOOK", 0.0)


def merge_tables(store: OxigraphStore) -> None:
    """Let the engine merge its tables, as it does by itself beside large loads; for the store it is no change."""
    for number in (5, 15):
        store.engine.add(Quad(NamedNode("http://a.example/s"), NamedNode("http://a.example/q"), Literal(number)))
        store._engine.flush()
    store.engine.optimize()


@pytest.fixture
def filled(store: OxigraphStore) -> OxigraphStore:
    """Return a store with triples among which those that ``merge_tables`` adds have their place."""
    store.update("INSERT DATA { <http://a.example/s> <http://a.example/q> 0, 10, 20 }")
    return store


@pytest.mark.usefixtures("looking")
def test_queries_follow_the_engine_when_it_has_merged_its_tables(
    workers: QueryWorkers, filled: OxigraphStore, tmp_path: Path
) -> None:
    assert values(workers, COUNT) == ["4"]
    (before,) = snapshots_of(tmp_path)
    pids, generation = workers.pids, filled.generation

    merge_tables(filled)

    assert values(workers, COUNT) == ["6"]
    (after,) = snapshots_of(tmp_path)
    assert after != before
    assert (workers.pids, filled.generation) == (pids, generation)


@pytest.mark.usefixtures("looking")
def test_a_snapshot_stays_while_the_engine_only_writes_more_tables(workers: QueryWorkers, tmp_path: Path) -> None:
    values(workers)
    before = snapshots_of(tmp_path)

    # As the engine begins one.
    (tmp_path / "graph" / "999999.sst").touch()

    assert values(workers) == ["云湖"]
    assert snapshots_of(tmp_path) == before


@pytest.mark.usefixtures("looking")
def test_a_query_goes_on_while_others_follow_the_merged_tables(
    workers: QueryWorkers, filled: OxigraphStore, tmp_path: Path
) -> None:
    with ThreadPoolExecutor(1) as threads:
        try:
            running = threads.submit(workers.answer, ENDLESS, seconds=30)
            assert soon(lambda: len(snapshots_of(tmp_path)) == 1 and len(workers.pids) == 1)
            before, pids = snapshots_of(tmp_path), workers.pids
            merge_tables(filled)

            assert values(workers, COUNT) == ["6"]

            assert before < snapshots_of(tmp_path)
            assert all(map(is_alive, pids))
            assert not running.done()
        finally:
            workers.close()
        assert isinstance(running.exception(), StoreError)


@pytest.mark.usefixtures("looking")
def test_where_no_new_snapshot_can_be_made_the_one_before_serves_on(
    workers: QueryWorkers, filled: OxigraphStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path) -> None:
        raise StoreFullError("The disk is full.")

    values(workers)
    before = snapshots_of(tmp_path)
    merge_tables(filled)
    monkeypatch.setattr(filled, "copy_to", full)

    assert values(workers, COUNT) == ["4"]
    assert snapshots_of(tmp_path) == before
    filled.update("INSERT DATA { <http://a.example/s> <http://a.example/q> 4 }")
    with pytest.raises(StoreFullError):
        values(workers)


def test_snapshots_of_a_process_that_was_killed_are_removed_at_the_next_start(tmp_path: Path) -> None:
    OxigraphStore.open(tmp_path).close()
    (tmp_path / "snapshot-left" / "graph").mkdir(parents=True)

    OxigraphStore.open(tmp_path).close()

    assert not list(tmp_path.glob("snapshot-*"))


def test_a_worker_that_is_killed_is_replaced(workers: QueryWorkers) -> None:
    for _ in range(3):
        values(workers)
        for pid in workers.pids:
            os.kill(pid, signal.SIGKILL)
        assert values(workers) == ["云湖"]


def test_closing_stops_queries_and_leaves_no_process(workers: QueryWorkers) -> None:
    with ThreadPoolExecutor(1) as threads:
        running = threads.submit(workers.answer, ENDLESS)
        assert soon(lambda: bool(workers.pids))
        time.sleep(0.5)
        pids = workers.pids

        workers.close()

        assert not any(map(is_alive, pids))
        assert isinstance(running.exception(), StoreError)
    with pytest.raises(StoreError, match="ending"):
        workers.answer(SMALL)


@pytest.mark.parametrize("limit", [{"seconds": 0}, {"seconds": float("nan")}, {"workers": 0}, {"waiting": -1}])
def test_limits_that_allow_nothing_are_refused(limit: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="query"):
        QueryLimits(**limit)  # type: ignore[arg-type]
