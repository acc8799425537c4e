import csv
import io

import httpx


def _rows(response: httpx.Response) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_a_structure_is_a_tree(planning: httpx.Client) -> None:
    tree = planning.get("/api/structures/1+2+8+N").raise_for_status().json()
    assert len(tree["root"]["children"]) == 11
    assert tree["root"]["below"]["Park"] > 3
    assert tree["root"]["children"][0]["sources"][0]["document"] == "fuling-14fyp"


def test_a_structure_as_a_table(planning: httpx.Client) -> None:
    rows = _rows(planning.get("/api/structures/慧谷湖科创小镇", params={"format": "csv"}))
    assert [row["depth"] for row in rows][:3] == ["0", "1", "2"]
    assert {row["whole"] for row in rows if row["depth"] == "1"} == {"慧谷湖科创小镇"}


def test_a_structure_by_the_phrase_for_its_layout(planning: httpx.Client) -> None:
    # 南川区规划, 一(二)1 and 专栏2.
    tree = planning.get("/api/structures/一园四组团").raise_for_status().json()
    assert (tree["root"]["thing"]["label"], tree["root"]["layout"]) == ("工业园区", ["一园四组团"])
    rows = _rows(planning.get("/api/structures/一园四组团", params={"format": "csv-zh"}))
    assert {row["名称"] for row in rows if row["层级"] == "1"} == {
        "工业园区南平组团",
        "工业园区龙岩组团",
        "工业园区水江组团",
    }
    assert rows[0]["空间布局"] == "一园四组团"


def test_a_mistyped_whole_is_answered_with_what_may_be_meant(planning: httpx.Client) -> None:
    response = planning.get("/api/structures/慧古湖科创小镇")
    assert response.status_code == 404
    assert response.json()["detail"].endswith("Did you mean 慧谷湖科创小镇?")


def test_the_wholes(planning: httpx.Client) -> None:
    answer = planning.get("/api/structures", params={"limit": 1}).raise_for_status().json()
    assert answer["items"][0]["parts"] == 11
    assert answer["next"] == "1"


def test_the_chain_of_a_policy(planning: httpx.Client) -> None:
    answer = planning.get("/api/policies/重庆市科技创新“十四五”规划/chain").raise_for_status().json()
    assert answer["total"] == 4
    assert {item["standing"] for item in answer["items"]} == {"self", "below"}
    rows = _rows(planning.get("/api/policies/重庆市科技创新“十四五”规划/chain", params={"format": "csv"}))
    assert {row["regions"] for row in rows} == {"重庆市", "涪陵区", "江津区", "南川区"}


def test_two_documents_side_by_side(planning: httpx.Client) -> None:
    asked = {"left": "fuling-14fyp", "right": "jiangjin-14fyp", "part": "figures", "side": "changed"}
    answer = planning.get("/api/documents/diff", params=asked).raise_for_status().json()
    assert answer["total"] == answer["counts"]["figures"]["changed"] == len(answer["items"])
    rows = _rows(planning.get("/api/documents/diff", params={**asked, "format": "csv"}))
    assert all(row["left_figures"] and row["right_figures"] for row in rows)
    assert planning.get("/api/documents/diff", params={"left": "fuling-14fyp", "right": "x"}).status_code == 404


def test_what_is_like_a_thing(planning: httpx.Client) -> None:
    found = planning.get("/api/search", params={"q": "机器人产业技术创新研究院"}).json()["items"][0]["id"]
    answer = planning.get(f"/api/entities/{found}/similar").raise_for_status().json()
    assert answer["items"][0]["thing"]["label"] == "汽车智能制造与检测产业技术研究院"
    assert answer["items"][0]["reasons"][0]["sources"]
    assert planning.get("/api/entities/firm-none/similar").status_code == 404


def test_names_of_nothing_are_not_found(planning: httpx.Client) -> None:
    for path in ("/api/structures/没有的园区", "/api/policies/没有的规划/chain", "/api/structures/park-none"):
        problem = planning.get(path)
        assert problem.status_code == 404
        assert problem.headers["content-type"] == "application/problem+json"
