import csv
import io

import httpx
import pytest


def test_the_matches_of_a_firm(planning: httpx.Client) -> None:
    answer = planning.get("/api/matches", params={"firm": "太极集团"}).raise_for_status().json()
    assert answer["subject"]["label"] == "太极集团"
    assert answer["fields"][0] == "现代中药"
    best = answer["items"][0]
    assert best["status"] == "proposed"
    assert set(best["parts"]) == {"field", "place", "partners"}
    assert best["reasons"][0]["text"]["en"]
    assert answer["items"][-1]["status"] == "cooperating"


def test_who_works_on_a_technology_as_a_table(planning: httpx.Client) -> None:
    response = planning.get("/api/matches", params={"technology": "石墨烯触摸屏", "format": "csv", "lang": "zh"})
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert rows[0]["label"] == "新材料研发创新中心"
    assert rows[0]["reasons"] == "新材料研发创新中心聚焦石墨烯触摸屏"
    assert rows[0]["place"] == ""


def test_what_a_park_lacks(planning: httpx.Client) -> None:
    asked = {"park": "团结湖大数据智能化产业园", "lang": "en"}
    answer = planning.get("/api/matches", params=asked).raise_for_status().json()
    kinds = {item["thing"]["id"]: item["thing"]["label"] for item in answer["items"]}
    assert kinds["Incubator"] == "Incubator"
    assert answer["peers"][0]["reasons"]


@pytest.mark.parametrize(
    "asked", [{}, {"firm": "太极集团", "park": "工业园区"}, {"park": "工业园区", "status": "proposed"}]
)
def test_one_thing_is_asked_about(planning: httpx.Client, asked: dict[str, str]) -> None:
    problem = planning.get("/api/matches", params=asked)
    assert problem.status_code == 400
    assert problem.headers["content-type"] == "application/problem+json"


def test_a_firm_that_is_not_there(planning: httpx.Client) -> None:
    assert planning.get("/api/matches", params={"firm": "没有的公司"}).status_code == 404


def test_parts_of_a_list_follow_each_other(planning: httpx.Client) -> None:
    first = planning.get("/api/matches", params={"firm": "太极集团", "limit": 5})
    second = planning.get(first.links["next"]["url"]).raise_for_status().json()
    whole = planning.get("/api/matches", params={"firm": "太极集团", "limit": 10}).json()
    assert first.json()["items"] + second["items"] == whole["items"]
