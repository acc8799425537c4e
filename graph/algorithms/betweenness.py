"""Betweenness: how often the shortest ways between others lead through a thing."""

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from graph.algorithms.algorithm import Algorithm
from graph.algorithms.parameter import Kind, Parameter, Value, integer
from graph.algorithms.results import Ranking, Work
from graph.algorithms.search import Block, blocks, count_paths

# A bound that holds for 95 of 100 samples, whatever the scores are.
_DOUBT = math.log(2 / 0.05)
# The normal distribution has 95 % of its mass within so many standard errors.
_SPREAD = 1.96


def compute(work: Work) -> Ranking:
    """Return the part of all shortest paths between two others that leads through each thing, 0..1.

    Up to ``exact`` things all are sources; above, as many as ``samples``, drawn with ``seed``. The column ``error`` is
    then the half-width of the 95 % confidence interval of a score by the normal distribution, and the measure ``bound``
    what the error of a score exceeds in at most 5 % of all samples, however rarely these meet what counts (the
    empirical Bernstein bound of Maurer and Pontil 2009). Paths are counted by steps, without weights.

    Brandes 2001; Brandes and Pich 2007.
    """
    size = work.projection.size
    every = size <= integer(work.values, "exact")
    samples = size if every else min(size, integer(work.values, "samples"))
    chosen = np.arange(size)
    if not every:
        chosen = np.sort(np.random.default_rng(integer(work.values, "seed")).choice(size, samples, replace=False))
    total, squares = np.zeros(size), np.zeros(size)
    links = _unweighted(work.projection.matrix)
    done = 0
    for sources in blocks(size, chosen):
        shares = dependencies(links, sources)
        total += shares.sum(axis=1)
        squares += (shares**2).sum(axis=1)
        done += len(sources)
        work.progress(done / samples)
    scale = size / (max(1, samples) * max(1.0, (size - 1.0) * (size - 2.0)))
    measures = {"sources": float(samples), "exact": float(samples == size)}
    if samples == size:
        return Ranking.of_all(total * scale, measures=measures)
    spread = scale * samples * _standard_error(total, squares, samples, size)
    bound = math.sqrt(2.0 * _DOUBT) * float(spread.max()) + 7.0 * _DOUBT / (3.0 * (samples - 1.0))
    return Ranking.of_all(total * scale, {"error": _SPREAD * spread}, measures | {"bound": bound})


def dependencies(links: sparse.csr_array, sources: NDArray[np.int64]) -> Block:
    """Return the part of each source's shortest paths (columns) that leads through each thing (rows), summed."""
    distances, paths, depth = count_paths(links, sources)
    through = np.zeros_like(paths)
    each = np.where(paths > 0, paths, 1.0)
    for level in range(depth, 1, -1):
        handed = np.where(distances == level, (1.0 + through) / each, 0.0)
        rows = np.flatnonzero(handed.any(axis=1))
        back = links[:, rows] @ handed[rows] if len(rows) < len(handed) // 5 else links @ handed
        through += np.where(distances == level - 1, back * paths, 0.0)
    return through


def _standard_error(
    total: NDArray[np.float64], squares: NDArray[np.float64], samples: int, size: int
) -> NDArray[np.float64]:
    """Return the standard error of the mean over sources that were drawn without putting them back."""
    variance = np.maximum(0.0, squares - total**2 / samples) / max(1, samples - 1)
    return np.asarray(np.sqrt(variance / samples * (1.0 - samples / size)))


def _unweighted(matrix: sparse.csr_array) -> sparse.csr_array:
    links = matrix.copy()
    links.data = np.ones_like(links.data)
    return links


def _effort(size: int, relations: int, values: Mapping[str, Value]) -> float:
    sources = size if size <= integer(values, "exact") else integer(values, "samples")
    return 20.0 * sources * (size + relations)


ALGORITHM = Algorithm(
    name="betweenness",
    compute=compute,
    parameters=(
        Parameter(name="exact", kind=Kind.INTEGER, usual=5000, least=0, most=50_000),
        Parameter(name="samples", kind=Kind.INTEGER, usual=200, least=2, most=10_000),
        Parameter(name="seed", kind=Kind.INTEGER, usual=1, least=0, most=2**31),
    ),
    effort=_effort,
)
