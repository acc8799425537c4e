"""Tests that are HTTP requests with the answers that they must get."""

import re

import httpx
from pyoxigraph import RdfFormat, parse

from tests.conformance.case import Case, Exchange
from tests.conformance.comparison import same_graphs
from tests.conformance.endpoint import Endpoint

_STATUSES = {"OK": 200, "Created": 201, "NoContent": 204, "NotFound": 404}
_KINDS = {
    "boolean": r"application/sparql-results\+(json|xml)",
    "tabular": r"application/sparql-results\+(json|xml)|text/(csv|tab-separated-values)",
    "RDF": r"text/turtle|application/(n-triples|rdf\+xml|ld\+json|trig|n-quads)",
}
_BASE = "http://www.example/gsp/person/1.ttl"


def run_exchanges(case: Case, endpoint: Endpoint) -> None:
    """Send the requests of a case one after the other and check each answer."""
    location = ""
    for exchange in case.exchanges:
        answer = _send(exchange, case, endpoint, location)
        location = answer.headers.get("location", location)
        _check(exchange, answer)


def _send(exchange: Exchange, case: Case, endpoint: Endpoint, location: str) -> httpx.Response:
    path = exchange.path.replace("$LOCATION$", location)
    updates = "update" in exchange.headers.get("content-type", "") or exchange.body.startswith(b"update=")
    sparql = endpoint.update_path if updates or "using-" in path else endpoint.query_path
    path = re.sub(r"^/sparql/?", sparql, path) if case.type == "ProtocolTest" else path
    path = re.sub(r"^/gsp", endpoint.graphs_path, path)
    headers = {"host": "www.example"} if case.type == "GraphStoreProtocolTest" else {}
    return endpoint.client.request(
        exchange.method, path, content=exchange.body, headers=headers | dict(exchange.headers)
    )


def _check(exchange: Exchange, answer: httpx.Response) -> None:
    shown = f"{exchange.method} {exchange.path}: {answer.status_code} {answer.text[:300]}"
    assert any(_matches(status, answer.status_code) for status in exchange.statuses), f"{shown}, {exchange.statuses}"
    content_type = answer.headers.get("content-type", "")
    if exchange.kind is not None:
        assert re.match(_KINDS[exchange.kind], content_type), f"{shown}, {content_type}"
    if exchange.boolean is not None:
        assert answer.json()["boolean"] is exchange.boolean, shown
    wanted = exchange.response_headers.get("content-type", "").partition(";")[0]
    assert content_type.startswith(wanted), f"{shown}, {content_type}"
    if exchange.graph is not None:
        given = parse(answer.content, format=RdfFormat.TURTLE, base_iri=_BASE)
        assert same_graphs(given, parse(exchange.graph, format=RdfFormat.TURTLE, base_iri=_BASE)), shown


def _matches(expected: str, status: int) -> bool:
    if expected.endswith("xx"):
        return expected.removeprefix("StatusCode")[0] == str(status)[0]
    return _STATUSES[expected] == status
