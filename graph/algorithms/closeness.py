"""Closeness and harmonic centrality: how few steps lead to a thing."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from graph.algorithms.algorithm import Algorithm
from graph.algorithms.parameter import Kind, Parameter, Value, integer
from graph.algorithms.results import Ranking, Work
from graph.algorithms.search import Distances, blocks, distances_from
from graph.projection.projection import Vector

# The normal distribution has 95 % of its mass within so many standard errors.
_SPREAD = 1.96

#: Makes of distances what a source adds to the sum of each thing; what is not reached adds nothing.
Addition = Callable[[Distances], NDArray[np.float64]]


def compute_closeness(work: Work) -> Ranking:
    """Return how near the things that lead to each thing are: one over their mean distance.

    In a graph that falls apart it is weighed by the part of all things that lead there (Wasserman and Faust 1994).
    Above ``exact`` things it is estimated from ``samples`` sources, drawn with ``seed`` (Eppstein and Wang 2004).
    """
    total, reached, _, samples = _sums(work, lambda distances: distances.astype(np.float64))
    others = work.projection.size - 1.0
    # What stands for all sources: of a sample, as many times as often as it is smaller.
    scale = work.projection.size / max(1, samples)
    count = np.minimum(np.maximum(reached * scale, 0.0), max(others, 0.0))
    near = np.divide(count, total * scale, out=np.zeros_like(total), where=total > 0)
    return Ranking.of_all(near * count / max(1.0, others), measures=_measures(samples, work.projection.size))


def compute_harmonic(work: Work) -> Ranking:
    """Return the sum of one over the distance from every other thing, over the number of the others.

    Above ``exact`` things it is estimated from ``samples`` sources, drawn with ``seed``; the column ``error`` is then
    the half-width of the 95 % confidence interval. Marchiori and Latora 2000.
    """
    total, _, squares, samples = _sums(work, lambda distances: 1.0 / np.maximum(distances, 1))
    size = work.projection.size
    scale = size / (max(1, samples) * max(1.0, size - 1.0))
    measures = _measures(samples, size)
    if samples == size:
        return Ranking.of_all(total * scale, measures=measures)
    variance = np.maximum(0.0, squares - total**2 / samples) / max(1, samples - 1)
    error = _SPREAD * scale * samples * np.sqrt(variance / samples * (1.0 - samples / size))
    return Ranking.of_all(total * scale, {"error": error}, measures | {"error": float(error.max(initial=0.0))})


def _sums(work: Work, addition: Addition) -> tuple[Vector, Vector, Vector, int]:
    """Return sum, number and sum of squares of what sources add to each thing, and how many sources there were."""
    size = work.projection.size
    samples = size if size <= integer(work.values, "exact") else min(size, integer(work.values, "samples"))
    chosen = np.arange(size)
    if samples < size:
        chosen = np.sort(np.random.default_rng(integer(work.values, "seed")).choice(size, samples, replace=False))
    total, reached, squares = np.zeros(size), np.zeros(size), np.zeros(size)
    done = 0
    for sources in blocks(size, chosen):
        distances = distances_from(work.projection.matrix, sources)
        added = np.where(distances > 0, addition(distances), 0.0)
        total += added.sum(axis=1)
        squares += (added**2).sum(axis=1)
        reached += (distances > 0).sum(axis=1)
        done += len(sources)
        work.progress(done / samples)
    return total, reached, squares, samples


def _measures(samples: int, size: int) -> dict[str, float]:
    return {"sources": float(samples), "exact": float(samples == size)}


def _effort(size: int, relations: int, values: Mapping[str, Value]) -> float:
    sources = size if size <= integer(values, "exact") else integer(values, "samples")
    return 10.0 * sources * (size + relations)


_PARAMETERS = (
    Parameter(name="exact", kind=Kind.INTEGER, usual=5000, least=0, most=50_000),
    Parameter(name="samples", kind=Kind.INTEGER, usual=200, least=2, most=10_000),
    Parameter(name="seed", kind=Kind.INTEGER, usual=1, least=0, most=2**31),
)
CLOSENESS = Algorithm(name="closeness", compute=compute_closeness, parameters=_PARAMETERS, effort=_effort)
HARMONIC = Algorithm(name="harmonic", compute=compute_harmonic, parameters=_PARAMETERS, effort=_effort)
