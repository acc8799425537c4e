"""The list of documents, and the outline of one."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import httpx
import pytest

from graph.knowledge_graph import KnowledgeGraph
from loaders.checking.checker import check
from ontology.document import Section
from ontology.relation import Predicate
from tests.api.example import CENTRE, hostile_plan, plan
from tests.api.server import serving

SECTIONS = (
    Section(path=("一、总则",), level=1, start=0, end=35),
    Section(path=("一、总则", "(一)小镇"), level=2, start=8, end=35),
    Section(path=("二、创新",), level=1, start=35, end=5000),
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Return a client of a server over a district's plan with its outline, a list and a document without either."""
    data = tmp_path_factory.mktemp("served") / "graph"
    made = plan()
    described = replace(made.document, region="500102", start_year=2021, end_year=2025)
    wrong = replace(made.relations[0], predicate=Predicate.LEADS_INDUSTRY, subject=CENTRE.key)
    checked = check(replace(made, relations=(*made.relations, wrong)))
    with KnowledgeGraph.open(data) as graph:
        graph.load(replace(checked.claims, document=described, sections=SECTIONS), quarantined=checked.quarantined)
        graph.load(replace(made, document=replace(made.document, id="firms", media_type="text/csv", title="企业名单")))
        graph.load(hostile_plan())
    with serving(data) as address, httpx.Client(base_url=address, timeout=20) as opened:
        yield opened


def ids(client: httpx.Client, **query: Any) -> list[str]:
    return [document["id"] for document in client.get("/api/documents", params=query).json()["items"]]


def test_a_document_says_what_it_is_and_how_much_it_states(client: httpx.Client) -> None:
    found = {one["id"]: one for one in client.get("/api/documents").json()["items"]}["qingyuan-14fyp"]

    assert (found["kind"], found["media_type"], found["source"]) == ("text", "text/plain", "qingyuan-14fyp.txt")
    assert (found["region"]["id"], found["start_year"], found["end_year"]) == ("region-500102", 2021, 2025)
    assert (found["entities"], found["relations"], found["observations"], found["quarantined"]) == (5, 4, 2, 1)


@pytest.mark.parametrize("region", ["region-500102", "500102", "涪陵", "涪陵区", "重庆市"])
def test_documents_are_found_by_region_or_what_it_lies_in(client: httpx.Client, region: str) -> None:
    assert ids(client, region=region) == ["qingyuan-14fyp"]


@pytest.mark.parametrize("query", [{"region": "无此地"}, {"region": "南川区"}, {"year": 2020}, {"q": "没有"}])
def test_conditions_that_nothing_meets_give_nothing(client: httpx.Client, query: dict[str, Any]) -> None:
    assert ids(client, **query) == []


def test_documents_are_found_by_year_and_title(client: httpx.Client) -> None:
    assert ids(client, year=2023) == ["qingyuan-14fyp"]
    assert ids(client, q="企业名单") == ["firms"]
    assert client.get("/api/documents/firms").json()["kind"] == "list"


def test_documents_come_in_parts(client: httpx.Client) -> None:
    first = client.get("/api/documents", params={"limit": 2}).json()
    rest = client.get("/api/documents", params={"limit": 2, "cursor": first["next"]}).json()

    assert [one["id"] for one in first["items"] + rest["items"]] == ids(client)
    assert (first["total"], rest["next"]) == (3, None)


def test_the_outline_has_places_and_how_much_stands_there(client: httpx.Client) -> None:
    answer = client.get("/api/documents/qingyuan-14fyp/sections").json()

    assert answer["items"][1] == {
        "path": ["一、总则", "(一)小镇"],
        "level": 2,
        "start": 8,
        "end": 35,
        "mentions": 3,
        "relations": 1,
        "observations": 0,
    }
    assert [(one["start"], one["relations"]) for one in answer["items"]] == [(0, 1), (8, 1), (35, 3)]
    assert client.get("/api/documents/qingyuan-14fyp").json()["sections"] == answer["items"]


def test_a_list_has_no_outline(client: httpx.Client) -> None:
    assert client.get("/api/documents/firms/sections").json() == {"items": [], "total": 0, "next": None}


def test_an_unknown_document_has_no_outline(client: httpx.Client) -> None:
    assert client.get("/api/documents/none/sections").status_code == 404
