"""Which document a file is, and when it replaces one that is there."""

from pathlib import Path

import pytest

from api.documents.file_search import find_files
from api.documents.ingestion import ingest
from api.documents.reading import Options
from graph.knowledge_graph import KnowledgeGraph
from tests.api.sentence_files import SENTENCES, labels, write


@pytest.mark.parametrize("at_once", [True, False])
def test_files_of_one_name_are_documents_of_their_own_however_they_are_loaded(tmp_path: Path, *, at_once: bool) -> None:
    files = [write(tmp_path / folder / "plan.txt", sentence) for folder, sentence in SENTENCES.items()]

    with KnowledgeGraph.in_memory() as graph:
        reports = [ingest(graph, group) for group in ([files] if at_once else [files[:1], files[1:]])]
        again = ingest(graph, files[1:])

        assert [document.id for document in graph.documents()] == ["plan", "south-plan"]
        assert {"清源理工大学", "云溪师范大学"} <= labels(graph)
    (note,) = reports[-1].notes
    assert "south-plan" in note
    assert "'plan' is the document of another file" in note
    assert [(result.document, result.unchanged) for result in again.loaded] == [("south-plan", True)]
    assert again.notes == ()


def test_a_corrected_file_replaces_its_document_alone(tmp_path: Path) -> None:
    files = [write(tmp_path / folder / "plan.txt", sentence) for folder, sentence in SENTENCES.items()]

    with KnowledgeGraph.in_memory() as graph:
        ingest(graph, files)
        report = ingest(graph, [write(files[1], "依托云溪医科大学建设智慧医疗创新中心。")])

        assert {"清源理工大学", "云溪医科大学"} <= labels(graph)
        assert "云溪师范大学" not in labels(graph)
    assert [(result.document, result.replaced) for result in report.loaded] == [("south-plan", True)]


def test_a_file_that_was_moved_stays_its_document(tmp_path: Path) -> None:
    first = write(tmp_path / "a" / "plan.txt", SENTENCES["north"])

    with KnowledgeGraph.in_memory() as graph:
        ingest(graph, [first])
        moved = first.rename(tmp_path / "final.txt")
        report = ingest(graph, [moved])
        ingest(graph, [write(moved, SENTENCES["south"])])

        assert [document.id for document in graph.documents()] == ["plan"]
        assert "云溪师范大学" in labels(graph)
    assert "moved" in report.notes[0]


def test_the_same_bytes_twice_are_one_document(tmp_path: Path) -> None:
    files = [write(tmp_path / name, SENTENCES["north"]) for name in ("b.txt", "a.txt")]

    with KnowledgeGraph.in_memory() as graph:
        report = ingest(graph, files, options=Options(jobs=2))

        assert [document.id for document in graph.documents()] == ["b"]
    assert report.failures == ()
    assert "in the graph once, as 'b'" in report.notes[0]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_broken_file_does_not_keep_another_of_its_name_out(tmp_path: Path, jobs: int) -> None:
    broken = tmp_path / "rep.bin"
    broken.write_bytes(bytes(range(256)))
    good = write(tmp_path / "rep.txt", SENTENCES["north"])

    with KnowledgeGraph.in_memory() as graph:
        report = ingest(graph, [broken, good], options=Options(jobs=jobs))

        assert [document.id for document in graph.documents()] == ["rep"]
    assert [failure.path.name for failure in report.failures] == ["rep.bin"]


def test_two_forms_of_a_document_in_one_folder_are_told(tmp_path: Path) -> None:
    first = write(tmp_path / "plan.md", SENTENCES["north"])
    second = write(tmp_path / "plan.txt", SENTENCES["south"])

    with KnowledgeGraph.in_memory() as graph:
        report = ingest(graph, [first, second])

        assert {"清源理工大学", "云溪师范大学"} <= labels(graph)
    assert [result.document for result in report.loaded] == ["plan", "plan-txt"]
    assert "plan.md" in report.notes[0]


def test_a_dump_does_not_replace_another_document_of_an_id(tmp_path: Path) -> None:
    dump = tmp_path / "dump.nq"
    mine = write(tmp_path / "mine" / "plan.txt", SENTENCES["north"])
    theirs = write(tmp_path / "theirs" / "plan.txt", SENTENCES["south"])
    theirs.write_text(theirs.read_text("utf-8").replace("科技创新规划", "云溪区产业发展规划"), encoding="utf-8")

    with KnowledgeGraph.in_memory() as graph, KnowledgeGraph.in_memory() as other:
        ingest(other, [theirs])
        dump.write_bytes(b"".join(other.export()))
        ingest(graph, [mine])
        refused = ingest(graph, [dump])
        graph.delete("plan")
        accepted = ingest(graph, [dump])

        assert "云溪师范大学" in labels(graph)
    assert "科技创新规划, plan.txt" in refused.failures[0].reason
    assert [result.document for result in accepted.loaded] == ["plan"]


def test_files_of_rdf_of_one_name_are_documents_of_their_own(tmp_path: Path) -> None:
    for folder in ("north", "south"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "facts.ttl").write_text(
            f"<https://example.org/{folder}> <http://www.w3.org/2000/01/rdf-schema#label> '{folder}' .", "utf-8"
        )

    with KnowledgeGraph.in_memory() as graph:
        for folder in ("north", "south", "south"):
            report = ingest(graph, [tmp_path / folder / "facts.ttl"])

        assert [document.id for document in graph.documents()] == ["facts", "south-facts"]
    assert report.loaded[0].unchanged


def test_only_divisions_are_reported_as_missing_from_the_gazetteer(tmp_path: Path) -> None:
    sentence = "云江区对接成渝地区双城经济圈、长江经济带和粤港澳大湾区，高新技术企业达到20家。云江区属于清源省。"

    with KnowledgeGraph.in_memory() as graph:
        report = ingest(graph, [write(tmp_path / "plan.txt", sentence)])

        named = {name for name in labels(graph) if name in sentence}

    assert named >= {"成渝地区双城经济圈", "长江经济带", "粤港澳大湾区", "清源省"}
    assert report.unresolved == {"清源省": 1}


def test_claims_of_a_document_that_was_just_loaded_do_not_replace_it(tmp_path: Path, claims_folder: Path) -> None:
    copy = tmp_path / "copy.json"
    copy.write_bytes((claims_folder / "qingyuan-14fyp.json").read_bytes())

    with KnowledgeGraph.in_memory() as graph:
        report = ingest(graph, [claims_folder / "qingyuan-14fyp.json", copy])

    assert len(report.loaded) == 1
    assert "qingyuan-14fyp.json" in report.failures[0].reason


def test_documents_of_one_title_stay_apart(tmp_path: Path) -> None:
    for name, sentence in SENTENCES.items():
        write(tmp_path / f"{name}.txt", sentence)

    with KnowledgeGraph.in_memory() as graph:
        ingest(graph, find_files([tmp_path]).files)

        assert [(one.id, one.title) for one in graph.documents()] == [
            ("north", "科技创新规划"),
            ("south", "科技创新规划"),
        ]
