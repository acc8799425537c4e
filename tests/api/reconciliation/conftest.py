"""A service over the register of invented things."""

from collections.abc import Iterator

import httpx
import pytest

from graph.knowledge_graph import KnowledgeGraph
from tests.api.example import plan
from tests.api.server import serving
from tests.graph.reconciliation.example import claims


@pytest.fixture(scope="package")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    data = tmp_path_factory.mktemp("register") / "graph"
    with KnowledgeGraph.open(data) as graph:
        graph.load(claims())
        graph.load(plan())
    with serving(data) as address, httpx.Client(base_url=address, timeout=20) as client:
        yield client
