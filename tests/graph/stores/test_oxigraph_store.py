"""The data directory: kept, locked, and refused in clear sentences."""

import errno
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import cast

import pyoxigraph
import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from graph.serialisation import SPARQL_JSON, TURTLE
from graph.stores import oxigraph_store
from graph.stores.oxigraph_engine import Engine
from graph.stores.oxigraph_queries import answer_query
from graph.stores.oxigraph_store import OxigraphStore
from ontology.errors import QueryError, StoreError, StoreFullError, StoreInUseError, StoreUnavailableError

QUAD = Quad(NamedNode("http://a.example/s"), NamedNode("http://a.example/p"), Literal("o"), DefaultGraph())

HOLDER = """
import sys, pyoxigraph
store = pyoxigraph.Store(sys.argv[1])
print("open", flush=True)
sys.stdin.read()
"""


def test_a_directory_is_made_and_keeps_what_it_was_given(tmp_path: Path) -> None:
    directory = tmp_path / "some" / "where"
    first = OxigraphStore.open(directory)
    first.change(insert=[QUAD])
    first.close()
    second = OxigraphStore.open(directory)
    assert second.quads() == [QUAD]
    second.close()


def test_a_directory_open_in_this_process_is_in_use(tmp_path: Path) -> None:
    first = OxigraphStore.open(tmp_path)
    with pytest.raises(StoreInUseError, match="in use"):
        OxigraphStore.open(tmp_path)
    first.close()


def test_a_directory_open_in_another_process_is_in_use(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(StoreInUseError, match="by another process"):
            OxigraphStore.open(tmp_path)
        holder.stdin.close()
    OxigraphStore.open(tmp_path).close()


class WatchedEngine:
    """Stands for pyoxigraph's store, and counts how many write its tables out at once."""

    def __init__(self) -> None:
        self._inside = 0
        self.most = 0

    def flush(self) -> None:
        """Take some time."""
        self._inside += 1
        self.most = max(self.most, self._inside)
        time.sleep(0.05)
        self._inside -= 1

    def backup(self, _: str) -> None:
        """Take some time, for a copy begins with this."""
        self.flush()


def test_one_at_a_time_writes_tables_out(tmp_path: Path) -> None:
    # RocksDB lets two that do so wait without end, some time in a thousand.
    watched = WatchedEngine()
    engine = Engine(cast("pyoxigraph.Store", watched), tmp_path)

    with ThreadPoolExecutor(4) as threads:
        calls = [threads.submit(engine.flush) for _ in range(2)]
        calls += [threads.submit(engine.copy_to, tmp_path / "copy") for _ in range(2)]

    assert [call.exception() for call in calls] == [None] * 4
    assert watched.most == 1


@pytest.mark.parametrize("fails", [False, True])
def test_tables_are_written_before_a_large_change_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: bool
) -> None:
    counted = []

    def flush() -> None:
        counted.append(store.generation)
        if fails:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(oxigraph_store, "_UNFLUSHED", 3)
    with closing(OxigraphStore.open(tmp_path)) as store:
        monkeypatch.setattr(store._engine, "flush", flush)
        store.change(insert=[QUAD])
        store.update(f"INSERT DATA {{ <a:s> <a:p> '{'x' * 200}' }}")

        # The log has the change, whether or not there is room for tables.
        assert (counted, store.generation, len(store)) == ([1], 2, 2)


@pytest.mark.parametrize("path", ["plan.txt", "plan.txt/data"])
def test_a_file_is_no_data_directory(tmp_path: Path, path: str) -> None:
    (tmp_path / "plan.txt").write_text("no directory")
    with pytest.raises(StoreUnavailableError, match="plan"):
        OxigraphStore.open(tmp_path / path)
    assert (tmp_path / "plan.txt").read_text() == "no directory"


def test_a_directory_that_cannot_be_made_is_unavailable() -> None:
    with pytest.raises(StoreUnavailableError, match="cannot be read, written or created"):
        OxigraphStore.open(Path("/proc/innokg/data"))


