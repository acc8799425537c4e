"""The snapshots that processes answer from."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph.query_workers import snapshots
from graph.query_workers.pool import QueryWorkers
from graph.stores.oxigraph_store import OxigraphStore
from ontology.errors import (
    StoreError,
    StoreFullError,
)
from tests.graph.query_workers.costly import COUNT, ENDLESS, is_alive, soon, values

# Memory can be limited where the process can see what it has.

linux = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")


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
