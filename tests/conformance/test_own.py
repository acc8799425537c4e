"""Cases of our own against the running service: what the W3C's suites pass over, Chinese above all."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import DefaultGraph, QueryResultsFormat, RdfFormat, parse

from tests.conformance.comparison import Rows, read_results, same_graphs, same_rows
from tests.conformance.endpoint import Endpoint
from tests.conformance.runner import stored

CASES = tomllib.loads(Path(__file__).with_name("own_cases.toml").read_text(encoding="utf-8"))["case"]


def cases(kind: str) -> list[Any]:
    return [pytest.param(case, id=case["name"].replace(" ", "-")) for case in CASES if kind in case]


def fill(endpoint: Endpoint, trig: str) -> None:
    """Put TriG into the endpoint's empty store."""
    endpoint.reset()
    for quad in parse(trig, format=RdfFormat.TRIG):
        named = not isinstance(quad.graph_name, DefaultGraph)
        triples = f"GRAPH {quad.graph_name} {{ {quad.triple} }}" if named else str(quad.triple)
        endpoint.update(f"INSERT DATA {{ {triples} }}").raise_for_status()


def expected_rows(case: dict[str, Any]) -> Rows:
    rows = []
    for row in case["rows"]:
        lines = [f"<x:row> <x:{number}> {term} ." for number, term in enumerate(row.values())]
        quads = {quad.predicate.value: quad.object for quad in parse("\n".join(lines), format=RdfFormat.TURTLE)}
        rows.append({name: quads[f"x:{number}"] for number, name in enumerate(row)})
    return rows


@pytest.mark.parametrize("case", cases("query"))
@pytest.mark.parametrize("way", ["GET", "form", "direct"])
def test_a_query_has_these_rows_by_every_way(case: dict[str, Any], way: str, endpoint: Endpoint) -> None:
    fill(endpoint, case.get("data", ""))
    accept = {"accept": "application/sparql-results+json"}
    match way:
        case "GET":
            answer = endpoint.client.get(endpoint.query_path, params={"query": case["query"]}, headers=accept)
        case "form":
            answer = endpoint.client.post(endpoint.query_path, data={"query": case["query"]}, headers=accept)
        case _:
            answer = endpoint.query(case["query"], accept["accept"])

    rows = read_results(answer.raise_for_status().content, QueryResultsFormat.JSON)
    assert not isinstance(rows, bool)
    assert same_rows(rows, expected_rows(case)), rows


@pytest.mark.parametrize("case", cases("update"))
@pytest.mark.parametrize("way", ["form", "direct"])
def test_an_update_leaves_this(case: dict[str, Any], way: str, endpoint: Endpoint) -> None:
    fill(endpoint, case.get("data", ""))
    if way == "form":
        answer = endpoint.client.post(endpoint.update_path, data={"update": case["update"]})
    else:
        answer = endpoint.update(case["update"])

    answer.raise_for_status()
    assert same_graphs(stored(endpoint), parse(case["after"], format=RdfFormat.TRIG)), stored(endpoint)
