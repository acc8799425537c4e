"""A store and the processes that answer from it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.query_workers.limits import QueryLimits
from graph.query_workers.pool import QueryWorkers
from graph.stores.oxigraph_store import OxigraphStore

# Memory can be limited where the process can see what it has.


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OxigraphStore]:
    """Return a store on disk with one triple."""
    opened = OxigraphStore.open(tmp_path / "graph")
    opened.update("INSERT DATA { <http://a.example/s> <http://a.example/p> '云湖' }")
    yield opened
    opened.close()


@pytest.fixture
def workers(store: OxigraphStore) -> Iterator[QueryWorkers]:
    """Return two workers that allow little, except for time."""
    opened = QueryWorkers(store, QueryLimits(seconds=30, memory_mb=200, result_mb=1, workers=2, waiting=2))
    yield opened
    opened.close()
