"""What a model reads that asks wrongly."""

from typing import Any

import pytest

from tests.api.agents.asking import Call, failure_of


@pytest.mark.parametrize(
    ("tool", "arguments", "words"),
    [
        ("sparql", {"query": "SELECT ?x {\n ?x a }"}, "line 2, column 8"),
        ("sparql", {"query": "DELETE WHERE { ?s ?p ?o }"}, "Only queries are allowed"),
        ("sparql", {"query": "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"}, "SERVICE"),
        ("entity", {"thing": "无此事物"}, "search finds ids"),
        ("chain", {"industry": "无此产业"}, "无此产业"),
        ("search", {"text": "园", "document": "none"}, "none"),
        ("search", {"text": "园", "limit": 1000}, "50"),
        ("search", {"text": "园", "cursor": "?"}, "cursor"),
        ("neighbourhood", {"thing": "涪陵区", "relations": ["none"]}, "none"),
        ("evidence", {}, "thing"),
        ("delete", {}, "delete"),
    ],
)
def test_mistakes_are_told_in_words(call: Call, tool: str, arguments: dict[str, Any], words: str) -> None:
    try:
        told = failure_of(call(tool, arguments))
    except Exception as error:  # noqa: BLE001 - an unknown tool is an error of the protocol itself
        told = str(error.__cause__ or error)
    assert words in told
    assert "Traceback" not in told
