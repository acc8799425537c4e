"""Link prediction: who is not linked yet and has so much in common that it could be."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from graph.algorithms.algorithm import Algorithm
from graph.algorithms.parameter import Kind, Parameter, Value, integer, word
from graph.algorithms.results import Pairs, Work
from graph.projection.projection import Projection, Vector
from ontology.entity import EntityType
from ontology.errors import RequestError

#: What two things can have in common is weighed by one of these; see ``weighed``.
MEASURES = ("adamic-adar", "resource-allocation", "jaccard", "cosine", "common")
CLASSES = tuple(kind.value for kind in EntityType)
# What partners have in common, and no partners themselves.
_NO_PARTNERS = ("Industry", "Technology", "Program", "Fund", "Policy", "Region")
# Pairs of things that are looked at at once; each takes some 12 bytes.
_AT_ONCE = 1 << 24
# So many take some ten seconds.
_MOST_PAIRS = 5e8


def compute(work: Work) -> Pairs:
    """Return the pairs of unlinked things with most in common, by a measure, with what they have in common.

    ``left`` and ``right`` restrict their classes; else fields, programmes, funds, policies and regions are no partners.
    Common neighbours with more than ``crowd`` links say little and are passed over. Liben-Nowell and Kleinberg 2007;
    Adamic and Adar 2003.
    """
    projection, measure = work.projection, word(work.values, "measure")
    left, right = (having(projection, word(work.values, name)) for name in ("left", "right"))
    crowd, most = integer(work.values, "crowd"), integer(work.values, "pairs")
    links = projection.links
    middle = sparse.csr_array(links.multiply((projection.degrees <= crowd)[np.newaxis, :]))
    best: list[tuple[Vector, NDArray[np.int64], NDArray[np.int64]]] = []
    rows = np.flatnonzero(left)
    for part in _parts(middle, rows):
        common = sparse.coo_array(middle[part] @ _weights(middle, projection, measure).T)
        one, other = part[common.row], common.col.astype(np.int64)
        twice = left[other] & right[one] & (other < one)
        fits = right[other] & (one != other) & ~twice & (common.data > 0)
        one, other, score = one[fits], other[fits], common.data[fits]
        unlinked = ~_linked(links, one, other)
        one, other = one[unlinked], other[unlinked]
        score = weighed(projection, measure, one, other, score[unlinked])
        kept = _top(score, one, other, most)
        best.append((score[kept], one[kept], other[kept]))
        work.progress(float(np.searchsorted(rows, part[-1]) + 1) / len(rows))
    best.append((np.zeros(0), np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)))
    score = np.concatenate([part[0] for part in best])
    one, other = np.concatenate([part[1] for part in best]), np.concatenate([part[2] for part in best])
    kept = _top(score, one, other, most)
    one, other = one[kept], other[kept]
    shared = tuple(in_common(projection, int(a), int(b), crowd) for a, b in zip(one, other, strict=True))
    return Pairs(left=one, right=other, scores=score[kept], shared=shared)


def weighed(
    projection: Projection, measure: str, one: NDArray[np.int64], other: NDArray[np.int64], common: Vector
) -> Vector:
    """Return the measure of pairs from the sum over what they have in common.

    ``common`` counts common neighbours; for ``adamic-adar`` each by 1 / log of its links and for
    ``resource-allocation`` by 1 / its links. ``jaccard`` divides by the neighbours of both together, ``cosine`` by the
    root of the product of their numbers.
    """
    degrees = projection.degrees.astype(np.float64)
    if measure == "jaccard":
        return common / (degrees[one] + degrees[other] - common)
    if measure == "cosine":
        return common / np.sqrt(degrees[one] * degrees[other])
    return common


def in_common(projection: Projection, one: int, other: int, crowd: int) -> tuple[int, ...]:
    """Return what two things are both linked with, the most telling, which have few links, first."""
    both = np.intersect1d(projection.neighbours(one), projection.neighbours(other))
    degrees = projection.degrees[both]
    order = np.lexsort((both, degrees))
    return tuple(int(both[i]) for i in order if degrees[i] <= crowd)


def weight_of(degrees: NDArray[np.int64], measure: str) -> Vector:
    """Return what a common neighbour with so many links counts."""
    if measure == "adamic-adar":
        return 1.0 / np.log(np.maximum(degrees, 2).astype(np.float64))
    if measure == "resource-allocation":
        return 1.0 / np.maximum(degrees, 1).astype(np.float64)
    return np.ones(len(degrees))


def _linked(links: sparse.csr_array, one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which pairs are linked."""
    size = np.int64(links.shape[0])
    held = np.repeat(np.arange(size), np.diff(links.indptr)) * size + links.indices
    return np.isin(one * size + other, held)


def _weights(middle: sparse.csr_array, projection: Projection, measure: str) -> sparse.csr_array:
    return sparse.csr_array(middle.multiply(weight_of(projection.degrees, measure)[np.newaxis, :]))


def having(projection: Projection, name: str) -> NDArray[np.bool_]:
    """Return the things of a class, or where none is given all but those that cannot cooperate."""
    if name:
        return projection.of_kind(name)
    found = np.ones(projection.size, dtype=np.bool_)
    for field in _NO_PARTNERS:
        found &= ~projection.of_kind(field)
    return found


def _parts(middle: sparse.csr_array, rows: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """Return rows in parts whose pairs fit into memory; raise ``RequestError`` for too many pairs altogether."""
    reached = np.asarray((middle @ np.diff(middle.T.tocsr().indptr).astype(np.float64))[rows])
    if reached.sum() > _MOST_PAIRS:
        raise RequestError(f"{reached.sum():,.0f} pairs have something in common: pass over smaller crowds.")
    part = (np.cumsum(reached) // _AT_ONCE).astype(np.int64)
    return [found for found in np.split(rows, np.flatnonzero(np.diff(part)) + 1) if len(found)]


def _top(score: Vector, one: NDArray[np.int64], other: NDArray[np.int64], most: int) -> NDArray[np.int64]:
    """Return which pairs are the best, those of equal score by the order of their things."""
    if len(score) > 4 * most:
        least = np.partition(score, len(score) - most)[len(score) - most]
        near = np.flatnonzero(score >= least)
        return near[np.lexsort((other[near], one[near], -score[near]))][:most]
    return np.lexsort((other, one, -score))[:most]


def _effort(size: int, relations: int, _: Mapping[str, Value]) -> float:
    return 400.0 * (size + relations)


ALGORITHM = Algorithm(
    name="link-prediction",
    compute=compute,
    parameters=(
        Parameter(name="left", kind=Kind.CHOICE, choices=CLASSES),
        Parameter(name="right", kind=Kind.CHOICE, choices=CLASSES),
        Parameter(name="measure", kind=Kind.CHOICE, usual="adamic-adar", choices=MEASURES),
        Parameter(name="pairs", kind=Kind.INTEGER, usual=100, least=1, most=10_000),
        Parameter(name="crowd", kind=Kind.INTEGER, usual=1000, least=2, most=1_000_000),
    ),
    effort=_effort,
    kinds=True,
)
