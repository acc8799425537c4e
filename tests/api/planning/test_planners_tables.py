"""The ledger, the indicators and the ladder over HTTP, as JSON and as CSV."""

import csv
import io
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from graph.knowledge_graph import KnowledgeGraph
from ontology.entity import EntityType
from tests.api.server import serving
from tests.graph.ledger.plans import TARGET, Plan

LISTING = {"items", "total", "next", "note"}
FORMULA = '=HYPERLINK("http://evil.example","园")'
TABLES = ("/api/ledger", "/api/indicators", "/api/ladder")


def plans() -> list[Plan]:
    first = Plan(id="first", region="500102").states("研发投入强度", "2.4", "%", 2020)
    first.states("研发投入强度", "3", "%", 2025, TARGET, attribute="预期性").states("瞪羚企业", "5", "家", 2020)
    first.states("科技企业孵化器", "2", "个", 2020).names("云湖孵化器", EntityType.PLATFORM, "Incubator")
    second = Plan(id="second", region="500116").states("研发投入强度", "2.1", "%", 2020)
    second.names(FORMULA, EntityType.PARK).states("@SUM(A1)", "-5", "家", 2020, about=FORMULA)
    return [first, second.states("技术合同成交额", "2000", "万元", 2020)]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Return a client of a service that holds the plans."""
    data = tmp_path_factory.mktemp("tables") / "graph"
    with KnowledgeGraph.open(data) as graph:
        for plan in plans():
            graph.load(plan.claims())
    with serving(data) as address, httpx.Client(base_url=address, timeout=20) as client:
        yield client


def answer(tables: httpx.Client, path: str, **parameters: Any) -> dict[str, Any]:
    response = tables.get(path, params=parameters)
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    found: dict[str, Any] = response.json()
    assert found.keys() == LISTING
    return found


def rows(response: httpx.Response) -> list[dict[str, str]]:
    assert response.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    assert response.content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


def test_an_entry_has_series_progress_and_sources(tables: httpx.Client) -> None:
    found = answer(tables, "/api/ledger", indicator="研发经费投入强度", region="涪陵区", lang="zh")
    (entry,) = found["items"]
    assert (entry["subject"]["id"], entry["label"], entry["unit"]) == ("region-500102", "研发经费投入强度", "%")
    assert [(point["year"], point["kind"], point["value"]) for point in entry["series"]] == [
        (2020, "actual", 2.4),
        (2025, "target", 3.0),
    ]
    (way,) = entry["progress"]
    assert (way["method"], round(way["planned"], 9), way["met"]) == ("points", 0.12, False)
    assert way["explanation"] == "由2020年的2.4%到2025年的3%，每年变动0.12个百分点"
    source = entry["series"][1]["figures"][0]["source"]
    assert (source["document"], source["quote"]) == ("first", "研发投入强度3%")


def test_several_indicators_regions_and_years_are_asked_for_by_repeating(tables: httpx.Client) -> None:
    found = answer(
        tables,
        "/api/ledger",
        indicator=["研发投入强度", "技术合同成交额"],
        region=["500102", "江津"],
        year=[2020, 2021],
    )
    assert [(one["subject"]["label"], one["indicator"], len(one["series"])) for one in found["items"]] == [
        ("涪陵区", "RDIntensity", 1),
        ("江津区", "RDIntensity", 1),
        ("江津区", "TechnologyContractValue", 1),
    ]


@pytest.mark.parametrize(
    ("lang", "accepted", "label"), [("zh", "en", "研发经费投入强度"), (None, "zh", "研发经费投入强度")]
)
def test_texts_are_in_the_language_that_is_asked_for(
    tables: httpx.Client, lang: str | None, accepted: str, label: str
) -> None:
    parameters = {"indicator": "RDIntensity"} | ({"lang": lang} if lang else {})
    found = tables.get("/api/ledger", params=parameters, headers={"accept-language": accepted}).json()
    assert {one["label"] for one in found["items"]} == {label}


@pytest.mark.parametrize("path", TABLES)
def test_parts_of_a_list_follow_each_other(tables: httpx.Client, path: str) -> None:
    whole = answer(tables, path)
    seen, following = [], f"{path}?limit=1"
    while following:
        response = tables.get(following)
        seen += response.json()["items"]
        following = response.links["next"]["url"] if "next" in response.links else ""
    assert seen == whole["items"]
    assert len(seen) == whole["total"] > 1


@pytest.mark.parametrize("path", TABLES)
def test_csv_is_asked_for_by_parameter_or_by_accept(tables: httpx.Client, path: str) -> None:
    asked = tables.get(path, params={"format": "csv"})
    accepted = tables.get(path, headers={"accept": "text/csv"})
    assert rows(asked) == rows(accepted) != []
    assert asked.headers["content-disposition"] == f'attachment; filename="{path.rpartition("/")[2]}.csv"'
    assert "Accept" in asked.headers["vary"]
    assert tables.get(path, params={"format": "json"}, headers={"accept": "text/csv"}).json().keys() == LISTING


@pytest.mark.parametrize(
    ("path", "parameters", "note"),
    [
        ("/api/ledger", {"indicator": "研发投入强渡"}, "没有指标“研发投入强渡”的数值，相近的指标：研发投入强度"),
        (
            "/api/ledger",
            {"indicator": "研发投入强度", "region": "涪凌区"},
            "没有“涪凌区”的数值，有数值的如：涪陵区",
        ),
        ("/api/ledger", {"region": "涪陵区", "year": 2040}, "所问年份没有数值，有数值的年份：2020、2025"),
        ("/api/ladder", {"region": "涪凌区"}, "没有“涪凌区”的数值，有数值的如：涪陵区"),
        ("/api/indicators", {"region": "涪凌区"}, "没有“涪凌区”的数值，有数值的如：涪陵区"),
    ],
)
def test_an_empty_answer_says_why(tables: httpx.Client, path: str, parameters: dict[str, str | int], note: str) -> None:
    found = answer(tables, path, lang="zh", **parameters)
    assert (found["items"], found["total"]) == ([], 0)
    assert found["note"].startswith(note)
    assert answer(tables, path)["note"] is None


@pytest.mark.parametrize("path", TABLES)
def test_a_spreadsheet_in_chinese_has_chinese_headings_and_words(tables: httpx.Client, path: str) -> None:
    plain = rows(tables.get(path, params={"format": "csv"}))
    chinese = rows(tables.get(path, params={"format": "csv-zh"}))
    assert len(chinese) == len(plain) > 0
    assert not {heading for heading in chinese[0] if heading.isascii()}
    if path != "/api/indicators":
        assert {row["性质"] for row in chinese} <= {"现状", "目标", ""}


@pytest.mark.parametrize("path", TABLES)
def test_no_cell_acts_as_a_formula(tables: httpx.Client, path: str) -> None:
    cells = [cell for row in rows(tables.get(path, params={"format": "csv"})) for cell in row.values()]
    assert any("SUM(A1)" in cell or "HYPERLINK" in cell for cell in cells) or path == "/api/ladder"
    for cell in cells:
        assert cell[:1] not in ("=", "+", "@", "\t", "\r")
        assert not cell.startswith("-") or float(cell) < 0


def test_the_ledger_s_csv_has_a_row_for_each_figure(tables: httpx.Client) -> None:
    table = rows(tables.get("/api/ledger", params={"indicator": "研发投入强度", "format": "csv"}))
    target = next(row for row in table if row["kind"] == "target")
    assert (target["value"], target["base_year"], target["base_value"], target["gap"]) == ("3", "2020", "2.4", "0.6")
    assert (target["growth_a_year"], target["growth_unit"], target["quote"]) == ("0.12", "points", "研发投入强度3%")
    assert len(table) == 3


def test_a_conversion_is_told(tables: httpx.Client) -> None:
    (entry,) = answer(tables, "/api/ledger", indicator="技术合同成交额")["items"]
    (point,) = entry["series"]
    assert (point["value"], point["unit"], point["conversion"]) == (
        0.2,
        "亿元",
        "stated as 2000 万元; 1 亿元 = 10000 万元",
    )


def test_indicators_are_found_by_a_part_of_a_name(tables: httpx.Client) -> None:
    (indicator,) = answer(tables, "/api/indicators", q="研发", known=True)["items"]
    assert (indicator["id"], indicator["figures"], indicator["regions"]) == ("RDIntensity", 3, 2)
    assert {one["id"] for one in answer(tables, "/api/indicators", region="涪陵区")["items"]} == {
        "RDIntensity",
        "GazelleFirms",
        "Incubators",
    }


def test_a_rung_has_figures_and_things(tables: httpx.Client) -> None:
    (rung,) = answer(tables, "/api/ladder", rung="incubator", region="涪陵区", lang="zh")["items"]
    assert (rung["label"], rung["chain"], rung["entries"][0]["series"][0]["value"]) == (
        "科技企业孵化器",
        "incubation",
        2,
    )
    assert [one["thing"]["label"] for one in rung["instances"]] == ["云湖孵化器"]


@pytest.mark.parametrize(
    ("path", "parameters", "status"),
    [
        ("/api/ledger", {"year": "soon"}, 422),
        ("/api/ledger", {"kind": "hope"}, 422),
        ("/api/ledger", {"measure": "weight"}, 422),
        ("/api/ledger", {"limit": 0}, 422),
        ("/api/ledger", {"cursor": "there"}, 400),
        ("/api/ledger", {"indicator": "x" * 300}, 422),
        ("/api/ledger", {"format": "xml"}, 422),
        ("/api/indicators", {"cursor": "there"}, 400),
        ("/api/ladder", {"rung": "stairs"}, 400),
        ("/api/ladder", {"chain": "food"}, 422),
    ],
)
def test_what_is_not_understood_is_a_problem(
    tables: httpx.Client, path: str, parameters: dict[str, str], status: int
) -> None:
    response = tables.get(path, params=parameters)
    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")


def test_the_description_has_both_forms_and_examples(tables: httpx.Client) -> None:
    described = tables.get("/openapi.json").json()
    for path in TABLES:
        operation = described["paths"][path]["get"]
        assert operation["responses"]["200"]["content"].keys() == {"application/json", "text/csv"}
        names = {parameter["name"] for parameter in operation["parameters"]}
        assert {"region", "year", "kind", "limit", "cursor", "lang", "format"} <= names
