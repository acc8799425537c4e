"""NetworKit as an engine: its graphs, and the settings that all of its runs share."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

import numpy as np

from graph.projection.projection import Projection

# Threads and seed are settings of the whole library, so that only one run at a time can rely on them.
_RUNNING = Lock()


@contextmanager
def networkit(seed: int = 1) -> Iterator[Any]:
    """Give the library for one run that comes out the same with the same seed, which only one thread ensures."""
    # It takes a second to import, for which nothing else should wait.
    import networkit as library

    with _RUNNING:
        library.setNumberOfThreads(1)
        library.setSeed(seed, False)
        yield library


def undirected(library: Any, projection: Projection, *, weighted: bool = True) -> Any:
    """Return a projection as an undirected graph of the library without loops and doubles."""
    matrix = projection.symmetric.tocoo()
    upper = matrix.row < matrix.col
    ends = matrix.row[upper].astype(np.uint64), matrix.col[upper].astype(np.uint64)
    weights = matrix.data[upper] if weighted else np.ones(int(upper.sum()))
    return library.GraphFromCoo((weights, ends), n=projection.size, weighted=weighted, directed=False)
