"""``innokg match``."""

import csv
import json
from pathlib import Path

import openpyxl
import pytest

from graph.knowledge_graph import KnowledgeGraph
from tests.api.server import Done, innokg_here
from tests.graph.reconciliation.example import claims

_ROWS = [
    ["序号", "企业名称", "区县", "增速"],
    ["1", "重庆云溪电气有限公司", "", "-2.50"],
    ["02", "科技创新中心", "江津区", "+5%"],
    ["3", "科技创新中心", "", '=HYPERLINK("x")'],
    ["4", "海澄商贸有限公司", "", "@a"],
    ["5", "", "", '说明，含“逗号,引号"'],
]


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("register") / "graph"
    with KnowledgeGraph.open(data) as graph:
        graph.load(claims())
    return data


def _table(folder: Path, *, encoding: str = "utf-8", rows: list[list[str]] = _ROWS) -> Path:
    path = folder / "list.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def _match(capsys: pytest.CaptureFixture[str], register: Path, path: Path, *more: str | Path) -> Done:
    return innokg_here(capsys, "match", path, "--column", "企业名称", "--data", register, *more)


def _read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_table_comes_back_with_what_its_names_mean(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    path = _table(tmp_path, encoding=encoding)
    before = path.read_bytes()
    done = _match(capsys, register, path, "--region-column", "区县", "--json")
    assert done.returncode == 0, done.stderr
    written = tmp_path / "list-matched.csv"
    assert json.loads(done.stdout) == {"file": str(written), "rows": 4, "matched": 2, "unsure": 1, "none": 1}
    head, first, second, third, fourth, empty = _read(written)
    assert head[4:] == [
        f"innokg_{name}" for name in ("id", "iri", "name", "class", "score", "result", "reason", "rivals")
    ]
    assert (first[6], first[7], first[9]) == ("重庆云溪电气股份有限公司", "Firm", "matched")
    assert (second[6], second[9]) == ("科技创新中心", "matched")
    assert (third[4], third[9]) == ("", "unsure")
    assert third[11].count("科技创新中心 (") == 2
    assert fourth[4:] == ["", "", "", "", "", "none", "", ""]
    assert empty[4:] == [""] * 8
    assert path.read_bytes() == before


def test_original_cells_stay_as_they_are_and_formulas_are_harmless(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _match(capsys, register, _table(tmp_path))
    rows = [row[:4] for row in _read(tmp_path / "list-matched.csv")]
    assert [row[3] for row in rows] == ["增速", "-2.50", "+5%", '\'=HYPERLINK("x")', "'@a", _ROWS[5][3]]
    assert [row[:3] for row in rows] == [row[:3] for row in _ROWS]


def test_titles_above_the_columns_are_kept(register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _table(tmp_path, rows=[["2024年企业名单"], [], *_ROWS])
    assert _match(capsys, register, path).returncode == 0
    title, blank, head, first, *_ = _read(tmp_path / "list-matched.csv")
    assert (title[0], any(blank), head[1], first[6]) == (
        "2024年企业名单",
        False,
        "企业名称",
        "重庆云溪电气股份有限公司",
    )


def test_a_workbook_is_read(register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = openpyxl.Workbook()
    book.create_sheet("说明", 0).append(["本表由各区填报"])
    for row in _ROWS:
        book["Sheet"].append([cell.removeprefix("=") for cell in row])
    path = tmp_path / "list.xlsx"
    book.save(path)
    done = _match(capsys, register, path, "--out", tmp_path / "out.csv")
    assert done.returncode == 0, done.stderr
    assert _read(tmp_path / "out.csv")[1][6] == "重庆云溪电气股份有限公司"


def test_a_class_and_a_threshold_decide(register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _table(tmp_path)
    firms = json.loads(_match(capsys, register, path, "--type", "Firm", "--json").stdout)
    strict = json.loads(_match(capsys, register, path, "--threshold", "99", "--json").stdout)
    assert (firms["matched"], firms["none"], strict["matched"]) == (1, 3, 0)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--column", "名称"], "企业名称"),
        (["--region-column", "地区"], "区县"),
        (["--type", "Company"], "Company"),
        (["--region", "无此地"], "无此地"),
        (["--out", "list.csv"], "never overwritten"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    path = _table(tmp_path)
    given = [str(tmp_path / one) if one == "list.csv" else one for one in arguments]
    done = _match(capsys, register, path, *given)
    assert done.returncode == 1
    assert words in done.stderr
    assert not (tmp_path / "list-matched.csv").exists()
