"""Files into the graph."""

import json
import os
from pathlib import Path

import pytest

from api.documents.file_search import find_files
from api.documents.ingestion import ingest
from api.documents.linking import remove
from api.documents.load_report import report_json, report_markdown
from api.documents.reading import Options
from graph.knowledge_graph import KnowledgeGraph
from ontology.errors import FileMissingError, NotFoundError
from tests.api.sentence_files import SENTENCES, write
from tests.api.server import innokg_here


def test_folders_give_their_files_once_and_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "inner/c.txt", ".hidden.txt", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")

    found = find_files([tmp_path / "b.txt", tmp_path]).files

    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["b.txt", "a.txt", "inner/c.txt"]


def test_what_is_no_document_in_a_folder_is_left_out_and_named(tmp_path: Path) -> None:
    for name in ("plan.txt", "PLAN.DOCX", "firms.csv", "old.doc", "notes", "count.py", "inner/photo.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")

    found = find_files([tmp_path])

    assert [path.name for path in found.files] == ["PLAN.DOCX", "firms.csv", "notes", "old.doc", "plan.txt"]
    assert [path.name for path in found.left_out] == ["count.py", "photo.png"]
    assert found.note.startswith(f"2 files were left out whose ending tells of no document: {tmp_path / 'count.py'}, ")


def test_a_file_that_is_named_is_tried_whatever_its_ending(tmp_path: Path) -> None:
    write(tmp_path / "plan.prn", SENTENCES["north"])

    assert find_files([tmp_path]).files == ()
    found = find_files([tmp_path, tmp_path / "plan.prn"])

    assert (found.files, found.left_out, found.note) == ((tmp_path / "plan.prn",), (), "")


def test_a_link_to_nothing_and_a_pipe_are_reported(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    write(tmp_path / "plan.txt", SENTENCES["north"])

    with KnowledgeGraph.in_memory() as graph:
        report = ingest(graph, [*find_files([tmp_path]).files, tmp_path / "pipe.txt"])

    assert [result.document for result in report.loaded] == ["plan"]
    reasons = {failure.path.name: failure.reason for failure in report.failures}
    assert "is a link to a file that is not there" in reasons["link.txt"]
    assert "pipe or device" in reasons["pipe.txt"]
    with pytest.raises(FileMissingError, match="is a link"):
        find_files([tmp_path / "link.txt"])


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may open any folder")
def test_a_folder_that_may_not_be_opened_is_reported(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    write(tmp_path / "plan.txt", SENTENCES["north"])
    closed.chmod(0)
    try:
        with KnowledgeGraph.in_memory() as graph:
            report = ingest(graph, find_files([tmp_path]).files)
    finally:
        closed.chmod(0o700)

    assert [failure.path for failure in report.failures] == [closed]
    assert "permissions forbid it" in report.failures[0].reason


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileMissingError, match="nowhere"):
        find_files([tmp_path / "nowhere"])


def test_a_broken_file_is_reported_and_the_others_are_loaded(tmp_path: Path, claims_folder: Path) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"")
    seen: list[Path] = []

    with KnowledgeGraph.in_memory() as graph:
        report = ingest(graph, [broken, *find_files([claims_folder]).files], on_file=seen.append)

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
        ingest(graph, find_files([tmp_path]).files)
        (hit,) = graph.search("清源理工大学").items

        assert {document.id for document in graph.entity(hit.thing.id).documents} == {"a", "b"}


