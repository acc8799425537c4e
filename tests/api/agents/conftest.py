"""A graph of two real plans, served to agents."""

from collections.abc import Iterator
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from mcp.types import CallToolResult

from graph.knowledge_graph import KnowledgeGraph
from loaders.seeds.seed import read_claims
from tests.api.agents.asking import SEEDS, Call, asked, call_tool
from tests.api.server import serving


@pytest.fixture(scope="package")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the directory of a graph of two real plans."""
    data = tmp_path_factory.mktemp("seeds") / "graph"
    with KnowledgeGraph.open(data) as graph:
        for name in SEEDS:
            graph.load(read_claims(files("loaders.seeds") / f"{name}.json"))
    return data


@pytest.fixture(scope="package")
def address(seeds: Path) -> Iterator[str]:
    """Return the address that agents ask."""
    with serving(seeds) as served:
        yield f"{served}/mcp"


@pytest.fixture(scope="package")
def call(address: str) -> Call:
    """Return what calls a tool of the service."""

    def called(tool: str, arguments: dict[str, Any]) -> CallToolResult:
        return asked(address, partial(call_tool, tool=tool, arguments=arguments))

    return called
