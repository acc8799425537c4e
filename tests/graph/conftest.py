"""Graphs that the tests start from."""

from collections.abc import Iterator

import pytest

from graph.knowledge_graph import KnowledgeGraph
from ontology.claim import Claims
from ontology.identity import identify
from tests.graph.engines import Servers
from tests.graph.example import cloud_plan, river_plan

Ids = dict[str, str]


@pytest.fixture(scope="session")
def servers() -> Iterator[Servers]:
    """Return the SPARQL servers of other makers, started when asked for."""
    running = Servers()
    yield running
    running.stop()


@pytest.fixture
def graph() -> Iterator[KnowledgeGraph]:
    """Return a graph in memory that holds both plans."""
    with KnowledgeGraph.in_memory() as opened:
        opened.load(cloud_plan())
        opened.load(river_plan())
        yield opened


def ids_of(claims: Claims) -> Ids:
    return {entity.name: identify(entity) for entity in claims.entities}


@pytest.fixture
def ids() -> Ids:
    """Return the ids of all entities by name."""
    return ids_of(cloud_plan()) | ids_of(river_plan())
