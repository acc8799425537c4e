"""Clustering: how far those who are linked with a thing are linked with each other."""

from collections.abc import Mapping

import numpy as np
from scipy import sparse

from graph.algorithms.algorithm import Algorithm
from graph.algorithms.parameter import Value
from graph.algorithms.results import Ranking, Work
from graph.projection.projection import Projection, Vector


def triangles(projection: Projection) -> Vector:
    """Return in how many triangles each thing is.

    Each link is followed only from the end with fewer links to the one with more, so that no thing is followed in more
    ways than the root of twice the number of relations and hubs cost no more than others. Latapy 2008.
    """
    links = projection.links.tocoo()
    order = np.empty(projection.size, dtype=np.int64)
    order[np.lexsort((np.arange(projection.size), projection.degrees))] = np.arange(projection.size)
    up = order[links.row] < order[links.col]
    ends = order[links.row[up]], order[links.col[up]]
    upward = sparse.csr_array((np.ones(int(up.sum())), ends), shape=links.shape)
    outer = (upward @ upward).multiply(upward)
    inner = (upward.T @ upward).multiply(upward)
    found = outer.sum(axis=1) + outer.sum(axis=0) + inner.sum(axis=1)
    return np.asarray(found, dtype=np.float64).ravel()[order]


def compute(work: Work) -> Ranking:
    """Return the part of the pairs of things linked with each thing that are linked with each other.

    The columns ``triangles`` and ``links`` are the numbers of both, the measure ``transitivity`` is three times the
    triangles over all pairs of links that meet. Watts and Strogatz 1998.
    """
    found = triangles(work.projection)
    degrees = work.projection.degrees.astype(np.float64)
    pairs = degrees * (degrees - 1.0) / 2.0
    scores = np.divide(found, pairs, out=np.zeros_like(found), where=pairs > 0)
    total = float(pairs.sum())
    measures = {
        "triangles": float(found.sum() / 3.0),
        "transitivity": float(found.sum() / total) if total else 0.0,
        "average": float(scores.mean()) if len(scores) else 0.0,
    }
    return Ranking.of_all(scores, {"triangles": found, "links": degrees}, measures)


def _effort(size: int, relations: int, _: Mapping[str, Value]) -> float:
    return 100.0 * (size + relations)


ALGORITHM = Algorithm(name="clustering", compute=compute, effort=_effort)
