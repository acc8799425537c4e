"""Decisions over HTTP: who may take them, what follows, and that they can be taken back."""

from typing import Any

import httpx
import pytest

from tests.api.example import CENTRE_ID, CLUSTER_ID, TOWN_ID, UNIVERSITY_ID
from tests.api.server import AUTHORISED

DOCUMENT = "qingyuan-14fyp"


def claim_id(client: httpx.Client, words: str) -> str:
    claims = client.get(f"/api/documents/{DOCUMENT}/claims", params={"limit": 1000}).json()["items"]
    [found] = [claim["id"] for claim in claims if claim["statement"].endswith(words)]
    return str(found)


def decide(client: httpx.Client, **body: Any) -> httpx.Response:
    return client.post("/api/reviews", json={"by": "李审核", **body}, headers=AUTHORISED)


def undo(client: httpx.Client, identifier: str, **query: str) -> httpx.Response:
    return client.delete(f"/api/reviews/{identifier}", params={"by": "王", **query}, headers=AUTHORISED)


def relations(client: httpx.Client, identifier: str) -> set[tuple[str, str]]:
    links = client.get(f"/api/entities/{identifier}/links", params={"direction": "out"}).json()["items"]
    return {(link["predicate"], link["other"]["id"]) for link in links}


def test_the_claims_of_a_document_are_listed_in_parts(writable: httpx.Client) -> None:
    first = writable.get(f"/api/documents/{DOCUMENT}/claims", params={"limit": 2}).json()
    rest = writable.get(f"/api/documents/{DOCUMENT}/claims", params={"limit": 1000, "cursor": first["next"]}).json()
    sure = writable.get(f"/api/documents/{DOCUMENT}/claims", params={"below": 0.5}).json()

    assert len(first["items"]) == 2
    assert first["total"] == 2 + len(rest["items"])
    assert sure["total"] == 0
    assert writable.get("/api/documents/none/claims").status_code == 404


def test_a_claim_tells_the_parts_that_a_correction_can_change(writable: httpx.Client) -> None:
    claims = writable.get(f"/api/documents/{DOCUMENT}/claims", params={"q": "智能传感器创新中心"}).json()["items"]
    figures = writable.get(f"/api/documents/{DOCUMENT}/claims", params={"q": "2.6"}).json()["items"]

    [mention] = [one for one in claims if one["predicate"] == "namedIn"]
    [relation] = [one for one in claims if one["predicate"] == "reliesOn"]
    assert mention["subject"] == {"id": CENTRE_ID, "label": "智能传感器创新中心", "type": "Platform"}
    assert (mention["object"], mention["text"], mention["figure"]) == (None, None, None)
    assert relation["object"] == {"id": UNIVERSITY_ID, "label": "清源理工大学", "type": "University"}
    [figure] = [one["figure"] for one in figures]
    assert (figure["year"], figure["value"], figure["unit"], figure["kind"]) == (2025, 2.6, "%", "target")


def test_a_rejected_claim_leaves_the_facts_and_comes_back(writable: httpx.Client) -> None:
    claim = claim_id(writable, "reliesOn 清源理工大学")

    made = decide(writable, claim=claim, decision="reject", reason="原文说的是另一所大学")
    gone = relations(writable, CENTRE_ID)
    undecided = writable.get(f"/api/documents/{DOCUMENT}/claims", params={"undecided": True, "limit": 1000}).json()
    taken_back = undo(writable, made.json()["id"], reason="看错了")

    assert made.status_code == 201
    assert writable.get(made.headers["location"]).json() == taken_back.json()
    assert ("reliesOn", UNIVERSITY_ID) not in gone
    assert claim not in {one["id"] for one in undecided["items"]}
    assert taken_back.json()["undone"]["by"] == "王"
    assert taken_back.json()["undone"]["reason"] == "看错了"
    assert ("reliesOn", UNIVERSITY_ID) in relations(writable, CENTRE_ID)
    assert undo(writable, made.json()["id"]).json() == taken_back.json()


def test_a_claim_is_decided_about_by_the_id_that_evidence_gives(writable: httpx.Client) -> None:
    evidence = writable.get(f"/api/entities/{CENTRE_ID}/evidence").json()["items"]
    [claim] = [one["source"]["claim"] for one in evidence if one["fact"]["predicate"] == "reliesOn"]
    body = {"object": {"thing": "云溪小镇"}, "predicate": "locatedIn"}

    made = decide(writable, claim=claim, decision="correct", correction=body).json()
    corrected = relations(writable, CENTRE_ID)
    undo(writable, made["id"])

    assert made["statement"] == "智能传感器创新中心 reliesOn 清源理工大学"
    assert made["correction"] == "智能传感器创新中心 locatedIn 云溪科创小镇"
    assert ("locatedIn", TOWN_ID) in corrected
    assert ("reliesOn", UNIVERSITY_ID) not in corrected