def test_a_damaged_directory_is_unavailable(tmp_path: Path) -> None:
    OxigraphStore.open(tmp_path).close()
    (tmp_path / "CURRENT").write_text("garbage")
    with pytest.raises(StoreUnavailableError, match="damaged"):
        OxigraphStore.open(tmp_path)


def test_an_update_that_fails_in_its_second_operation_leaves_nothing(tmp_path: Path) -> None:
    store = OxigraphStore.open(tmp_path)
    with pytest.raises(OSError, match="port 1"):
        store.engine.update(f"INSERT DATA {{ {QUAD.triple} }}; LOAD <http://127.0.0.1:1/>")
    assert len(store) == 0
    store.close()


def test_an_extend_whose_quads_break_off_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> Iterator[Quad]:
        yield QUAD
        raise LookupError

    store = OxigraphStore.open(tmp_path)
    with pytest.raises(LookupError):
        store.engine.extend(broken())
    assert len(store) == 0
    store.close()


def test_threads_read_while_one_writes(tmp_path: Path) -> None:
    store = OxigraphStore.open(tmp_path)
    pairs = [
        [Quad(NamedNode(f"http://a.example/{n}"), QUAD.predicate, Literal(word), DefaultGraph()) for word in "ab"]
        for n in range(50)
    ]

    def read() -> bytes:
        query = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
        return store.answer(query, results="text/csv", graph=TURTLE).body

    with ThreadPoolExecutor(4) as pool:
        reads = [pool.submit(read) for _ in range(100)]
        for pair in pairs:
            store.change(insert=pair, delete=[QUAD])
        counts = [int(one.result().split()[1]) for one in reads]
    # Each change brings two quads, so an odd count would be half a change.
    assert all(count % 2 == 0 for count in counts)
    assert b'"100"' in store.answer("SELECT (STR(COUNT(*)) AS ?n) { ?s ?p ?o }", results=SPARQL_JSON, graph=TURTLE).body
    store.close()


def test_a_fork_that_a_killed_process_left_is_removed(tmp_path: Path) -> None:
    left = tmp_path / "fork-left" / "graph"
    left.mkdir(parents=True)
    (left / "CURRENT").write_text("MANIFEST-000001")
    OxigraphStore.open(tmp_path).close()
    assert not left.parent.exists()


@pytest.mark.parametrize(
    ("failure", "raised"),
    [
        (OSError(errno.EIO, "Input/output error"), StoreError),
        (OSError("IO error: No space left on device: While appending to file"), StoreFullError),
        (RuntimeError("Corruption: block checksum mismatch"), StoreError),
        (OSError(errno.ENOMEM, "Cannot allocate memory"), MemoryError),
        (RuntimeError("The custom function <http://a.example/f> is not supported"), QueryError),
    ],
)
def test_a_failure_of_the_disk_is_none_of_the_query(failure: Exception, raised: type[Exception]) -> None:
    class Failing:
        def query(self, *_: object, **__: object) -> None:
            raise failure

    with pytest.raises(raised) as caught:
        answer_query(cast("pyoxigraph.Store", Failing()), "ASK {}", results=SPARQL_JSON, graph=TURTLE)
    assert type(caught.value) is raised


def test_a_table_that_was_damaged_fails_the_store_and_not_the_query(tmp_path: Path) -> None:
    with closing(OxigraphStore.open(tmp_path / "graph")) as store:
        store.change(insert=[Quad(QUAD.subject, QUAD.predicate, Literal(f"{number}" * 50)) for number in range(5000)])
        store.copy_to(tmp_path / "copy")
    table = max((tmp_path / "copy").glob("*.sst"), key=lambda path: path.stat().st_size)
    data = bytearray(table.read_bytes())
    data[100 : len(data) // 2] = bytes(len(data) // 2 - 100)
    table.unlink()  # The copy shares its files with the store.
    table.write_bytes(data)
    engine = pyoxigraph.Store.read_only(str(tmp_path / "copy"))

    with pytest.raises(StoreError):
        answer_query(engine, "SELECT * { ?s ?p ?o }", results=SPARQL_JSON, graph=TURTLE)
