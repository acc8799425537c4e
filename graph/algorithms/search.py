"""Breadth-first search from many things at once, as products of the matrix with blocks of columns.

A search from one thing costs less by a queue; a block of twenty costs little more than one and needs no loop in Python.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse import csgraph

Block = NDArray[np.float64]
Distances = NDArray[np.int32]

# Cells of a block: 32 MB for each of the arrays that a search needs.
_CELLS = 1 << 22
_WIDEST = 64
# A search that is deeper than this is a long chain, for which a queue is faster than a step at a time.
_DEEP = 200
# With fewer things at the front, their rows alone are multiplied.
_FEW = 0.2


def blocks(size: int, sources: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    """Yield the sources in blocks as wide as memory allows."""
    width = max(1, min(_WIDEST, _CELLS // max(1, size)))
    for start in range(0, len(sources), width):
        yield sources[start : start + width]


def count_paths(matrix: sparse.csr_array, sources: NDArray[np.int64]) -> tuple[Distances, Block, int]:
    """Return the distances from sources, the numbers of shortest paths, and the largest distance.

    Both have a row for each thing and a column for each source; what cannot be reached has the distance -1.
    """
    size, width = matrix.shape[0], len(sources)
    paths = np.zeros((size, width))
    distances = np.full((size, width), -1, dtype=np.int32)
    columns = np.arange(width)
    paths[sources, columns] = 1.0
    distances[sources, columns] = 0
    inward = matrix.T.tocsr()
    front, depth = paths.copy(), 0
    while True:
        front = _step(matrix, inward, front)
        front[distances >= 0] = 0.0
        reached = front > 0
        if not reached.any():
            return distances, paths, depth
        depth += 1
        distances[reached] = depth
        paths += front


def distances_from(matrix: sparse.csr_array, sources: NDArray[np.int64]) -> Distances:
    """Return the distance to each thing (rows) from each source (columns), -1 for what cannot be reached."""
    return count_paths(matrix, sources)[0]


def reach(matrix: sparse.csr_array, sources: NDArray[np.int64], *, most: int = 1 << 30) -> Distances:
    """Return the distance to each thing from the nearest source, -1 beyond ``most`` steps."""
    distances = np.full(matrix.shape[0], -1, dtype=np.int32)
    distances[sources] = 0
    front, depth = np.unique(sources), 0
    while len(front) and depth < most:
        if depth == _DEEP:
            found = csgraph.dijkstra(matrix, indices=np.unique(sources), unweighted=True, min_only=True, limit=most)
            return np.where(np.isfinite(found), found, -1).astype(np.int32)
        depth += 1
        near = np.unique(matrix[front].indices)
        front = near[distances[near] < 0]
        distances[front] = depth
    return distances


def _step(matrix: sparse.csr_array, inward: sparse.csr_array, front: Block) -> Block:
    rows = np.flatnonzero(front.any(axis=1))
    if len(rows) > _FEW * len(front):
        return np.asarray(inward @ front)
    return np.asarray(matrix[rows].T.tocsr() @ front[rows])
