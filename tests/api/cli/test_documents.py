"""The commands ``innokg documents`` and ``innokg delete``."""

import json
from pathlib import Path

import pytest

from graph.knowledge_graph import KnowledgeGraph
from tests.api.example import hostile_plan, plan
from tests.api.server import innokg_here

Capture = pytest.CaptureFixture[str]


def test_documents_are_listed_with_the_number_of_their_facts(capsys: Capture, stored: Path) -> None:
    done = innokg_here(capsys, "documents", "--data", stored)

    assert done.returncode == 0
    assert "qingyuan-14fyp" in done.stdout
    assert done.stdout.endswith("2 documents\n")


def test_documents_are_chosen_and_written_for_programs(capsys: Capture, stored: Path) -> None:
    done = innokg_here(capsys, "documents", "--data", stored, "--q", "清源", "--json")

    assert [(one["id"], one["relations"]) for one in json.loads(done.stdout)] == [("qingyuan-14fyp", 4)]


def test_a_wide_terminal_shows_how_long_loading_took(
    capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with KnowledgeGraph.open(tmp_path / "graph") as graph:
        graph.load(plan(), reading=12.0)
    monkeypatch.setenv("COLUMNS", "140")
    wide = innokg_here(capsys, "documents", "--data", tmp_path / "graph").stdout
    monkeypatch.setenv("COLUMNS", "80")
    narrow = innokg_here(capsys, "documents", "--data", tmp_path / "graph").stdout

    assert "12.0" in wide
    assert "12.0" not in narrow


def test_a_document_is_removed_once(capsys: Capture, tmp_path: Path) -> None:
    data = tmp_path / "graph"
    with KnowledgeGraph.open(data) as graph:
        graph.load(plan())
        graph.load(hostile_plan())

    assert innokg_here(capsys, "delete", "hostile", "--data", data).stdout == "hostile is removed.\n"
    again = innokg_here(capsys, "delete", "hostile", "--data", data)

    assert again.returncode != 0
    assert "There is no document 'hostile'" in again.stderr
    with KnowledgeGraph.open(data) as graph:
        assert [document.id for document in graph.documents()] == ["qingyuan-14fyp"]
