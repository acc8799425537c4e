"""Queries asked by an event loop: as those asked by threads, without a thread where the answer comes at once."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest

from graph.answers import SparqlAnswer
from graph.query_workers.limits import QueryLimits
from graph.query_workers.prompt_pool import PromptWorkers
from graph.stores.oxigraph_store import OxigraphStore
from ontology.errors import OverloadedError, QueryError, QuerySyntaxError, QueryTimeoutError
from tests.graph.query_workers.costly import ENDLESS, SMALL

Result = TypeVar("Result")
LARGE = f"SELECT ?a ?b ('{{}}' AS ?c) {{{{ VALUES ?a {{{{ {'1 ' * 100} }}}} VALUES ?b {{{{ {'2 ' * 100} }}}} }}}}"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its loops do not watch the pipes of processes")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OxigraphStore]:
    """Return a store on disk with one triple."""
    opened = OxigraphStore.open(tmp_path / "graph")
    opened.update("INSERT DATA { <http://a.example/s> <http://a.example/p> '云湖' }")
    yield opened
    opened.close()


@pytest.fixture
def workers(store: OxigraphStore) -> Iterator[PromptWorkers]:
    """Return two workers, one of which has answered a query already."""
    opened = PromptWorkers(store, QueryLimits(workers=2, waiting=2))
    opened.answer(SMALL)
    yield opened
    opened.close()


class Threads:
    """Runs functions on threads and counts them."""

    def __init__(self) -> None:
        self.count = 0

    async def __call__(self, function: Callable[[], Result], /) -> Result:
        """Run a function on a thread."""
        self.count += 1
        return await asyncio.to_thread(function)


def run(coroutine: Coroutine[Any, Any, Result]) -> Result:
    return asyncio.run(coroutine)


def values(answer: SparqlAnswer) -> list[str]:
    return [cell["value"] for row in json.loads(answer.body)["results"]["bindings"] for cell in row.values()]


def test_a_small_query_is_answered_as_on_a_thread(workers: PromptWorkers) -> None:
    assert run(workers.answer_soon(SMALL, apart=Threads())) == workers.answer(SMALL)


@pytest.mark.parametrize(("repeated", "on_a_thread"), [(40, False), (600, True)])
def test_a_large_answer_comes_whole(workers: PromptWorkers, repeated: int, on_a_thread: bool) -> None:
    threads = Threads()
    query = LARGE.format("x" * repeated)

    answer = run(workers.answer_soon(query, results="text/csv", apart=threads))

    assert len(answer.body) > 10_000 * repeated
    assert len(answer.body.splitlines()) == 10_001
    assert threads.count > 0 or not on_a_thread


def test_a_change_is_seen_by_the_query_after_it(workers: PromptWorkers, store: OxigraphStore) -> None:
    for number in range(3):
        store.update(f"INSERT DATA {{ <http://a.example/s> <http://a.example/p> {number} }}")

        assert str(number) in values(run(workers.answer_soon(SMALL, apart=Threads())))


def test_more_queries_than_workers_are_all_answered(store: OxigraphStore) -> None:
    async def all_at_once() -> list[SparqlAnswer]:
        return await asyncio.gather(*(opened.answer_soon(SMALL, apart=Threads()) for _ in range(12)))

    opened = PromptWorkers(store, QueryLimits(workers=2, waiting=12))
    try:
        opened.answer(SMALL)
        assert [values(answer) for answer in run(all_at_once())] == [["云湖"]] * 12
    finally:
        opened.close()


def test_those_who_wait_ask_the_loop_whether_their_client_has_gone(store: OxigraphStore) -> None:
    asked = []

    async def still_there() -> bool:
        asked.append(True)
        return False

    async def all_at_once() -> list[SparqlAnswer | BaseException]:
        loop = asyncio.get_running_loop()
        has_gone = lambda: asyncio.run_coroutine_threadsafe(still_there(), loop).result()  # noqa: E731
        queries = [(ENDLESS, 1.0), *[(SMALL, None)] * 8]
        return await asyncio.gather(
            *(
                opened.answer_soon(query, seconds=limit, abandoned=has_gone, apart=Threads())
                for query, limit in queries
            ),
            return_exceptions=True,
        )

    opened = PromptWorkers(store, QueryLimits(workers=1, waiting=12))
    try:
        opened.answer(SMALL)
        endless, *small = run(all_at_once())
        assert isinstance(endless, QueryTimeoutError)
        assert [values(answer) for answer in small if isinstance(answer, SparqlAnswer)] == [["云湖"]] * 8
        assert asked
    finally:
        opened.close()


def test_too_many_queries_are_refused(workers: PromptWorkers) -> None:
    async def all_at_once() -> list[SparqlAnswer | BaseException]:
        asked = (workers.answer_soon(ENDLESS, seconds=0.5, apart=Threads()) for _ in range(12))
        return await asyncio.gather(*asked, return_exceptions=True)

    kinds = {type(outcome) for outcome in run(all_at_once())}

    assert OverloadedError in kinds
    assert kinds <= {OverloadedError, QueryTimeoutError}


def test_errors_come_as_they_are(workers: PromptWorkers) -> None:
    with pytest.raises(QuerySyntaxError) as refused:
        run(workers.answer_soon("SELECT *\n{ ?s ?p }", apart=Threads()))
    with pytest.raises(QueryError, match="written as"):
        run(workers.answer_soon(SMALL, results="text/plain", apart=Threads()))

    assert (refused.value.line, refused.value.column) == (2, 10)
    assert values(run(workers.answer_soon(SMALL, apart=Threads()))) == ["云湖"]


def test_a_query_without_end_is_stopped_and_the_next_one_answered(workers: PromptWorkers) -> None:
    with pytest.raises(QueryTimeoutError):
        run(workers.answer_soon(ENDLESS, seconds=0.2, apart=Threads()))

    assert values(run(workers.answer_soon(SMALL, apart=Threads()))) == ["云湖"]


def test_a_query_whose_client_has_gone_is_given_up(workers: PromptWorkers) -> None:
    with pytest.raises(QueryError, match="gone"):
        run(workers.answer_soon(ENDLESS, abandoned=lambda: True, apart=Threads()))


def test_a_worker_that_was_killed_costs_no_answer(workers: PromptWorkers) -> None:
    for pid in workers.pids:
        os.kill(pid, signal.SIGKILL)

    assert values(run(workers.answer_soon(SMALL, apart=Threads()))) == ["云湖"]


def test_a_cancelled_query_leaves_its_worker_to_others(store: OxigraphStore) -> None:
    async def cancelled() -> None:
        asking = asyncio.create_task(opened.answer_soon(ENDLESS, seconds=1, apart=Threads()))
        await asyncio.sleep(0)
        asking.cancel()
        await asyncio.wait([asking])

    opened = PromptWorkers(store, QueryLimits(workers=1))
    try:
        opened.answer(SMALL)
        run(cancelled())
        assert values(opened.answer(SMALL)) == ["云湖"]
    finally:
        opened.close()
