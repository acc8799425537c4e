"""The OpenAPI description against a real server: whatever it allows and forbids is answered, never by a failure."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.core.result import Ok
from schemathesis.generation import GenerationMode

from api.openapi import description
from graph.knowledge_graph import KnowledgeGraph
from graph.serialisation import GRAPH_FORMATS
from tests.api.example import hostile_plan, plan
from tests.api.server import serving

TOKEN = "described"  # noqa: S105 - of a server that lives as long as a test
# Requests of an operation, those that it allows and those that it forbids.
EXAMPLES = {GenerationMode.POSITIVE: 4, GenerationMode.NEGATIVE: 3}
SEED = 20260101
# Each would begin a process that reads a file or runs an algorithm, or send the whole store; tests of their own do so.
LONG = {("POST", "/api/documents"), ("PUT", "/api/documents/{identifier}"), ("POST", "/admin/backup")}
PROBLEM = "application/problem+json"


@schemathesis.serializer(*GRAPH_FORMATS, "application/sparql-update", "application/sparql-query")
def as_text(_: object, value: object) -> bytes:
    """Return a body of a format that is text of its own kind: any text, most of it wrong."""
    return value.encode(errors="replace") if isinstance(value, str) else json.dumps(value).encode()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a server that takes changes, over the example documents."""
    data = tmp_path_factory.mktemp("described") / "graph"
    with KnowledgeGraph.open(data) as graph:
        for claims in (plan(), hostile_plan()):
            graph.load(claims)
    with serving(data, token=TOKEN) as served:
        yield served


def faults(operation: Any, address: str, mode: GenerationMode, statuses: Counter[int]) -> list[str]:
    """Return what is wrong with the answers to requests that a description allows, or forbids; count the answers."""
    found: list[str] = []

    @seed(SEED)
    @settings(
        max_examples=EXAMPLES[mode],
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        headers = {"Authorization": f"Bearer {TOKEN}", **dict(case.headers or {})}
        answer = case.call(base_url=address, headers=headers, timeout=20)
        asked = f"{case.method} {answer.request.url}"
        statuses[answer.status_code] += 1
        if answer.status_code >= 500:
            found.append(f"{asked}: {answer.status_code} {answer.text[:300]}")
        elif answer.status_code >= 400 and answer.headers.get("content-type", [""])[0] != PROBLEM:
            found.append(f"{asked}: {answer.status_code} as {answer.headers.get('Content-Type')}")

    # Of what has no parameter nothing can be wrong.
    with suppress(Unsatisfiable):
        ask()
    return found


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_no_request_makes_the_service_fail(address: str, mode: GenerationMode) -> None:
    schema = schemathesis.openapi.from_dict(json.loads(description()))
    found: list[str] = []
    statuses: Counter[int] = Counter()
    for result in schema.get_all_operations():
        assert isinstance(result, Ok)
        operation = result.ok()
        if (operation.method.upper(), operation.path) not in LONG:
            found += faults(operation, address, mode, statuses)

    assert not found, "\n".join(found)
    # Requests that are understood, or such that are refused, were among them.
    assert statuses[200 if mode is GenerationMode.POSITIVE else 422] > 20, statuses
