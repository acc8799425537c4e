"""The index of names waits beside the store for the next run, and is made anew where it does not fit."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.knowledge_graph import KnowledgeGraph
from graph.search import Indexed, IndexReader, following
from ontology.errors import IndexMakingError
from ontology.identity import identify
from tests.graph.example import cloud_plan, river_plan

FILE, NOTE = "innokg-names.db", "innokg-names.json"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return the directory of a closed graph that names were searched in."""
    with KnowledgeGraph.open(tmp_path / "data") as graph:
        graph.load(cloud_plan())
        graph.search("云")
    return tmp_path / "data"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Return a list that grows when all names are read."""
    reads: list[bool] = []
    original = IndexReader.read

    def counted(self: IndexReader, identifiers: set[str] | None = None) -> Iterator[Indexed]:
        if identifiers is None:
            reads.append(True)
        return original(self, identifiers)

    monkeypatch.setattr(IndexReader, "read", counted)
    return reads


def hits(graph: KnowledgeGraph, text: str = "云") -> list[tuple[str, float]]:
    return [(hit.thing.id, hit.score) for hit in graph.search(text, limit=100).items]


def anew(data: Path) -> list[tuple[str, float]]:
    """Return what an index finds that was made of the store."""
    (data / NOTE).unlink(missing_ok=True)
    with KnowledgeGraph.open(data) as graph:
        return hits(graph)


def test_an_index_outlasts_a_restart(data: Path, read: list[bool]) -> None:
    for _ in range(2):
        with KnowledgeGraph.open(data) as graph:
            kept = hits(graph)
    assert read == []
    assert kept == anew(data)
    assert read == [True]


def test_a_kept_index_follows_changes(data: Path, read: list[bool]) -> None:
    with KnowledgeGraph.open(data) as graph:
        graph.load(river_plan())
        followed = hits(graph)
    assert read == []
    with KnowledgeGraph.open(data) as graph:
        assert hits(graph) == followed
    assert read == []
    assert sorted(followed) == sorted(anew(data))


def test_a_change_that_no_search_followed_makes_the_index_anew(data: Path, read: list[bool]) -> None:
    with KnowledgeGraph.open(data) as graph:
        graph.load(river_plan())
    with KnowledgeGraph.open(data) as graph:
        assert identify(river_plan().entities[0]) in {one for one, _ in hits(graph, river_plan().entities[0].name)}
    assert read == [True]


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + bytes(5000)])
def test_a_damaged_index_is_made_anew(data: Path, read: list[bool], content: bytes) -> None:
    whole = (data / FILE).read_bytes()
    # As long as it was, so that its size does not tell.
    (data / FILE).write_bytes(content + whole[len(content) :] if content else b"")
    with KnowledgeGraph.open(data) as graph:
        assert hits(graph)
    assert read == [True]


def test_no_index_is_left_behind_that_nobody_will_use(data: Path) -> None:
    (data / "innokg-search-of-a-killed-process").mkdir()
    with KnowledgeGraph.open(data) as graph:
        graph.search("云")
        assert len(list(data.glob("innokg-search-*"))) == 1
    assert list(data.glob("innokg-search-*")) == []
    assert sqlite3.connect(data / FILE).execute("PRAGMA quick_check").fetchone() == ("ok",)


def test_who_searches_while_the_index_is_made_is_told_so(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "_PATIENCE", 0.0)
    with KnowledgeGraph.open(data) as graph:
        with graph._index._lock, pytest.raises(IndexMakingError, match="being made"):
            graph.search("云")
        assert hits(graph)


def test_an_index_is_not_made_for_a_graph_that_closes(tmp_path: Path) -> None:
    with KnowledgeGraph.open(tmp_path / "data") as graph:
        graph.load(cloud_plan())
        graph.stop_preparing()
        with pytest.raises(Exception, match="closed"):
            graph.prepare()
