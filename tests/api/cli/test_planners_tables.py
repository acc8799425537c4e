"""The ledger, the indicators and the ladder as commands."""

import csv
import io
import json
from pathlib import Path

import pytest

from graph.knowledge_graph import KnowledgeGraph
from tests.api.planning.test_planners_tables import plans
from tests.api.server import innokg_here

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the directory of a graph that no process holds."""
    directory = tmp_path_factory.mktemp("tables") / "graph"
    with KnowledgeGraph.open(directory) as graph:
        for plan in plans():
            graph.load(plan.claims())
    return directory


def test_a_table_stands_on_the_terminal(data: Path, capsys: Capture) -> None:
    done = innokg_here(capsys, "ledger", "研发投入强度", "--region", "涪陵区", "--data", data)
    assert done.returncode == 0
    assert all(text in done.stdout for text in ("2020: 2.4", "2025: 3", "0.12个百分点", "1 / 1"))


def test_what_contradicts_stands_below_the_table(tmp_path: Path, capsys: Capture) -> None:
    plan = plans()[0].states("研发投入强度", "2.9", "%", 2020)
    with KnowledgeGraph.open(tmp_path / "graph") as graph:
        graph.load(plan.claims())
    done = innokg_here(capsys, "ledger", "--disputed", "--data", tmp_path / "graph")
    assert "! 涪陵区 研发经费投入强度: 2020年实际值有不同数值：2.4、2.9%" in done.stdout.replace("\n", "")


@pytest.mark.parametrize(("command", "key"), [("ledger", "series"), ("indicators", "figures"), ("ladder", "entries")])
def test_json_is_that_of_the_service(command: str, key: str, data: Path, capsys: Capture) -> None:
    made = json.loads(innokg_here(capsys, command, "--data", data, "--json").stdout)
    assert made.keys() == {"items", "total", "next", "note"}
    assert made["note"] is None
    assert all(key in item for item in made["items"])


@pytest.mark.parametrize("command", ["ledger", "indicators", "ladder"])
def test_csv_goes_to_the_output_or_to_a_file(command: str, data: Path, capsys: Capture, tmp_path: Path) -> None:
    shown = innokg_here(capsys, command, "--data", data, "--csv").stdout
    done = innokg_here(capsys, command, "--data", data, "--out", tmp_path / "table.csv")
    assert done.returncode == 0
    assert (tmp_path / "table.csv").read_bytes().decode("utf-8") == shown
    assert len(list(csv.reader(io.StringIO(shown.removeprefix("\ufeff"), newline="")))) > 2


def test_a_list_of_indicators_is_narrowed(data: Path, capsys: Capture) -> None:
    done = innokg_here(capsys, "indicators", "研发", "--data", data)
    assert "RDIntensity" in done.stdout
    assert "GazelleFirms" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("ledger", "--json", "--csv"), "give --json or --csv, not both"),
        (("ladder", "--rung", "stairs"), "no rung 'stairs'"),
        (("ledger", "--out", "/nowhere/table.csv"), "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: tuple[str, ...], message: str, data: Path, capsys: Capture) -> None:
    done = innokg_here(capsys, *arguments, "--data", data)
    assert done.returncode != 0
    assert message in done.stderr.replace("\n", " ")
