"""Algorithms and paths over HTTP."""

import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from graph.algorithms.registry import ALGORITHMS
from tests.api.example import CENTRE_ID, CLUSTER_ID, HOSTILE_NAME, TOWN_ID, UNIVERSITY_ID
from tests.api.server import address, running

_PROBLEM = "application/problem+json"
_ENDED = 60.0


@pytest.fixture(scope="module")
def slow(stored: Path) -> Iterator[httpx.Client]:
    """Return a client of a service for which every algorithm is long work."""
    environment = {"INNOKG_ALGORITHM_AT_ONCE": "0.000001"}
    with (
        running("serve", "--data", stored, "--port", "0", environment=environment) as process,
        httpx.Client(base_url=address(process), timeout=20) as client,
    ):
        yield client


def test_the_list_says_what_each_tells_and_takes(service: httpx.Client) -> None:
    answer = service.get("/api/algorithms").json()

    assert answer["total"] == len(ALGORITHMS)
    pagerank = next(item for item in answer["items"] if item["name"] == "pagerank")
    assert pagerank["title"] == {"zh": "PageRank 重要性", "en": "PageRank"}
    (damping,) = pagerank["parameters"]
    assert (damping["usual"], damping["least"], damping["most"]) == (0.85, 0.0, 0.99)
    assert service.get("/api/algorithms/pagerank/description").json() == pagerank


@pytest.mark.parametrize(
    "name", [name for name, one in ALGORITHMS.items() if not any(p.required for p in one.parameters)]
)
def test_every_algorithm_answers(service: httpx.Client, name: str) -> None:
    answer = service.get(f"/api/algorithms/{name}")

    assert answer.status_code == 200
    assert answer.json()["algorithm"] == name


def test_an_item_has_thing_score_and_reason(service: httpx.Client) -> None:
    answer = service.get("/api/algorithms/degree", params={"limit": 1}).json()

    (first,) = answer["ranked"]
    assert first["thing"].keys() == {"id", "iri", "label", "type"}
    assert first["thing"]["label"] in first["explanation"]["zh"]
    assert answer["total"] > 1


def test_a_selection_is_what_is_computed_on(service: httpx.Client) -> None:
    everything = service.get("/api/algorithms/degree").json()
    part = service.get("/api/algorithms/degree", params={"relation": "reliesOn:2", "type": ["Platform", "University"]})

    assert part.json()["relations"] < everything["relations"]
    assert {item["thing"]["id"] for item in part.json()["ranked"]} == {CENTRE_ID, UNIVERSITY_ID}
    assert part.json()["ranked"][0]["numbers"]["weight"] == 2.0


def test_names_of_hostile_documents_are_data(service: httpx.Client) -> None:
    answer = service.get("/api/algorithms/degree", params={"limit": 100, "everything": True})

    assert answer.headers["content-type"] == "application/json"
    assert any(item["thing"]["label"] == HOSTILE_NAME for item in answer.json()["ranked"])


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/api/algorithms/no-such", 404, "pagerank"),
        ("/api/algorithms/pagerank?damping=7", 400, "damping"),
        ("/api/algorithms/pagerank?dampin=0.5", 400, "dampin"),
        ("/api/algorithms/pagerank?relation=likes", 400, "likes"),
        ("/api/algorithms/pagerank?relation=partOf:much", 400, "much"),
        ("/api/algorithms/pagerank?type=Unicorn", 400, "Unicorn"),
        ("/api/algorithms/pagerank?region=Atlantis", 400, "Atlantis"),
        ("/api/algorithms/pagerank?confidence=2", 422, "confidence"),
        ("/api/algorithms/pagerank?limit=0", 422, "limit"),
        ("/api/algorithms/pagerank?document=none", 404, "none"),
        ("/api/algorithms/personalised-pagerank", 400, "needed"),
        ("/api/algorithms/personalised-pagerank?of=nobody", 404, "nobody"),
        ("/api/paths?from=nobody&to=nobody", 404, "nobody"),
        ("/api/paths?from=nobody", 422, "to"),
        ("/api/paths?from=a&to=b&length=99", 422, "length"),
        ("/api/jobs/none", 404, "job"),
    ],
)
def test_what_cannot_be_answered_is_a_problem(service: httpx.Client, path: str, status: int, says: str) -> None:
    answer = service.get(path)

    assert (answer.status_code, answer.headers["content-type"]) == (status, _PROBLEM)
    assert says in answer.json()["detail"]


