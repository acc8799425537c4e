"""When a dump is loaded at once, and what is left to do then."""

from pathlib import Path

import pytest

from api.documents.ingestion import ingest
from api.documents.whole_load import load_at_once
from api.settings import Settings
from graph.knowledge_graph import KnowledgeGraph
from tests.api.example import plan


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """Return a dump of a graph with a document, whose names are still to be compared."""
    path = tmp_path / "dump.nq"
    with KnowledgeGraph.in_memory() as graph:
        graph.load(plan())
        graph.set_linking_due(True)
        path.write_bytes(b"".join(graph.export()))
    return path


def test_a_dump_fills_a_directory_and_its_names_are_compared(tmp_path: Path, dump: Path) -> None:
    report = load_at_once([dump], Settings(), str(tmp_path / "graph"), large=0)

    assert report is not None
    assert [result.document for result in report.loaded] == [plan().document.id]
    with KnowledgeGraph.open(tmp_path / "graph") as graph:
        assert not graph.linking_due
        assert [document.id for document in graph.documents()] == [plan().document.id]


def test_the_report_is_that_of_reading_each_statement(tmp_path: Path, dump: Path) -> None:
    at_once = load_at_once([dump], Settings(), str(tmp_path / "graph"), large=0)
    with KnowledgeGraph.in_memory() as graph:
        one_by_one = ingest(graph, [dump])

    assert at_once is not None
    assert (at_once.loaded, at_once.facts) == (one_by_one.loaded, one_by_one.facts)
    assert at_once.facts["relations"]
    assert at_once.facts["observations"]


@pytest.mark.parametrize("why", ["small", "two files", "another format", "a graph is there", "a server"])
def test_what_is_no_large_dump_for_a_new_graph_is_read_as_ever(tmp_path: Path, dump: Path, why: str) -> None:
    data, files = tmp_path / "graph", [dump]
    if why == "a graph is there":
        KnowledgeGraph.open(data).close()
    if why == "another format":
        files = [dump.rename(dump.with_suffix(".ttl"))]
    if why == "two files":
        files = [dump, dump]
    location = "http://127.0.0.1:1/sparql" if why == "a server" else str(data)

    assert load_at_once(files, Settings(), location, large=10**9 if why == "small" else 0) is None
    assert data.exists() == (why == "a graph is there")
