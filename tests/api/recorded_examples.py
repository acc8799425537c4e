"""Answers of a real service as the examples of its description: ``python -m tests.api.recorded_examples``."""

import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

from api.examples import FILE, KEPT_ITEMS, body_examples
from graph.knowledge_graph import KnowledgeGraph
from tests.api.example import CENTRE_ID, CLUSTER_ID, TOWN_ID, UNIVERSITY_ID, placed, plan
from tests.api.sample_documents import PLAN
from tests.api.server import AUTHORISED, TOKEN, serving

_DOCUMENT = "qingyuan-14fyp"
_RANKING = "pagerank"
_QUERY = "SELECT (COUNT(*) AS ?statements) { ?thing ?relation ?other }"
_JSON, _FORM = "application/json", "application/x-www-form-urlencoded"
_ACCEPT = {"accept": _JSON}
# The service that the examples speak of: the port of the one that was asked says nothing.
_SERVICE = "https://graph.example"
_CHANGING = {
    r'"\d{4}-\d\d-\d\dT[\d:.]+Z"': '"2026-03-01T08:30:00Z"',
    r'"(load_seconds|seconds|elapsed)": [\d.]+': r'"\1": 0.84',
    r"review-[0-9a-f]{12}": "review-0123456789ab",
    r'"id": "[0-9a-f]{16}"': '"id": "6f1c0f2a9be34d57"',
}
# Operations that only read, with the address that is asked for each.
_READ: dict[str, str] = {
    "/sparql": f"/sparql?query={_QUERY}",
    "/api/search": "/api/search?q=云溪",
    "/api/search/completions": "/api/search/completions?q=yunxi",
    "/api/entities": "/api/entities?type=Park",
    "/api/entities/{identifier}": f"/api/entities/{CENTRE_ID}",
    "/api/entities/{identifier}/links": f"/api/entities/{TOWN_ID}/links",
    "/api/entities/{identifier}/evidence": f"/api/entities/{CENTRE_ID}/evidence",
    "/api/entities/{identifier}/similar": f"/api/entities/{CLUSTER_ID}/similar?type=Platform",
    "/api/graph": f"/api/graph?focus={TOWN_ID}",
    "/api/algorithms": "/api/algorithms",
    "/api/algorithms/{name}/description": f"/api/algorithms/{_RANKING}/description",
    "/api/algorithms/{name}/comparison": f"/api/algorithms/{_RANKING}/comparison?document={_DOCUMENT}&document=mintai",
    "/api/algorithms/{name}": f"/api/algorithms/{_RANKING}",
    "/api/paths": f"/api/paths?from={CLUSTER_ID}&to={UNIVERSITY_ID}",
    "/api/observations": "/api/observations?region=清源区",
    "/api/chains": "/api/chains",
    "/api/chains/{industry}": "/api/chains/传感器",
    "/api/matches": f"/api/matches?park={TOWN_ID}",
    "/api/structures": "/api/structures",
    "/api/structures/{whole}": "/api/structures/云溪科创小镇",
    "/reconcile": "/reconcile",
    "/reconcile/properties": "/reconcile/properties?type=Park",
    "/reconcile/suggest/{family}": "/reconcile/suggest/entity?prefix=云溪",
    "/reconcile/flyout/{family}": f"/reconcile/flyout/entity?id={TOWN_ID}",
    "/api/ledger": "/api/ledger?region=清源区",
    "/api/indicators": "/api/indicators",
    "/api/ladder": "/api/ladder",
    "/api/documents": "/api/documents",
    "/api/documents/{identifier}": f"/api/documents/{_DOCUMENT}",
    "/api/documents/{identifier}/sections": f"/api/documents/{_DOCUMENT}/sections",
    "/api/documents/{identifier}/quarantine": f"/api/documents/{_DOCUMENT}/quarantine",
    "/api/judgements": "/api/judgements",
    "/api/documents/{identifier}/claims": f"/api/documents/{_DOCUMENT}/claims",
    "/api/vocabulary": "/api/vocabulary",
    "/healthz": "/healthz",
    "/readyz": "/readyz",
    "/api/questions": "/api/questions",
}


