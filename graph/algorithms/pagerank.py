"""PageRank, over all things or as seen from some of them."""

import numpy as np
from scipy import sparse

from graph.algorithms.algorithm import Algorithm
from graph.algorithms.parameter import Kind, Parameter, number, things
from graph.algorithms.results import Ranking, Work
from graph.projection.projection import Projection, Vector
from ontology.errors import NotFoundError, RequestError

_STEPS = 1000
# The sum of all changes in the last step; networkx stops at a millionth for each thing.
_SETTLED = 1e-11

_DAMPING = Parameter(name="damping", kind=Kind.NUMBER, usual=0.85, least=0.0, most=0.99)


def pagerank(matrix: sparse.csr_array, start: Vector, damping: float) -> Vector:
    """Return how often a walk visits each thing that follows weighted relations and sometimes begins anew.

    ``matrix`` has sources in rows; ``start`` are the chances to begin at each thing, which sum to 1, and also those
    to go on from a thing with no way out. The result sums to 1.
    """
    weight = np.asarray(matrix.sum(axis=1), dtype=np.float64).ravel()
    ends = weight == 0
    onward = sparse.csr_array(matrix.T.multiply(1.0 / np.where(ends, 1.0, weight)))
    rank = start.copy()
    for _ in range(_STEPS):
        following = damping * (onward @ rank + rank[ends].sum() * start) + (1.0 - damping) * start
        change = float(np.abs(following - rank).sum())
        rank = following
        if change < _SETTLED:
            break
    return rank


def compute(work: Work) -> Ranking:
    """Return the PageRank of all things: high is what is linked with much that is itself highly ranked.

    Brin and Page 1998; relations are weighted, and a thing with no way out leads everywhere alike.
    """
    size = work.projection.size
    start = np.full(size, 1.0 / max(1, size))
    return Ranking.of_all(pagerank(work.projection.matrix, start, number(work.values, "damping")))


def compute_from(work: Work) -> Ranking:
    """Return the PageRank of a walk that always begins anew at some things: what is near and well linked to them.

    Raises ``NotFoundError`` where none of them is in the selection. Haveliwala 2002.
    """
    start = seeds(work.projection, things(work.values, "of"))
    rank = pagerank(work.projection.matrix, start, number(work.values, "damping"))
    others = np.flatnonzero((start == 0) & (rank > 0))
    return Ranking(things=others, scores=rank[others])


def seeds(projection: Projection, identifiers: tuple[str, ...]) -> Vector:
    """Return chances to begin at things, alike for all of them that a projection has."""
    if not identifiers:
        raise RequestError("It is not said at which things the walk begins.")
    places = [projection.places[one] for one in identifiers if one in projection.places]
    if not places:
        raise NotFoundError(f"{identifiers[0]!r} has no relation in what is selected.")
    start = np.zeros(projection.size)
    start[places] = 1.0 / len(places)
    return start


PAGERANK = Algorithm(name="pagerank", compute=compute, parameters=(_DAMPING,))
PERSONALISED = Algorithm(
    name="personalised-pagerank",
    compute=compute_from,
    parameters=(Parameter(name="of", kind=Kind.THINGS, required=True), _DAMPING),
)
