"""The data directory: kept, locked, and refused in clear sentences."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from graph.oxigraph_store import OxigraphStore
from graph.serialisation import SPARQL_JSON, TURTLE
from ontology.errors import StoreInUseError, StoreUnavailableError

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