def recorded() -> dict[str, dict[str, Any]]:
    """Return answers of a service by method and path, long lists cut."""
    with tempfile.TemporaryDirectory() as directory:
        data = Path(directory) / "graph"
        with KnowledgeGraph.open(data) as graph:
            graph.load(placed(plan(), "500102"))
        with serving(data, token=TOKEN) as address, httpx.Client(base_url=address, timeout=60) as client:
            found = {
                name: {"status": str(answer.status_code), "answer": _shortened(answer.json())}
                for name, answer in _answers(client)
            }
            unknown = client.get("/api/entities/park-nosuchpark-000000").json()
            found["problem"] = unknown
            named: dict[str, dict[str, Any]] = json.loads(_same_each_time(json.dumps(found).replace(address, _SERVICE)))
            return named


def _answers(client: httpx.Client) -> Iterator[tuple[str, httpx.Response]]:
    sent = {"params": {"name": "mintai.txt", "wait": 60}, "content": PLAN.encode(), "headers": AUTHORISED}
    loaded = _read(client.post("/api/documents", **sent))  # type: ignore[arg-type]
    yield "post /api/documents", loaded
    uploaded = client.get("/api/documents").json()["items"]
    (document,) = [one["id"] for one in uploaded if one["id"] != _DOCUMENT]
    for path, address in _READ.items():
        yield f"get {path}", _read(client.get(address.replace("mintai", document), headers=_ACCEPT))
    yield "get /api/documents/{identifier}/text", _read(client.get(f"/api/documents/{document}/text", headers=_ACCEPT))
    both = {"left": _DOCUMENT, "right": document}
    yield "get /api/documents/diff", _read(client.get("/api/documents/diff", params=both))
    policy = client.get("/api/entities", params={"type": "Policy"}).json()["items"][0]["id"]
    yield "get /api/policies/{policy}/chain", _read(client.get(f"/api/policies/{policy}/chain"))
    yield "put /api/documents/{identifier}", _read(client.put(f"/api/documents/{document}", **sent))  # type: ignore[arg-type]
    yield "post /sparql", _read(client.post("/sparql", data={"query": _QUERY}, headers=_ACCEPT))
    yield "post /reconcile", _read(client.post("/reconcile", data=body_examples("post /reconcile")[_FORM][0]))
    yield (
        "post /api/graph/bearings",
        _read(client.post("/api/graph/bearings", json=body_examples("post /api/graph/bearings")[_JSON][0])),
    )
    job = loaded.json()["id"]
    yield "get /api/jobs/{identifier}", _read(client.get(f"/api/jobs/{job}"))
    yield "delete /api/jobs/{identifier}", _read(client.delete(f"/api/jobs/{job}", headers=AUTHORISED))
    yield from _reviews(client)


def _reviews(client: httpx.Client) -> Iterator[tuple[str, httpx.Response]]:
    made = _read(client.post("/api/reviews", json=body_examples("post /api/reviews")[_JSON][0], headers=AUTHORISED))
    yield "post /api/reviews", made
    yield "get /api/reviews", _read(client.get("/api/reviews"))
    yield "get /api/reviews/{identifier}", _read(client.get(f"/api/reviews/{made.json()['id']}"))
    undone = client.delete(f"/api/reviews/{made.json()['id']}", params={"by": "王审核"}, headers=AUTHORISED)
    yield "delete /api/reviews/{identifier}", _read(undone)


def _read(response: httpx.Response) -> httpx.Response:
    if response.is_error:
        raise ValueError(f"{response.request.url}: {response.status_code} {response.text[:300]}")
    return response


def _same_each_time(text: str) -> str:
    """Return JSON in which whatever is another in each run stands for all runs: times, durations, ids of jobs."""
    for pattern, example in _CHANGING.items():
        text = re.sub(pattern, example, text)
    return text


def _shortened(value: Any) -> Any:
    match value:
        case list():
            return [_shortened(one) for one in value[:KEPT_ITEMS]]
        case dict():
            return {name: _shortened(one) for name, one in value.items()}
        case _:
            return value


if __name__ == "__main__":
    FILE.write_text(json.dumps(recorded(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
