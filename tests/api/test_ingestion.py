"""Files into the graph."""

from pathlib import Path

import pytest

from api.ingestion import find_files, ingest
from graph.knowledge_graph import KnowledgeGraph
from ontology.errors import FileMissingError


def test_folders_give_their_files_once_and_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "inner/c.txt", ".hidden.txt", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")

    found = find_files([tmp_path / "b.txt", tmp_path])

    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["b.txt", "a.txt", "inner/c.txt"]


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileMissingError, match="nowhere"):
        find_files([tmp_path / "nowhere"])


def test_a_broken_file_is_reported_and_the_others_are_loaded(tmp_path: Path, claims_folder: Path) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"")
    seen: list[Path] = []

    with KnowledgeGraph.in_memory() as graph:
        report = ingest(graph, [broken, *find_files([claims_folder])], on_file=seen.append)

        assert [document.id for document in graph.documents()] == ["hostile", "qingyuan-14fyp"]
    assert [failure.path for failure in report.failures] == [broken]
    assert len(seen) == 3


def test_the_same_organisation_in_two_documents_is_one_thing_after_loading(tmp_path: Path) -> None:
    for name, sentence in {
        "a": "依托清源理工大学建设智能传感器创新中心。",
        "b": "依托清源理工大学建设智慧农业创新中心。",
    }.items():
        (tmp_path / f"{name}.txt").write_text(f"科技创新规划\n\n一、重点任务\n{sentence}\n", encoding="utf-8")

    with KnowledgeGraph.in_memory() as graph:
        ingest(graph, find_files([tmp_path]))
        (hit,) = graph.search("清源理工大学").items

        assert {document.id for document in graph.entity(hit.thing.id).documents} == {"a", "b"}
