"""Queries in processes of their own: what they see, and how they are stopped."""

import os
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

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
)
from tests.graph.query_workers.costly import ENDLESS, HOG, LONG, NESTED, SMALL, is_alive, soon, values

# Memory can be limited where the process can see what it has.
linux = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")


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