def test_a_figure_is_corrected(writable: httpx.Client) -> None:
    claim = claim_id(writable, "2.6% (2025, target)")

    made = decide(writable, claim=claim, decision="correct", correction={"value": "2.75", "year": 2026}).json()
    figures = writable.get("/api/observations", params={"year": 2026}).json()["items"]
    undo(writable, made["id"])

    assert [figure["value"] for figure in figures] == [2.75]
    assert writable.get("/api/observations", params={"year": 2026}).json()["total"] == 0


def test_a_person_says_what_is_the_same(writable: httpx.Client) -> None:
    canonical, merged = sorted((TOWN_ID, CLUSTER_ID))

    made = decide(writable, left=CLUSTER_ID, right=TOWN_ID, decision="same").json()
    answer = writable.get(f"/api/entities/{merged}").json()
    about = writable.get("/api/reviews", params={"thing": TOWN_ID, "standing": True}).json()
    undo(writable, made["id"])

    assert answer["id"] == canonical
    assert [one["id"] for one in about["items"]] == [made["id"]]
    assert {thing["id"] for thing in made["things"]} == {TOWN_ID, CLUSTER_ID}
    assert writable.get(f"/api/entities/{merged}").json()["id"] == merged


def test_decisions_are_listed_with_their_history(writable: httpx.Client) -> None:
    made = decide(writable, claim=claim_id(writable, "reliesOn 清源理工大学"), decision="accept").json()
    undo(writable, made["id"])

    listed = writable.get("/api/reviews", params={"document": DOCUMENT, "limit": 1}).json()
    standing = writable.get("/api/reviews", params={"standing": True}).json()

    assert listed["items"][0]["id"] == made["id"]
    assert listed["items"][0]["found"] is True
    assert listed["total"] >= 1
    assert made["id"] not in {one["id"] for one in standing["items"]}


def test_judgements_are_listed_by_verdict_and_thing(writable: httpx.Client) -> None:
    for query in ({}, {"verdict": "unsure"}, {"thing": TOWN_ID}):
        assert writable.get("/api/judgements", params=query).json() == {"items": [], "total": 0, "next": None}
    assert writable.get("/api/judgements", params={"verdict": "perhaps"}).status_code == 422


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"claim": "claim-none-000000000000", "decision": "reject"}, 404),
        ({"claim": "judgement-000000000000", "decision": "accept"}, 404),
        ({"left": TOWN_ID, "right": TOWN_ID, "decision": "same"}, 422),
        ({"left": TOWN_ID, "right": "park-none", "decision": "same"}, 404),
        ({"left": TOWN_ID, "right": "../etc", "decision": "same"}, 422),
        ({"left": TOWN_ID, "decision": "same"}, 422),
        ({"claim": "x", "decision": "perhaps"}, 422),
        ({"claim": "x", "decision": "reject", "by": " "}, 422),
        ({"claim": "x", "decision": "reject", "more": 1}, 422),
        ({"claim": "x", "decision": "correct", "correction": {"value": "NaN"}}, 422),
        ({"claim": "judgement-000000000000", "decision": "correct", "correction": {"text": "x"}}, 422),
        ({}, 422),
    ],
)
def test_a_decision_that_cannot_be_taken_is_a_problem(
    writable: httpx.Client, body: dict[str, Any], status: int
) -> None:
    answer = decide(writable, **body)

    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.json()["detail"].endswith(".")


def test_a_correction_against_the_vocabulary_is_a_problem(writable: httpx.Client) -> None:
    claim = claim_id(writable, "reliesOn 清源理工大学")

    answer = decide(writable, claim=claim, decision="correct", correction={"predicate": "partOf"})

    assert answer.status_code == 422
    assert "lets no Platform stand in partOf to a University" in answer.json()["detail"]


def test_changes_need_the_token_and_reading_does_not(writable: httpx.Client, service: httpx.Client) -> None:
    body = {"claim": "x", "decision": "reject", "by": "李"}

    assert writable.post("/api/reviews", json=body).status_code == 401
    assert writable.delete("/api/reviews/review-000000000000", params={"by": "李"}).status_code == 401
    assert service.post("/api/reviews", json=body).status_code == 403
    assert service.get("/api/reviews").json() == {"items": [], "total": 0, "next": None}
    assert service.get("/api/reviews/review-000000000000").status_code == 404
    assert undo(writable, "review-000000000000").status_code == 404


def test_the_openapi_document_shows_decisions(service: httpx.Client) -> None:
    paths = service.get("/openapi.json").json()["paths"]

    examples = paths["/api/reviews"]["post"]["requestBody"]["content"]["application/json"]["examples"]
    assert {"reject", "correct", "same"} == set(examples)
    assert {"get", "delete"} <= set(paths["/api/reviews/{identifier}"])
