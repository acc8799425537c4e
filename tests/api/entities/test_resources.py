"""The JSON resources."""

import socket

import httpx
import pytest

from tests.api.example import CENTRE_ID, CLUSTER_ID, DISTRICT_ID, TOWN_ID, UNIVERSITY_ID

LISTING = {"items", "total", "next"}
THING = {"id", "iri", "label", "type"}
OBSERVATION = {"subject", "indicator", "year", "value", "unit", "kind", "comparator", "source"}


def test_search_finds_a_thing_by_a_part_of_its_name(service: httpx.Client) -> None:
    answer = service.get("/api/search", params={"q": "科创小镇"}).json()

    assert answer.keys() == LISTING
    hit = answer["items"][0]
    assert hit.keys() == THING | {"score", "name", "match", "why"}
    assert (hit["id"], hit["label"], hit["type"]) == (TOWN_ID, "云溪科创小镇", "Park")
    assert hit["iri"] == f"https://w3id.org/innokg/id/{TOWN_ID}"


@pytest.mark.parametrize(
    ("asked", "accepted", "why"),
    [
        (None, None, "The other name “云溪小镇” begins with “云溪小”."),
        ("zh", "en", "别名“云溪小镇”以“云溪小”开头。"),
        (None, "zh-CN,zh;q=0.9,en;q=0.8", "别名“云溪小镇”以“云溪小”开头。"),
    ],
)
def test_a_hit_says_why_in_the_language_that_is_asked_for(
    service: httpx.Client, asked: str | None, accepted: str | None, why: str
) -> None:
    parameters = {"q": " 云溪小 "} | ({"lang": asked} if asked else {})
    headers = {"accept-language": accepted} if accepted else {}
    (hit,) = service.get("/api/search", params=parameters, headers=headers).json()["items"]

    assert (hit["name"], hit["match"], hit["why"]) == ("云溪小镇", "start", why)


def test_search_can_be_narrowed_to_classes(service: httpx.Client) -> None:
    answer = service.get("/api/search", params={"q": "清源", "type": ["University"]}).json()

    assert [hit["id"] for hit in answer["items"]] == [UNIVERSITY_ID]


def test_following_the_cursor_gives_every_hit_once(service: httpx.Client) -> None:
    parameters: dict[str, str | int] = {"q": "清源", "limit": 1}
    whole = service.get("/api/search", params={"q": "清源"}).json()
    seen = []
    for _ in range(whole["total"]):
        part = service.get("/api/search", params=parameters).json()
        seen += [hit["id"] for hit in part["items"]]
        parameters["cursor"] = part["next"] or ""

    assert seen == [hit["id"] for hit in whole["items"]]
    assert part["next"] is None


def test_a_cursor_that_the_service_did_not_make_is_refused(service: httpx.Client) -> None:
    answer = service.get("/api/search", params={"q": "清源", "cursor": "' OR 1=1"})

    assert answer.status_code in (400, 422)


def test_the_network_around_a_thing_has_nodes_and_edges(service: httpx.Client) -> None:
    near = service.get("/api/graph", params={"focus": CENTRE_ID, "depth": 1}).json()
    far = service.get("/api/graph", params={"focus": CENTRE_ID, "depth": 2}).json()

    assert {node["id"] for node in near["nodes"]} == {CENTRE_ID, UNIVERSITY_ID, CLUSTER_ID}
    assert near["focus"] == CENTRE_ID
    assert TOWN_ID in {node["id"] for node in far["nodes"]}
    assert {"source", "target", "predicate", "sources"} == near["edges"][0].keys()


def test_the_limit_of_a_network_is_kept_and_told(service: httpx.Client) -> None:
    answer = service.get("/api/graph", params={"limit": 2}).json()

    assert len(answer["nodes"]) == 2
    assert answer["truncated"] is True


def test_the_regions_and_years_of_things_are_told_together(service: httpx.Client) -> None:
    answer = service.post("/api/graph/bearings", json={"things": [TOWN_ID, "park-nowhere-000000"]}).json()

    (town,) = answer["items"]
    assert town["id"] == TOWN_ID
    assert set(town["regions"]) == {region["id"] for region in answer["regions"]}
    assert town["years"] == sorted(town["years"])
    assert service.post("/api/graph/bearings", json={"things": ["park"] * 1001}).status_code == 422


def test_observations_by_names_and_year(service: httpx.Client) -> None:
    parameters: dict[str, str | int] = {"indicator": "研发经费投入强度", "region": "清源区", "year": 2025}
    (figure,) = service.get("/api/observations", params=parameters).json()["items"]

    assert figure.keys() >= OBSERVATION
    assert (figure["value"], figure["unit"], figure["kind"], figure["comparator"]) == (2.6, "%", "target", ">=")
    assert figure["subject"]["id"] == DISTRICT_ID
    assert figure["source"]["document"] == "qingyuan-14fyp"


def test_observations_by_kind(service: httpx.Client) -> None:
    answer = service.get("/api/observations", params={"kind": "actual"}).json()

    assert [figure["year"] for figure in answer["items"]] == [2020]


def test_documents_with_the_number_of_their_facts(service: httpx.Client) -> None:
    answer = service.get("/api/documents").json()

    assert answer.keys() == LISTING
    assert {item["id"]: (item["relations"], item["observations"]) for item in answer["items"]} == {
        "hostile": (1, 0),
        "qingyuan-14fyp": (4, 2),
    }
    assert service.get("/api/documents/hostile").json()["title"] == "<b>规划</b>"


def test_the_service_says_that_it_lives_and_can_answer(service: httpx.Client) -> None:
    assert service.get("/healthz").json() == {"status": "ok"}
    assert service.get("/readyz").json() == {"status": "ok"}


@pytest.mark.parametrize("target", ["/api/search?q=科创小镇", "/api/search?q=%E7%A7%91%E5%88%9B%E5%B0%8F%E9%95%87"])
def test_chinese_in_an_address_may_be_typed_as_it_is(service: httpx.Client, target: str) -> None:
    host, port = service.base_url.host, service.base_url.port or 80
    with socket.create_connection((host, port), timeout=20) as connection:
        connection.sendall(f"GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: connection.recv(65536), b"")).decode()

    assert answer.startswith("HTTP/1.1 200")
    assert TOWN_ID in answer
