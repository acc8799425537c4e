"""The reconciliation service over HTTP."""

import json
from typing import Any

import httpx
import jsonschema_rs
import pytest

from api.reconciliation.queries import BATCH, MOST_ROWS
from tests.api.example import CENTRE_ID, DISTRICT_ID, TOWN_ID, UNIVERSITY_ID
from tests.api.reconciliation import schemas


def _json(answer: httpx.Response, schema: dict[str, Any]) -> Any:
    assert answer.status_code == 200, answer.text
    body = answer.json()
    jsonschema_rs.validate(schema, body)
    return body


def _problem(answer: httpx.Response) -> tuple[int, str]:
    assert answer.headers["content-type"] == "application/problem+json"
    return answer.status_code, answer.json()["detail"]


def _queries(queries: object) -> dict[str, str]:
    return {"queries": json.dumps(queries, ensure_ascii=False)}


def test_the_manifest_leads_to_all_that_it_names(register: httpx.Client) -> None:
    manifest = _json(register.get("/reconcile"), schemas.MANIFEST)
    assert manifest["batchSize"] == BATCH
    things = [manifest["view"]["url"], manifest["preview"]["url"]]
    for address in (one.replace("{{id}}", TOWN_ID) for one in things):
        assert register.get(address, headers={"Accept": "text/html"}).status_code == 200
    named = {"entity": TOWN_ID, "type": "Park", "property": "partOf"}
    for family, service in manifest["suggest"].items():
        _json(
            register.get(service["service_url"] + service["service_path"], params={"prefix": "园"}), schemas.SUGGESTIONS
        )
        flyout = service["service_url"] + service["flyout_service_path"].replace("${id}", named[family])
        assert _json(register.get(flyout), schemas.FLYOUT)["id"] == named[family]
    assert register.get(manifest["logo"]).status_code == 200


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_batch_is_answered_by_keys(register: httpx.Client, method: str) -> None:
    sent = _queries(
        {
            "a": {"query": "云溪小镇", "type": "Park", "limit": 2},
            "b": {"query": "清源理工大学", "type": ["University", "Firm"], "type_strict": "any"},
            "c": {"query": "无此名", "properties": []},
        }
    )
    given: dict[str, Any] = {"params": sent} if method == "GET" else {"data": sent}
    body = _json(register.request(method, "/reconcile", **given), schemas.RESULTS)
    assert [body["a"]["result"][0]["id"], body["b"]["result"][0]["id"]] == [TOWN_ID, UNIVERSITY_ID]
    assert body["a"]["result"][0]["match"] is True
    assert body["c"]["result"] == []


def test_properties_raise_and_lower_and_are_told(register: httpx.Client) -> None:
    query = {
        "query": "科技创新中心",
        "properties": [
            {"pid": "region", "v": [{"id": "region-500102", "name": "涪陵区"}]},
            {"pid": "class", "v": "Platform"},
        ],
    }
    best, other, *_ = _json(register.get("/reconcile", params=_queries({"q": query})), schemas.RESULTS)["q"]["result"]
    assert best["match"] is True
    assert best["score"] > other["score"]
    assert {"id": "region", "value": True} in best["features"]
    assert "地区" in best["description"]


def test_a_class_may_be_given_by_its_iri(register: httpx.Client) -> None:
    space = register.get("/reconcile").json()["schemaSpace"]
    body = _json(
        register.get("/reconcile", params=_queries({"q": {"query": "江津区", "type": f"{space}Region"}})),
        schemas.RESULTS,
    )
    assert {one["type"][0]["id"] for one in body["q"]["result"]} == {"Region"}


def test_rows_are_extended(register: httpx.Client) -> None:
    wanted = ["label", "class", "region", "documentCount", "^partOf", "^locatedIn", "RDIntensity", "creditCode"]
    asked = {"ids": [TOWN_ID, DISTRICT_ID, "nothing"], "properties": [{"id": one} for one in wanted]}
    body = _json(register.post("/reconcile", data={"extend": json.dumps(asked)}), schemas.EXTENSION)
    assert [one["id"] for one in body["meta"]] == wanted
    assert body["rows"][TOWN_ID]["label"] == [{"str": "云溪科创小镇"}]
    assert body["rows"][TOWN_ID]["class"][0]["id"] == "Park"
    assert [one["name"] for one in body["rows"][TOWN_ID]["^partOf"]] == ["南湖组团"]
    assert len(body["rows"][DISTRICT_ID]["RDIntensity"]) == 2
    assert body["rows"]["nothing"]["label"] == []


