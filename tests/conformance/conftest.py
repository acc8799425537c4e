"""One server for all tests of conformance; each test empties its store."""

from collections.abc import Iterator

import pytest

from tests.conformance.endpoint import Endpoint
from tests.conformance.servers import innokg_endpoint


@pytest.fixture(scope="session")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    """Return innokg's own service over a store on disk."""
    with innokg_endpoint(tmp_path_factory.mktemp("conformance") / "graph") as served:
        yield served
