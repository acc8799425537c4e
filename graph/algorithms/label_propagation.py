"""Label propagation: groups in which a label stays that everything takes over from most of its neighbours."""

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from graph.algorithms.algorithm import Algorithm
from graph.algorithms.communities import as_groups, costly
from graph.algorithms.parameter import Kind, Parameter, integer
from graph.algorithms.results import Groups, Indices, Work

_ROUNDS = 200


def compute(work: Work) -> Groups:
    """Return the groups of things that have the same label when each has one that most of its neighbours have.

    In each round half of the things that want another label take it: if all did, two sides would swap theirs for
    ever. Which, and of equally common labels which one, is drawn with ``seed``; a thing keeps its own where that is
    one of the most common. Raghavan, Albert and Kumara 2007, in the rounds of Cordasco and Gargano 2010.
    """
    random = np.random.default_rng(integer(work.values, "seed"))
    matrix = work.projection.symmetric.tocoo()
    labels = np.arange(work.projection.size)
    for step in range(_ROUNDS):
        wanted = _common(matrix, labels, random.permutation(work.projection.size))
        unhappy = np.flatnonzero(wanted != labels)
        if not len(unhappy):
            break
        chosen = unhappy[random.random(len(unhappy)) < 0.5]
        labels[chosen] = wanted[chosen]
        work.progress(step / _ROUNDS)
    return as_groups(work, labels)


def _common(matrix: sparse.coo_array, labels: Indices, liking: NDArray[np.int64]) -> Indices:
    """Return the label with most weight around each thing: its own where that is one, else the one most liked."""
    size = np.int64(len(labels))
    keys, place = np.unique(matrix.row * size + labels[matrix.col], return_inverse=True)
    weight = np.bincount(place, weights=matrix.data)
    things, around = keys // size, keys % size
    # Weights are sums in another order from round to round.
    best = np.lexsort((np.where(around == labels[things], size, liking[around]), np.round(weight, 6), things))
    last = np.append(np.flatnonzero(np.diff(things[best])), len(best) - 1) if len(best) else best
    wanted = labels.copy()
    wanted[things[best][last]] = around[best][last]
    return wanted


ALGORITHM = Algorithm(
    name="label-propagation",
    compute=compute,
    parameters=(Parameter(name="seed", kind=Kind.INTEGER, usual=1, least=0, most=2**31),),
    effort=costly,
)
