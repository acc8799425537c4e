"""A served graph of the seeds."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import httpx
import pytest

from graph.knowledge_graph import KnowledgeGraph
from loaders.linking import judge
from tests.api.server import serving
from tests.competency.seeds import seeds


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the directory of a store with the seeds, that no process holds."""
    data = tmp_path_factory.mktemp("seeded") / "graph"
    with KnowledgeGraph.open(data) as graph:
        for claims in seeds():
            graph.load(claims)
        graph.record(judge(graph.named_things()))
    return data


@pytest.fixture(scope="package")
def planning(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Return a client of a server process over the seeds."""
    copy = tmp_path_factory.mktemp("planning") / "graph"
    copytree(seeded, copy)
    with serving(copy) as address, httpx.Client(base_url=address, timeout=20) as client:
        yield client