def test_paths_show_relations_with_their_sources(service: httpx.Client) -> None:
    answer = service.get("/api/paths", params={"from": CLUSTER_ID, "to": UNIVERSITY_ID, "everything": True}).json()

    (way,) = answer["paths"]
    assert [thing["id"] for thing in way["things"]] == [
        CLUSTER_ID,
        *[t["id"] for t in way["things"][1:-1]],
        UNIVERSITY_ID,
    ]
    for steps in way["steps"]:
        for step in steps:
            assert step.keys() == {"source", "target", "predicate", "sources"}
            assert step["sources"][0]["section"]


def test_all_paths_keep_to_a_length(service: httpx.Client) -> None:
    answer = service.get("/api/paths", params={"from": CLUSTER_ID, "to": TOWN_ID, "length": 1, "everything": True})

    assert [len(way["steps"]) for way in answer.json()["paths"]] == [1]


def test_documents_stand_side_by_side(service: httpx.Client) -> None:
    documents = [item["id"] for item in service.get("/api/documents").json()["items"]]
    parameters: dict[str, list[str] | bool] = {"document": documents, "everything": True}
    answer = service.get("/api/algorithms/degree/comparison", params=parameters).json()

    assert answer["selections"] == sorted(documents)
    town = next(item for item in answer["items"] if item["thing"]["id"] == TOWN_ID)
    assert sorted(place is None for place in town["places"]) == [False, True]


def test_one_document_alone_is_no_comparison(service: httpx.Client) -> None:
    answer = service.get("/api/algorithms/degree/comparison", params={"document": "plan"})

    assert answer.status_code == 400
    assert "two" in answer.json()["detail"]


def _ended(client: httpx.Client, path: str) -> dict[str, object]:
    until = time.monotonic() + _ENDED
    while time.monotonic() < until:
        found: dict[str, object] = client.get(path).json()
        if found["state"] not in ("waiting", "running"):
            return found
        time.sleep(0.05)
    pytest.fail("The job has not ended.")


def test_long_work_is_a_job_and_then_answered_at_once(slow: httpx.Client, service: httpx.Client) -> None:
    accepted = slow.get("/api/algorithms/leiden?seed=3")
    assert accepted.status_code == 202
    assert accepted.headers["location"] == f"/api/jobs/{accepted.json()['id']}"

    job = _ended(slow, accepted.headers["location"])
    wanted = service.get("/api/algorithms/leiden?seed=3").json()
    assert (job["state"], job["progress"], job["result"]) == ("done", 1.0, wanted)
    again = slow.get("/api/algorithms/leiden?seed=3")
    assert (again.status_code, again.json()) == (200, wanted)


def test_a_long_comparison_is_a_job_and_then_answered_at_once(slow: httpx.Client, service: httpx.Client) -> None:
    documents = [item["id"] for item in service.get("/api/documents").json()["items"]]
    asked = "/api/algorithms/betweenness/comparison?everything=true&seed=4" + "".join(
        f"&document={one}" for one in documents
    )
    accepted = slow.get(asked)
    assert accepted.status_code == 202

    job = _ended(slow, accepted.headers["location"])
    wanted = service.get(asked).json()
    assert (job["state"], job["progress"], job["result"], job["comparison"]) == ("done", 1.0, None, wanted)
    again = slow.get(asked)
    assert (again.status_code, again.json()) == (200, wanted)


def test_a_job_can_be_cancelled(slow: httpx.Client) -> None:
    accepted = slow.get("/api/algorithms/betweenness?seed=3")
    cancelled = slow.delete(accepted.headers["location"])

    assert cancelled.status_code == 200
    assert _ended(slow, accepted.headers["location"])["state"] in ("cancelled", "done")


def test_what_a_job_cannot_do_is_said(slow: httpx.Client) -> None:
    job = _ended(slow, slow.get("/api/algorithms/personalised-pagerank?of=nobody").headers["location"])

    assert job["state"] == "failed"
    assert "nobody" in str(job["error"])


def test_the_description_of_the_api_names_all_parameters(service: httpx.Client) -> None:
    described = service.get("/openapi.json").json()["paths"]["/api/algorithms/{name}"]["get"]

    names = [parameter["name"] for parameter in described["parameters"]]
    assert len(names) == len(set(names))
    assert {parameter.name for one in ALGORITHMS.values() for parameter in one.parameters} <= set(names)
    assert {"200", "202"} <= described["responses"].keys()