def test_of_a_thousand_files_the_three_broken_ones_are_reported(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder, data = tmp_path / "plans", tmp_path / "graph"
    broken = {"f100.txt": b"", "f500.pdf": b"%PDF-1.7 cut off", "f900.docx": b"PK\x03\x04 cut off"}
    for number in range(1000):
        write(folder / f"f{number}.txt", f"依托清源第{number}大学建设创新中心。")
    for name, content in broken.items():
        (folder / name).with_suffix(".txt").unlink(missing_ok=True)
        (folder / name).write_bytes(content)

    done = innokg_here(capfd, "load", folder, "--data", data, "--jobs", "2", "--json")

    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert len(report["documents"]) == 997
    assert [Path(failure["path"]).name for failure in report["failures"]] == sorted(broken)
    assert [line for line in done.stderr.splitlines() if not any(name in line for name in broken)] == []
    with KnowledgeGraph.open(data) as graph:
        assert len(graph.documents()) == 997
        assert not graph.linking_due


def test_the_time_of_a_single_text_file_is_limited_too(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    # To read it takes some 2 s, two hundred times what it may.
    path.write_text(
        "科技创新规划\n\n一、任务\n" + "依托清源理工大学建设智能传感器创新中心。\n" * 10_000, encoding="utf-8"
    )

    with KnowledgeGraph.in_memory() as graph:
        report = ingest(graph, [path], options=Options(timeout=0.01))

        assert graph.documents() == ()
    assert "more than 0.01 seconds to read" in report.failures[0].reason


def test_a_file_that_vanishes_is_reported_and_the_others_are_loaded(tmp_path: Path) -> None:
    files = [write(tmp_path / f"{name}.txt", sentence) for name, sentence in SENTENCES.items()]
    found = find_files([tmp_path]).files
    files[0].unlink()

    with KnowledgeGraph.in_memory() as graph:
        report = ingest(graph, found)

    assert [result.document for result in report.loaded] == ["south"]
    assert report.failures[0].reason == f"There is no file {files[0]}."


def test_processes_give_what_one_gives(tmp_path: Path) -> None:
    for number in range(12):
        write(tmp_path / f"f{number}.txt", SENTENCES["north"].replace("创新中心", f"创新{number}中心"))
    dumps, reports = [], []
    for jobs in (1, 2):
        with KnowledgeGraph.in_memory() as graph:
            reports.append(ingest(graph, find_files([tmp_path]).files, options=Options(jobs=jobs)))
            quads = b"".join(graph.export()).splitlines()
            # When each was loaded is told in a graph of its own.
            dumps.append(sorted(quad for quad in quads if b"/graph/loads>" not in quad))

    assert dumps[0] == dumps[1]
    assert reports[0].loaded == reports[1].loaded
    assert reports[0].facts == reports[1].facts


def test_loading_one_by_one_links_as_loading_at_once_does(tmp_path: Path) -> None:
    names = ("云江智能制造研究院", "云江市智能制造研究院", "智能制造研究院")
    files = [write(tmp_path / f"{n}.txt", f"云江市依托{name}建设孵化器。") for n, name in enumerate(names)]

    with KnowledgeGraph.in_memory() as graph, KnowledgeGraph.in_memory() as other:
        ingest(graph, files)
        for file in files:
            ingest(other, [file])

        assert graph.judgements()
        assert graph.judgements() == other.judgements()
        assert set(graph.export(view_only=True)) == set(other.export(view_only=True))


def test_a_document_that_goes_takes_what_was_judged_of_its_names_along(tmp_path: Path) -> None:
    names = ("云江智能制造研究院", "云江市智能制造研究院", "智能制造研究院")
    files = [write(tmp_path / f"{n}.txt", f"云江市依托{name}建设孵化器。") for n, name in enumerate(names)]

    with KnowledgeGraph.in_memory() as graph, KnowledgeGraph.in_memory() as other:
        ingest(graph, files)
        ingest(other, files[1:])
        remove(graph, "0")
        assert other.judgements()
        assert graph.judgements() == other.judgements()
        assert set(graph.export(view_only=True)) == set(other.export(view_only=True))
        for document in ("1", "2"):
            remove(graph, document)
        assert (graph.judgements(), graph.linking_due) == ((), False)


def test_a_name_that_a_new_version_has_no_more_is_judged_no_more(tmp_path: Path) -> None:
    first = write(tmp_path / "a.txt", SENTENCES["north"])
    second = write(tmp_path / "b.txt", SENTENCES["south"])

    with KnowledgeGraph.in_memory() as graph:
        ingest(graph, [first, second])
        assert graph.judgements()
        second.write_text(second.read_text("utf-8").replace("科技创新规划", "海洋发展规划"), encoding="utf-8")
        ingest(graph, [second])
        assert graph.judgements() == ()


def test_an_unknown_document_is_not_removed_and_leaves_nothing_to_compare() -> None:
    with KnowledgeGraph.in_memory() as graph:
        with pytest.raises(NotFoundError):
            remove(graph, "nothing")
        assert not graph.linking_due


def test_what_an_interrupted_load_did_not_compare_is_compared_by_the_next(tmp_path: Path) -> None:
    first = write(tmp_path / "a.txt", "依托云江智能制造研究院建设孵化器。")
    second = write(tmp_path / "b.txt", "云江市智能制造研究院位于云江市。")

    def interrupt(_: Path) -> None:
        if graph.documents()[-1].id == "b":
            raise KeyboardInterrupt

    with KnowledgeGraph.in_memory() as graph, KnowledgeGraph.in_memory() as whole:
        with pytest.raises(KeyboardInterrupt):
            ingest(graph, [first, second], on_file=interrupt)
        assert len(graph.documents()) == 2
        assert graph.linking_due
        ingest(graph, [first, second])
        ingest(whole, [first, second])

        assert whole.judgements()
        assert graph.judgements() == whole.judgements()
        assert not graph.linking_due


def test_the_report_counts_by_kind_and_names_what_is_doubted(tmp_path: Path, claims_folder: Path) -> None:
    claims = json.loads((claims_folder / "qingyuan-14fyp.json").read_text("utf-8"))
    claims["relations"][0]["predicate"] = "leadsIndustry"
    path = tmp_path / "doubtful.json"
    path.write_text(json.dumps(claims), encoding="utf-8")

    with KnowledgeGraph.in_memory() as graph:
        report = ingest(graph, [path])

        assert graph.quarantine() == report.quarantined
    assert report.facts["relations"] == {"locatedIn": 2, "reliesOn": 1}
    assert report.facts["observations"] == {"actual": 1, "target": 1}
    assert report.reasons == {"relation": 1}
    assert report.unresolved == {"清源区": 1}
    written = report_markdown(report)
    assert "南湖组团 leadsIndustry 云溪科创小镇" in written
    assert report_json(report)["quarantined"][0]["document"] == "qingyuan-14fyp"


def test_rdf_is_loaded_beside_documents_and_held_against_the_vocabulary(tmp_path: Path) -> None:
    (tmp_path / "facts.ttl").write_text(
        """@prefix ikg: <https://w3id.org/innokg/ontology#> . @prefix ex: <http://example.org/> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix id: <https://w3id.org/innokg/id/> .
        ex:park a ikg:Park ; rdfs:label "云溪园"@zh ; ikg:locatedIn id:region-500102 ; ikg:leadsIndustry ex:chips .
        ex:chips a ikg:Industry ; rdfs:label "芯片产业"@zh .
        ex:figure a ikg:Observation ; ikg:about id:region-500102 .""",
        encoding="utf-8",
    )
    (tmp_path / "broken.ttl").write_text("ex:park a .", encoding="utf-8")
    write(tmp_path / "plan.txt", SENTENCES["north"])

    with KnowledgeGraph.in_memory() as graph:
        report = ingest(graph, find_files([tmp_path]).files)

        assert graph.validate() == ()
        assert [one.reason for one in graph.quarantine()["facts"]] == [
            one.reason for one in sorted(report.quarantined["facts"], key=lambda one: one.statement)
        ]
    assert [result.document for result in report.loaded] == ["facts", "plan"]
    assert report.facts["relations"]["locatedIn"] == 1
    assert len(report.quarantined["facts"]) == 3
    assert "broken.ttl" in report.failures[0].reason
