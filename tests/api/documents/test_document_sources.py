"""A document's text and what is doubted of it, over HTTP."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from graph.knowledge_graph import KnowledgeGraph
from loaders.checking.checker import check
from ontology.relation import Predicate
from tests.api.example import CENTRE, TOWN_ID, plan
from tests.api.server import serving

TEXT = "甲" * 10 + "云溪科创小镇" + "乙" * 4984


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Return a client of a server over a plan with its text and a doubtful relation, and one without either."""
    data = tmp_path_factory.mktemp("served") / "graph"
    made = plan()
    wrong = replace(made.relations[0], predicate=Predicate.LEADS_INDUSTRY, subject=CENTRE.key)
    checked = check(replace(made, relations=(*made.relations, wrong)))
    with KnowledgeGraph.open(data) as graph:
        graph.load(checked.claims, text=TEXT, quarantined=checked.quarantined)
        graph.load(replace(made, document=replace(made.document, id="bare")))
    with serving(data) as address, httpx.Client(base_url=address, timeout=20) as opened:
        yield opened


def test_the_text_comes_with_the_things_that_it_names(client: httpx.Client) -> None:
    answer = client.get("/api/documents/qingyuan-14fyp/text").json()

    assert answer["text"] == TEXT
    assert {"start": 10, "end": 16, "id": TOWN_ID, "label": "云溪科创小镇", "type": "Park"} in answer["mentions"]


def test_a_part_of_the_text_has_the_mentions_in_it(client: httpx.Client) -> None:
    answer = client.get("/api/documents/qingyuan-14fyp/text", params={"start": 9, "end": 20}).json()

    assert (answer["start"], answer["end"], answer["length"]) == (9, 20, 5000)
    assert answer["text"] == "甲云溪科创小镇乙乙乙乙"
    assert [mention["id"] for mention in answer["mentions"]] == [TOWN_ID]


@pytest.mark.parametrize("query", [{"start": 90000}, {"start": 20, "end": 3}])
def test_beyond_the_text_there_is_nothing(client: httpx.Client, query: dict[str, int]) -> None:
    answer = client.get("/api/documents/qingyuan-14fyp/text", params=query).json()

    assert (answer["text"], answer["mentions"]) == ("", [])


def test_what_is_doubted_is_told_with_the_reason(client: httpx.Client) -> None:
    answer = client.get("/api/documents/qingyuan-14fyp/quarantine").json()

    (item,) = answer["items"]
    assert item["statement"] == "智能传感器创新中心 leadsIndustry 云溪科创小镇"
    assert item["check"] == "relation"
    assert item["claim"]["evidence"]["rule"] == "test.rule"
    assert client.get("/api/documents/bare/quarantine").json()["items"] == []


def test_what_is_doubted_stands_among_the_claims_to_decide_about(client: httpx.Client) -> None:
    [item] = client.get("/api/documents/qingyuan-14fyp/quarantine").json()["items"]
    doubted = client.get("/api/documents/qingyuan-14fyp/claims", params={"quarantined": True}).json()["items"]
    believed = client.get("/api/documents/qingyuan-14fyp/claims", params={"quarantined": False}).json()["items"]

    assert [(one["id"], one["doubt"]) for one in doubted] == [(item["id"], f"relation: {item['reason']}")]
    assert item["id"] not in {one["id"] for one in believed}


@pytest.mark.parametrize(
    "path", ["/api/documents/bare/text", "/api/documents/nope/text", "/api/documents/nope/quarantine"]
)
def test_what_is_not_there_is_a_problem(client: httpx.Client, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_wrong_offset_is_a_problem(client: httpx.Client) -> None:
    assert client.get("/api/documents/bare/text", params={"start": -1}).status_code in (400, 422)


def test_the_paths_are_described(client: httpx.Client) -> None:
    described = client.get("/openapi.json").json()["paths"]

    assert {"/api/documents/{identifier}/text", "/api/documents/{identifier}/quarantine"} <= set(described)


def test_a_path_is_no_file(client: httpx.Client) -> None:
    assert client.get(f"/api/documents/..%2F{Path('etc/passwd')}/text").status_code == 404
