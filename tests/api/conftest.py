"""A served graph for all tests of the API."""

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from graph.knowledge_graph import KnowledgeGraph
from ontology.claim_json import to_json
from tests.api.example import hostile_plan, plan
from tests.api.server import AUTHORISED, TOKEN, serving

# Names of graphs that no test has used.
NAMES = iter(range(1000))


@pytest.fixture(scope="session")
def claims_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the claims of the example documents as JSON."""
    folder = tmp_path_factory.mktemp("claims")
    for claims in (plan(), hostile_plan()):
        path = folder / f"{claims.document.id}.json"
        path.write_text(json.dumps(to_json(claims), ensure_ascii=False), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Return a client of a server process over a store with the example documents."""
    data = tmp_path_factory.mktemp("served") / "graph"
    with KnowledgeGraph.open(data) as graph:
        for claims in (plan(), hostile_plan()):
            graph.load(claims)
    with serving(data) as address, httpx.Client(base_url=address, timeout=20) as client:
        yield client


@pytest.fixture(scope="session")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the directory of a store with the example documents that no process holds."""
    data = tmp_path_factory.mktemp("stored") / "graph"
    with KnowledgeGraph.open(data) as graph:
        for claims in (plan(), hostile_plan()):
            graph.load(claims)
    return data


@pytest.fixture(scope="module")
def writable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Return a client, without the token, of a service that takes changes, with the example documents."""
    data = tmp_path_factory.mktemp("writable") / "graph"
    with KnowledgeGraph.open(data) as graph:
        for claims in (plan(), hostile_plan()):
            graph.load(claims)
    with serving(data, token=TOKEN) as address, httpx.Client(base_url=address, timeout=20) as client:
        yield client


@pytest.fixture
def graph() -> str:
    """Return the name of a graph that no other test uses."""
    return f"http://a.example/图/{next(NAMES)}"


@pytest.fixture
def administrator(writable: httpx.Client) -> Iterator[httpx.Client]:
    """Return a client with the token."""
    with httpx.Client(base_url=writable.base_url, headers=AUTHORISED, timeout=20) as client:
        yield client
