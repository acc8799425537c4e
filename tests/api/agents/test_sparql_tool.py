"""The tool that answers queries."""

from typing import Any

import pytest

from tests.api.agents.asking import Call, data_of


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT ?n { BIND(1 + 1 AS ?n) }", {"columns": ["n"], "rows": [{"n": "2"}], "truncated": False}),
        ("ASK {}", {"boolean": True}),
        ("CONSTRUCT { <a:a> <a:b> 1 } {}", {"turtle": "<a:a> <a:b> 1 .\n"}),
    ],
)
def test_queries_are_answered(call: Call, query: str, expected: dict[str, Any]) -> None:
    assert expected.items() <= data_of(call("sparql", {"query": query})).items()


def test_rows_beyond_the_limit_are_left_out_and_it_is_said(call: Call) -> None:
    found = data_of(call("sparql", {"query": "SELECT * { ?s ?p ?o } LIMIT 20", "limit": 5}))
    assert (len(found["rows"]), found["truncated"]) == (5, True)


def test_a_long_cell_is_cut_and_it_is_said(call: Call) -> None:
    found = data_of(call("sparql", {"query": f"SELECT ('{'长' * 15_000}' AS ?text) ?n {{ VALUES ?n {{ 1 2 }} }}"}))
    assert [row["n"] for row in found["rows"]] == ["1", "2"]
    assert all(len(row["text"]) < 3_000 for row in found["rows"])
    assert found["truncated"]


def test_many_long_rows_are_bounded(call: Call) -> None:
    query = f"SELECT ('{'长' * 1_900}' AS ?text) {{ ?s ?p ?o }} LIMIT 200"
    found = data_of(call("sparql", {"query": query, "limit": 200}))
    assert 10 < len(found["rows"]) < 200
    assert found["truncated"]