def test_a_figure_of_one_year_and_kind_is_a_number(register: httpx.Client) -> None:
    settings = {"year": "2025", "kind": "target"}
    asked = {"ids": [DISTRICT_ID], "properties": [{"id": "RDIntensity", "settings": settings}]}
    body = _json(register.get("/reconcile", params={"extend": json.dumps(asked)}), schemas.EXTENSION)
    (value,) = body["rows"][DISTRICT_ID]["RDIntensity"]
    assert set(value) == {"float"}


def test_proposals_fit_the_class(register: httpx.Client) -> None:
    proposed = [
        {
            one["id"]
            for one in _json(register.get("/reconcile/properties", params={"type": kind}), schemas.PROPOSALS)[
                "properties"
            ]
        }
        for kind in ("Firm", "Policy")
    ]
    assert "leadsIndustry" in proposed[0] - proposed[1]
    assert "basedOn" in proposed[1] - proposed[0]


@pytest.mark.parametrize(
    ("family", "prefix", "expected"),
    [("entity", "zhineng", CENTRE_ID), ("type", "孵化", "Incubator"), ("property", "part of", "partOf")],
)
def test_suggestions(register: httpx.Client, family: str, prefix: str, expected: str) -> None:
    answer = register.get(f"/reconcile/suggest/{family}", params={"prefix": prefix, "lang": "en"})
    assert expected in [one["id"] for one in _json(answer, schemas.SUGGESTIONS)["result"]]


def test_a_preview_runs_no_script_and_may_stand_in_a_frame(service: httpx.Client) -> None:
    hit = service.get("/api/search", params={"q": "新材料公司"}).json()["items"][0]
    page = service.get("/reconcile/preview", params={"id": hit["id"]})
    assert "<script" not in page.text
    assert "&lt;script&gt;" in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "frame-ancestors *" in page.headers["content-security-policy"]
    assert "<script" not in service.get("/reconcile/flyout/entity", params={"id": hit["id"]}).json()["html"]


def test_pages_of_other_hosts_may_ask(register: httpx.Client) -> None:
    answer = register.get("/reconcile", headers={"Origin": "https://openrefine.example"})
    assert answer.headers["access-control-allow-origin"] == "*"


def test_a_callback_makes_no_script_of_the_answer(register: httpx.Client) -> None:
    answer = register.get("/reconcile", params={"callback": "alert"})
    assert answer.headers["content-type"] == "application/json"
    assert answer.text.startswith("{")


@pytest.mark.parametrize(
    ("parameters", "status", "words"),
    [
        ({"queries": "["}, 422, "Invalid JSON"),
        ({"queries": '{"q": {"query": 1}}'}, 422, "queries.q.query"),
        ({"queries": '{"q": {"query": "x", "limit": 0}}'}, 422, "limit"),
        (_queries({str(number): {"query": "x"} for number in range(BATCH + 1)}), 413, str(BATCH)),
        ({"extend": json.dumps({"ids": ["x"] * (MOST_ROWS + 1), "properties": []})}, 413, str(MOST_ROWS)),
        ({"extend": '{"ids": [], "properties": [{"id": "none"}]}'}, 400, "none"),
        ({"extend": '{"ids": [], "properties": [{"id": "label", "settings": {"limit": -1}}]}'}, 400, "limit"),
        ({"queries": "{}", "extend": "{}"}, 400, "not both"),
    ],
)
def test_what_is_no_batch_is_a_problem(
    register: httpx.Client, parameters: dict[str, str], status: int, words: str
) -> None:
    found, detail = _problem(register.post("/reconcile", data=parameters))
    assert (found, words in detail) == (status, True), detail


def test_a_body_that_is_no_form_is_a_problem(register: httpx.Client) -> None:
    assert _problem(register.post("/reconcile", json={}))[0] == 415
    assert _problem(register.post("/reconcile", data={"other": "x"}))[0] == 400
    too_long = register.post(
        "/reconcile", content=b"queries=" + b"x" * 2**21, headers={"content-type": "application/x-www-form-urlencoded"}
    )
    assert _problem(too_long)[0] == 413


def test_what_there_is_not_has_no_preview(register: httpx.Client) -> None:
    for path in ("preview", "flyout/entity", "flyout/type", "flyout/property"):
        assert register.get(f"/reconcile/{path}", params={"id": "nothing"}).status_code == 404
