"""What loading reports, in how many processes it goes, and what is left when it is killed."""

import json
import signal
import time
from pathlib import Path

import pytest

from api.documents.ingestion import ingest
from graph.knowledge_graph import KnowledgeGraph
from tests.api.server import innokg, innokg_here, running

FILES = 40
LIST = "企业名称,统一社会信用代码\n云江智能装备有限公司,91350100M000100Y43\n云江新材料有限公司,123\n"
MAPPING = '[entity]\nclass = "Firm"\nname = "企业名称"\n[attributes]\ncreditCode = "统一社会信用代码"\n'


def write_plans(folder: Path, count: int) -> Path:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        sentence = f"依托云江第{number}大学建设智能传感器创新中心，位于云江区的云溪科创小镇包括南湖{number}组团。"
        text = f"云江区科技创新规划\n\n一、总体布局\n{sentence}\n到2025年，高新技术企业达到{number + 100}家。\n"
        (folder / f"plan{number}.txt").write_text(text, encoding="utf-8")
    return folder


def written(data: Path) -> int:
    """Return the bytes in the log of a store's changes."""
    total = 0
    for path in data.glob("*.log"):
        try:
            total += path.stat().st_size
        except FileNotFoundError:
            continue
    return total


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_load_that_is_killed_leaves_whole_documents(tmp_path: Path, jobs: str) -> None:
    plans, data = write_plans(tmp_path / "plans", FILES), tmp_path / "graph"
    seen = [0]
    for target in (50_000, 150_000, 300_000):
        with running("load", plans, "--data", data, "--jobs", jobs) as process:
            deadline = time.monotonic() + 30
            while written(data) < target and process.poll() is None and time.monotonic() < deadline:
                time.sleep(0.002)
            process.send_signal(signal.SIGKILL)
            process.communicate(timeout=20)
        seen.append(_whole_documents(data, plans))

    assert any(0 < count < FILES for count in seen)
    assert seen == sorted(seen)
    done = innokg("load", plans, "--data", data, "--json")
    assert done.returncode == 0
    assert _whole_documents(data, plans) == FILES
    with KnowledgeGraph.open(data) as graph:
        assert not graph.rebuild()


def _whole_documents(data: Path, plans: Path) -> int:
    """Return how many documents a store holds, after holding each against its file."""
    with KnowledgeGraph.open(data) as graph:
        found = graph.documents()
        again = ingest(graph, [plans / document.source for document in found])
        assert [result.document for result in again.loaded if not result.unchanged] == []
    return len(found)


def test_files_left_out_of_a_folder_are_told_of_and_fail_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    plans = write_plans(tmp_path / "plans", 1)
    (plans / "count.py").write_text("print(1)\n", encoding="utf-8")

    done = innokg_here(capfd, "load", plans, "--data", tmp_path / "graph")

    assert (done.returncode, done.stderr) == (0, "")
    assert f"1 file was left out whose ending tells of no document: {plans / 'count.py'}. Name it" in done.stdout


def test_a_folder_without_documents_says_what_it_has(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "count.py").write_text("print(1)\n", encoding="utf-8")

    done = innokg_here(capfd, "load", tmp_path, "--data", tmp_path / "graph")

    assert done.returncode == 1
    assert "There is no file in" in done.stderr
    assert "count.py" in done.stderr


def test_a_broken_file_is_named_and_the_exit_code_says_so(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    plans = write_plans(tmp_path / "plans", 2)
    (plans / "empty.txt").touch()

    done = innokg_here(capfd, "load", plans, "--data", tmp_path / "graph")

    assert done.returncode == 1
    assert "2 documents loaded, 1 failed" in done.stdout
    assert done.stderr.count("\n") == 1
    assert "empty.txt" in done.stderr


def test_the_report_goes_into_a_file(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    plans = write_plans(tmp_path / "plans", 2)
    (tmp_path / "firms.csv").write_text(LIST, encoding="utf-8")
    mapping = tmp_path / "firms.toml"
    mapping.write_text(f'label = "企业名单"\n{MAPPING}', encoding="utf-8")
    paths = (plans, tmp_path / "firms.csv", "--mapping", mapping, "--data", tmp_path / "graph")

    first = innokg_here(capfd, "load", *paths, "--report", tmp_path / "report.md")
    second = innokg_here(capfd, "load", *paths, "--report", tmp_path / "report.json")
    listed = innokg_here(capfd, "quarantine", "--data", tmp_path / "graph")
    as_json = innokg_here(capfd, "quarantine", "--data", tmp_path / "graph", "--json", "--document", "firms")

    assert (first.returncode, second.returncode) == (0, 0)
    assert "in quarantine, by failed check: cell 1" in first.stdout
    assert "| firms | cell |" in (tmp_path / "report.md").read_text("utf-8")
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert report["facts"]["observations"] == {"target": 2}
    assert [item["unchanged"] for item in report["documents"]] == [True, True, True]
    assert listed.stdout.endswith("1 claims in quarantine\n")
    assert json.loads(as_json.stdout) == report["quarantined"]


def test_extract_writes_what_is_doubted_apart(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "firms.csv").write_text(LIST, encoding="utf-8")

    made = json.loads(innokg_here(capfd, "extract", tmp_path / "firms.csv").stdout)

    assert [item["check"] for item in made["quarantined"]] == ["cell"]
    assert {entity["name"] for entity in made["entities"]} >= {"云江智能装备有限公司", "云江新材料有限公司"}


@pytest.mark.parametrize("command", ["load", "extract"])
def test_a_mapping_that_cannot_be_used_is_refused(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], command: str
) -> None:
    (tmp_path / "firms.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "broken.toml").write_text("[entity", encoding="utf-8")
    data = ("--data", tmp_path / "graph") if command == "load" else ()

    done = innokg_here(capfd, command, tmp_path / "firms.csv", "--mapping", tmp_path / "broken.toml", *data)

    assert done.returncode == 1
    assert "broken.toml" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_column_that_the_list_lacks_is_named(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "firms.csv").write_text(LIST, encoding="utf-8")
    mapping = tmp_path / "m.toml"
    mapping.write_text('label = "x"\n' + MAPPING.replace("统一社会信用代码", "信用编码"), encoding="utf-8")

    done = innokg_here(capfd, "load", tmp_path / "firms.csv", "--mapping", mapping, "--data", tmp_path / "graph")

    assert done.returncode == 1
    assert "信用编码" in done.stderr
