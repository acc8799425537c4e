"""Every store that there is, one after the other."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.stores.oxigraph_store import OxigraphStore
from graph.stores.store import Store
from tests.graph.engines import SERVERS, Servers


@pytest.fixture(params=["memory", "disk", *SERVERS])
def store(request: pytest.FixtureRequest, tmp_path: Path, servers: Servers) -> Iterator[Store]:
    match request.param:
        case "memory":
            opened: Store = OxigraphStore.in_memory()
        case "disk":
            opened = OxigraphStore.open(tmp_path / "data")
        case server:
            opened = servers.store(server)
    yield opened
    opened.close()
