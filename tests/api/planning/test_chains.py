import csv
import io

import httpx
import pytest


def test_a_chain_tells_what_was_taken_together_and_why(planning: httpx.Client) -> None:
    answer = planning.get("/api/chains/中医药", params={"region": "南川区", "part": "firms"}).raise_for_status().json()
    assert answer["name"] == "中医药"
    assert answer["total"] == 3
    assert answer["next"] is None
    assert {"现代中药", "中药材"} <= {thing["label"] for thing in answer["narrower"]}
    operator = next(item for item in answer["items"] if item["thing"]["label"] == "联航公司")
    assert operator["reasons"][0]["text"]["en"].startswith("联航公司 is responsible for")
    assert operator["reasons"][0]["sources"][0]["document"] == "nanchuan-14fyp"


def test_a_chain_by_id_and_in_parts(planning: httpx.Client) -> None:
    whole = planning.get("/api/chains/industry-zhongyiyaochanye-5bfb46").raise_for_status().json()
    first = planning.get("/api/chains/中医药", params={"limit": 5}).raise_for_status()
    second = planning.get(first.links["next"]["url"]).raise_for_status().json()
    assert whole["items"][:10] == first.json()["items"] + second["items"][:5]


def test_a_chain_as_a_table(planning: httpx.Client) -> None:
    response = planning.get("/api/chains/中医药", headers={"Accept": "text/csv"}, params={"lang": "zh"})
    assert response.headers["content-type"].startswith("text/csv")
    assert response.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [row["label"] for row in rows if row["part"] == "firms"][:2] == ["上海医药", "华润三九"]
    assert rows[0]["reasons"] == "上海医药是中医药产业的龙头企业"
    assert response.content == planning.get("/api/chains/中医药", params={"format": "csv", "lang": "zh"}).content


@pytest.mark.parametrize("path", ["/api/chains/深海采矿", "/api/chains/中医药?region=没有的区"])
def test_what_is_not_there_is_a_problem(planning: httpx.Client, path: str) -> None:
    assert planning.get(path).status_code == 404


def test_the_industries(planning: httpx.Client) -> None:
    answer = planning.get("/api/chains", params={"q": "医药"}).raise_for_status().json()
    assert answer["total"] == len(answer["items"])
    assert "中医药" in {item["name"] for item in answer["items"]}


def test_a_table_for_a_spreadsheet_has_all_rows(planning: httpx.Client) -> None:
    in_parts = planning.get("/api/indicators").raise_for_status().json()
    assert in_parts["total"] > len(in_parts["items"])

    whole = planning.get("/api/indicators", params={"format": "csv"}).raise_for_status()
    rows = list(csv.DictReader(io.StringIO(whole.content.decode("utf-8-sig"))))
    assert len(rows) == in_parts["total"]
    assert "next" not in whole.links

    first = planning.get("/api/indicators", params={"format": "csv", "limit": 2}).raise_for_status()
    assert len(list(csv.DictReader(io.StringIO(first.content.decode("utf-8-sig"))))) == 2
    assert "cursor=2" in first.links["next"]["url"]


@pytest.mark.parametrize(
    "path", ["/api/chains/{}", "/api/structures/{}", "/api/policies/{}/chain", "/api/chains/{}?region=南川区"]
)
@pytest.mark.parametrize("slash", ["/", "%2F"])
def test_a_name_may_hold_a_slash(planning: httpx.Client, path: str, slash: str) -> None:
    response = planning.get(path.format(f"没有{slash}这样的"))
    assert response.status_code == 404
    assert "没有/这样的" in response.json()["detail"]


@pytest.mark.parametrize("path", ["/api/chains/", "/api/structures/", "/api/policies//chain"])
def test_a_name_is_not_empty(planning: httpx.Client, path: str) -> None:
    assert planning.get(path).status_code in (404, 422)
