"""Eigenvector and Katz centrality."""

from collections.abc import Mapping

import numpy as np
from scipy import sparse

from graph.algorithms.algorithm import Algorithm
from graph.algorithms.parameter import Kind, Parameter, Value, number
from graph.algorithms.results import Ranking, Work
from graph.projection.projection import Vector

_STEPS = 5000
_SETTLED = 1e-11


def leading(matrix: sparse.csr_array) -> tuple[Vector, float]:
    """Return the leading eigenvector of a matrix, of length 1, and its eigenvalue.

    The vector is multiplied by the matrix plus the identity, which has the same eigenvectors and settles where the
    matrix alone would swing (on graphs of two sides).
    """
    vector = np.full(matrix.shape[0], 1.0 / max(1.0, float(np.sqrt(matrix.shape[0]))))
    value = 0.0
    for _ in range(_STEPS):
        following = vector + matrix @ vector
        length = float(np.sqrt(following @ following))
        if not length:
            break
        following /= length
        change = float(np.abs(following - vector).max())
        vector, value = following, length - 1.0
        if change < _SETTLED:
            break
    return vector, value


def compute_eigenvector(work: Work) -> Ranking:
    """Return the eigenvector centrality: a thing counts as much as the things it is linked with count together.

    Only the densest part of a graph that falls apart gets scores above 0. Bonacich 1972.
    """
    vector, value = leading(work.projection.matrix.T.tocsr())
    return Ranking.of_all(vector, measures={"eigenvalue": value})


def compute_katz(work: Work) -> Ranking:
    """Return the Katz centrality: the number of walks that end at a thing, each step weighing less.

    ``attenuation`` is the weight of a step as a part of the largest with which the sum is finite. The scores have
    length 1. Katz 1953.
    """
    onward = work.projection.matrix.T.tocsr()
    _, value = leading(onward)
    alpha = number(work.values, "attenuation") / max(value, 1.0)
    walks = np.ones(work.projection.size)
    for _ in range(_STEPS):
        following = alpha * (onward @ walks) + 1.0
        change = float(np.abs(following - walks).max(initial=0.0))
        walks = following
        if change < _SETTLED * float(walks.max(initial=1.0)):
            break
    length = float(np.sqrt(walks @ walks)) or 1.0
    return Ranking.of_all(walks / length, measures={"alpha": alpha})


def _effort(things: int, relations: int, _: Mapping[str, Value]) -> float:
    # Some hundred steps mostly, and thousands where several parts of the graph are about equally dense.
    return 500.0 * (things + relations)


EIGENVECTOR = Algorithm(name="eigenvector", compute=compute_eigenvector, effort=_effort)
KATZ = Algorithm(
    name="katz",
    compute=compute_katz,
    parameters=(Parameter(name="attenuation", kind=Kind.NUMBER, usual=0.5, least=0.01, most=0.95),),
    effort=_effort,
)
